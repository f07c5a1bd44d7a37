// SPDX-License-Identifier: Apache-2.0
#include "evidence/canonical_object.h"

#include <charconv>
#include <utility>

namespace carded::evidence {
namespace {

constexpr std::string_view kBroken = "?"; // no field begins with it, and it ends nothing

} // namespace

ObjectWriter& ObjectWriter::field(std::string_view name, std::string_view text)
{
    if (text.empty()) {
        return *this;
    }
    begin(name);
    m_text += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            m_text += '\\';
        }
        m_text += c;
    }
    m_text += '"';
    return *this;
}

ObjectWriter& ObjectWriter::field(std::string_view name, std::optional<std::int64_t> number)
{
    if (number) {
        begin(name);
        m_text += std::to_string(*number);
    }
    return *this;
}

ObjectWriter& ObjectWriter::truth(std::string_view name, std::optional<bool> value)
{
    if (value) {
        begin(name);
        m_text += *value ? "true" : "false";
    }
    return *this;
}

std::string ObjectWriter::end()
{
    return std::move(m_text) + '}';
}

void ObjectWriter::begin(std::string_view name)
{
    m_text += m_text.empty() ? "{\"" : ",\"";
    m_text += name;
    m_text += "\":";
}

std::string ObjectReader::text(std::string_view name)
{
    std::string value;
    if (!begin(name)) {
        return value;
    }
    std::size_t at = m_rest.starts_with('"') ? 1 : m_rest.size();
    for (; at < m_rest.size() && m_rest[at] != '"'; ++at) {
        at += m_rest[at] == '\\' && at + 1 < m_rest.size() ? 1 : 0;
        value += m_rest[at];
    }
    m_rest = at < m_rest.size() ? m_rest.substr(at + 1) : kBroken;
    return value;
}

std::optional<std::int64_t> ObjectReader::number(std::string_view name)
{
    std::int64_t value = 0;
    if (!begin(name)) {
        return std::nullopt;
    }
    const char* const end = m_rest.data() + m_rest.size();
    const auto [stop, error] = std::from_chars(m_rest.data(), end, value);
    m_rest = error == std::errc() ? std::string_view(stop, static_cast<std::size_t>(end - stop)) : kBroken;
    return value;
}

std::optional<bool> ObjectReader::truth(std::string_view name)
{
    if (!begin(name)) {
        return std::nullopt;
    }
    for (const auto& [word, value] : {std::pair(std::string_view("true"), true), {"false", false}}) {
        if (m_rest.starts_with(word)) {
            m_rest.remove_prefix(word.size());
            return value;
        }
    }
    m_rest = kBroken;
    return std::nullopt;
}

bool ObjectReader::begin(std::string_view name)
{
    constexpr std::size_t kMarks = 4; // one before the name, two quotation marks, a colon
    if (m_rest.size() < name.size() + kMarks || m_rest[0] != m_before || m_rest[1] != '"'
        || m_rest.substr(2, name.size()) != name || m_rest.substr(name.size() + 2, 2) != "\":") {
        return false;
    }
    m_rest.remove_prefix(name.size() + kMarks);
    m_before = ',';
    return true;
}

} // namespace carded::evidence
