// SPDX-License-Identifier: Apache-2.0
#include "policy/toml_tree.h"

#include <algorithm>
#include <toml++/toml.h>
#include <tuple>

namespace carded::policy {
namespace {

/// A policy needs 5: category, its name, rule, its element, driving.
constexpr int kMaxDepth = 16;
/// The library bounds nested brackets, but not the tables that one dotted key makes, and it frees a table by
/// recursion: `a.a.a` with 100,000 parts would exhaust the stack.
constexpr int kMaxDotsInLine = 32;

PolicyError notToml(std::string message, Place place)
{
    return {PolicyError::Cause::NotToml, std::move(message), place.line, place.column};
}

Place placeOf(const toml::source_region& source)
{
    return {static_cast<int>(source.begin.line), static_cast<int>(source.begin.column)};
}

/// Texts of several lines could hide from lineOfLongKey() what is a comment and what is not; a policy needs none.
bool hasTextOfSeveralLines(std::string_view text)
{
    return text.find("\"\"\"") != std::string_view::npos || text.find("'''") != std::string_view::npos;
}

/// The number of the first line with too many dots, 0 if there is none. A line that begins with `#` makes no table.
int lineOfLongKey(std::string_view text)
{
    int line = 1;
    int dots = 0;
    char first = '\0'; // of this line, after spaces
    for (const char c : text) {
        if (c == '\n') {
            ++line;
            dots = 0;
            first = '\0';
            continue;
        }
        if (first == '\0' && c != ' ' && c != '\t') {
            first = c;
        }
        if (c == '.' && first != '#' && ++dots > kMaxDotsInLine) {
            return line;
        }
    }
    return 0;
}

/// Copies the library's tree. Recursion is bounded by `depth`; the library has bounded it before, less strictly.
class TreeCopier {
public:
    [[nodiscard]] TomlNode copy(const toml::node& node, int depth)
    {
        TomlNode result{placeOf(node.source()), {}};
        if (depth > kMaxDepth) {
            m_tooDeep = true;
        } else if (const auto* text = node.as_string()) {
            result.value = text->get();
        } else if (const auto* integer = node.as_integer()) {
            result.value = integer->get();
        } else if (const auto* day = node.as_date()) {
            result.value = Date{std::chrono::year{day->get().year}, std::chrono::month{day->get().month},
                                std::chrono::day{day->get().day}};
        } else if (const auto* array = node.as_array()) {
            result.value = copyArray(*array, depth);
        } else if (const auto* table = node.as_table()) {
            result.value = copyTable(*table, depth);
        }
        return result;
    }

    [[nodiscard]] bool foundTooDeep() const noexcept { return m_tooDeep; }

private:
    TomlArray copyArray(const toml::array& array, int depth)
    {
        TomlArray result;
        result.reserve(array.size());
        for (const toml::node& element : array) {
            result.push_back(copy(element, depth + 1));
        }
        return result;
    }

    TomlTable copyTable(const toml::table& table, int depth)
    {
        TomlTable result;
        result.reserve(table.size());
        for (const auto& [key, node] : table) {
            result.push_back({std::string(key.str()), placeOf(key.source()), copy(node, depth + 1)});
        }
        std::ranges::sort(result, {},
                          [](const TomlEntry& entry) { return std::tuple(entry.place.line, entry.place.column); });
        return result;
    }

    bool m_tooDeep = false;
};

} // namespace

Result<TomlNode, PolicyError> parseToml(std::string_view text)
{
    if (text.size() > kMaxPolicyBytes) {
        return fail(PolicyError{PolicyError::Cause::TooLarge,
                                "the file is larger than " + std::to_string(kMaxPolicyBytes) + " bytes", 0, 0});
    }
    if (hasTextOfSeveralLines(text)) {
        return fail(notToml("texts in triple quotes are not read", {}));
    }
    if (const int line = lineOfLongKey(text); line != 0) {
        return fail(notToml("more than " + std::to_string(kMaxDotsInLine) + " dots in a line", {line, 1}));
    }
    try {
        const toml::table table = toml::parse(text);
        TreeCopier copier;
        TomlNode root = copier.copy(table, 0);
        if (copier.foundTooDeep()) {
            return fail(notToml("tables or arrays nested more than " + std::to_string(kMaxDepth) + " deep", {}));
        }
        root.place = {};
        return root;
    } catch (const toml::parse_error& error) {
        return fail(notToml(std::string(error.description()), placeOf(error.source())));
    }
}

} // namespace carded::policy
