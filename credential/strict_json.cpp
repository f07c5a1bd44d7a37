// SPDX-License-Identifier: Apache-2.0
#include "credential/strict_json.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace carded::credential {
namespace {

/// Watches nlohmann's parser as it goes: the keys of every object that is open.
class Watcher {
public:
    explicit Watcher(std::size_t maxDepth) : m_maxDepth(maxDepth) {}

    /// False throws the value away; after a problem everything is thrown away.
    bool operator()(int depth, nlohmann::json::parse_event_t event, nlohmann::json& parsed)
    {
        using Event = nlohmann::json::parse_event_t;
        if (event == Event::object_start || event == Event::array_start) {
            m_openKeys.emplace_back();
            if (static_cast<std::size_t>(depth) >= m_maxDepth) {
                note(JsonError::TooDeep);
            }
        } else if (event == Event::object_end || event == Event::array_end) {
            m_openKeys.pop_back();
        } else if (event == Event::key && !m_openKeys.back().insert(parsed.get<std::string>()).second) {
            note(JsonError::DuplicateKey);
        }
        return !m_problem;
    }

    [[nodiscard]] std::optional<JsonError> problem() const { return m_problem; }

private:
    void note(JsonError error)
    {
        if (!m_problem) {
            m_problem = error;
        }
    }

    std::size_t m_maxDepth;
    std::vector<std::set<std::string>> m_openKeys;
    std::optional<JsonError> m_problem;
};

} // namespace

Result<nlohmann::json, JsonError> parseStrictJson(std::string_view text, std::size_t maxDepth)
{
    Watcher watcher(maxDepth);
    auto json = nlohmann::json::parse(text, std::ref(watcher), /*allow_exceptions=*/false);
    if (watcher.problem()) {
        return fail(*watcher.problem());
    }
    if (json.is_discarded()) {
        return fail(JsonError::NotJson);
    }
    return json;
}

} // namespace carded::credential
