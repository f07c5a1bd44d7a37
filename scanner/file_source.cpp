// SPDX-License-Identifier: Apache-2.0
#include "scanner/file_source.h"

#include "scanner/open_file.h"
#include "scanner/picture_limits.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace carded::scanner {

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

/// A frame that is later than this is left out: one frame at 25 a second.
constexpr milliseconds kMaxLateness{40};
/// A frame that says to be later than this is taken for one that does not say its time.
constexpr std::uint64_t kMaxFilmMilliseconds = std::uint64_t{1000} * 3600 * 24;

} // namespace

FileSource::FileSource(FileKind kind, std::filesystem::path path, Pace pace, FileSetup setup)
    : m_kind(kind), m_path(std::move(path)), m_pace(pace), m_setup(std::move(setup))
{}

SourceWait FileSource::wait() const
{
    switch (m_state) {
    case State::Asked:
        return {m_link->fd(), m_until};
    case State::Waiting:
        return {-1, m_until};
    case State::Unopened:
    case State::Shown:
    case State::Over:
        return {};
    }
    return {};
}

Result<FrameSource::Step, SourceError> FileSource::next()
{
    switch (m_state) {
    case State::Unopened:
        if (const auto error = open()) {
            return finish(error);
        }
        return ask(m_setup.openTime + m_setup.startTime);
    case State::Asked:
        return hear();
    case State::Waiting:
        return steady_clock::now() < m_until ? Step(NoFrameYet{}) : show();
    case State::Shown:
        return m_kind == FileKind::Film ? ask(m_setup.frameTime) : finish({});
    case State::Over:
        return Step(SourceOver{});
    }
    return Step(SourceOver{});
}

std::optional<SourceError> FileSource::open()
{
    const bool isFilm = m_kind == FileKind::Film;
    const auto file = openFile(m_path, isFilm ? std::numeric_limits<std::uint64_t>::max() : kMaxPictureBytes);
    if (!file) {
        return file.error();
    }
    m_memory = SharedMemory::makeForTaking(kFrameMemoryBytes);
    if (!m_memory) {
        return SourceError::DecoderFailed;
    }
    auto link = WorkerLink::start(m_setup.program, {isFilm ? "--film" : "--picture"}, file->get(), {m_memory->fd()});
    if (!link) {
        return SourceError::DecoderFailed;
    }
    m_link.emplace(std::move(*link));
    return std::nullopt;
}

Result<FrameSource::Step, SourceError> FileSource::ask(milliseconds time)
{
    const auto now = steady_clock::now();
    NextPicture job;
    if (m_pace == Pace::RealTime && m_hasBegun) { // one that is late when it comes is shown: there must be some
        const auto late = std::chrono::duration_cast<milliseconds>(now - m_began) - kMaxLateness;
        job.earliest = static_cast<std::uint64_t>(std::max(late, milliseconds(0)).count());
    }
    if (!m_link->send(encodeNextPicture(job))) {
        return finish(brokenFile());
    }
    m_until = now + time;
    m_state = State::Asked;
    return Step(NoFrameYet{});
}

Result<FrameSource::Step, SourceError> FileSource::hear()
{
    const auto message = m_link->receive();
    if (!message) {
        return finish(brokenFile());
    }
    if (!*message) {
        return steady_clock::now() < m_until ? Step(NoFrameYet{}) : finish(brokenFile());
    }
    if (const auto* picture = std::get_if<PictureDecoded>(&**message)) {
        return take(*picture);
    }
    const auto* over = std::get_if<FileOver>(&**message);
    return finish(over ? over->error : brokenFile());
}

Result<FrameSource::Step, SourceError> FileSource::take(const PictureDecoded& picture)
{
    if (!std::exchange(m_hasBegun, true)) {
        m_began = steady_clock::now();
    }
    m_picture = picture;
    if (m_pace == Pace::EveryFrame || picture.milliseconds > kMaxFilmMilliseconds) {
        return show();
    }
    m_until = m_began + milliseconds(picture.milliseconds);
    m_state = State::Waiting;
    return next();
}

/// The size was checked when the message was read; the pixels may be any.
Result<FrameSource::Step, SourceError> FileSource::show()
{
    m_state = State::Shown;
    const std::size_t pixels = std::size_t{m_picture.width} * m_picture.height;
    const int width = static_cast<int>(m_picture.width);
    const int height = static_cast<int>(m_picture.height);
    return Step(TimedFrame{{PixelFormat::Grey, width, height, width, m_memory->bytes().first(pixels)},
                           m_picture.number,
                           m_picture.milliseconds});
}

Result<FrameSource::Step, SourceError> FileSource::finish(std::optional<SourceError> error)
{
    m_state = State::Over;
    m_link.reset();
    m_memory.reset();
    if (error) {
        return fail(*error);
    }
    return Step(SourceOver{});
}

/// What a worker's failure says of the file: before it is ready, it has not read a byte of it.
SourceError FileSource::brokenFile() const noexcept
{
    if (!m_link->isReady()) {
        return SourceError::DecoderFailed;
    }
    return m_kind == FileKind::Film ? SourceError::BrokenVideo : SourceError::BrokenPicture;
}

} // namespace carded::scanner
