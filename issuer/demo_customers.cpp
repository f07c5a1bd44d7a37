// SPDX-License-Identifier: Apache-2.0
#include "issuer/demo_customers.h"

#include "issuer/demo_portrait.h"

#include <string_view>

namespace carded::issuer {
namespace {

using std::chrono::year_month_day;

constexpr Seconds kDay{86400};
constexpr int kAge = 19; // of the Korean tobacco rule
constexpr std::uint8_t kCborFalse = 0xF4;
constexpr std::uint8_t kCborTrue = 0xF5;

/// Korea has had no daylight saving since 1988: UTC+9.
int koreanYear(UnixTime time)
{
    return static_cast<int>(year_month_day{std::chrono::floor<std::chrono::days>(time + Seconds{9 * 3600})}.year());
}

PersonFacts withAgeMark(bool reached)
{
    PersonFacts facts;
    facts.ageMarks.push_back({kAge, reached});
    return facts;
}

PersonFacts withBirthYear(int year)
{
    auto facts = withAgeMark(false);
    facts.birthYear = year;
    return facts;
}

PersonFacts bornOn(int year, unsigned month, unsigned day)
{
    PersonFacts facts;
    facts.birthDate = year_month_day{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
    return facts;
}

/// Issued a month ago for a year.
IssueRequest request(PersonFacts facts, UnixTime madeAt)
{
    IssueRequest result;
    result.facts = std::move(facts);
    result.iat = madeAt - 30 * kDay;
    result.validFor = 365 * kDay;
    return result;
}

/// A card whose code anybody could copy: the photograph in it binds it to a person.
IssueRequest photoCard(UnixTime madeAt)
{
    auto card = request(withAgeMark(true), madeAt);
    card.facts.portrait = demoPortrait();
    card.binding = Binding::Static;
    return card;
}

DemoCustomer withBirthDate(DemoCustomer customer)
{
    customer.request.redact = {"birth_date"};
    customer.disclose = {"birth_date"};
    return customer;
}

} // namespace

std::vector<DemoCustomer> demoCustomers(UnixTime madeAt)
{
    const int year = koreanYear(madeAt);
    const auto adult = request(withAgeMark(true), madeAt);
    auto expired = adult;
    expired.iat = madeAt - 400 * kDay;

    return {
        {"1-adult", "Adult", adult, {}, DemoTwist::None, "pass", "old_enough"},
        {"2-minor", "Minor", request(withBirthYear(year - 15), madeAt), {}, DemoTwist::None, "refuse", "underage"},
        withBirthDate({"3-last-day",
                       "Born on the last qualifying day",
                       request(bornOn(year - kAge, 12, 31), madeAt),
                       {},
                       DemoTwist::None,
                       "pass",
                       "old_enough"}),
        withBirthDate({"4-day-after",
                       "Born the day after",
                       request(bornOn(year - kAge + 1, 1, 1), madeAt),
                       {},
                       DemoTwist::None,
                       "refuse",
                       "underage"}),
        {"5-revoked", "Revoked", adult, {}, DemoTwist::Revoked, "refuse", "revoked"},
        {"6-expired", "Expired", expired, {}, DemoTwist::None, "refuse", "expired"},
        {"7-forged", "Forged", request(withAgeMark(false), madeAt), {}, DemoTwist::Forged, "refuse", "bad_signature"},
        {"8-old-code", "Film of an old code", adult, {}, DemoTwist::OldCode, "refuse", "code_too_old"},
        {"9-unknown-issuer",
         "Issuer nobody knows",
         adult,
         {},
         DemoTwist::UnknownIssuer,
         "cannot_verify",
         "unknown_issuer"},
        {"10-photo-card",
         "Printed card with a photograph",
         photoCard(madeAt),
         {},
         DemoTwist::None,
         "cannot_verify",
         "face_check_needed"},
    };
}

bool forgeAgeMark(Wallet& wallet)
{
    auto& payload = wallet.credential.message.payload;
    constexpr std::string_view kMark = "age_over_";
    const auto found = asText(payload).find(kMark);
    const auto value = found + kMark.size() + 2; // behind the two digits
    if (found == std::string_view::npos || value >= payload.size() || payload[value] != kCborFalse) {
        return false;
    }
    payload[value] = kCborTrue;
    return true;
}

} // namespace carded::issuer
