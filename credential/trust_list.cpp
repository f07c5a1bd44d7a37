// SPDX-License-Identifier: Apache-2.0
#include "credential/trust_list.h"

#include "base/rfc3339.h"
#include "credential/cose_header.h"
#include "credential/format.h"
#include "credential/strict_json.h"
#include "crypto/encoding.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace carded::credential {
namespace {

using nlohmann::json;

constexpr std::size_t kMaxDepth = 16;
constexpr std::int64_t kMaxSeconds = 253402300799; // the end of the year 9999

/// Reads members of JSON objects; the first problem sticks, as in CborReader.
class MemberReader {
public:
    const json& required(const json& object, const char* name)
    {
        static const json kNothing;
        const auto found = object.find(name);
        if (found == object.end()) {
            note(TrustListError::MissingField);
            return kNothing;
        }
        return *found;
    }

    std::string text(const json& value)
    {
        if (!value.is_string()) {
            note(TrustListError::WrongType);
            return {};
        }
        return value.get<std::string>();
    }

    std::string optionalText(const json& object, const char* name)
    {
        return object.contains(name) ? text(object[name]) : std::string{};
    }

    bool optionalFlag(const json& object, const char* name)
    {
        const auto found = object.find(name);
        if (found == object.end()) {
            return false;
        }
        if (!found->is_boolean()) {
            note(TrustListError::WrongType);
            return false;
        }
        return found->get<bool>();
    }

    std::optional<UnixTime> optionalTime(const json& object, const char* name)
    {
        const auto found = object.find(name);
        if (found == object.end()) {
            return std::nullopt;
        }
        if (!found->is_number_integer() || *found < 0 || *found > kMaxSeconds) {
            note(TrustListError::WrongType);
            return std::nullopt;
        }
        return UnixTime{Seconds{found->get<std::int64_t>()}};
    }

    const json& array(const json& value) { return check(value, value.is_array()); }
    const json& object(const json& value) { return check(value, value.is_object()); }

    void note(TrustListError error)
    {
        if (!m_problem) {
            m_problem = error;
        }
    }
    [[nodiscard]] const std::optional<TrustListError>& problem() const { return m_problem; }

private:
    /// `value`, or something empty to go on with.
    const json& check(const json& value, bool hasType)
    {
        static const json kEmpty = json::object();
        if (!hasType) {
            note(TrustListError::WrongType);
        }
        return hasType ? value : kEmpty;
    }

    std::optional<TrustListError> m_problem;
};

std::map<std::string, std::string> readNames(MemberReader& reader, const json& value)
{
    std::map<std::string, std::string> names;
    for (const auto& [language, name] : reader.object(value).items()) {
        names.emplace(language, reader.text(name));
    }
    return names;
}

/// The kinds of JWK that we verify with.
enum class JwkKind : std::uint8_t { Ed25519, P256, P384, Rsa };

std::optional<JwkKind> jwkKind(const std::string& kty, const std::string& crv)
{
    if (kty == "OKP" && crv == "Ed25519") {
        return JwkKind::Ed25519;
    }
    if (kty == "EC" && crv == "P-256") {
        return JwkKind::P256;
    }
    if (kty == "EC" && crv == "P-384") {
        return JwkKind::P384;
    }
    return kty == "RSA" ? std::optional(JwkKind::Rsa) : std::nullopt;
}

/// A member that is base64url; empty, which no key has, if it is not.
Bytes readNumber(MemberReader& reader, const json& object, const char* name)
{
    return crypto::decodeBase64Url(reader.text(reader.required(object, name))).value_or(Bytes{});
}

/// An EC key's numbers are as long as its curve's (RFC 7518 section 6.2.1).
std::optional<crypto::PublicKey> readEcKey(MemberReader& reader, const json& object, crypto::EvpKey::Type curve)
{
    const Bytes x = readNumber(reader, object, "x");
    const Bytes y = readNumber(reader, object, "y");
    Bytes point{4};
    point.insert(point.end(), x.begin(), x.end());
    point.insert(point.end(), y.begin(), y.end());
    return x.size() == y.size() ? crypto::EvpKey::fromPoint(curve, point) : std::nullopt;
}

/// A number of an RSA key, without the leading zeros that some encoders write.
Bytes readRsaNumber(MemberReader& reader, const json& object, const char* name)
{
    Bytes number = readNumber(reader, object, name);
    number.erase(number.begin(), std::ranges::find_if(number, [](std::uint8_t byte) { return byte != 0; }));
    return number;
}

/// Whether a JWK's own `alg`, where there is one, is what we verify with for its kind (RFC 7517 section 4.4): a key for
/// another algorithm is not for us.
bool isForOurs(JwkKind kind, const std::string& alg)
{
    switch (kind) {
    case JwkKind::Ed25519:
        return alg.empty() || alg == "EdDSA" || alg == "Ed25519";
    case JwkKind::P256:
        return alg.empty() || alg == "ES256";
    case JwkKind::P384:
        return alg.empty() || alg == "ES384";
    case JwkKind::Rsa:
        return alg.empty() || alg == "PS256";
    }
    return false;
}

std::optional<crypto::PublicKey> readPublicKey(MemberReader& reader, const json& object, JwkKind kind)
{
    switch (kind) {
    case JwkKind::Ed25519:
        return crypto::Ed25519PublicKey::from(readNumber(reader, object, "x"));
    case JwkKind::P256:
        return readEcKey(reader, object, crypto::EvpKey::Type::P256);
    case JwkKind::P384:
        return readEcKey(reader, object, crypto::EvpKey::Type::P384);
    case JwkKind::Rsa:
        return crypto::EvpKey::fromRsa(readRsaNumber(reader, object, "n"), readRsaNumber(reader, object, "e"));
    }
    return std::nullopt;
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

/// Nothing for a key of a kind that we do not know: it may be meant for others.
std::optional<IssuerKey> readKey(MemberReader& reader, const json& value)
{
    const json& object = reader.object(value);
    const auto use = useOf(reader.text(reader.required(object, "use")));
    const auto kind = jwkKind(reader.text(reader.required(object, "kty")), reader.optionalText(object, "crv"));
    if (!use || !kind || !isForOurs(*kind, reader.optionalText(object, "alg"))) {
        return std::nullopt;
    }
    const auto kid = crypto::decodeBase64Url(reader.text(reader.required(object, "kid")));
    auto publicKey = readPublicKey(reader, object, *kind);
    if (!kid || kid->empty() || kid->size() > kMaxKidBytes || !publicKey) {
        reader.note(TrustListError::BadKey);
        return std::nullopt;
    }
    return IssuerKey{*use,
                     *kid,
                     *std::move(publicKey),
                     reader.optionalTime(object, "nbf"),
                     reader.optionalTime(object, "exp"),
                     reader.optionalFlag(object, "revoked")};
}

bool hasKey(const Issuer& issuer, const IssuerKey& key)
{
    return std::ranges::any_of(issuer.keys,
                               [&](const IssuerKey& other) { return other.use == key.use && other.kid == key.kid; });
}

bool isOurs(const std::string& name)
{
    return std::ranges::any_of(kAllFormats, [&](Format format) { return toString(format) == name; });
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
    const bool hasOtherFormats = !std::ranges::all_of(issuer.formats, isOurs);
    for (const json& member : keys) {
        if (hasOtherFormats && member.is_object() && !member.contains("kid")) {
            continue; // for the formats that name no key
        }
        auto key = readKey(reader, member);
        if (key && hasKey(issuer, *key)) {
            reader.note(TrustListError::DuplicateKid);
        }
        if (key) {
            issuer.keys.push_back(*std::move(key));
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
