// SPDX-License-Identifier: Apache-2.0
#include "scanner/eye_client.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <string>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace carded::scanner {

namespace {

constexpr std::size_t kReadBytes = kMaxMessageBytes;
/// So much is read in one go before the messages are handed out, however fast the other side writes.
constexpr int kMaxReadsInARow = 16;

static_assert(kMessagesFd == kFirstPassedFd && kPreviewFd == kMessagesFd + 1);

struct Pipe {
    UniqueFd out; ///< to read from
    UniqueFd in;  ///< to write to
};

std::optional<Pipe> makePipe()
{
    std::array<int, 2> ends{-1, -1};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
        return std::nullopt;
    }
    return Pipe{UniqueFd(ends[0]), UniqueFd(ends[1])};
}

bool makeNonBlocking(int fd) noexcept
{
    return ::fcntl(fd, F_SETFL, O_NONBLOCK) == 0;
}

std::string optionOf(EyeSource::Kind kind)
{
    switch (kind) {
    case EyeSource::Kind::Camera:
        return "--camera";
    case EyeSource::Kind::Picture:
        return "--picture";
    case EyeSource::Kind::Folder:
        return "--folder";
    case EyeSource::Kind::Video:
        return "--video";
    }
    return {};
}

std::vector<std::string> argumentsFor(const EyeOptions& options)
{
    std::vector<std::string> arguments;
    for (const EyeSource& source : options.sources) {
        arguments.push_back(optionOf(source.kind));
        arguments.push_back(source.path.string());
    }
    if (options.realtime) {
        arguments.emplace_back("--realtime");
    }
    if (options.repeat) {
        arguments.emplace_back("--repeat");
    }
    if (options.gap.count() > 0) {
        arguments.emplace_back("--gap-ms");
        arguments.push_back(std::to_string(options.gap.count()));
    }
    if (options.preview) {
        arguments.emplace_back("--preview-fd");
        arguments.push_back(std::to_string(kPreviewFd));
    }
    return arguments;
}

/// Waits until `fd` has something to read, or its other end is closed. False at the deadline.
bool waitReadable(int fd, EyeClient::Deadline deadline) noexcept
{
    using std::chrono::ceil;
    using std::chrono::milliseconds;
    while (true) {
        const auto left = ceil<milliseconds>(deadline - std::chrono::steady_clock::now()).count();
        pollfd waiting{fd, POLLIN, 0};
        const int ready = ::poll(&waiting, 1, static_cast<int>(std::clamp<std::int64_t>(left, 0, 3'600'000)));
        if (ready > 0) {
            return true;
        }
        if (ready == 0 || errno != EINTR) {
            return false;
        }
    }
}

} // namespace

std::filesystem::path eyeProgramPath(const std::filesystem::path& programFolder)
{
    std::error_code ignored; // not there is not there
    auto beside = programFolder / "carded-eye";
    if (std::filesystem::is_regular_file(beside, ignored)) {
        return beside;
    }
    return programFolder.parent_path() / "libexec" / "carded" / "carded-eye";
}

Result<EyeClient, EyeError> EyeClient::start(const std::filesystem::path& program, const EyeOptions& options)
{
    auto pipe = makePipe();
    if (!pipe || !makeNonBlocking(pipe->out.get())) {
        return fail(EyeError::StartFailed);
    }
    std::optional<UniqueFd> memory;
    std::optional<PreviewMapping> preview;
    if (options.preview) {
        memory = makePreviewMemory();
        preview = memory ? PreviewMapping::map(memory->get(), PreviewMapping::Access::Read) : std::nullopt;
        if (!preview) {
            return fail(EyeError::StartFailed);
        }
    }
    ChildChannels channels{-1, {pipe->in.get()}};
    if (memory) {
        channels.passed.push_back(memory->get());
    }
    auto process = ChildProcess::start(program, argumentsFor(options), channels);
    if (!process) {
        return fail(process.error());
    }
    EyeClient client(std::move(*process), std::move(pipe->out));
    client.m_preview = std::move(preview);
    client.m_isMirror = options.mirror;
    return client;
}

Result<EyeClient, EyeError> EyeClient::startPortrait(const std::filesystem::path& program, ByteSpan file)
{
    auto messages = makePipe();
    auto input = makePipe();
    if (!messages || !input || !makeNonBlocking(messages->out.get()) || !makeNonBlocking(input->in.get())) {
        return fail(EyeError::StartFailed);
    }
    // One byte above the limit is enough to be refused for it, and always fits an empty pipe.
    const ByteSpan sent = file.first(std::min(file.size(), kMaxPortraitBytes + 1));
    if (::write(input->in.get(), sent.data(), sent.size()) != static_cast<ssize_t>(sent.size())) {
        return fail(EyeError::StartFailed);
    }
    auto process = ChildProcess::start(program, {"--portrait"}, {input->out.get(), {messages->in.get()}});
    if (!process) {
        return fail(process.error());
    }
    return EyeClient(std::move(*process), std::move(messages->out));
}

void EyeClient::setError(EyeError error)
{
    if (!m_error) {
        m_error = error;
    }
}

/// Sorts one message in: Hello first and once, nothing after Finished.
void EyeClient::take(Message message)
{
    const auto* hello = std::get_if<Hello>(&message);
    if (bool(hello) == m_isGreeted || m_isFinished) {
        setError(EyeError::Lied);
    } else if (hello && hello->version != kEyeProtocolVersion) {
        setError(EyeError::WrongVersion);
    } else if (hello) {
        m_isGreeted = true;
    } else {
        m_isFinished = std::holds_alternative<Finished>(message);
        m_messages.push_back(std::move(message));
    }
}

/// Sorts in the messages that have arrived whole.
void EyeClient::takeComplete()
{
    while (!m_error) {
        auto message = m_reader.next();
        if (!message) {
            setError(EyeError::Lied);
        } else if (*message) {
            take(std::move(**message));
        } else {
            return;
        }
    }
}

/// Takes in what the pipe has.
void EyeClient::fill()
{
    std::array<std::uint8_t, kReadBytes> bytes; // NOLINT(cppcoreguidelines-pro-type-member-init): read() fills it
    for (int reads = 0; reads < kMaxReadsInARow && !m_error && !m_isFinished; ++reads) {
        const ssize_t got = ::read(m_pipe.get(), bytes.data(), bytes.size());
        if (got < 0) {
            if (errno != EAGAIN && errno != EINTR) {
                setError(EyeError::Died);
            }
            return;
        }
        if (got == 0) {
            setError(EyeError::Died);
            return;
        }
        m_reader.append({bytes.data(), static_cast<std::size_t>(got)});
        wipe(bytes.data(), static_cast<std::size_t>(got));
        takeComplete();
    }
}

Result<std::vector<Message>, EyeError> EyeClient::readAvailable()
{
    fill();
    if (m_messages.empty() && m_error) {
        return fail(*m_error);
    }
    std::vector<Message> messages(std::make_move_iterator(m_messages.begin()),
                                  std::make_move_iterator(m_messages.end()));
    m_messages.clear();
    return messages;
}

Result<Message, EyeError> EyeClient::next(Deadline deadline)
{
    while (m_messages.empty()) {
        if (m_error || m_isFinished) {
            return fail(m_error.value_or(EyeError::Died));
        }
        if (!waitReadable(m_pipe.get(), deadline)) {
            return fail(EyeError::TimedOut);
        }
        fill();
    }
    Message message = std::move(m_messages.front());
    m_messages.pop_front();
    return message;
}

std::optional<Frame> EyeClient::latestPreview()
{
    if (!m_preview) {
        return std::nullopt;
    }
    const std::uint32_t newest = m_preview->newest();
    auto frame = m_preview->readNewerThan(m_previewSeen);
    if (frame) {
        m_previewSeen = newest;
        if (m_isMirror) {
            frame = mirrored(*std::move(frame));
        }
    }
    return frame;
}

} // namespace carded::scanner
