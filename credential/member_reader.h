// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/unix_time.h"
#include "credential/trust_list.h"

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

// For the files that read a trust list; its public header is trust_list.h.

namespace carded::credential {

/// Reads members of JSON objects; the first problem sticks, as in CborReader.
class MemberReader {
public:
    const nlohmann::json& required(const nlohmann::json& object, const char* name)
    {
        static const nlohmann::json kNothing;
        const auto found = object.find(name);
        if (found == object.end()) {
            note(TrustListError::MissingField);
            return kNothing;
        }
        return *found;
    }

    std::string text(const nlohmann::json& value)
    {
        if (!value.is_string()) {
            note(TrustListError::WrongType);
            return {};
        }
        return value.get<std::string>();
    }

    std::string optionalText(const nlohmann::json& object, const char* name)
    {
        return object.contains(name) ? text(object[name]) : std::string{};
    }

    bool optionalFlag(const nlohmann::json& object, const char* name)
    {
        const auto found = object.find(name);
        if (found == object.end()) {
            return false;
        }
        if (!found->is_boolean()) {
            note(TrustListError::WrongType);
            return false;
        }
        return found->get<bool>();
    }

    std::optional<UnixTime> optionalTime(const nlohmann::json& object, const char* name)
    {
        constexpr std::int64_t kLatestSecond = 253402300799; // the end of the year 9999
        const auto found = object.find(name);
        if (found == object.end()) {
            return std::nullopt;
        }
        if (!found->is_number_integer() || *found < 0 || *found > kLatestSecond) {
            note(TrustListError::WrongType);
            return std::nullopt;
        }
        return UnixTime{Seconds{found->get<std::int64_t>()}};
    }

    const nlohmann::json& array(const nlohmann::json& value) { return check(value, value.is_array()); }
    const nlohmann::json& object(const nlohmann::json& value) { return check(value, value.is_object()); }

    void note(TrustListError error)
    {
        if (!m_problem) {
            m_problem = error;
        }
    }
    [[nodiscard]] const std::optional<TrustListError>& problem() const { return m_problem; }

private:
    /// `value`, or something empty to go on with.
    const nlohmann::json& check(const nlohmann::json& value, bool hasType)
    {
        static const nlohmann::json kEmpty = nlohmann::json::object();
        if (!hasType) {
            note(TrustListError::WrongType);
        }
        return hasType ? value : kEmpty;
    }

    std::optional<TrustListError> m_problem;
};

} // namespace carded::credential
