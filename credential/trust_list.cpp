// SPDX-License-Identifier: Apache-2.0
#include "credential/trust_list.h"

#include "base/rfc3339.h"
#include "credential/cose_header.h"
#include "credential/format.h"
#include "credential/jwk.h"
#include "credential/member_reader.h"
#include "credential/strict_json.h"
#include "crypto/encoding.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace carded::credential {
namespace {

using nlohmann::json;

constexpr std::size_t kMaxDepth = 16;

std::map<std::string, std::string> readNames(MemberReader& reader, const json& value)
{
    std::map<std::string, std::string> names;
    for (const auto& [language, name] : reader.object(value).items()) {
        names.emplace(language, reader.text(name));
    }
    return names;
}

std::optional<KeyUse> useOf(const std::string& use)
{
    if (use == "credential") {
        return KeyUse::Credential;
    }
    if (use == "status") {
        return KeyUse::Status;
    }
    return std::nullopt;
}

/// How an issuer's keys are named: as its formats want it.
struct KeyNames {
    bool isCose = false;      ///< base64url of the COSE `kid`; else the fragment of a DID URL as it is
    bool mayBeAbsent = false; ///< of a format whose tokens hold the key itself
};

/// Nothing for a text that names no key.
std::optional<Bytes> readKid(const std::string& text, KeyNames names)
{
    auto kid = names.isCose ? crypto::decodeBase64Url(text) : std::optional(Bytes(text.begin(), text.end()));
    return kid && !kid->empty() && kid->size() <= kMaxKidBytes ? kid : std::nullopt;
}

/// What every key has, of one use and kind.
struct KeyShape {
    KeyUse use = KeyUse::Credential;
    JwkKind kind = JwkKind::Ed25519;
    KeyNames names;
};

std::optional<IssuerKey> readKeyOf(MemberReader& reader, const json& object, const KeyShape& shape)
{
    const bool isNameless = shape.names.mayBeAbsent && !object.contains("kid");
    const auto kid =
        isNameless ? std::optional(Bytes()) : readKid(reader.text(reader.required(object, "kid")), shape.names);
    auto publicKey = readJwk(reader, object, shape.kind);
    if (!kid || !publicKey) {
        reader.note(TrustListError::BadKey);
        return std::nullopt;
    }
    return IssuerKey{shape.use,
                     *kid,
                     *std::move(publicKey),
                     reader.optionalTime(object, "nbf"),
                     reader.optionalTime(object, "exp"),
                     reader.optionalFlag(object, "revoked")};
}

/// Nothing for a key of a kind that we do not know: it may be meant for others.
std::optional<IssuerKey> readKey(MemberReader& reader, const json& value, KeyNames names)
{
    const json& object = reader.object(value);
    const auto use = useOf(reader.text(reader.required(object, "use")));
    const auto kind = readJwkKind(reader, object);
    return use && kind ? readKeyOf(reader, object, {*use, *kind, names}) : std::nullopt;
}

void addKey(MemberReader& reader, std::vector<IssuerKey>& keys, IssuerKey key)
{
    const bool isTaken = !key.kid.empty() && std::ranges::any_of(keys, [&](const IssuerKey& other) {
        return other.use == key.use && other.kid == key.kid;
    });
    if (isTaken) {
        reader.note(TrustListError::DuplicateKid);
    }
    keys.push_back(std::move(key));
}

std::vector<IssuerKey> readSetupKeys(MemberReader& reader, const json& list)
{
    std::vector<IssuerKey> keys;
    if (!list.contains("setup_keys")) {
        return keys;
    }
    constexpr KeyShape kShape{KeyUse::Setup, JwkKind::Ed25519, {true, false}};
    for (const json& member : reader.array(list["setup_keys"])) {
        const json& object = reader.object(member);
        if (readJwkKind(reader, object) != kShape.kind) {
            continue;
        }
        if (auto key = readKeyOf(reader, object, kShape)) {
            addKey(reader, keys, *std::move(key));
        }
    }
    return keys;
}

bool isOurs(const std::string& name)
{
    return std::ranges::any_of(kAllFormats, [&](Format format) { return toString(format) == name; });
}

KeyNames keyNamesOf(const Issuer& issuer)
{
    const bool hasCose = std::ranges::any_of(
        kAllFormats, [&](Format format) { return isCose(format) && issuer.issues(toString(format)); });
    return {hasCose, issuer.issues(toString(Format::TruAge))};
}

Promise promiseOf(const std::string& word, std::string_view none)
{
    return word == none ? Promise::NotRequired : Promise::Required;
}

Issuer readIssuer(MemberReader& reader, const json& value)
{
    const json& object = reader.object(value);
    Issuer issuer;
    issuer.iss = reader.text(reader.required(object, "iss"));
    issuer.name = readNames(reader, reader.required(object, "name"));
    issuer.country = reader.optionalText(object, "country");
    for (const json& format : reader.array(reader.required(object, "formats"))) {
        issuer.formats.push_back(reader.text(format));
    }
    issuer.holderBinding = promiseOf(reader.optionalText(object, "holder_binding"), "optional");
    issuer.status = promiseOf(reader.optionalText(object, "status"), "none");
    const json& keys = reader.array(reader.required(object, "keys"));
    if (std::ranges::none_of(issuer.formats, isOurs)) {
        return issuer; // others may name their keys in other ways
    }
    const KeyNames names = keyNamesOf(issuer);
    const bool hasOtherFormats = !std::ranges::all_of(issuer.formats, isOurs);
    for (const json& member : keys) {
        if (hasOtherFormats && !names.mayBeAbsent && member.is_object() && !member.contains("kid")) {
            continue; // for the formats that name no key
        }
        if (auto key = readKey(reader, member, names)) {
            addKey(reader, issuer.keys, *std::move(key));
        }
    }
    return issuer;
}

void readHead(MemberReader& reader, const json& object, TrustList& list)
{
    if (reader.text(reader.required(object, "format")) != "carded-trust-1") {
        reader.note(TrustListError::WrongFormat);
    }
    const json& version = reader.required(object, "version");
    if (version.is_number_unsigned()) {
        list.version = version.get<std::uint64_t>();
    } else {
        reader.note(TrustListError::WrongType);
    }
    const auto issued = parseRfc3339(reader.text(reader.required(object, "issued")));
    if (issued) {
        list.issued = *issued;
    } else {
        reader.note(TrustListError::WrongType);
    }
    list.demo = reader.optionalFlag(object, "demo");
}

TrustListError toTrustListError(JsonError error)
{
    return error == JsonError::DuplicateKey ? TrustListError::DuplicateKey : TrustListError::NotJson;
}

} // namespace

bool Issuer::issues(std::string_view format) const noexcept
{
    return std::ranges::find(formats, format) != formats.end();
}

const Issuer* TrustList::issuer(std::string_view iss) const noexcept
{
    const auto found = std::ranges::find(issuers, iss, &Issuer::iss);
    return found == issuers.end() ? nullptr : &*found;
}

Result<TrustList, TrustListError> parseTrustList(std::string_view text)
{
    if (text.size() > kMaxTrustListBytes) {
        return fail(TrustListError::TooLarge);
    }
    const auto parsed = parseStrictJson(text, kMaxDepth);
    if (!parsed) {
        return fail(toTrustListError(parsed.error()));
    }
    MemberReader reader;
    const json& object = reader.object(*parsed);
    TrustList list;
    readHead(reader, object, list);
    list.setupKeys = readSetupKeys(reader, object);
    for (const json& member : reader.array(reader.required(object, "issuers"))) {
        Issuer issuer = readIssuer(reader, member);
        if (list.issuer(issuer.iss) != nullptr) {
            reader.note(TrustListError::DuplicateIss);
        }
        list.issuers.push_back(std::move(issuer));
        if (reader.problem()) {
            break;
        }
    }
    if (reader.problem()) {
        return fail(*reader.problem());
    }
    return list;
}

} // namespace carded::credential
