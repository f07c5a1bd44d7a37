// SPDX-License-Identifier: Apache-2.0
#include "revocation_cache/current.h"

#include "crypto/encoding.h"
#include "revocation_cache/files.h"

#include <charconv>
#include <optional>
#include <system_error>

namespace carded::revocation_cache {
namespace {

constexpr std::string_view kPointerName = "current";
constexpr std::string_view kTemporaryName = "current.tmp";
constexpr std::string_view kFirstWord = "carded-store ";
constexpr std::uint64_t kPointerFormat = 1;
constexpr std::size_t kMaxPointerBytes = 1024;

std::string checkLine(std::string_view body)
{
    return "check " + crypto::encodeHex(crypto::checksum(asBytes(body)).span()) + "\n";
}

/// Takes `key value\n` from the front of `rest`; nothing if another line is there.
std::optional<std::string_view> takeLine(std::string_view& rest, std::string_view key)
{
    const std::size_t end = rest.find('\n');
    if (end == std::string_view::npos || !rest.starts_with(key)) {
        return std::nullopt;
    }
    const std::string_view value = rest.substr(key.size(), end - key.size());
    rest.remove_prefix(end + 1);
    return value;
}

template <class Number>
std::optional<Number> takeNumber(std::string_view& rest, std::string_view key)
{
    const auto value = takeLine(rest, key);
    Number number{};
    if (!value) {
        return std::nullopt;
    }
    const auto [end, error] = std::from_chars(value->data(), value->data() + value->size(), number);
    if (error != std::errc{} || end != value->data() + value->size()) {
        return std::nullopt;
    }
    return number;
}

std::optional<Current> readFields(std::string_view rest)
{
    const auto generation = takeNumber<std::uint64_t>(rest, "generation ");
    const auto file = takeLine(rest, "file ");
    const auto size = takeNumber<std::uint64_t>(rest, "size ");
    const auto digestText = takeLine(rest, "xxh128 ");
    const auto verifiedAt = takeNumber<std::int64_t>(rest, "verified_at ");
    const auto clockFloor = takeNumber<std::int64_t>(rest, "clock_floor ");
    constexpr std::int64_t kLastSecond = 253402300799; // the end of the year 9999
    const auto isTime = [](const auto& seconds) { return seconds && *seconds >= 0 && *seconds <= kLastSecond; };
    if (!generation || !file || !size || !digestText || !isTime(verifiedAt) || !isTime(clockFloor)) {
        return std::nullopt;
    }
    const auto digestBytes = crypto::decodeHex(*digestText);
    const auto digest = digestBytes ? crypto::Checksum::from(*digestBytes) : std::nullopt;
    if (!digest) {
        return std::nullopt;
    }
    return Current{*generation, *size, *digest, UnixTime{Seconds{*verifiedAt}}, UnixTime{Seconds{*clockFloor}}};
}

OpenError toOpenError(FileError error) noexcept
{
    switch (error) {
    case FileError::Missing:
        return OpenError::Missing;
    case FileError::NotPermitted:
        return OpenError::NotPermitted;
    case FileError::TooLarge:
        return OpenError::Damaged;
    case FileError::Failed:
        return OpenError::Unreadable;
    }
    return OpenError::Unreadable;
}

} // namespace

bool Current::namesSameState(const Current& other) const noexcept
{
    return generation == other.generation && size == other.size && digest == other.digest;
}

std::string stateFileName(std::uint64_t generation)
{
    return "state-" + std::to_string(generation) + ".db";
}

std::string formatCurrent(const Current& current)
{
    std::string body(kFirstWord);
    body += std::to_string(kPointerFormat) + "\n";
    body += "generation " + std::to_string(current.generation) + "\n";
    body += "file " + stateFileName(current.generation) + "\n";
    body += "size " + std::to_string(current.size) + "\n";
    body += "xxh128 " + crypto::encodeHex(current.digest.span()) + "\n";
    body += "verified_at " + std::to_string(current.verifiedAt.time_since_epoch().count()) + "\n";
    body += "clock_floor " + std::to_string(current.clockFloor.time_since_epoch().count()) + "\n";
    return body + checkLine(body);
}

Result<Current, OpenError> parseCurrent(std::string_view text)
{
    const std::size_t checkSize = checkLine("").size();
    if (text.size() > kMaxPointerBytes || text.size() < checkSize) {
        return fail(OpenError::Damaged);
    }
    // The check comes before the format's number: a damaged number must not pass for a later version.
    std::string_view body = text.substr(0, text.size() - checkSize);
    if (text.substr(body.size()) != checkLine(body)) {
        return fail(OpenError::Damaged);
    }
    const auto format = takeNumber<std::uint64_t>(body, kFirstWord);
    if (format && *format > kPointerFormat) {
        return fail(OpenError::NewerFormat);
    }
    const auto current = readFields(body);
    if (!current || formatCurrent(*current) != text) { // one state, one text
        return fail(OpenError::Damaged);
    }
    return *current;
}

Result<Current, OpenError> readCurrent(const std::filesystem::path& storeDir)
{
    const auto bytes = readFile(storeDir / kPointerName, kMaxPointerBytes);
    if (!bytes) {
        return fail(toOpenError(bytes.error()));
    }
    return parseCurrent(asText(*bytes));
}

bool writeCurrent(const std::filesystem::path& storeDir, const Current& current)
{
    const TemporaryFile temporary(storeDir / kTemporaryName);
    const std::string text = formatCurrent(current);
    if (!createEmpty(temporary.path()) || !writeDurably(temporary.path(), asBytes(text))) {
        return false;
    }
    std::error_code error;
    std::filesystem::rename(temporary.path(), storeDir / kPointerName, error);
    return !error && flushToDisk(storeDir);
}

} // namespace carded::revocation_cache
