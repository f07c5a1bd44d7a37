// SPDX-License-Identifier: Apache-2.0
#include "issuer/issuer_folder.h"

#include "crypto/encoding.h"
#include "crypto/sha256.h"
#include "issuer/json_object.h"

#include <algorithm>

namespace carded::issuer {
namespace {

constexpr const char* kIssuerFormat = "carded-issuer-1";
constexpr const char* kListFormat = "carded-issuer-status-1";
constexpr const char* kIssuerFile = "issuer.json";
constexpr const char* kListFile = "status-list.json";
constexpr const char* kCredentialSeed = "credential.seed";
constexpr const char* kStatusSeed = "status.seed";
constexpr std::size_t kMaxKidBytes = 32;
constexpr std::size_t kMaxIssBytes = 255;
constexpr std::size_t kMinEntries = 8;
constexpr std::size_t kMaxEntries = 1U << 24U;

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
    const auto isCapital = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (!description.country.empty()
        && (description.country.size() != 2 || !std::ranges::all_of(description.country, isCapital))) {
        return "the country must be two capital letters, such as KR";
    }
    if (options.credentialKid.size() > kMaxKidBytes || options.statusKid.size() > kMaxKidBytes) {
        return "a kid has 1 to 32 bytes";
    }
    if (options.statusBits != 1 && options.statusBits != 2) {
        return "a status list has 1 or 2 bits an entry";
    }
    if (options.statusSize < kMinEntries || options.statusSize > kMaxEntries) {
        return "a status list has 8 to 16777216 entries";
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

crypto::Ed25519Seed freshSeed(const RandomSource& random)
{
    return crypto::Ed25519Seed::from(random(crypto::Ed25519Seed::kSize)).value();
}

Result<void, IssuerError> writeSeed(const std::filesystem::path& path, const SigningKey& key)
{
    const auto seed = key.pair.secretKey.span().first(crypto::Ed25519Seed::kSize);
    return writeFile(path, asBytes(crypto::encodeBase64Url(seed) + "\n"), FileAccess::Secret);
}

Result<SigningKey, IssuerError> readSigningKey(const std::filesystem::path& path, Bytes kid)
{
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

Result<StatusList, IssuerError> readStatusList(const std::filesystem::path& path)
{
    auto json = JsonObject::read(path, kListFormat);
    if (!json) {
        return fail(json.error());
    }
    StatusList list{json->text("uri"), static_cast<unsigned>(json->integer("bits")), json->bytes("entries"),
                    json->bytes("issued")};
    if (const auto end = json->finish(); !end) {
        return fail(end.error());
    }
    if ((list.bits != 1 && list.bits != 2) || list.entries.size() != list.issued.size() * list.bits) {
        return fail(error(IssuerError::Cause::BadFile, path.string() + ": its parts do not fit together"));
    }
    return list;
}

} // namespace

Result<IssuerFolder, IssuerError> makeIssuer(const IssuerOptions& options, const RandomSource& random)
{
    if (auto problem = optionsProblem(options); !problem.empty()) {
        return fail(error(IssuerError::Cause::BadArgument, std::move(problem)));
    }
    auto credentialKey = signingKey(options.credentialKid, freshSeed(random));
    auto statusKey = signingKey(options.statusKid, freshSeed(random));
    const auto uri = options.statusUri.empty() ? options.description.iss + "/s" : options.statusUri;
    return IssuerFolder{options.description, std::move(credentialKey), std::move(statusKey),
                        makeStatusList(uri, options.statusBits, options.statusSize)};
}

Result<void, IssuerError> createFolder(const std::filesystem::path& folder, const IssuerFolder& issuer)
{
    std::error_code ignored; // a folder that cannot be looked into cannot be written to either
    if (std::filesystem::exists(folder / kIssuerFile, ignored)) {
        return fail(error(IssuerError::Cause::Exists, folder.string() + " holds an issuer already: its keys are kept"));
    }
    if (auto made = makeFolder(folder); !made) {
        return made;
    }
    if (auto written = writeSeed(folder / kCredentialSeed, issuer.credentialKey); !written) {
        return written;
    }
    if (auto written = writeSeed(folder / kStatusSeed, issuer.statusKey); !written) {
        return written;
    }
    if (auto written = saveStatusList(folder, issuer.statusList); !written) {
        return written;
    }
    const auto& description = issuer.description;
    const nlohmann::json json{{"format", kIssuerFormat},
                              {"iss", description.iss},
                              {"name", description.name},
                              {"country", description.country},
                              {"holder_binding", description.bindingRequired ? "required" : "optional"},
                              {"status", description.statusRequired ? "required" : "none"},
                              {"credential_kid", crypto::encodeBase64Url(issuer.credentialKey.kid)},
                              {"status_kid", crypto::encodeBase64Url(issuer.statusKey.kid)}};
    return writeJson(folder / kIssuerFile, json, FileAccess::Public);
}

Result<IssuerFolder, IssuerError> readFolder(const std::filesystem::path& folder)
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
    auto credentialKey = readSigningKey(folder / kCredentialSeed, json->bytes("credential_kid"));
    auto statusKey = readSigningKey(folder / kStatusSeed, json->bytes("status_kid"));
    auto list = readStatusList(folder / kListFile);
    if (const auto end = json->finish(); !end) {
        return fail(end.error());
    }
    if (!credentialKey || !statusKey) {
        return fail(!credentialKey ? credentialKey.error() : statusKey.error());
    }
    if (!list) {
        return fail(list.error());
    }
    return IssuerFolder{std::move(description), std::move(*credentialKey), std::move(*statusKey), std::move(*list)};
}

Result<void, IssuerError> saveStatusList(const std::filesystem::path& folder, const StatusList& list)
{
    const nlohmann::json json{{"format", kListFormat},
                              {"uri", list.uri},
                              {"bits", list.bits},
                              {"entries", crypto::encodeBase64Url(list.entries)},
                              {"issued", crypto::encodeBase64Url(list.issued)}};
    // Which entries were given out is nobody else's business.
    return writeJson(folder / kListFile, json, FileAccess::Secret);
}

} // namespace carded::issuer
