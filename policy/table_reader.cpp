// SPDX-License-Identifier: Apache-2.0
#include "policy/table_reader.h"

#include "policy/duration.h"

#include <algorithm>
#include <numeric>

namespace carded::policy {
namespace {

using Cause = PolicyError::Cause;

const TomlTable kNoEntries;

/// The number of letters to add, drop or change (Levenshtein). Keys in a file may be long, so it is asked only
/// for short ones.
std::size_t editDistance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t changed = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({changed, row[j] + 1, diagonal + 1});
        }
    }
    return row.back();
}

/// " (did you mean "x"?)", or nothing where no key is near.
std::string hint(std::string_view key, std::span<const std::string_view> known)
{
    constexpr std::size_t kMaxKeyBytes = 40;
    std::string result;
    std::size_t nearest = 4; // three slips of the hand are still a slip
    for (const std::string_view candidate : known) {
        const std::size_t distance = key.size() > kMaxKeyBytes ? nearest : editDistance(key, candidate);
        if (distance < nearest) {
            nearest = distance;
            result = " (did you mean \"" + std::string(candidate) + "\"?)";
        }
    }
    return result;
}

bool isControl(char c)
{
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

/// Keys are shown as the file has them, but cut, and in ASCII: a policy's own keys need no more.
std::string shown(std::string_view text)
{
    constexpr std::size_t kMaxShownBytes = 80;
    std::string result(text.substr(0, kMaxShownBytes));
    std::ranges::replace_if(
        result, [](char c) { return c < 0x20 || c > 0x7E; }, '?');
    return result;
}

} // namespace

void FirstProblem::report(Cause cause, std::string message, Place place)
{
    if (!m_error) {
        m_error = PolicyError{cause, std::move(message), place.line, place.column};
    }
}

TableReader::TableReader(std::string path, const TomlNode& node, FirstProblem& problem)
    : m_path(std::move(path)), m_place(node.place), m_table(std::get_if<TomlTable>(&node.value)), m_problem(problem)
{
    if (m_table == nullptr) {
        m_table = &kNoEntries;
        m_problem.report(Cause::WrongType, shown(m_path) + ": must be a table", m_place);
    }
}

void TableReader::allowOnly(std::initializer_list<std::string_view> known)
{
    const auto unknown = std::ranges::find_if(*m_table, [known](const TomlEntry& entry) {
        return std::ranges::find(known, std::string_view(entry.key)) == known.end();
    });
    if (unknown != m_table->end()) {
        m_problem.report(Cause::UnknownKey,
                         pathOf(unknown->key) + ": unknown key" + hint(unknown->key, {known.begin(), known.size()}),
                         unknown->place);
    }
}

const TomlNode* TableReader::optional(std::string_view key) const
{
    const auto found = std::ranges::find(*m_table, key, &TomlEntry::key);
    return found == m_table->end() ? nullptr : &found->node;
}

const TomlNode* TableReader::required(std::string_view key)
{
    const TomlNode* node = optional(key);
    if (node == nullptr) {
        report(Cause::MissingKey, key, "is missing");
    }
    return node;
}

int TableReader::integer(std::string_view key, IntegerRange range)
{
    const TomlNode* node = required(key);
    if (node == nullptr) {
        return 0;
    }
    const auto* value = std::get_if<std::int64_t>(&node->value);
    if (value == nullptr) {
        report(Cause::WrongType, key, "must be a whole number");
        return 0;
    }
    if (*value < range.least || *value > range.most) {
        report(Cause::OutOfRange, key,
               "must be " + std::to_string(range.least) + " to " + std::to_string(range.most) + ", not "
                   + std::to_string(*value));
        return 0;
    }
    return static_cast<int>(*value);
}

std::string TableReader::text(std::string_view key)
{
    const TomlNode* node = required(key);
    return node == nullptr ? std::string() : checkedText(key, *node);
}

std::string TableReader::checkedText(std::string_view key, const TomlNode& node)
{
    const auto* value = std::get_if<std::string>(&node.value);
    if (value == nullptr) {
        m_problem.report(Cause::WrongType, pathOf(key) + ": must be a string", node.place);
        return {};
    }
    if (value->empty() || value->size() > kMaxTextBytes || std::ranges::any_of(*value, isControl)) {
        m_problem.report(Cause::OutOfRange,
                         pathOf(key) + ": must be 1 to " + std::to_string(kMaxTextBytes)
                             + " bytes without control characters",
                         node.place);
        return {};
    }
    return *value;
}

std::vector<std::string> TableReader::texts(std::string_view key, IntegerRange count)
{
    const TomlNode* node = required(key);
    if (node == nullptr) {
        return {};
    }
    const auto* array = std::get_if<TomlArray>(&node->value);
    if (array == nullptr) {
        report(Cause::WrongType, key, "must be an array of strings");
        return {};
    }
    const auto size = static_cast<std::int64_t>(array->size());
    if (size < count.least || size > count.most) {
        report(Cause::OutOfRange, key,
               "must have " + std::to_string(count.least) + " to " + std::to_string(count.most) + " elements");
        return {};
    }
    std::vector<std::string> result;
    result.reserve(array->size());
    for (const TomlNode& element : *array) {
        result.push_back(checkedText(key, element));
    }
    return result;
}

std::optional<Date> TableReader::optionalDate(std::string_view key)
{
    const TomlNode* node = optional(key);
    if (node == nullptr) {
        return std::nullopt;
    }
    const auto* value = std::get_if<Date>(&node->value);
    if (value == nullptr) {
        report(Cause::WrongType, key, "must be a local date such as 2026-01-01, without quotes");
        return std::nullopt;
    }
    return *value;
}

Seconds TableReader::duration(std::string_view key, Seconds most)
{
    const TomlNode* node = required(key);
    if (node == nullptr) {
        return Seconds{0};
    }
    const std::optional<Seconds> value = parseDuration(checkedText(key, *node));
    if (!value || *value < Seconds{1} || *value > most) {
        report(Cause::OutOfRange, key,
               R"(must be a duration such as "90m", "24h" or "7d", 1 s to )" + std::to_string(most.count()) + " s");
        return Seconds{0};
    }
    return *value;
}

std::size_t TableReader::wordIndex(std::string_view key, std::span<const std::string_view> known)
{
    const TomlNode* node = required(key);
    if (node == nullptr) {
        return 0;
    }
    const std::string value = checkedText(key, *node);
    const auto found = std::ranges::find(known, std::string_view(value));
    if (found != known.end()) {
        return static_cast<std::size_t>(found - known.begin());
    }
    std::string choices;
    for (const std::string_view word : known) {
        choices += (choices.empty() ? "\"" : ", \"") + std::string(word) + "\"";
    }
    report(Cause::UnknownWord, key, (known.size() == 1 ? "must be " : "must be one of ") + choices);
    return 0;
}

void TableReader::report(Cause cause, std::string_view key, std::string_view what)
{
    m_problem.report(cause, pathOf(key) + ": " + std::string(what), placeOf(key));
}

std::string TableReader::pathOf(std::string_view key) const
{
    return shown(m_path) + (m_path.empty() ? "" : ".") + shown(key);
}

Place TableReader::placeOf(std::string_view key) const
{
    const TomlNode* node = optional(key);
    return node == nullptr ? m_place : node->place;
}

} // namespace carded::policy
