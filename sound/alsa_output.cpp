// SPDX-License-Identifier: Apache-2.0
#include "sound/alsa_output.h"

extern "C" { // one function of 1.2.8 is declared outside ALSA's own
#include <alsa/asoundlib.h>
}
#include <utility>

namespace carded::sound {
namespace {

constexpr unsigned kBufferMicroseconds = 100'000; // wished for: a device may hold more

/// Drops what ALSA says in this thread, for as long as this lives.
class Quiet {
public:
    Quiet() : m_before(snd_lib_error_set_local(drop)) {}
    ~Quiet() { snd_lib_error_set_local(m_before); }
    Quiet(const Quiet&) = delete;
    Quiet& operator=(const Quiet&) = delete;
    Quiet(Quiet&&) = delete;
    Quiet& operator=(Quiet&&) = delete;

private:
    static void drop(const char* /*file*/, int /*line*/, const char* /*function*/, int /*error*/,
                     const char* /*format*/, va_list /*arguments*/)
    {}

    snd_local_error_handler_t m_before;
};

} // namespace

void AlsaOutput::Closer::operator()(snd_pcm_t* device) const noexcept
{
    snd_pcm_close(device);
}

AlsaOutput::AlsaOutput() = default;

AlsaOutput::~AlsaOutput() = default;

bool AlsaOutput::open()
{
    const Quiet quiet;
    if (m_device && snd_pcm_state(m_device.get()) != SND_PCM_STATE_DISCONNECTED) {
        return true;
    }
    m_device.reset();
    snd_pcm_t* device = nullptr;
    if (snd_pcm_open(&device, "default", SND_PCM_STREAM_PLAYBACK, SND_PCM_NONBLOCK) < 0) {
        return false;
    }
    m_device.reset(device);
    constexpr unsigned kChannels = 1;
    constexpr int kMayConvert = 1; // to what the device can: few are mono
    snd_pcm_uframes_t buffer = 0;
    snd_pcm_uframes_t period = 0;
    if (snd_pcm_set_params(device, SND_PCM_FORMAT_S16, SND_PCM_ACCESS_RW_INTERLEAVED, kChannels, kSampleRate,
                           kMayConvert, kBufferMicroseconds)
            < 0
        || snd_pcm_get_params(device, &buffer, &period) < 0) {
        m_device.reset();
    }
    m_bufferFrames = buffer;
    return m_device != nullptr;
}

AlsaOutput::Progress AlsaOutput::play(Samples samples)
{
    if (!open()) {
        return fail();
    }
    stop();
    // A full buffer of silence: the device begins when its buffer is full, and when it has run dry what is left in the
    // buffer may be heard again.
    samples.resize(samples.size() + m_bufferFrames);
    m_samples = std::move(samples);
    const Quiet quiet;
    return snd_pcm_prepare(m_device.get()) < 0 ? fail() : feed();
}

AlsaOutput::Progress AlsaOutput::feed()
{
    const Quiet quiet;
    bool isMended = false;
    while (m_device && m_next < m_samples.size()) {
        const snd_pcm_sframes_t taken =
            snd_pcm_writei(m_device.get(), m_samples.data() + m_next, m_samples.size() - m_next);
        if (taken > 0) {
            m_next += static_cast<std::size_t>(taken);
        } else if (taken == 0 || taken == -EAGAIN) {
            return Progress::More;
        } else if (std::exchange(isMended, true) || snd_pcm_prepare(m_device.get()) < 0) { // it may only have run dry
            return fail();
        }
    }
    return Progress::Done;
}

void AlsaOutput::stop()
{
    m_samples.clear();
    m_next = 0;
    if (m_device) {
        const Quiet quiet;
        snd_pcm_drop(m_device.get());
    }
}

AlsaOutput::Progress AlsaOutput::fail()
{
    m_device.reset();
    m_samples.clear();
    m_next = 0;
    return Progress::NoDevice;
}

} // namespace carded::sound
