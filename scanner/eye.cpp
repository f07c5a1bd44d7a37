// SPDX-License-Identifier: Apache-2.0
#include "scanner/eye.h"

#include "scanner/camera_source.h"
#include "scanner/folder_source.h"
#include "scanner/picture_watch.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <poll.h>
#include <utility>

namespace carded::scanner {

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr milliseconds kRetryTime{1000};

bool isFile(EyeSource::Kind kind) noexcept
{
    return kind == EyeSource::Kind::Picture || kind == EyeSource::Kind::Folder;
}

/// Rounded up: to wake up too early is to wake up twice. -1: for ever.
int millisecondsUntil(std::optional<SteadyTime> moment)
{
    constexpr std::int64_t kLongest = 3'600'000;
    if (!moment) {
        return -1;
    }
    const auto now = steady_clock::now();
    return *moment <= now
               ? 0
               : static_cast<int>(std::min(std::chrono::ceil<milliseconds>(*moment - now).count(), kLongest));
}

} // namespace

/// What is known about the source that is being played.
struct Eye::Playing {
    std::uint32_t index;
    bool isCamera;
    bool isLive;   ///< it goes on whether or not we look: the newest frame counts, and one may be lost
    Effort effort; ///< a camera or a film shows the same symbol many times, a picture once
    std::unique_ptr<FrameSource> source;
    /// What the source has said, to be dealt with when the worker is idle.
    std::optional<Result<FrameSource::Step, SourceError>> held{};
    std::optional<FrameStamp> looking{}; ///< the frame that the worker has
    std::optional<SourceError> lastFailure{};
    PictureWatch watch{};  ///< of a camera
    SourceOpened opened{}; ///< what is to be said of the frame given last
    bool isOpened = false;
    bool isOver = false;
    bool wasEmpty = false; ///< the last frame showed nothing

    /// A source that does not go on by itself waits until its last picture has been given away.
    [[nodiscard]] bool wantsMore() const noexcept { return isLive || !held; }
    /// Why a camera's frames are of no use, if they are not.
    [[nodiscard]] std::optional<SourceError> blindness() const noexcept;
};

std::optional<SourceError> Eye::Playing::blindness() const noexcept
{
    switch (watch.state()) {
    case PictureState::Good:
        break;
    case PictureState::Black:
        return SourceError::CameraBlack;
    case PictureState::Frozen:
        return SourceError::CameraFrozen;
    }
    return std::nullopt;
}

Eye::Eye(EyeOptions options, FileSetup files, LookWorker worker, MessageOutlet outlet)
    : m_options(std::move(options)), m_files(std::move(files)), m_worker(std::move(worker)), m_outlet(outlet)
{}

bool Eye::run()
{
    bool isFirst = true;
    do {
        m_framesInRound = 0;
        for (std::uint32_t source = 0; source < m_options.sources.size(); ++source) {
            if (!std::exchange(isFirst, false) && !m_outlet.wait(m_options.gap)) {
                return false;
            }
            if (!play(source)) {
                return false;
            }
        }
        if (m_options.repeat && m_framesInRound == 0 && !m_outlet.wait(kRetryTime)) {
            return false; // a list that gives nothing must not be played without a pause
        }
    } while (m_options.repeat);
    return m_outlet.send(Finished{});
}

std::unique_ptr<FrameSource> Eye::makeSource(const EyeSource& source) const
{
    switch (source.kind) {
    case EyeSource::Kind::Camera:
        return std::make_unique<CameraSource>(source.path.string());
    case EyeSource::Kind::Picture:
        return std::make_unique<FileSource>(FileKind::Picture, source.path, Pace::EveryFrame, m_files);
    case EyeSource::Kind::Folder:
        return std::make_unique<FolderSource>(source.path, m_files);
    case EyeSource::Kind::Video:
        return std::make_unique<FileSource>(FileKind::Film, source.path,
                                            m_options.realtime ? Pace::RealTime : Pace::EveryFrame, m_files);
    }
    return nullptr;
}

bool Eye::play(std::uint32_t index)
{
    const EyeSource& spec = m_options.sources[index];
    const bool isCamera = spec.kind == EyeSource::Kind::Camera;
    const bool isLive = isCamera || (spec.kind == EyeSource::Kind::Video && m_options.realtime);
    Playing playing{index, isCamera, isLive, isFile(spec.kind) ? Effort::Thorough : Effort::Live, makeSource(spec)};
    while (!playing.isOver) {
        if (!waitForNews(playing) || !hearWorker(playing)) {
            return false;
        }
        hearSource(playing);
        if (!advance(playing)) {
            return false;
        }
    }
    return m_outlet.send(SourceEnded{index});
}

/// Waits until the source or the worker has something, or a moment has come. False when the parent has gone.
bool Eye::waitForNews(const Playing& playing) const
{
    const SourceWait worker = m_worker.wait();
    const SourceWait source = playing.wantsMore() ? playing.source->wait() : SourceWait{-1, SteadyTime::max()};
    auto until = worker.until;
    if (source.fd < 0 && !source.until) {
        until = steady_clock::now();
    } else if (source.until) {
        until = std::min(until.value_or(SteadyTime::max()), *source.until);
    }
    // POLLERR is reported without being asked for: nobody reads any more.
    std::array<pollfd, 3> waiting{{{m_outlet.fd(), 0, 0}, {worker.fd, POLLIN, 0}, {source.fd, POLLIN, 0}}};
    const int ready = ::poll(waiting.data(), waiting.size(), millisecondsUntil(until));
    return (ready >= 0 || errno == EINTR) && waiting[0].revents == 0;
}

/// Asks once more than it had to, rarely: a source does not wait when it is asked too early.
void Eye::hearSource(Playing& playing)
{
    if (!playing.wantsMore()) {
        return;
    }
    const auto step = playing.source->next();
    const auto* const timed = step ? std::get_if<TimedFrame>(&*step) : nullptr;
    if (timed && playing.isCamera) {
        playing.watch.seeFrame(digestOf(timed->frame), steady_clock::now());
    }
    if (!step || !std::holds_alternative<NoFrameYet>(*step)) {
        playing.held = step;
    }
}

bool Eye::hearWorker(Playing& playing)
{
    while (const auto event = m_worker.step()) {
        if (!tell(playing, *event)) {
            return false;
        }
    }
    return true;
}

/// Deals with what the source has said, if the time for it has come.
bool Eye::advance(Playing& playing)
{
    if (!playing.held || playing.looking) {
        return true;
    }
    const auto& step = *playing.held;
    if (!step) {
        const SourceError error = step.error();
        playing.held.reset();
        playing.watch = {}; // a camera that comes back is seen anew
        return tellFailure(playing, error);
    }
    if (std::holds_alternative<FramesOutdated>(*step)) {
        playing.held.reset();
        return true;
    }
    if (std::holds_alternative<SourceOver>(*step)) {
        playing.isOver = true;
        return true;
    }
    if (!m_worker.isIdle()) {
        return true;
    }
    const TimedFrame timed = std::get<TimedFrame>(*step);
    playing.held.reset();
    return give(playing, timed);
}

bool Eye::give(Playing& playing, const TimedFrame& timed)
{
    ++m_framesInRound;
    if (!m_worker.give(timed.frame, playing.index, playing.effort)) {
        return tellFailure(playing, SourceError::BrokenPicture);
    }
    playing.looking = FrameStamp{playing.index, timed.number, timed.milliseconds};
    playing.opened = SourceOpened{playing.index, static_cast<std::uint32_t>(timed.frame.width),
                                  static_cast<std::uint32_t>(timed.frame.height)};
    return tellOpened(playing);
}

/// Once, and again when what has failed is overcome.
bool Eye::tellOpened(Playing& playing)
{
    return playing.blindness() || std::exchange(playing.isOpened, true) || m_outlet.send(playing.opened);
}

bool Eye::tell(Playing& playing, const LookEvent& event)
{
    const auto stamp = std::exchange(playing.looking, std::nullopt);
    if (const auto* looked = std::get_if<Looked>(&event)) {
        if (!stamp) { // of a source before
            return true;
        }
        return hearLooked(playing, *looked) && tellLooked(playing, *stamp, *looked);
    }
    if (const auto* failed = std::get_if<NotLooked>(&event)) {
        return tellFailure(playing, failed->failure == LookFailure::BrokenFrame ? SourceError::BrokenPicture
                                                                                : SourceError::DecoderFailed);
    }
    if (std::holds_alternative<FrameLost>(event)) { // a camera's next frame makes up for it
        return playing.isLive || tellFailure(playing, SourceError::DecoderFailed);
    }
    playing.isOver = !playing.isLive; // nothing that follows could be looked into either
    return tellFailure(playing, SourceError::DecoderFailed);
}

/// A frame that has been looked into ends what failed before, unless the camera shows nothing of use.
bool Eye::hearLooked(Playing& playing, const Looked& looked)
{
    if (playing.isCamera) {
        playing.watch.seeLight(looked.light, steady_clock::now());
    }
    if (const auto error = playing.blindness()) {
        return tellFailure(playing, *error);
    }
    playing.lastFailure.reset();
    return tellOpened(playing);
}

/// A live frame without anything is told of when the one before had something, or when the live picture shows it:
/// nobody is to be woken for each frame of a shop in which nothing happens.
bool Eye::tellLooked(Playing& playing, const FrameStamp& stamp, const Looked& looked)
{
    const bool isEmpty = looked.symbols.empty() && !looked.hint && !looked.hasMore;
    const bool wasEmpty = std::exchange(playing.wasEmpty, isEmpty);
    if (playing.isLive && isEmpty && wasEmpty && !looked.isShown) {
        return true;
    }
    if (!m_outlet.send(FrameSeen{stamp, looked.hasMore})) {
        return false;
    }
    if (looked.hint && !m_outlet.send(CodeUnread{stamp, *looked.hint})) {
        return false;
    }
    return std::ranges::all_of(looked.symbols, [&](const Symbol& symbol) {
        return m_outlet.send(SymbolSeen{stamp, symbol.symbology, symbol.bytes});
    });
}

/// What goes on failing in the same way is reported once by a source that is live, not each second.
bool Eye::tellFailure(Playing& playing, SourceError error)
{
    const bool isNews = !playing.isLive || playing.lastFailure != error;
    playing.lastFailure = error;
    playing.isOpened = false;
    return !isNews || m_outlet.send(SourceFailed{playing.index, error});
}

} // namespace carded::scanner
