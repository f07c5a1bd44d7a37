// SPDX-License-Identifier: Apache-2.0
#include "credential/strict_json.h"

#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

namespace carded::credential {
namespace {

/// Whether brackets nest above `maxDepth`, those in strings aside. Asked before the parser, which allocates for
/// each bracket that is open.
bool isTooDeep(std::string_view text, std::size_t maxDepth)
{
    std::size_t depth = 0;
    bool inString = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '"') {
            inString = !inString;
        } else if (inString) {
            i += c == '\\' ? 1 : 0;
        } else if (c == '[' || c == '{') {
            if (++depth > maxDepth) {
                return true;
            }
        } else if ((c == ']' || c == '}') && depth > 0) {
            --depth;
        }
    }
    return false;
}

/// Watches nlohmann's parser as it goes: the keys of every object that is open.
class Watcher {
public:
    /// False throws the value away; after a duplicate key everything is thrown away.
    bool operator()(int /*depth*/, nlohmann::json::parse_event_t event, nlohmann::json& parsed)
    {
        using Event = nlohmann::json::parse_event_t;
        if (m_hasDuplicate) {
            return false;
        }
        if (event == Event::object_start) {
            m_openKeys.emplace_back();
        } else if (event == Event::object_end) {
            m_openKeys.pop_back();
        } else if (event == Event::key) {
            m_hasDuplicate = !m_openKeys.back().insert(parsed.get<std::string>()).second;
        }
        return !m_hasDuplicate;
    }

    [[nodiscard]] bool hasDuplicate() const { return m_hasDuplicate; }

private:
    std::vector<std::set<std::string>> m_openKeys;
    bool m_hasDuplicate = false;
};

} // namespace

Result<nlohmann::json, JsonError> parseStrictJson(std::string_view text, std::size_t maxDepth)
{
    if (text.find('\0') != std::string_view::npos) {
        return fail(JsonError::NotJson); // to the parser it is the end, with anything behind it
    }
    if (isTooDeep(text, maxDepth)) {
        return fail(JsonError::TooDeep);
    }
    Watcher watcher;
    auto json = nlohmann::json::parse(text, std::ref(watcher), /*allow_exceptions=*/false);
    if (watcher.hasDuplicate()) {
        return fail(JsonError::DuplicateKey);
    }
    if (json.is_discarded()) {
        return fail(JsonError::NotJson);
    }
    return json;
}

} // namespace carded::credential
