// SPDX-License-Identifier: Apache-2.0
// carded-eye: opens cameras, pictures and films, looks for symbols in them and tells its parent on a pipe.
// Started by EyeClient, never by hand.
#include "scanner/camera_source.h"
#include "scanner/code_reader.h"
#include "scanner/eye_arguments.h"
#include "scanner/folder_source.h"
#include "scanner/grey_picture.h"
#include "scanner/message_outlet.h"
#include "scanner/picture_source.h"
#include "scanner/portrait.h"
#include "scanner/preview.h"
#include "scanner/video_source.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <memory>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>
#include <utility>

namespace carded::scanner {

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr milliseconds kRetryTime{1000};
constexpr milliseconds kThoroughBudget{5000};
constexpr milliseconds kPreviewInterval{67}; // at most 15 a second

/// Without a parent there is nobody to see for; and a core file would hold pictures of people.
void restrictProcess() noexcept
{
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
}

std::unique_ptr<FrameSource> makeSource(const EyeSource& source, Pace pace)
{
    switch (source.kind) {
    case EyeSource::Kind::Camera:
        return std::make_unique<CameraSource>(source.path);
    case EyeSource::Kind::Picture:
        return std::make_unique<PictureSource>(source.path);
    case EyeSource::Kind::Folder:
        return std::make_unique<FolderSource>(source.path);
    case EyeSource::Kind::Video:
        return std::make_unique<VideoSource>(source.path, pace);
    }
    return nullptr;
}

/// A camera or a film shows the same symbol many times, a picture once.
Effort effortFor(EyeSource::Kind kind)
{
    switch (kind) {
    case EyeSource::Kind::Camera:
    case EyeSource::Kind::Video:
        return Effort::Live;
    case EyeSource::Kind::Picture:
    case EyeSource::Kind::Folder:
        return Effort::Thorough;
    }
    return Effort::Thorough;
}

/// To be tried again later; any other error of a camera is about one frame only.
bool isWithoutCamera(SourceError error) noexcept
{
    return error == SourceError::NoCamera || error == SourceError::CameraLost;
}

/// Plays the list of sources. Functions return false when nobody listens any more.
class Eye {
public:
    Eye(EyeOptions options, std::optional<PreviewMapping> preview, MessageOutlet outlet)
        : m_options(std::move(options)), m_preview(std::move(preview)), m_outlet(outlet)
    {}

    bool run()
    {
        do {
            m_framesInRound = 0;
            for (std::uint32_t source = 0; source < m_options.sources.size(); ++source) {
                if ((source > 0 || m_rounds > 0) && !m_outlet.wait(m_options.gap)) {
                    return false;
                }
                if (!play(source)) {
                    return false;
                }
            }
            ++m_rounds;
            if (m_options.repeat && m_framesInRound == 0 && !m_outlet.wait(kRetryTime)) {
                return false; // a list that gives nothing must not be played without a pause
            }
        } while (m_options.repeat);
        return m_outlet.send(Finished{});
    }

private:
    bool play(std::uint32_t index)
    {
        const EyeSource& spec = m_options.sources[index];
        const auto source = makeSource(spec, m_options.realtime ? Pace::RealTime : Pace::EveryFrame);
        m_isOpened = false;
        m_lastFailure.reset();
        while (true) {
            const auto timed = source->next();
            if (!timed) {
                if (!reportFailure(index, timed.error())
                    || (isWithoutCamera(timed.error()) && !m_outlet.wait(kRetryTime))) {
                    return false;
                }
                continue;
            }
            if (!*timed) {
                return m_outlet.send(SourceEnded{index});
            }
            if (!show(index, **timed)) {
                return false;
            }
        }
    }

    /// A camera that stays away is reported once, not each second.
    bool reportFailure(std::uint32_t index, SourceError error)
    {
        const bool isNews = m_options.sources[index].kind != EyeSource::Kind::Camera || m_lastFailure != error;
        m_lastFailure = error;
        m_isOpened = false;
        return !isNews || m_outlet.send(SourceFailed{index, error});
    }

    bool show(std::uint32_t index, const TimedFrame& timed)
    {
        const Frame& frame = timed.frame;
        ++m_framesInRound;
        if (!m_isOpened
            && !m_outlet.send(SourceOpened{index, static_cast<std::uint32_t>(frame.width),
                                           static_cast<std::uint32_t>(frame.height)})) {
            return false;
        }
        m_isOpened = true;
        updatePreview(frame);
        // The one call that handles what a stranger holds up.
        const Effort effort = effortFor(m_options.sources[index].kind);
        const auto budget = effort == Effort::Live ? kLiveBudget : kThoroughBudget;
        const auto reading = m_reader.read(LumaView(frame), effort, steady_clock::now() + budget);
        if (!reading) {
            return reportFailure(index, SourceError::DecoderFailed);
        }
        m_lastFailure.reset();
        const FrameStamp stamp{index, timed.number, timed.milliseconds};
        if (!m_outlet.send(FrameSeen{stamp})) {
            return false;
        }
        for (const Symbol& symbol : reading->symbols) {
            if (!m_outlet.send(SymbolSeen{stamp, symbol.symbology, symbol.bytes})) {
                return false;
            }
        }
        return true;
    }

    void updatePreview(const Frame& frame)
    {
        const auto now = steady_clock::now();
        if (!m_preview || (m_previewTime && now - *m_previewTime < kPreviewInterval)) {
            return;
        }
        m_previewTime = now;
        m_preview->write(shrinkToFit(frame, kPreviewWidth, kPreviewHeight));
    }

    EyeOptions m_options;
    std::optional<PreviewMapping> m_preview;
    MessageOutlet m_outlet;
    CodeReader m_reader;
    std::uint64_t m_rounds = 0;
    std::uint64_t m_framesInRound = 0;
    bool m_isOpened = false;
    std::optional<SourceError> m_lastFailure;
    std::optional<steady_clock::time_point> m_previewTime;
};

/// What stdin gives, up to one byte above the limit.
Bytes readPortraitInput()
{
    Bytes file(kMaxPortraitBytes + 1);
    std::size_t have = 0;
    while (have < file.size()) {
        const ssize_t got = ::read(STDIN_FILENO, file.data() + have, file.size() - have);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            break;
        }
        have += static_cast<std::size_t>(got);
    }
    file.resize(have);
    return file;
}

bool runPortrait(MessageOutlet outlet)
{
    auto portrait = decodePortrait(readPortraitInput());
    return portrait ? outlet.send(PortraitDecoded{std::move(*portrait)})
                    : outlet.send(PortraitFailed{portrait.error()});
}

int run(std::span<char* const> arguments)
{
    const auto parsed = parseEyeArguments(arguments);
    if (!parsed || ::fcntl(kMessagesFd, F_GETFD) < 0) {
        (void)std::fputs("carded-eye is a helper of carded and carded-kiosk and is started by them.\n", stderr);
        return 2;
    }
    std::optional<PreviewMapping> preview;
    if (parsed->previewFd) {
        preview = PreviewMapping::map(*parsed->previewFd, PreviewMapping::Access::Write);
        if (!preview) {
            return 2;
        }
    }
    const MessageOutlet outlet(kMessagesFd);
    if (!outlet.send(Hello{})) {
        return 1;
    }
    const bool isDone = parsed->portrait ? runPortrait(outlet) : Eye(parsed->options, std::move(preview), outlet).run();
    return isDone ? 0 : 1;
}

} // namespace

} // namespace carded::scanner

int main(int argc, char** argv)
{
    carded::scanner::restrictProcess();
    const std::span<char* const> all(argv, static_cast<std::size_t>(argc));
    return carded::scanner::run(all.subspan(all.empty() ? 0 : 1));
}
