// SPDX-License-Identifier: Apache-2.0
#include "policy/table_reader.h"

#include "policy/duration.h"
#include "policy/nearest_word.h"

#include <algorithm>

namespace carded::policy {
namespace {

using Cause = PolicyError::Cause;

const TomlTable kNoEntries;

bool isControl(char c)
{
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

/// In UTF-8: U+0080 to U+009F, and the marks that turn the direction of a line.
bool hasHiddenControl(std::string_view text)
{
    const auto byteAt = [&](std::size_t place) {
        return place < text.size() ? static_cast<unsigned char>(text[place]) : 0U;
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const unsigned last = byteAt(i + 2);
        const bool isC1 = byteAt(i) == 0xC2 && byteAt(i + 1) >= 0x80 && byteAt(i + 1) <= 0x9F;
        const bool isMark = byteAt(i) == 0xE2 && byteAt(i + 1) == 0x80
                            && (last == 0x8E || last == 0x8F || (last >= 0xA8 && last <= 0xAE));
        const bool isIsolate = byteAt(i) == 0xE2 && byteAt(i + 1) == 0x81 && last >= 0xA6 && last <= 0xA9;
        if (isC1 || isMark || isIsolate) {
            return true;
        }
    }
    return false;
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

TableReader::TableReader(std::string path, const TomlNode& node, Problems& problems)
    : m_path(std::move(path)), m_place(node.place), m_table(std::get_if<TomlTable>(&node.value)), m_problems(problems)
{
    if (m_table == nullptr) {
        m_table = &kNoEntries;
        m_problems.report(Cause::WrongType, shown(m_path) + ": must be a table", m_place);
    }
}

void TableReader::allowOnly(std::initializer_list<std::string_view> known)
{
    for (const TomlEntry& entry : *m_table) {
        if (std::ranges::find(known, std::string_view(entry.key)) == known.end()) {
            m_problems.report(Cause::UnknownKey,
                              pathOf(entry.key) + ": unknown key"
                                  + nearestWord(entry.key, {known.begin(), known.size()}),
                              entry.place);
        }
    }
}

void TableReader::require(std::initializer_list<std::string_view> keys)
{
    for (const std::string_view key : keys) {
        (void)required(key);
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

std::optional<int> TableReader::optionalInteger(std::string_view key, IntegerRange range)
{
    return optional(key) == nullptr ? std::nullopt : std::optional(integer(key, range));
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
        m_problems.report(Cause::WrongType, pathOf(key) + ": must be a string", node.place);
        return {};
    }
    if (value->empty() || value->size() > kMaxTextBytes || std::ranges::any_of(*value, isControl)
        || hasHiddenControl(*value)) {
        m_problems.report(Cause::OutOfRange,
                          pathOf(key) + ": must be 1 to " + std::to_string(kMaxTextBytes)
                              + " bytes without control characters",
                          node.place);
        return {};
    }
    return *value;
}

/// Null, and the problem reported, if it is no array of `count` elements.
const TomlArray* TableReader::array(std::string_view key, std::string_view what, IntegerRange count)
{
    const TomlNode* node = required(key);
    if (node == nullptr) {
        return nullptr;
    }
    const auto* elements = std::get_if<TomlArray>(&node->value);
    if (elements == nullptr) {
        report(Cause::WrongType, key, "must be an array of " + std::string(what));
        return nullptr;
    }
    const auto size = static_cast<std::int64_t>(elements->size());
    if (size < count.least || size > count.most) {
        report(Cause::OutOfRange, key,
               "must have " + std::to_string(count.least) + " to " + std::to_string(count.most) + " elements");
        return nullptr;
    }
    return elements;
}

std::vector<std::string> TableReader::texts(std::string_view key, IntegerRange count)
{
    std::vector<std::string> result;
    if (const TomlArray* elements = array(key, "strings", count)) {
        for (const TomlNode& element : *elements) {
            result.push_back(checkedText(key, element));
        }
    }
    return result;
}

std::vector<Date> TableReader::dates(std::string_view key, IntegerRange count)
{
    std::vector<Date> result;
    const TomlArray* elements = array(key, "local dates", count);
    for (const TomlNode& element : elements == nullptr ? TomlArray() : *elements) {
        const auto* date = std::get_if<Date>(&element.value);
        if (date == nullptr) {
            m_problems.report(Cause::WrongType,
                              pathOf(key) + ": must be local dates such as 2026-12-25, without quotes", element.place);
        } else {
            result.push_back(*date);
        }
    }
    return result;
}

std::chrono::minutes TableReader::timeOfDay(std::string_view key, std::chrono::minutes most)
{
    const std::string value = text(key);
    const auto number = [&](std::size_t place) { return (value[place] - '0') * 10 + (value[place + 1] - '0'); };
    const bool hasForm = value.size() == 5 && value[2] == ':'
                         && std::ranges::all_of(value, [](char c) { return (c >= '0' && c <= '9') || c == ':'; })
                         && std::ranges::count(value, ':') == 1;
    const std::chrono::minutes time = hasForm ? std::chrono::hours{number(0)} + std::chrono::minutes{number(3)} : most;
    constexpr int kMinutesOfHour = 60;
    if (!hasForm || number(3) >= kMinutesOfHour || time > most) {
        if (!value.empty()) {
            report(Cause::OutOfRange, key, R"(must be a time of day such as "22:00")");
        }
        return std::chrono::minutes{0};
    }
    return time;
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
    return node == nullptr ? 0 : knownWord(key, *node, known).value_or(0);
}

std::vector<std::size_t> TableReader::wordIndexes(std::string_view key, std::span<const std::string_view> known,
                                                  IntegerRange count)
{
    std::vector<std::size_t> result;
    const TomlArray* elements = array(key, "strings", count);
    for (const TomlNode& element : elements == nullptr ? TomlArray() : *elements) {
        const auto index = knownWord(key, element, known);
        if (index && std::ranges::find(result, *index) != result.end()) {
            m_problems.report(Cause::OutOfRange, pathOf(key) + ": has an element twice", element.place);
        } else if (index) {
            result.push_back(*index);
        }
    }
    return result;
}

std::optional<std::size_t> TableReader::knownWord(std::string_view key, const TomlNode& node,
                                                  std::span<const std::string_view> known)
{
    const std::string value = checkedText(key, node);
    const auto found = std::ranges::find(known, std::string_view(value));
    if (found != known.end()) {
        return static_cast<std::size_t>(found - known.begin());
    }
    std::string choices;
    for (const std::string_view word : known) {
        choices += (choices.empty() ? "\"" : ", \"") + std::string(word) + "\"";
    }
    if (!value.empty()) {
        m_problems.report(Cause::UnknownWord,
                          pathOf(key) + (known.size() == 1 ? ": must be " : ": must be one of ") + choices
                              + (known.size() == 1 ? std::string() : nearestWord(value, known)),
                          node.place);
    }
    return std::nullopt;
}

void TableReader::report(Cause cause, std::string_view key, std::string_view what)
{
    m_problems.report(cause, pathOf(key) + ": " + std::string(what), placeOf(key));
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
