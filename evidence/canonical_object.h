// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace carded::evidence {

// Flat JSON objects in canonical form (RFC 8785) as records need them: printable ASCII, integers and truth values.

/// One JSON object without white space, its fields in the order in which they are given. What is empty is left out.
class ObjectWriter {
public:
    ObjectWriter& field(std::string_view name, std::string_view text);
    ObjectWriter& field(std::string_view name, std::optional<std::int64_t> number);
    ObjectWriter& truth(std::string_view name, std::optional<bool> value);
    [[nodiscard]] std::string end();

private:
    void begin(std::string_view name);

    std::string m_text;
};

/// Takes fields from the front of what ObjectWriter wrote. A field that does not come next is one that is not there;
/// what is left over, or is written otherwise, shows at the end.
class ObjectReader {
public:
    explicit ObjectReader(std::string_view text) noexcept : m_rest(text) {}

    std::string text(std::string_view name);
    std::optional<std::int64_t> number(std::string_view name);
    std::optional<bool> truth(std::string_view name);
    [[nodiscard]] bool isAtEnd() const noexcept { return m_rest == "}"; }

private:
    bool begin(std::string_view name);

    std::string_view m_rest;
    char m_before = '{';
};

} // namespace carded::evidence
