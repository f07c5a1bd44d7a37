// SPDX-License-Identifier: Apache-2.0
#include "credential/data_elements.h"

#include "credential/cbor_reader.h"

#include <cmath>
#include <limits>

namespace carded::credential {
namespace {

constexpr std::uint64_t kTagFullDate = 1004; // RFC 8943
constexpr std::int64_t kSub = 2;             // RFC 8392 section 3.1.2
constexpr std::uint64_t kMaxYear = 9999;
constexpr std::string_view kAgeOver = "age_over_";
constexpr std::size_t kAnySize = std::numeric_limits<std::size_t>::max();

using Problem = std::optional<DataElementError>;

std::optional<int> digits(std::string_view text)
{
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') {
            return std::nullopt;
        }
        value = value * 10 + (c - '0');
    }
    return value;
}

std::optional<Date> dateOf(std::string_view yearText, std::string_view monthText, std::string_view dayText)
{
    const auto year = digits(yearText);
    const auto month = digits(monthText);
    const auto day = digits(dayText);
    if (!year || !month || !day) {
        return std::nullopt;
    }
    const Date date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                    std::chrono::day{static_cast<unsigned>(*day)}};
    return date.ok() ? std::optional(date) : std::nullopt;
}

/// A `full-date` of RFC 3339, as text or under tag 1004.
Problem readDate(CborReader& reader, std::optional<Date>& date)
{
    if (reader.peek() == CborMajor::Tag) {
        reader.expectTag(kTagFullDate);
    }
    const std::string_view text = reader.readText();
    if (!reader.ok()) {
        return DataElementError::WrongType;
    }
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
        return DataElementError::ImpossibleDate;
    }
    date = dateOf(text.substr(0, 4), text.substr(5, 2), text.substr(8, 2));
    return date ? Problem{} : DataElementError::ImpossibleDate;
}

Problem readPrivilege(CborReader& reader, DrivingPrivilege& privilege)
{
    Problem problem;
    for (std::size_t pairs = reader.enterMap(); pairs > 0 && reader.ok() && !problem; --pairs) {
        const CborKey key = reader.readKey();
        if (key.is("vehicle_category_code")) {
            privilege.vehicleCategoryCode = reader.readText();
        } else if (key.is("issue_date")) {
            problem = readDate(reader, privilege.issueDate);
        } else if (key.is("expiry_date")) {
            problem = readDate(reader, privilege.expiryDate);
        } else {
            reader.skip();
        }
    }
    return problem;
}

Problem readPrivileges(CborReader& reader, DataElements& elements)
{
    Problem problem;
    auto& privileges = elements.drivingPrivileges.emplace();
    for (std::size_t items = reader.enterArray(); items > 0 && reader.ok() && !problem; --items) {
        problem = readPrivilege(reader, privileges.emplace_back());
    }
    return problem;
}

Problem readPortrait(CborReader& reader, DataElements& elements)
{
    const ByteSpan portrait = reader.readBytes(kAnySize);
    if (portrait.size() > kMaxPortraitBytes) {
        return DataElementError::TooLarge;
    }
    elements.portrait.assign(portrait.begin(), portrait.end());
    return std::nullopt;
}

Problem readBirthYear(CborReader& reader, DataElements& elements)
{
    const std::uint64_t year = reader.readUnsigned();
    if (year > kMaxYear) {
        return DataElementError::TooLarge;
    }
    elements.ageBirthYear = static_cast<int>(year);
    return std::nullopt;
}

Problem readAgeOver(std::string_view name, CborReader& reader, DataElements& elements)
{
    const auto age = name.size() == kAgeOver.size() + 2 ? digits(name.substr(kAgeOver.size())) : std::nullopt;
    if (!age) {
        reader.skip();
        return std::nullopt;
    }
    (reader.readBool() ? elements.ageOver : elements.notAgeOver).set(static_cast<std::size_t>(*age));
    return std::nullopt;
}

Problem readElement(std::string_view name, CborReader& reader, DataElements& elements)
{
    if (name.starts_with(kAgeOver)) {
        return readAgeOver(name, reader, elements);
    }
    if (name == "age_birth_year") {
        return readBirthYear(reader, elements);
    }
    if (name == "birth_date") {
        return readDate(reader, elements.birthDate);
    }
    if (name == "portrait") {
        return readPortrait(reader, elements);
    }
    if (name == "issue_date") {
        return readDate(reader, elements.issueDate);
    }
    if (name == "expiry_date") {
        return readDate(reader, elements.expiryDate);
    }
    if (name == "driving_privileges") {
        return readPrivileges(reader, elements);
    }
    if (name == "document_number" || name == "family_name" || name == "given_name" || name == "issuing_country") {
        (void)reader.readText(); // checked, never kept
        return std::nullopt;
    }
    reader.skip();
    return std::nullopt;
}

/// Whole years that somebody born on `birth` has completed at the very most on the day of `issuedAt` anywhere
/// on earth: a day is added, because the issuer's clock may show tomorrow already.
int mostYearsAt(Date birth, NumericDate issuedAt)
{
    constexpr double kDay = 86400;
    constexpr double kFarFuture = 253402300799.0; // the end of the year 9999
    const double seconds = std::clamp(issuedAt.seconds + kDay, -kFarFuture, kFarFuture);
    const Date day{std::chrono::sys_days{std::chrono::days{static_cast<int>(std::floor(seconds / kDay))}}};
    const int years = static_cast<int>(day.year()) - static_cast<int>(birth.year());
    const bool hadBirthday = day.month() > birth.month() || (day.month() == birth.month() && day.day() >= birth.day());
    return hadBirthday ? years : years - 1;
}

bool contradicts(const DataElements& elements, NumericDate issuedAt)
{
    if (elements.birthDate && elements.ageBirthYear
        && static_cast<int>(elements.birthDate->year()) != *elements.ageBirthYear) {
        return true;
    }
    int highestTrue = -1;
    int lowestFalse = 100;
    for (int age = 0; age < 100; ++age) {
        if (elements.ageOver.test(static_cast<std::size_t>(age))) {
            highestTrue = age;
        }
        if (elements.notAgeOver.test(static_cast<std::size_t>(99 - age))) {
            lowestFalse = 99 - age;
        }
    }
    if (lowestFalse < highestTrue) {
        return true;
    }
    if (elements.birthDate && highestTrue >= 0 && mostYearsAt(*elements.birthDate, issuedAt) < highestTrue) {
        return true;
    }
    const Date startOfYear{std::chrono::year{elements.ageBirthYear.value_or(0)}, std::chrono::January,
                           std::chrono::day{1}};
    return elements.ageBirthYear && highestTrue >= 0 && mostYearsAt(startOfYear, issuedAt) < highestTrue;
}

} // namespace

std::optional<Date> compactDate(std::string_view text) noexcept
{
    return text.size() == 8 ? dateOf(text.substr(0, 4), text.substr(4, 2), text.substr(6, 2)) : std::nullopt;
}

Result<DataElements, DataElementError> parseDataElements(ByteSpan claims, NumericDate issuedAt)
{
    DataElements elements;
    CborReader reader(claims);
    for (std::size_t pairs = reader.enterMap(); pairs > 0 && reader.ok(); --pairs) {
        const CborKey key = reader.readKey();
        if (key.is(kSub)) {
            (void)reader.readText(); // may have been redacted, so that its type shows only now
            continue;
        }
        if (key.kind != CborKey::Kind::Text) {
            reader.skip();
            continue;
        }
        if (const auto problem = readElement(key.text, reader, elements)) {
            return fail(*problem);
        }
    }
    if (!reader.finish()) {
        return fail(DataElementError::WrongType);
    }
    if (contradicts(elements, issuedAt)) {
        return fail(DataElementError::Contradiction);
    }
    return elements;
}

} // namespace carded::credential
