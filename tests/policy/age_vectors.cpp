// SPDX-License-Identifier: Apache-2.0
#include "tests/policy/age_vectors.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string_view>

namespace carded::test {
namespace {

using nlohmann::json;
using policy::Counting;
using policy::Date;
using policy::LeapDay;

[[noreturn]] void unknown(std::string_view what)
{
    throw std::runtime_error("not understood: " + std::string(what));
}

int number(std::string_view digits)
{
    return std::stoi(std::string(digits));
}

/// "2026-11-23"
Date dateOf(std::string_view text)
{
    const Date date{std::chrono::year{number(text.substr(0, 4))},
                    std::chrono::month{static_cast<unsigned>(number(text.substr(5, 2)))},
                    std::chrono::day{static_cast<unsigned>(number(text.substr(8)))}};
    if (text.size() != 10 || !date.ok()) {
        unknown(text);
    }
    return date;
}

/// "2026-11-23T10:20:30Z". Of any year: the product's reader begins with 1970.
UnixTime instantOf(std::string_view text)
{
    if (text.size() != 20) {
        unknown(text);
    }
    const int seconds =
        number(text.substr(11, 2)) * 3600 + number(text.substr(14, 2)) * 60 + number(text.substr(17, 2));
    return std::chrono::sys_days{dateOf(text.substr(0, 10))} + Seconds{seconds};
}

/// "22:30"
std::chrono::minutes clockOf(std::string_view text)
{
    return std::chrono::minutes{number(text.substr(0, 2)) * 60 + number(text.substr(3))};
}

std::chrono::weekday weekdayOf(std::string_view text)
{
    constexpr std::array<std::string_view, 7> kDays{"sun", "mon", "tue", "wed", "thu", "fri", "sat"};
    const auto found = std::ranges::find(kDays, text);
    if (found == kDays.end()) {
        unknown(text);
    }
    return std::chrono::weekday{static_cast<unsigned>(found - kDays.begin())};
}

Counting countingOf(std::string_view text)
{
    if (text == "birthday") {
        return Counting::Birthday;
    }
    return text == "calendar-year" ? Counting::CalendarYear : (unknown(text), Counting::Birthday);
}

LeapDay leapDayOf(std::string_view text)
{
    if (text == "feb28") {
        return LeapDay::Feb28;
    }
    return text == "mar1" ? LeapDay::Mar1 : (unknown(text), LeapDay::Mar1);
}

policy::DrivingRule drivingRuleOf(const json& object)
{
    policy::DrivingRule rule;
    for (const auto& [key, value] : object.items()) {
        if (key == "any_of") {
            rule.anyOf = value.get<std::vector<std::string>>();
        } else if (key == "held_years") {
            rule.heldYears = value.get<int>();
        } else {
            unknown(key);
        }
    }
    return rule;
}

policy::NoSale noSaleOf(const json& object)
{
    policy::NoSale noSale;
    for (const auto& [key, value] : object.items()) {
        if (key == "days") {
            std::ranges::transform(value, std::back_inserter(noSale.days),
                                   [](const json& day) { return weekdayOf(day.get<std::string>()); });
        } else if (key == "on") {
            std::ranges::transform(value, std::back_inserter(noSale.on),
                                   [](const json& day) { return dateOf(day.get<std::string>()); });
        } else if (key == "from") {
            noSale.from = clockOf(value.get<std::string>());
        } else if (key == "until") {
            noSale.until = clockOf(value.get<std::string>());
        } else {
            unknown(key);
        }
    }
    return noSale;
}

policy::Rule ruleOf(const json& object)
{
    policy::Rule rule;
    for (const auto& [key, value] : object.items()) {
        if (key == "from") {
            rule.from = dateOf(value.get<std::string>());
        } else if (key == "until") {
            rule.until = dateOf(value.get<std::string>());
        } else if (key == "minimum_age") {
            rule.minimumAge = value.get<int>();
        } else if (key == "ask_age") {
            rule.askAge = value.get<int>();
        } else if (key == "counting") {
            rule.counting = countingOf(value.get<std::string>());
        } else if (key == "driving") {
            rule.driving = drivingRuleOf(value);
        } else if (key == "no_sale") {
            std::ranges::transform(value, std::back_inserter(rule.noSale), noSaleOf);
        } else {
            unknown(key);
        }
    }
    return rule;
}

policy::Policy policyOf(const json& object)
{
    policy::Policy policy;
    for (const auto& [key, value] : object.items()) {
        if (key == "time_zone") {
            policy.timeZone = value.get<std::string>();
        } else if (key == "leap_day") {
            policy.leapDay = leapDayOf(value.get<std::string>());
        } else if (key == "category") {
            for (const auto& [id, category] : value.items()) {
                policy.categories.emplace_back().id = id;
                std::ranges::transform(category.at("rule"), std::back_inserter(policy.categories.back().rules), ruleOf);
            }
        } else {
            unknown(key);
        }
    }
    return policy;
}

policy::DrivingPrivilege privilegeOf(const json& object)
{
    policy::DrivingPrivilege privilege;
    for (const auto& [key, value] : object.items()) {
        if (key == "vehicle_category_code") {
            privilege.vehicleCategoryCode = value.get<std::string>();
        } else if (key == "issue_date") {
            privilege.issueDate = dateOf(value.get<std::string>());
        } else if (key == "expiry_date") {
            privilege.expiryDate = dateOf(value.get<std::string>());
        } else {
            unknown(key);
        }
    }
    return privilege;
}

policy::Disclosed disclosedOf(const json& object)
{
    constexpr std::string_view kMark = "age_over_";
    policy::Disclosed disclosed;
    for (const auto& [key, value] : object.items()) {
        if (key == "birth_date") {
            disclosed.birthDate = dateOf(value.get<std::string>());
        } else if (key == "age_birth_year") {
            disclosed.birthYear = value.get<int>();
        } else if (key.starts_with(kMark)) {
            disclosed.ageOver.set(static_cast<std::size_t>(number(key.substr(kMark.size()))), value.get<bool>());
        } else if (key == "driving_privileges") {
            disclosed.drivingPrivileges.emplace();
            std::ranges::transform(value, std::back_inserter(*disclosed.drivingPrivileges), privilegeOf);
        } else if (key == "issue_date") {
            disclosed.licenceIssueDate = dateOf(value.get<std::string>());
        } else if (key == "expiry_date") {
            disclosed.licenceExpiryDate = dateOf(value.get<std::string>());
        } else {
            unknown(key);
        }
    }
    return disclosed;
}

AgeVector vectorOf(const json& object, const json& jurisdictions)
{
    AgeVector vector;
    for (const auto& [key, value] : object.items()) {
        if (key == "id") {
            vector.id = value.get<std::string>();
        } else if (key == "jurisdiction") {
            vector.jurisdiction = value.get<std::string>();
            vector.policy = policyOf(jurisdictions.at(vector.jurisdiction));
        } else if (key == "policy") {
            vector.policy = policyOf(value);
        } else if (key == "category") {
            vector.category = value.get<std::string>();
        } else if (key == "instant") {
            vector.instant = instantOf(value.get<std::string>());
        } else if (key == "disclosed") {
            vector.disclosed = disclosedOf(value);
        } else if (key == "expected") {
            vector.expected = value.get<std::string>();
        } else if (key == "why") {
            vector.why = value.get<std::string>();
        } else {
            unknown(key);
        }
    }
    return vector;
}

} // namespace

std::vector<AgeVector> readAgeVectors()
{
    std::vector<AgeVector> vectors;
    for (const auto& entry : std::filesystem::directory_iterator(CARDED_SOURCE_DIR "/tests/vectors/age-rules")) {
        if (entry.path().extension() != ".json") {
            continue;
        }
        std::ifstream stream(entry.path());
        const json file = json::parse(stream);
        if (file.at("format") != "carded-age-rules-1") {
            unknown(entry.path().string());
        }
        std::ranges::transform(file.at("vectors"), std::back_inserter(vectors),
                               [&](const json& vector) { return vectorOf(vector, file.at("jurisdictions")); });
    }
    return vectors;
}

} // namespace carded::test
