// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "issuer/files.h"
#include "issuer/issuer_error.h"

#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

// For this room's .cpp files only: public headers name no foreign library.
namespace carded::issuer {

/// Reads members of a JSON object that this program wrote itself; the first missing or misshapen one sticks,
/// and finish() names it. Whatever was read after it is empty.
class JsonObject {
public:
    /// The object in `path`, whose `format` must be `format`.
    [[nodiscard]] static Result<JsonObject, IssuerError> read(const std::filesystem::path& path,
                                                              std::string_view format);

    /// A part of the same file.
    JsonObject(nlohmann::json json, std::filesystem::path path) : m_json(std::move(json)), m_path(std::move(path)) {}

    [[nodiscard]] bool has(const char* key) const { return m_json.contains(key); }
    [[nodiscard]] std::string text(const char* key);
    [[nodiscard]] std::int64_t integer(const char* key);
    [[nodiscard]] Bytes bytes(const char* key); ///< base64url
    [[nodiscard]] nlohmann::json member(const char* key);

    template <class T>
    [[nodiscard]] T fixedBytes(const char* key)
    {
        const auto value = T::from(bytes(key));
        if (!value) {
            setProblem(key);
        }
        return value.value_or(T{});
    }

    [[nodiscard]] Result<void, IssuerError> finish() const;

private:
    void setProblem(const char* key);

    nlohmann::json m_json;
    std::filesystem::path m_path;
    std::string m_problem;
};

[[nodiscard]] Result<void, IssuerError> writeJson(const std::filesystem::path& path, const nlohmann::json& json,
                                                  FileAccess access);

} // namespace carded::issuer
