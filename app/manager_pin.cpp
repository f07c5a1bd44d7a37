// SPDX-License-Identifier: Apache-2.0
#include "app/manager_pin.h"

#include "app/till_folder.h"
#include "base/unique_fd.h"
#include "crypto/checksum.h"
#include "crypto/encoding.h"
#include "crypto/secret_hash.h"
#include "evidence/private_file.h"
#include "revocation_cache/files.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <fcntl.h>
#include <optional>
#include <string>
#include <sys/file.h>
#include <unistd.h>

namespace carded::app {
namespace {

using evidence::LogError;
using revocation_cache::FileError;
using Kind = PinState::Kind;

constexpr int kFreeTries = 5;
constexpr int kMostFailures = 1'000'000; // counting on would change nothing
constexpr std::size_t kMostFileBytes = 512;
constexpr std::string_view kFirstLine = "carded-pin 1\n";

/// What is in the file.
struct Stored {
    std::string hash;
    int failures = 0;
    UnixTime lastFailure{}; ///< these two mean nothing before there is one
    Seconds lastFailureRunning{0};
};

std::string toText(const Stored& stored)
{
    std::string text(kFirstLine);
    text += "hash " + stored.hash + "\n";
    text += "failures " + std::to_string(stored.failures) + "\n";
    text += "last_failure " + std::to_string(stored.lastFailure.time_since_epoch().count()) + "\n";
    text += "last_failure_running " + std::to_string(stored.lastFailureRunning.count()) + "\n";
    return text + "check " + crypto::encodeHex(crypto::checksum(asBytes(text)).span()) + "\n";
}

/// The value of the line that begins with `key`; empty if there is none.
std::string_view valueOf(std::string_view text, std::string_view key)
{
    const std::size_t at = text.find(key);
    const std::size_t begin = at == std::string_view::npos ? text.size() : at + key.size();
    return text.substr(begin, std::min(text.find('\n', begin), text.size()) - begin);
}

std::int64_t numberOf(std::string_view text, std::string_view key)
{
    const std::string_view digits = valueOf(text, key);
    std::int64_t number = -1;
    (void)std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

/// Takes exactly what toText() wrote, which the comparison at its end makes sure of.
std::optional<Stored> parse(std::string_view text)
{
    Stored stored;
    stored.hash = std::string(valueOf(text, "\nhash "));
    stored.failures = static_cast<int>(std::clamp<std::int64_t>(numberOf(text, "\nfailures "), 0, kMostFailures));
    stored.lastFailure = UnixTime{Seconds{numberOf(text, "\nlast_failure ")}};
    stored.lastFailureRunning = Seconds{std::max<std::int64_t>(0, numberOf(text, "\nlast_failure_running "))};
    return crypto::isSecretHash(stored.hash) && toText(stored) == text ? std::optional(stored) : std::nullopt;
}

Result<Stored, Kind> readStored(const std::filesystem::path& file)
{
    const auto bytes = revocation_cache::readFile(file, kMostFileBytes);
    if (!bytes) {
        return fail(bytes.error() == FileError::Missing    ? Kind::NotSet
                    : bytes.error() == FileError::TooLarge ? Kind::Damaged
                                                           : Kind::Unusable);
    }
    auto stored = parse(asText(*bytes));
    return stored ? Result<Stored, Kind>(*std::move(stored)) : fail(Kind::Damaged);
}

/// At least so long ago, by a clock that nobody can set and that begins anew with the machine. Where it shows less than
/// it did, the machine was restarted: then it is at least as long ago.
Seconds elapsedSince(const Stored& stored, const PinMoment& now)
{
    return now.running >= stored.lastFailureRunning ? now.running - stored.lastFailureRunning : now.running;
}

PinState stateOf(const Stored& stored, const PinMoment& now)
{
    PinState state{Kind::Ready, stored.failures, std::max(1, kFreeTries - stored.failures), stored.lastFailure};
    state.lockLeft = std::max(Seconds{0}, pinLockAfter(stored.failures) - elapsedSince(stored, now));
    if (state.lockLeft > Seconds{0}) {
        state.kind = Kind::Locked;
    }
    return state;
}

/// Nobody else tries or sets it meanwhile; the lock goes with what is returned.
UniqueFd lockFolder(const std::filesystem::path& folder)
{
    UniqueFd held(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!held) {
        return held;
    }
    while (::flock(held.get(), LOCK_EX) != 0) {
        if (errno != EINTR) {
            return UniqueFd();
        }
    }
    return held;
}

PinError toPinError(LogError error)
{
    return error == LogError::DiskFull      ? PinError::DiskFull
           : error == LogError::WriteFailed ? PinError::WriteFailed
                                            : PinError::NotAllowed;
}

Result<void, PinError> write(const std::filesystem::path& file, const Stored& stored)
{
    const auto written = evidence::writePrivateFile(file, toText(stored));
    return written ? Result<void, PinError>() : fail(toPinError(written.error()));
}

} // namespace

bool isPin(ByteSpan pin) noexcept
{
    return pin.size() >= kLeastPinDigits && pin.size() <= kMostPinDigits
           && std::ranges::all_of(pin, [](std::uint8_t c) { return c >= '0' && c <= '9'; });
}

Seconds pinLockAfter(int failures) noexcept
{
    if (failures < kFreeTries) {
        return Seconds{0};
    }
    const int more = failures - kFreeTries;
    return more == 0 ? std::chrono::minutes{5} : more == 1 ? std::chrono::minutes{15} : std::chrono::minutes{60};
}

ManagerPin::ManagerPin(const std::filesystem::path& store) : m_store(store), m_file(tillFolder(store) / "manager-pin")
{}

bool ManagerPin::isSet() const
{
    std::error_code unknown;
    return std::filesystem::exists(m_file, unknown);
}

PinState ManagerPin::state(const PinMoment& now) const
{
    const auto stored = readStored(m_file);
    return stored ? stateOf(*stored, now) : PinState{stored.error()};
}

void ManagerPin::noteRestart(const PinMoment& now) const
{
    const UniqueFd lock = lockFolder(m_file.parent_path());
    auto stored = readStored(m_file);
    if (lock && stored && now.running < stored->lastFailureRunning) { // soon it would look as if it was the same run
        stored->lastFailureRunning = Seconds{0};
        (void)write(m_file, *stored);
    }
}

PinTried ManagerPin::tryPin(ByteSpan pin, const PinMoment& now) const
{
    using Answer = PinTried::Answer;
    const UniqueFd lock = lockFolder(m_file.parent_path());
    auto stored = readStored(m_file);
    if (!stored || !lock) {
        return {Answer::NotTried, PinState{stored ? Kind::Unusable : stored.error()}};
    }
    if (const PinState before = stateOf(*stored, now); before.kind == Kind::Locked) {
        return {Answer::NotTried, before};
    }
    const int failures = stored->failures;
    stored->failures = std::min(failures + 1, kMostFailures);
    stored->lastFailure = now.wall;
    stored->lastFailureRunning = now.running;
    if (!write(m_file, *stored)) {
        return {Answer::NotTried, PinState{Kind::Unusable, failures}};
    }
    if (!crypto::isSecretOf(stored->hash, pin)) {
        return {Answer::Wrong, stateOf(*stored, now)};
    }
    (void)write(m_file, {stored->hash}); // else the next wrong try counts as one more: no harm
    return {Answer::Right, PinState{Kind::Ready, failures, kFreeTries}};
}

Result<void, PinError> ManagerPin::set(ByteSpan pin) const
{
    if (!isPin(pin)) {
        return fail(PinError::NotAPin);
    }
    const auto hash = crypto::hashSecret(pin);
    if (!hash) {
        return fail(PinError::NoMemory);
    }
    if (!makeOwnersFolder(m_file.parent_path(), m_store)) {
        return fail(errno == ENOSPC ? PinError::DiskFull : PinError::NotAllowed);
    }
    const UniqueFd lock = lockFolder(m_file.parent_path());
    return lock ? write(m_file, {*hash}) : fail(PinError::NotAllowed);
}

Result<void, PinError> ManagerPin::clear() const
{
    const UniqueFd lock = lockFolder(m_file.parent_path());
    if (::unlink(m_file.c_str()) != 0) {
        return errno == ENOENT ? Result<void, PinError>() : fail(PinError::NotAllowed);
    }
    return lock && ::fsync(lock.get()) == 0 ? Result<void, PinError>() : fail(PinError::WriteFailed);
}

} // namespace carded::app
