// SPDX-License-Identifier: Apache-2.0
#include "issuer/trust_list_writer.h"

#include "base/rfc3339.h"
#include "crypto/encoding.h"

#include <nlohmann/json.hpp>
#include <set>

namespace carded::issuer {
namespace {

using nlohmann::json;

std::string dump(const json& value)
{
    // A name that is no UTF-8 came from the command line: replaced rather than thrown over.
    return value.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

json jwk(const char* use, const SigningKey& key)
{
    return {{"use", use},
            {"kty", "OKP"},
            {"crv", "Ed25519"},
            {"kid", crypto::encodeBase64Url(key.kid)},
            {"x", crypto::encodeBase64Url(key.pair.publicKey.span())}};
}

json jwks(const IssuerFolder& issuer)
{
    return json::array({jwk("credential", issuer.credentialKey), jwk("status", issuer.statusKey)});
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
    json list{{"format", "carded-trust-1"},
              {"version", options.version},
              {"issued", formatRfc3339(options.issued)},
              {"issuers", std::move(entries)}};
    if (options.demo == DemoMark::Demo) {
        list["demo"] = true;
    }
    return dump(list);
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
