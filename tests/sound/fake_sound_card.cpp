// SPDX-License-Identifier: Apache-2.0
// A sound card that is not there: a plugin that ALSA loads, and what tells it what to do.
#include "tests/sound/fake_sound_card.h"

#define PIC // or ALSA's headers think that the plugin is linked into the program
#include <algorithm>
#include <alsa/asoundlib.h>
#include <alsa/pcm_external.h>
#include <cstdlib>
#include <dlfcn.h>
#include <fstream>
#include <mutex>

namespace carded::test {
namespace {

/// What one open handle has been given since it was last prepared.
struct Run {
    sound::Samples given;
    std::size_t played = 0;
    bool isRunning = false;
    bool isDry = false;
};

struct Card {
    std::mutex mutex;
    bool isPlugged = true;
    int openings = 0;
    Run run;
    std::vector<sound::Samples> heard;
};

Card& card()
{
    static Card theCard;
    return theCard;
}

void endRun(Card& it)
{
    if (it.run.played > 0) {
        it.heard.emplace_back(it.run.given.begin(), it.run.given.begin() + static_cast<std::ptrdiff_t>(it.run.played));
    }
    it.run = {};
}

int start(snd_pcm_ioplug_t* /*io*/)
{
    const std::scoped_lock lock(card().mutex);
    card().run.isRunning = true;
    return card().isPlugged ? 0 : -ENODEV;
}

int stop(snd_pcm_ioplug_t* /*io*/)
{
    const std::scoped_lock lock(card().mutex);
    endRun(card());
    return 0;
}

int prepare(snd_pcm_ioplug_t* /*io*/)
{
    const std::scoped_lock lock(card().mutex);
    endRun(card());
    return card().isPlugged ? 0 : -ENODEV;
}

snd_pcm_sframes_t pointer(snd_pcm_ioplug_t* io)
{
    const std::scoped_lock lock(card().mutex);
    if (!card().isPlugged) {
        return -ENODEV;
    }
    return card().run.isDry ? -EPIPE : static_cast<snd_pcm_sframes_t>(card().run.played % io->buffer_size);
}

snd_pcm_sframes_t transfer(snd_pcm_ioplug_t* /*io*/, const snd_pcm_channel_area_t* areas, snd_pcm_uframes_t offset,
                           snd_pcm_uframes_t size)
{
    const std::scoped_lock lock(card().mutex);
    if (!card().isPlugged) {
        return -ENODEV;
    }
    const auto* const first = static_cast<const std::int16_t*>(areas->addr) + areas->first / 16 + offset;
    card().run.given.insert(card().run.given.end(), first, first + size);
    return static_cast<snd_pcm_sframes_t>(size);
}

int close(snd_pcm_ioplug_t* io)
{
    const std::scoped_lock lock(card().mutex);
    endRun(card());
    delete io;
    return 0;
}

constexpr snd_pcm_ioplug_callback_t kDriver = [] {
    snd_pcm_ioplug_callback_t driver{};
    driver.start = start;
    driver.stop = stop;
    driver.prepare = prepare;
    driver.pointer = pointer;
    driver.transfer = transfer;
    driver.close = close;
    return driver;
}();

int limit(snd_pcm_ioplug_t* io)
{
    constexpr unsigned kAccess[] = {SND_PCM_ACCESS_RW_INTERLEAVED};
    constexpr unsigned kFormat[] = {SND_PCM_FORMAT_S16_LE};
    int status = snd_pcm_ioplug_set_param_list(io, SND_PCM_IOPLUG_HW_ACCESS, 1, kAccess);
    status = std::min(status, snd_pcm_ioplug_set_param_list(io, SND_PCM_IOPLUG_HW_FORMAT, 1, kFormat));
    status = std::min(status, snd_pcm_ioplug_set_param_minmax(io, SND_PCM_IOPLUG_HW_CHANNELS, 1, 1));
    return std::min(status, snd_pcm_ioplug_set_param_minmax(io, SND_PCM_IOPLUG_HW_RATE, 48'000, 48'000));
}

} // namespace

void FakeSoundCard::plug()
{
    const std::scoped_lock lock(card().mutex);
    card().isPlugged = true;
}

void FakeSoundCard::unplug()
{
    const std::scoped_lock lock(card().mutex);
    card().isPlugged = false;
}

void FakeSoundCard::playOn(std::size_t frames)
{
    const std::scoped_lock lock(card().mutex);
    Run& run = card().run;
    if (run.isRunning) {
        run.isDry = run.played + frames > run.given.size();
        run.played = std::min(run.played + frames, run.given.size());
    }
}

std::vector<sound::Samples> FakeSoundCard::heard()
{
    const std::scoped_lock lock(card().mutex);
    auto all = card().heard;
    const Run& run = card().run;
    if (run.played > 0) {
        all.emplace_back(run.given.begin(), run.given.begin() + static_cast<std::ptrdiff_t>(run.played));
    }
    return all;
}

std::size_t FakeSoundCard::waiting()
{
    const std::scoped_lock lock(card().mutex);
    return card().run.given.size() - card().run.played;
}

bool FakeSoundCard::isRunning()
{
    const std::scoped_lock lock(card().mutex);
    return card().run.isRunning;
}

int FakeSoundCard::openings()
{
    const std::scoped_lock lock(card().mutex);
    return card().openings;
}

AlsaConfiguration::AlsaConfiguration(const std::string& text)
{
    std::ofstream(m_folder / "asound.conf") << text;
    ::setenv("ALSA_CONFIG_PATH", (m_folder / "asound.conf").c_str(), 1);
    snd_config_update_free_global(); // a file of the same name, size and second would be taken for the last one
}

AlsaConfiguration::~AlsaConfiguration()
{
    ::unsetenv("ALSA_CONFIG_PATH");
    snd_config_update_free_global();
}

namespace {

std::string configuration()
{
    Dl_info here{};
    ::dladdr(reinterpret_cast<const void*>(&configuration), &here);
    return std::string("pcm_type.carded_fake { lib \"") + here.dli_fname
           + "\" }\npcm.!default { type plug slave.pcm { type carded_fake } }\n";
}

} // namespace

FakeSoundCard::FakeSoundCard() : m_configuration(configuration())
{
    const std::scoped_lock lock(card().mutex);
    card().isPlugged = true;
    card().openings = 0;
    card().run = {};
    card().heard.clear();
}

} // namespace carded::test

extern "C" {

SND_PCM_PLUGIN_DEFINE_FUNC(carded_fake);

SND_PCM_PLUGIN_DEFINE_FUNC(carded_fake)
{
    using namespace carded::test;
    (void)root;
    (void)conf;
    {
        const std::scoped_lock lock(card().mutex);
        ++card().openings;
        if (!card().isPlugged) {
            return -ENODEV;
        }
    }
    auto* const io = new snd_pcm_ioplug_t{};
    io->version = SND_PCM_IOPLUG_VERSION;
    io->name = "Carded's tests";
    io->callback = &kDriver;
    io->poll_fd = -1;
    if (const int status = snd_pcm_ioplug_create(io, name, stream, mode); status < 0) {
        delete io;
        return status;
    }
    if (const int status = limit(io); status < 0) {
        snd_pcm_ioplug_delete(io);
        return status;
    }
    *pcmp = io->pcm;
    return 0;
}

SND_PCM_PLUGIN_SYMBOL(carded_fake)

} // extern "C"
