// SPDX-License-Identifier: Apache-2.0
#include "base/rfc3339.h"

#include <cstdio>

namespace carded {
namespace {

/// Reads fixed-width pieces from the front of a text; the first mismatch sticks.
class PieceReader {
public:
    explicit PieceReader(std::string_view text) noexcept : m_rest(text) {}

    int digits(std::size_t count) noexcept
    {
        if (m_failed || m_rest.size() < count) {
            m_failed = true;
            return 0;
        }
        int value = 0;
        for (const char c : m_rest.substr(0, count)) {
            if (c < '0' || c > '9') {
                m_failed = true;
                return 0;
            }
            value = value * 10 + (c - '0');
        }
        m_rest.remove_prefix(count);
        return value;
    }

    void literal(std::string_view oneOf) noexcept
    {
        if (m_failed || m_rest.empty() || oneOf.find(m_rest.front()) == std::string_view::npos) {
            m_failed = true;
            return;
        }
        m_rest.remove_prefix(1);
    }

    /// Skips `.` and at least one digit, if there is a `.`.
    void optionalFraction() noexcept
    {
        if (m_failed || m_rest.empty() || m_rest.front() != '.') {
            return;
        }
        m_rest.remove_prefix(1);
        (void)digits(1);
        while (!m_failed && !m_rest.empty() && m_rest.front() >= '0' && m_rest.front() <= '9') {
            m_rest.remove_prefix(1);
        }
    }

    [[nodiscard]] char peek() const noexcept { return m_failed || m_rest.empty() ? '\0' : m_rest.front(); }
    [[nodiscard]] bool finished() const noexcept { return !m_failed && m_rest.empty(); }

private:
    std::string_view m_rest;
    bool m_failed = false;
};

Seconds readOffset(PieceReader& reader)
{
    const char sign = reader.peek();
    if (sign == 'Z' || sign == 'z') {
        reader.literal("Zz");
        return Seconds{0};
    }
    reader.literal("+-");
    const int hours = reader.digits(2);
    reader.literal(":");
    const int minutes = reader.digits(2);
    if (hours > 23 || minutes > 59) {
        reader.literal(""); // nothing matches: the reader fails
    }
    const Seconds offset{hours * 3600 + minutes * 60};
    return sign == '-' ? -offset : offset;
}

} // namespace

std::optional<UnixTime> parseRfc3339(std::string_view text) noexcept
{
    PieceReader reader(text);
    const int year = reader.digits(4);
    reader.literal("-");
    const int month = reader.digits(2);
    reader.literal("-");
    const int day = reader.digits(2);
    reader.literal("Tt");
    const int hour = reader.digits(2);
    reader.literal(":");
    const int minute = reader.digits(2);
    reader.literal(":");
    const int second = reader.digits(2);
    reader.optionalFraction();
    const Seconds offset = readOffset(reader);

    const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    if (!reader.finished() || year < 1970 || !date.ok() || hour > 23 || minute > 59 || second > 59) {
        return std::nullopt;
    }
    return std::chrono::sys_days{date} + Seconds{hour * 3600 + minute * 60 + second} - offset;
}

std::string formatRfc3339(UnixTime time)
{
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss clock{time - day};
    char text[40]; // the widest year of a 64-bit count of seconds fits
    (void)std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(date.year()),
                        static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                        static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                        static_cast<int>(clock.seconds().count()));
    return text;
}

} // namespace carded
