// SPDX-License-Identifier: Apache-2.0
#include "issuer/repository_key.h"

#include "crypto/encoding.h"
#include "crypto/sha256.h"
#include "issuer/files.h"
#include "issuer/json_object.h"
#include "tuf/canonical_json.h"

#include <algorithm>
#include <array>

namespace carded::issuer {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr std::string_view kPemBegin = "-----BEGIN PRIVATE KEY-----";
constexpr std::string_view kPemEnd = "-----END PRIVATE KEY-----";
/// All of a PrivateKeyInfo with an Ed25519 key (RFC 8410 section 7) but the 32 bytes of the seed, which come last.
constexpr std::array<std::uint8_t, 16> kPkcs8{0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06,
                                              0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20};

std::optional<crypto::Ed25519Seed> seedOfPem(std::string_view text)
{
    const auto begin = text.find(kPemBegin);
    const auto end = text.find(kPemEnd);
    if (begin == std::string_view::npos || end == std::string_view::npos || end < begin + kPemBegin.size()) {
        return std::nullopt;
    }
    std::string digits;
    for (const char c : text.substr(begin + kPemBegin.size(), end - begin - kPemBegin.size())) {
        if (c == '+' || c == '/') {
            digits += c == '+' ? '-' : '_'; // base64 as its URL-safe kin
        } else if (c != '\r' && c != '\n' && c != '=') {
            digits += c;
        }
    }
    const auto bytes = crypto::decodeBase64Url(digits);
    if (!bytes || bytes->size() != kPkcs8.size() + crypto::Ed25519Seed::kSize
        || !equal(ByteSpan(*bytes).first(kPkcs8.size()), kPkcs8)) {
        return std::nullopt;
    }
    return crypto::Ed25519Seed::from(ByteSpan(*bytes).subspan(kPkcs8.size()));
}

/// `keyval`'s member `name` of an Ed25519 key in JSON; empty if it is something else.
Bytes keyvalOf(std::string_view text, const char* name)
{
    const auto key = json::parse(text, nullptr, false);
    if (!key.is_object() || key.value("keytype", json()) != "ed25519" || !key.contains("keyval")
        || !key["keyval"].is_object() || !key["keyval"].value(name, json()).is_string()) {
        return {};
    }
    return crypto::decodeHex(key["keyval"][name].get<std::string>()).value_or(Bytes{});
}

IssuerError badKey(const fs::path& file, const char* what)
{
    return {IssuerError::Cause::BadFile, file.string() + ": not " + what};
}

Result<std::vector<fs::path>, IssuerError> keyFilesOf(const fs::path& folder)
{
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        const auto extension = entry->path().extension();
        if (extension == ".key" || extension == ".pem") {
            files.push_back(entry->path());
        }
    }
    if (error) {
        return fail(IssuerError{IssuerError::Cause::CannotRead, folder.string() + ": " + error.message()});
    }
    std::ranges::sort(files);
    return files;
}

fs::path withSuffix(fs::path file, const char* suffix)
{
    file += suffix;
    return file;
}

} // namespace

json repositoryKeyJson(const crypto::Ed25519PublicKey& key)
{
    return {{"keytype", "ed25519"}, {"scheme", "ed25519"}, {"keyval", {{"public", crypto::encodeHex(key.span())}}}};
}

std::string repositoryKeyId(const crypto::Ed25519PublicKey& key)
{
    return crypto::encodeHex(crypto::sha256(asBytes(tuf::canonicalJson(repositoryKeyJson(key)))).span());
}

Result<crypto::Ed25519KeyPair, IssuerError> makeRepositoryKey(const fs::path& file, const RandomSource& random)
{
    const auto secretFile = withSuffix(file, ".key");
    std::error_code ignored; // what cannot be looked at cannot be written either
    if (fs::exists(secretFile, ignored)) {
        return fail(IssuerError{IssuerError::Cause::Exists, secretFile.string() + " is a key already, and is kept"});
    }
    const auto pair = crypto::ed25519KeyPair(crypto::Ed25519Seed::from(random(crypto::Ed25519Seed::kSize)).value());
    auto key = repositoryKeyJson(pair.publicKey);
    if (const auto written = writeJson(withSuffix(file, ".pub"), key, FileAccess::Public); !written) {
        return fail(written.error());
    }
    key["keyval"]["private"] = crypto::encodeHex(pair.secretKey.span().first(crypto::Ed25519Seed::kSize));
    if (const auto written = writeJson(secretFile, key, FileAccess::Secret); !written) {
        return fail(written.error());
    }
    return pair;
}

Result<crypto::Ed25519PublicKey, IssuerError> readPublicKey(const fs::path& file)
{
    const auto content = readFile(file);
    if (!content) {
        return fail(content.error());
    }
    const auto key = crypto::Ed25519PublicKey::from(keyvalOf(asText(*content), "public"));
    return key ? Result<crypto::Ed25519PublicKey, IssuerError>(*key)
               : fail(badKey(file, "the public part of an ed25519 key (FILE.pub)"));
}

Result<crypto::Ed25519KeyPair, IssuerError> readSecretKey(const fs::path& file)
{
    const auto content = readFile(file);
    if (!content) {
        return fail(content.error());
    }
    const auto text = asText(*content);
    const auto seed =
        text.starts_with("-----") ? seedOfPem(text) : crypto::Ed25519Seed::from(keyvalOf(text, "private"));
    return seed ? Result<crypto::Ed25519KeyPair, IssuerError>(crypto::ed25519KeyPair(*seed))
                : fail(badKey(file, "a secret ed25519 key without a password"));
}

Result<std::vector<crypto::Ed25519KeyPair>, IssuerError> readSecretKeys(const std::vector<fs::path>& foldersAndFiles)
{
    std::vector<crypto::Ed25519KeyPair> keys;
    for (const auto& path : foldersAndFiles) {
        std::error_code ignored; // what is no folder is read as a file, which says what is wrong
        auto files = fs::is_directory(path, ignored) ? keyFilesOf(path) : std::vector<fs::path>{path};
        if (!files) {
            return fail(files.error());
        }
        for (const auto& file : *files) {
            const auto key = readSecretKey(file);
            if (!key) {
                return fail(key.error());
            }
            keys.push_back(*key);
        }
    }
    return keys;
}

} // namespace carded::issuer
