// SPDX-License-Identifier: Apache-2.0
#include "issuer/json_object.h"

#include "crypto/encoding.h"

namespace carded::issuer {

Result<JsonObject, IssuerError> JsonObject::read(const std::filesystem::path& path, std::string_view format)
{
    const auto content = readFile(path);
    if (!content) {
        return fail(content.error());
    }
    auto json = nlohmann::json::parse(asText(*content), nullptr, false);
    JsonObject object(std::move(json), path);
    if (!object.m_json.is_object() || object.text("format") != format) {
        return fail(IssuerError{IssuerError::Cause::BadFile, path.string() + ": not a file of the kind \""
                                                                 + std::string(format)
                                                                 + "\" that carded-issuer writes"});
    }
    return object;
}

nlohmann::json JsonObject::member(const char* key)
{
    const auto found = m_json.is_object() ? m_json.find(key) : m_json.end();
    if (found == m_json.end()) {
        setProblem(key);
        return {};
    }
    return *found;
}

std::string JsonObject::text(const char* key)
{
    const auto value = member(key);
    if (!value.is_string()) {
        setProblem(key);
        return {};
    }
    return value.get<std::string>();
}

std::int64_t JsonObject::integer(const char* key)
{
    const auto value = member(key);
    if (!value.is_number_integer()) {
        setProblem(key);
        return 0;
    }
    return value.get<std::int64_t>();
}

Bytes JsonObject::bytes(const char* key)
{
    auto value = crypto::decodeBase64Url(text(key));
    if (!value) {
        setProblem(key);
        return {};
    }
    return std::move(*value);
}

void JsonObject::setProblem(const char* key)
{
    if (m_problem.empty()) {
        m_problem = key;
    }
}

Result<void, IssuerError> JsonObject::finish() const
{
    if (!m_problem.empty()) {
        return fail(IssuerError{IssuerError::Cause::BadFile,
                                m_path.string() + ": \"" + m_problem + "\" is missing or not what it should be"});
    }
    return {};
}

Result<void, IssuerError> writeJson(const std::filesystem::path& path, const nlohmann::json& json, FileAccess access)
{
    // A text that is no UTF-8 came from the command line: replaced rather than thrown over.
    const auto text = json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
    return writeFile(path, asBytes(text), access);
}

} // namespace carded::issuer
