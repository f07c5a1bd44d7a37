// SPDX-License-Identifier: Apache-2.0
#include "app/shift_file.h"

#include "app/till_folder.h"
#include "evidence/private_file.h"
#include "revocation_cache/files.h"

#include <charconv>
#include <optional>
#include <string_view>
#include <unistd.h>

namespace carded::app {
namespace {

constexpr std::size_t kMostFileBytes = 128;
constexpr std::string_view kOperator = "carded-shift 1\noperator ";
constexpr std::string_view kSince = "\nsince ";

std::string toText(const Shift& shift)
{
    std::string text(kOperator);
    text += shift.operatorNumber;
    text += kSince;
    return text + std::to_string(shift.since.time_since_epoch().count()) + '\n';
}

/// Takes exactly what toText() wrote.
std::optional<Shift> parse(const std::string& text)
{
    const std::size_t since = text.find(kSince);
    if (!text.starts_with(kOperator) || since == std::string::npos || since < kOperator.size()) {
        return std::nullopt;
    }
    std::int64_t seconds = 0;
    (void)std::from_chars(text.data() + since + kSince.size(), text.data() + text.size(), seconds);
    Shift shift{text.substr(kOperator.size(), since - kOperator.size()), UnixTime{Seconds{seconds}}};
    return toText(shift) == text ? std::optional(std::move(shift)) : std::nullopt;
}

} // namespace

ShiftFile::ShiftFile(const std::filesystem::path& store) : m_store(store), m_file(tillFolder(store) / "shift") {}

Shift ShiftFile::begin(const std::string& number, UnixTime now) const
{
    const auto bytes = revocation_cache::readFile(m_file, kMostFileBytes);
    const auto before = bytes ? parse(std::string(asText(*bytes))) : std::nullopt;
    if (before && before->operatorNumber == number && before->since <= now && now - before->since < kLongestShift) {
        return *before;
    }
    Shift shift{number, now};
    (void)makeOwnersFolder(m_file.parent_path(), m_store);
    (void)evidence::writePrivateFile(m_file, toText(shift));
    return shift;
}

void ShiftFile::end() const
{
    (void)::unlink(m_file.c_str());
}

} // namespace carded::app
