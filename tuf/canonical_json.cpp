// SPDX-License-Identifier: Apache-2.0
#include "tuf/canonical_json.h"

#include "tuf/limits.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <stdexcept>
#include <vector>

namespace carded::tuf {
namespace {

using nlohmann::json;

/// Follows the parser's events and ends it at the first thing that we refuse, before anything is built.
class Watcher final : public nlohmann::json_sax<json> {
public:
    [[nodiscard]] std::optional<TufError> problem() const { return m_problem; }

    bool null() override { return true; }
    bool boolean(bool /*value*/) override { return true; }
    bool number_integer(number_integer_t /*value*/) override { return true; }
    bool number_unsigned(number_unsigned_t /*value*/) override { return true; }
    bool number_float(number_float_t /*value*/, const string_t& /*text*/) override
    {
        return refuse(TufError::NotAnInteger); // an integer beyond 64 bits comes here too
    }
    bool string(string_t& /*value*/) override { return true; }
    bool binary(binary_t& /*value*/) override { return refuse(TufError::NotJson); }
    bool start_object(std::size_t /*elements*/) override { return open(); }
    bool key(string_t& name) override
    {
        return m_openKeys.back().insert(name).second || refuse(TufError::DuplicateKey);
    }
    bool end_object() override { return close(); }
    bool start_array(std::size_t /*elements*/) override { return open(); }
    bool end_array() override { return close(); }
    bool parse_error(std::size_t /*position*/, const std::string& /*token*/,
                     const nlohmann::detail::exception& /*why*/) override
    {
        return refuse(TufError::NotJson);
    }

private:
    bool open()
    {
        m_openKeys.emplace_back();
        return m_openKeys.size() <= kMaxDepth || refuse(TufError::TooDeep);
    }
    bool close()
    {
        m_openKeys.pop_back();
        return true;
    }
    bool refuse(TufError problem)
    {
        m_problem = problem;
        return false;
    }

    std::vector<std::set<std::string>> m_openKeys; ///< of every object that is open; empty for an array
    std::optional<TufError> m_problem;
};

void appendText(std::string& out, const std::string& text)
{
    out += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
        }
        out += c;
    }
    out += '"';
}

void appendValue(std::string& out, const json& value); // calls itself at most kMaxDepth times

void appendArray(std::string& out, const json& array)
{
    out += '[';
    for (std::size_t i = 0; i < array.size(); ++i) {
        out += i == 0 ? "" : ",";
        appendValue(out, array[i]);
    }
    out += ']';
}

void appendObject(std::string& out, const json& object)
{
    out += '{';
    bool isFirst = true;
    for (const auto& [name, member] : object.items()) { // a std::map: in the order of the bytes
        out += isFirst ? "" : ",";
        isFirst = false;
        appendText(out, name);
        out += ':';
        appendValue(out, member);
    }
    out += '}';
}

void appendValue(std::string& out, const json& value)
{
    if (value.is_object()) {
        appendObject(out, value);
    } else if (value.is_array()) {
        appendArray(out, value);
    } else if (value.is_string()) {
        appendText(out, value.get_ref<const std::string&>());
    } else if (value.is_number_integer() || value.is_boolean() || value.is_null()) {
        out += value.dump();
    } else {
        throw std::logic_error("canonicalJson: no canonical form");
    }
}

} // namespace

Result<json, TufError> parseStrictJson(ByteSpan text, std::size_t maxBytes)
{
    if (text.size() > maxBytes) {
        return fail(TufError::TooLarge);
    }
    if (asText(text).find('\0') != std::string_view::npos) {
        return fail(TufError::NotJson); // to the parser it is the end, with anything behind it
    }
    Watcher watcher;
    if (!json::sax_parse(asText(text), &watcher)) {
        return fail(watcher.problem().value_or(TufError::NotJson));
    }
    return json::parse(asText(text), nullptr, /*allow_exceptions=*/false);
}

std::string canonicalJson(const json& value)
{
    std::string out;
    appendValue(out, value);
    return out;
}

} // namespace carded::tuf
