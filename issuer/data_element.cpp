// SPDX-License-Identifier: Apache-2.0
#include "issuer/data_element.h"

#include "credential/cbor_writer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <set>
#include <utility>

namespace carded::issuer {
namespace {

using credential::CborWriter;
using Day = std::chrono::year_month_day;

constexpr int kFirstBirthYear = 1800;
constexpr int kLastBirthYear = 9999;

IssuerError badArgument(std::string message)
{
    return {IssuerError::Cause::BadArgument, std::move(message)};
}

std::optional<int> parseDigits(std::string_view text)
{
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || text.front() == '-') {
        return std::nullopt;
    }
    return value;
}

int yearOf(Day day)
{
    return static_cast<int>(day.year());
}

/// Years completed on `day`, by birthdays; somebody born on 29 February waits for 1 March.
int ageOn(Day birth, Day day)
{
    const int years = yearOf(day) - yearOf(birth);
    const bool hadBirthday = std::pair(day.month(), day.day()) >= std::pair(birth.month(), birth.day());
    return hadBirthday ? years : years - 1;
}

/// The largest age that the facts leave possible on `today`; nothing if they say nothing of birth.
std::optional<int> possibleAge(const PersonFacts& facts, Day today)
{
    if (facts.birthDate) {
        return ageOn(*facts.birthDate, today);
    }
    return facts.birthYear ? std::optional(yearOf(today) - *facts.birthYear) : std::nullopt;
}

std::string ageKey(int years)
{
    std::array<char, 16> key{};
    std::snprintf(key.data(), key.size(), "age_over_%02d", years); // NOLINT(cert-err33-c): 11 characters, fits
    return key.data();
}

std::optional<IssuerError> ageMarkProblem(const PersonFacts& facts, Day today)
{
    const auto possible = possibleAge(facts, today);
    std::set<int> seen;
    for (const auto& mark : facts.ageMarks) {
        if (mark.years < 0 || mark.years > 99) {
            return badArgument("an age mark must be 0 to 99 years");
        }
        if (!seen.insert(mark.years).second) {
            return badArgument("the age mark " + std::to_string(mark.years) + " is given twice");
        }
        if (mark.reached && possible && *possible < mark.years) {
            return badArgument("the birth date or year excludes the age of " + std::to_string(mark.years));
        }
    }
    for (const auto& older : facts.ageMarks) {
        const auto contradicts = [&](const AgeMark& younger) {
            return !younger.reached && younger.years < older.years;
        };
        if (older.reached && std::ranges::any_of(facts.ageMarks, contradicts)) {
            return badArgument("somebody cannot be over " + std::to_string(older.years) + " and not over fewer years");
        }
    }
    return std::nullopt;
}

bool isPicture(ByteSpan bytes)
{
    const auto text = asText(bytes);
    return text.starts_with("\xFF\xD8\xFF") || (text.starts_with("RIFF") && text.substr(8).starts_with("WEBP"));
}

std::optional<IssuerError> factsProblem(const PersonFacts& facts, Day today)
{
    if (facts.birthDate && facts.birthYear && *facts.birthYear != yearOf(*facts.birthDate)) {
        return badArgument("the birth year is not the year of the birth date");
    }
    const int birthYear = facts.birthDate ? yearOf(*facts.birthDate) : facts.birthYear.value_or(kFirstBirthYear);
    if (birthYear < kFirstBirthYear || birthYear > kLastBirthYear) {
        return badArgument("the birth year must be 1800 to 9999");
    }
    if (facts.portrait.size() > kMaxPortraitBytes) {
        return badArgument("the portrait has " + std::to_string(facts.portrait.size()) + " bytes, at most "
                           + std::to_string(kMaxPortraitBytes) + " fit: make it smaller");
    }
    if (!facts.portrait.empty() && !isPicture(facts.portrait)) {
        return badArgument("the portrait must be a JPEG or WebP picture");
    }
    return ageMarkProblem(facts, today);
}

Bytes encodePrivilege(const Privilege& privilege)
{
    CborWriter writer;
    writer.map(3).text("vehicle_category_code").text(privilege.vehicleCategoryCode);
    writer.text("issue_date").text(formatDay(privilege.issueDate));
    writer.text("expiry_date").text(formatDay(privilege.expiryDate));
    return writer.take();
}

} // namespace

std::optional<Day> parseDay(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
        return std::nullopt;
    }
    const auto year = parseDigits(text.substr(0, 4));
    const auto month = parseDigits(text.substr(5, 2));
    const auto day = parseDigits(text.substr(8, 2));
    if (!year || !month || !day) {
        return std::nullopt;
    }
    const Day result{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                     std::chrono::day{static_cast<unsigned>(*day)}};
    return result.ok() ? std::optional(result) : std::nullopt;
}

std::string formatDay(Day day)
{
    std::array<char, 32> text{};
    // NOLINTNEXTLINE(cert-err33-c): at most 28 characters, fits
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", yearOf(day), static_cast<unsigned>(day.month()),
                  static_cast<unsigned>(day.day()));
    return text.data();
}

Result<Privilege, IssuerError> parsePrivilege(std::string_view text)
{
    constexpr std::size_t kDates = 22; // ":YYYY-MM-DD:YYYY-MM-DD"
    if (text.size() > kDates && text[text.size() - kDates] == ':' && text[text.size() - 11] == ':') {
        const auto issued = parseDay(text.substr(text.size() - kDates + 1, 10));
        const auto expires = parseDay(text.substr(text.size() - 10));
        if (issued && expires && *issued <= *expires) {
            return Privilege{std::string(text.substr(0, text.size() - kDates)), *issued, *expires};
        }
    }
    return fail(
        badArgument("a driving privilege looks like B:2020-01-01:2030-01-01 (category, issued, last good day)"));
}

Result<std::vector<DataElement>, IssuerError> toDataElements(const PersonFacts& facts, UnixTime iat)
{
    const Day today{std::chrono::floor<std::chrono::days>(iat)};
    if (auto problem = factsProblem(facts, today)) {
        return fail(std::move(*problem));
    }
    std::vector<DataElement> elements;
    for (const auto& mark : facts.ageMarks) {
        elements.push_back({ageKey(mark.years), CborWriter().boolean(mark.reached).take(), {}, Redaction::None});
    }
    if (facts.birthYear) {
        const auto year = static_cast<std::uint64_t>(*facts.birthYear);
        elements.push_back({"age_birth_year", CborWriter().unsignedInteger(year).take(), {}, Redaction::None});
    }
    if (facts.birthDate) {
        elements.push_back({"birth_date", CborWriter().text(formatDay(*facts.birthDate)).take(), {}, Redaction::None});
    }
    if (!facts.privileges.empty()) {
        DataElement licence{"driving_privileges", {}, {}, Redaction::None};
        for (const auto& privilege : facts.privileges) {
            licence.items.push_back(encodePrivilege(privilege));
        }
        elements.push_back(std::move(licence));
    }
    if (!facts.portrait.empty()) {
        elements.push_back({"portrait", CborWriter().bytes(facts.portrait).take(), {}, Redaction::None});
    }
    return elements;
}

Result<void, IssuerError> redact(std::vector<DataElement>& elements, const std::vector<std::string>& names)
{
    for (std::string_view name : names) {
        const bool byItem = name.ends_with("[]");
        name.remove_suffix(byItem ? 2 : 0);
        const auto element = std::ranges::find(elements, name, &DataElement::key);
        if (element == elements.end() || (byItem && element->items.empty())) {
            return fail(badArgument("cannot redact '" + std::string(name) + "': the credential has no such "
                                    + (byItem ? "array" : "data element")));
        }
        element->redaction = byItem ? Redaction::Items : Redaction::Whole;
    }
    return {};
}

} // namespace carded::issuer
