// SPDX-License-Identifier: Apache-2.0
#include "app/cbor_json.h"

#include "credential/cbor_reader.h"

#include <array>

namespace carded::app {
namespace {

using credential::CborMajor;
using credential::CborReader;
using Json = nlohmann::ordered_json;

struct Name {
    std::int64_t label;
    std::string_view name;
};

/// Registered CWT claims.
constexpr std::array<Name, 12> kClaims{{{1, "iss"},
                                        {2, "sub"},
                                        {3, "aud"},
                                        {4, "exp"},
                                        {5, "nbf"},
                                        {6, "iat"},
                                        {7, "cti"},
                                        {8, "cnf"},
                                        {11, "vct"},
                                        {39, "cnonce"},
                                        {169, "claim169"},
                                        {65535, "status"}}};

/// Texts that say something about the document and nothing about its holder.
constexpr std::array<std::string_view, 9> kPlainTexts{
    "iss", "aud", "vct", "uri", "birth_date", "issue_date", "expiry_date", "issuing_country", "vehicle_category_code"};

std::string nameOf(const credential::CborKey& key, bool isTopLevel)
{
    switch (key.kind) {
    case credential::CborKey::Kind::Text:
        return std::string(key.text);
    case credential::CborKey::Kind::Redacted:
        return "redacted";
    case credential::CborKey::Kind::Integer:
        break;
    }
    const auto found = std::ranges::find(kClaims, key.integer, &Name::label);
    return isTopLevel && found != kClaims.end() ? std::string(found->name) : std::to_string(key.integer);
}

bool isPlain(std::string_view key)
{
    return std::ranges::find(kPlainTexts, key) != kPlainTexts.end();
}

Json describeText(std::string_view text, std::string_view key)
{
    return isPlain(key) ? Json(text) : Json("(withheld: text of " + std::to_string(text.size()) + " bytes)");
}

/// A number that does not fit is stepped over: a reader that has failed would give nothing more.
Json describeNumber(CborReader& reader)
{
    CborReader fitting = reader;
    const Json number = reader.peekFloat() ? Json(fitting.readNumber()) : Json(fitting.readInteger());
    (void)reader.skip();
    return fitting.ok() ? number : Json("(number)");
}

Json describeSimple(CborReader& reader)
{
    if (reader.peekFloat()) {
        return describeNumber(reader);
    }
    const ByteSpan item = reader.skip();
    if (item.size() == 1 && (item[0] == 0xF4 || item[0] == 0xF5)) {
        return Json(item[0] == 0xF5);
    }
    return Json("(simple value)");
}

/// A container whose members are being described.
struct Level {
    Json value;
    std::string key; ///< of the container itself in its parent
    std::size_t left = 0;
    bool isMap = false;
};

/// Walks through one item; the containers that are open stand in a list, not on the call stack.
class Description {
public:
    explicit Description(ByteSpan item) : m_reader(item) {}

    Json run()
    {
        do {
            step();
            while (!m_levels.empty() && m_levels.back().left == 0) {
                Level done = std::move(m_levels.back());
                m_levels.pop_back();
                put(std::move(done.value), done.key);
            }
        } while (!m_levels.empty() && m_reader.ok());
        return m_reader.finish() ? std::move(m_result) : Json();
    }

private:
    void step()
    {
        std::string key = m_levels.empty() ? std::string{} : m_levels.back().key;
        if (!m_levels.empty()) {
            --m_levels.back().left;
            if (m_levels.back().isMap) {
                key = nameOf(m_reader.readKey(), m_levels.size() == 1);
            }
        }
        while (m_reader.peek() == CborMajor::Tag) {
            (void)m_reader.readTag();
        }
        if (m_reader.peek() == CborMajor::Map) {
            m_levels.push_back({Json::object(), key, m_reader.enterMap(), true});
        } else if (m_reader.peek() == CborMajor::Array) {
            m_levels.push_back({Json::array(), key, m_reader.enterArray(), false});
        } else {
            put(scalar(key), key);
        }
    }

    Json scalar(std::string_view key)
    {
        switch (m_reader.peek().value_or(CborMajor::Simple)) {
        case CborMajor::Text:
            return describeText(m_reader.readText(), key);
        case CborMajor::Bytes:
            return Json("(" + std::to_string(m_reader.readBytes(credential::kMaxCborBytes).size()) + " bytes)");
        case CborMajor::Unsigned:
        case CborMajor::Negative:
            return describeNumber(m_reader);
        case CborMajor::Simple:
            return describeSimple(m_reader);
        case CborMajor::Array:
        case CborMajor::Map:
        case CborMajor::Tag:
            break; // handled by step()
        }
        return {};
    }

    void put(Json value, const std::string& key)
    {
        if (m_levels.empty()) {
            m_result = std::move(value);
        } else if (m_levels.back().isMap) {
            m_levels.back().value[key] = std::move(value);
        } else {
            m_levels.back().value.push_back(std::move(value));
        }
    }

    CborReader m_reader;
    std::vector<Level> m_levels;
    Json m_result;
};

} // namespace

Json describeCbor(ByteSpan item)
{
    if (credential::checkCbor(item, credential::RedactedKeys::Allowed)) {
        return {};
    }
    return Description(item).run();
}

} // namespace carded::app
