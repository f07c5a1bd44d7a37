// SPDX-License-Identifier: Apache-2.0
#include "issuer/trust_list_writer.h"

#include "base/rfc3339.h"
#include "crypto/encoding.h"
#include "issuer/setup_code.h"

#include <nlohmann/json.hpp>
#include <set>

namespace carded::issuer {
namespace {

using credential::KeyUse;
using nlohmann::json;

std::string dump(const json& value)
{
    // A name that is no UTF-8 came from the command line: replaced rather than thrown over.
    return value.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

const char* wordOf(KeyUse use)
{
    switch (use) {
    case KeyUse::Credential:
        return "credential";
    case KeyUse::Status:
        return "status";
    case KeyUse::Setup:
        break;
    }
    return "setup";
}

json jwk(KeyUse use, const Bytes& kid, const crypto::Ed25519PublicKey& key)
{
    return {{"use", wordOf(use)},
            {"kty", "OKP"},
            {"crv", "Ed25519"},
            {"kid", crypto::encodeBase64Url(kid)},
            {"x", crypto::encodeBase64Url(key.span())}};
}

/// The keys that sign, those that will, and those that did.
json jwks(const IssuerFolder& issuer)
{
    auto keys = json::array();
    const auto add = [&](KeyUse use, const SigningKey& key) { keys.push_back(jwk(use, key.kid, key.pair.publicKey)); };
    add(KeyUse::Credential, issuer.credentialKey);
    add(KeyUse::Status, issuer.statusKey);
    for (const auto& [use, next] : issuer.nextKeys) {
        add(use, next.key);
    }
    for (const auto& old : issuer.oldKeys) {
        keys.push_back(jwk(old.use, old.kid, old.publicKey));
        if (old.revoked) {
            keys.back()["revoked"] = true;
        }
    }
    return keys;
}

json entry(const IssuerFolder& issuer)
{
    const auto& description = issuer.description;
    json result{{"iss", description.iss},
                {"name", description.name},
                {"formats", json::array({"age1"})},
                {"holder_binding", description.bindingRequired ? "required" : "optional"},
                {"status", description.statusRequired ? "required" : "none"},
                {"keys", jwks(issuer)}};
    if (!description.country.empty()) {
        result["country"] = description.country;
    }
    return result;
}

} // namespace

Result<std::string, IssuerError> writeTrustList(std::span<const IssuerFolder> issuers, const TrustListOptions& options)
{
    std::set<std::string> seen;
    auto entries = json::array();
    for (const auto& issuer : issuers) {
        if (!seen.insert(issuer.description.iss).second) {
            return fail(
                IssuerError{IssuerError::Cause::BadArgument, "two issuers are called " + issuer.description.iss});
        }
        entries.push_back(entry(issuer));
    }
    for (const std::string& text : options.entries) {
        auto other = json::parse(text, nullptr, false);
        const bool isEntry = other.is_object() && other.contains("iss") && other["iss"].is_string();
        if (!isEntry || !seen.insert(other["iss"].get<std::string>()).second) {
            return fail(IssuerError{IssuerError::Cause::BadArgument,
                                    isEntry ? "two issuers are called " + other["iss"].get<std::string>()
                                            : "an entry is one JSON object with an iss (docs/formats/trust-list.md)"});
        }
        entries.push_back(std::move(other));
    }
    json list{{"format", "carded-trust-1"},
              {"version", options.version},
              {"issued", formatRfc3339(options.issued)},
              {"issuers", std::move(entries)}};
    for (const std::string& key : options.setupKeys) {
        list["setup_keys"].push_back(json::parse(key));
    }
    if (options.demo == DemoMark::Demo) {
        list["demo"] = true;
    }
    return dump(list);
}

std::string setupJwk(const crypto::Ed25519PublicKey& key)
{
    return jwk(KeyUse::Setup, setupKid(key), key).dump();
}

std::string describeKeys(const IssuerFolder& issuer)
{
    return dump({{"keys", jwks(issuer)}});
}

Result<std::string, IssuerError> markAsDemo(std::string_view trustList)
{
    auto list = json::parse(trustList, nullptr, false);
    if (!list.is_object()) {
        return fail(IssuerError{IssuerError::Cause::BadFile, "the trust list is no JSON object"});
    }
    list["demo"] = true;
    return dump(list);
}

} // namespace carded::issuer
