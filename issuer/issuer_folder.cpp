// SPDX-License-Identifier: Apache-2.0
#include "issuer/issuer_folder.h"

#include "credential/status_list_token.h"
#include "crypto/encoding.h"
#include "crypto/sha256.h"
#include "issuer/json_object.h"

#include <algorithm>

namespace carded::issuer {
namespace {

namespace fs = std::filesystem;
using credential::KeyUse;

constexpr const char* kIssuerFormat = "carded-issuer-1";
constexpr const char* kIssuerFile = "issuer.json";
constexpr std::size_t kMaxKidBytes = 32;
constexpr std::size_t kMaxIssBytes = 255;
constexpr std::size_t kMinEntries = 8;
constexpr std::size_t kMaxEntries = 1U << 27U;

IssuerError error(IssuerError::Cause cause, std::string message)
{
    return {cause, std::move(message)};
}

std::string optionsProblem(const IssuerOptions& options)
{
    const auto& description = options.description;
    if (description.iss.empty() || description.iss.size() > kMaxIssBytes) {
        return "the issuer's name (iss) must have 1 to 255 characters";
    }
    const auto isPrintable = [](char c) { return static_cast<unsigned char>(c) > ' ' && c != '\x7F'; };
    if (!std::ranges::all_of(description.iss, isPrintable) || !std::ranges::all_of(options.statusUri, isPrintable)) {
        return "the issuer's name and the status list's are URIs: no blanks and no control characters";
    }
    const auto isCapital = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (!description.country.empty()
        && (description.country.size() != 2 || !std::ranges::all_of(description.country, isCapital))) {
        return "the country must be two capital letters, such as KR";
    }
    if (options.credentialKid.size() > kMaxKidBytes || options.statusKid.size() > kMaxKidBytes) {
        return "a kid has 1 to 32 bytes";
    }
    if (!isStatusWidth(options.statusBits)) {
        return "a status list has 1, 2, 4 or 8 bits an entry";
    }
    if (options.statusSize < kMinEntries || options.statusSize > kMaxEntries
        || options.statusSize * options.statusBits > credential::kMaxStatusListBytes * 8) {
        return "a status list has 8 to 134217728 entries, half of that with 8 bits an entry";
    }
    return {};
}

SigningKey signingKey(Bytes kid, const crypto::Ed25519Seed& seed)
{
    const auto pair = crypto::ed25519KeyPair(seed);
    if (kid.empty()) {
        kid.push_back(crypto::sha256(pair.publicKey.span()).data[0]);
    }
    return {std::move(kid), pair};
}

const char* nameOf(KeyUse use)
{
    return use == KeyUse::Credential ? "credential" : "status";
}

/// A key made with the issuer lies in `credential.seed`, a later one in `credential-<kid>.seed`: so issuer.json alone
/// says which key signs, and changes hands in one step.
fs::path firstSeed(const fs::path& folder, KeyUse use)
{
    return folder / (std::string(nameOf(use)) + ".seed");
}

fs::path laterSeed(const fs::path& folder, KeyUse use, const Bytes& kid)
{
    return folder / (std::string(nameOf(use)) + "-" + crypto::encodeHex(kid) + ".seed");
}

Result<void, IssuerError> writeSeed(const fs::path& path, const SigningKey& key)
{
    const auto seed = key.pair.secretKey.span().first(crypto::Ed25519Seed::kSize);
    return writeFile(path, asBytes(crypto::encodeBase64Url(seed) + "\n"), FileAccess::Secret);
}

Result<SigningKey, IssuerError> readSigningKey(const fs::path& folder, KeyUse use, Bytes kid)
{
    std::error_code ignored; // a file that cannot be looked at cannot be read either
    const auto later = laterSeed(folder, use, kid);
    const auto path = fs::exists(later, ignored) ? later : firstSeed(folder, use);
    const auto content = readFile(path);
    if (!content) {
        return fail(content.error());
    }
    auto text = asText(*content);
    text.remove_suffix(text.ends_with('\n') ? 1 : 0);
    const auto bytes = crypto::decodeBase64Url(text);
    const auto seed = bytes ? crypto::Ed25519Seed::from(*bytes) : std::nullopt;
    if (!seed || kid.empty()) {
        return fail(error(IssuerError::Cause::BadFile, path.string() + ": not the seed of a key"));
    }
    return signingKey(std::move(kid), *seed);
}

KeyUse useIn(JsonObject& key)
{
    return key.text("use") == nameOf(KeyUse::Status) ? KeyUse::Status : KeyUse::Credential;
}

/// A list of issuer.json; empty if there is none.
nlohmann::json listIn(JsonObject& file, const char* name)
{
    return file.has(name) ? file.member(name) : nlohmann::json::array();
}

Result<void, IssuerError> readNextKeys(const fs::path& folder, JsonObject& file, IssuerFolder& issuer)
{
    for (const auto& member : listIn(file, "next_keys")) {
        JsonObject key(member, folder / kIssuerFile);
        const auto use = useIn(key);
        const UnixTime announced{Seconds{key.integer("announced")}};
        auto read = readSigningKey(folder, use, key.bytes("kid"));
        if (auto end = key.finish(); !end) {
            return end;
        }
        if (!read) {
            return fail(read.error());
        }
        issuer.nextKeys.emplace(use, NextKey{*std::move(read), announced});
    }
    return {};
}

Result<void, IssuerError> readOldKeys(const fs::path& folder, JsonObject& file, IssuerFolder& issuer)
{
    for (const auto& member : listIn(file, "old_keys")) {
        JsonObject key(member, folder / kIssuerFile);
        issuer.oldKeys.push_back({useIn(key), key.bytes("kid"), key.fixedBytes<crypto::Ed25519PublicKey>("x"),
                                  key.member("revoked") == true});
        if (auto end = key.finish(); !end) {
            return end;
        }
    }
    return {};
}

nlohmann::json otherKeysJson(const IssuerFolder& issuer, const char* which)
{
    auto keys = nlohmann::json::array();
    if (which == std::string_view("next_keys")) {
        for (const auto& [use, next] : issuer.nextKeys) {
            keys.push_back({{"use", nameOf(use)},
                            {"kid", crypto::encodeBase64Url(next.key.kid)},
                            {"announced", next.announced.time_since_epoch().count()}});
        }
        return keys;
    }
    for (const auto& old : issuer.oldKeys) {
        keys.push_back({{"use", nameOf(old.use)},
                        {"kid", crypto::encodeBase64Url(old.kid)},
                        {"x", crypto::encodeBase64Url(old.publicKey.span())},
                        {"revoked", old.revoked}});
    }
    return keys;
}

} // namespace

SigningKey makeSigningKey(Bytes kid, const RandomSource& random)
{
    return signingKey(std::move(kid), crypto::Ed25519Seed::from(random(crypto::Ed25519Seed::kSize)).value());
}

Result<IssuerFolder, IssuerError> makeIssuer(const IssuerOptions& options, const RandomSource& random)
{
    if (auto problem = optionsProblem(options); !problem.empty()) {
        return fail(error(IssuerError::Cause::BadArgument, std::move(problem)));
    }
    auto credentialKey = makeSigningKey(options.credentialKid, random);
    auto statusKey = makeSigningKey(options.statusKid, random);
    const auto uri = options.statusUri.empty() ? options.description.iss + "/s" : options.statusUri;
    return IssuerFolder{options.description, std::move(credentialKey), std::move(statusKey),
                        makeStatusList(uri, options.statusBits, options.statusSize)};
}

Result<void, IssuerError> createFolder(const fs::path& folder, const IssuerFolder& issuer)
{
    std::error_code ignored; // a folder that cannot be looked into cannot be written to either
    if (std::filesystem::exists(folder / kIssuerFile, ignored)) {
        return fail(error(IssuerError::Cause::Exists, folder.string() + " holds an issuer already: its keys are kept"));
    }
    if (auto made = makeFolder(folder); !made) {
        return made;
    }
    if (auto written = writeSeed(firstSeed(folder, KeyUse::Credential), issuer.credentialKey); !written) {
        return written;
    }
    if (auto written = writeSeed(firstSeed(folder, KeyUse::Status), issuer.statusKey); !written) {
        return written;
    }
    if (auto written = saveStatusList(folder, issuer.statusList); !written) {
        return written;
    }
    return saveKeys(folder, issuer);
}

Result<void, IssuerError> saveKeys(const fs::path& folder, const IssuerFolder& issuer)
{
    for (const auto& [use, next] : issuer.nextKeys) {
        if (auto written = writeSeed(laterSeed(folder, use, next.key.kid), next.key); !written) {
            return written;
        }
    }
    const auto& description = issuer.description;
    nlohmann::json json{{"format", kIssuerFormat},
                        {"iss", description.iss},
                        {"name", description.name},
                        {"country", description.country},
                        {"holder_binding", description.bindingRequired ? "required" : "optional"},
                        {"status", description.statusRequired ? "required" : "none"},
                        {"credential_kid", crypto::encodeBase64Url(issuer.credentialKey.kid)},
                        {"status_kid", crypto::encodeBase64Url(issuer.statusKey.kid)}};
    for (const char* which : {"next_keys", "old_keys"}) {
        if (auto keys = otherKeysJson(issuer, which); !keys.empty()) {
            json[which] = std::move(keys);
        }
    }
    return writeJson(folder / kIssuerFile, json, FileAccess::Public);
}

Result<IssuerFolder, IssuerError> readFolder(const fs::path& folder)
{
    auto json = JsonObject::read(folder / kIssuerFile, kIssuerFormat);
    if (!json) {
        return fail(json.error());
    }
    IssuerDescription description{json->text("iss"),
                                  {},
                                  json->text("country"),
                                  json->text("holder_binding") != "optional",
                                  json->text("status") != "none"};
    const auto names = json->member("name");
    for (const auto& [language, text] : names.items()) {
        description.name[language] = text.is_string() ? text.get<std::string>() : std::string();
    }
    auto credentialKey = readSigningKey(folder, KeyUse::Credential, json->bytes("credential_kid"));
    auto statusKey = readSigningKey(folder, KeyUse::Status, json->bytes("status_kid"));
    auto list = readStatusList(folder);
    if (const auto end = json->finish(); !end) {
        return fail(end.error());
    }
    if (!credentialKey || !statusKey) {
        return fail(!credentialKey ? credentialKey.error() : statusKey.error());
    }
    if (!list) {
        return fail(list.error());
    }
    IssuerFolder issuer{std::move(description), std::move(*credentialKey), std::move(*statusKey), std::move(*list)};
    if (auto next = readNextKeys(folder, *json, issuer); !next) {
        return fail(next.error());
    }
    if (auto old = readOldKeys(folder, *json, issuer); !old) {
        return fail(old.error());
    }
    return issuer;
}

} // namespace carded::issuer
