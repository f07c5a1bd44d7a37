// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "tuf/metadata.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

namespace carded::tuf {

/// Reads members of JSON objects. The first problem sticks: every later read returns something empty, so that a parser
/// reads straight down and asks once.
class MemberReader {
public:
    using Json = nlohmann::json;

    /// The member `name`, or null if there is none, which is a problem.
    const Json& required(const Json& object, const char* name);
    /// The member `name`, or nothing.
    static const Json* optional(const Json& object, const char* name);

    // The value, if it has the type: else something empty, and a problem.
    const Json& object(const Json& value);
    const Json& array(const Json& value);
    std::string text(const Json& value);
    std::uint64_t number(const Json& value);
    bool flag(const Json& value);

    /// The member `name`, at least 1; `problem` if it is less.
    std::uint64_t positive(const Json& parent, const char* name, TufError problem);
    /// Member `name`: digests in hexadecimal, one of them known.
    Hashes hashes(const Json& value);
    ListedFile listedFile(const Json& value);
    KeyRing keys(const Json& value);
    RoleKeys roleKeys(const Json& value);

    void note(TufError problem);
    [[nodiscard]] const std::optional<TufError>& problem() const { return m_problem; }

private:
    const Json& check(const Json& value, bool hasType);

    std::optional<TufError> m_problem;
};

} // namespace carded::tuf
