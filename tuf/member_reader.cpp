// SPDX-License-Identifier: Apache-2.0
#include "tuf/member_reader.h"

#include "crypto/encoding.h"
#include "crypto/sha256.h"
#include "crypto/sha512.h"

namespace carded::tuf {
namespace {

using Json = MemberReader::Json;

const Json kNull;
const Json kEmpty = Json::object();

/// The text of a member, empty if there is none: whatever a key of a strange kind looks like, it is no error.
std::string textOf(const Json& object, const char* name)
{
    const Json* member = MemberReader::optional(object, name);
    return member != nullptr && member->is_string() ? member->get<std::string>() : std::string{};
}

std::optional<crypto::PublicKey> ed25519Key(const std::string& digits)
{
    const auto bytes = crypto::decodeHex(digits);
    const auto key = bytes ? crypto::Ed25519PublicKey::from(*bytes) : std::nullopt;
    return key ? std::optional<crypto::PublicKey>(*key) : std::nullopt;
}

std::optional<crypto::PublicKey> pemKey(const std::string& pem, crypto::EvpKey::Type type)
{
    auto key = crypto::EvpKey::fromPem(pem);
    return key && key->type() == type ? std::optional<crypto::PublicKey>(*std::move(key)) : std::nullopt;
}

/// Nothing for a key of another kind, or a broken one: an error only when its signature is needed.
std::optional<crypto::PublicKey> readKey(const Json& object)
{
    const std::string type = textOf(object, "keytype");
    const std::string scheme = textOf(object, "scheme");
    const Json* keyval = MemberReader::optional(object, "keyval");
    const std::string value = keyval != nullptr && keyval->is_object() ? textOf(*keyval, "public") : std::string{};
    if (type == "ed25519" && scheme == "ed25519") {
        return ed25519Key(value);
    }
    if ((type == "ecdsa" || type == "ecdsa-sha2-nistp256") && scheme == "ecdsa-sha2-nistp256") {
        return pemKey(value, crypto::EvpKey::Type::P256);
    }
    if (type == "rsa" && scheme == "rsassa-pss-sha256") {
        return pemKey(value, crypto::EvpKey::Type::Rsa);
    }
    return std::nullopt;
}

} // namespace

const Json& MemberReader::required(const Json& object, const char* name)
{
    const Json* member = optional(object, name);
    if (member == nullptr) {
        note(TufError::WrongShape);
    }
    return member == nullptr ? kNull : *member;
}

const Json* MemberReader::optional(const Json& object, const char* name)
{
    const auto found = object.find(name);
    return found == object.end() ? nullptr : &*found;
}

const Json& MemberReader::object(const Json& value)
{
    return check(value, value.is_object());
}

const Json& MemberReader::array(const Json& value)
{
    return check(value, value.is_array());
}

std::string MemberReader::text(const Json& value)
{
    return check(value, value.is_string()).is_string() ? value.get<std::string>() : std::string{};
}

std::uint64_t MemberReader::number(const Json& value)
{
    return check(value, value.is_number_unsigned()).is_number() ? value.get<std::uint64_t>() : 0;
}

bool MemberReader::flag(const Json& value)
{
    return check(value, value.is_boolean()).is_boolean() && value.get<bool>();
}

std::uint64_t MemberReader::positive(const Json& parent, const char* name, TufError problem)
{
    const Json& value = required(parent, name);
    if (value.is_number_integer() && (!value.is_number_unsigned() || value.get<std::uint64_t>() == 0)) {
        note(problem);
        return 0;
    }
    return number(value);
}

Hashes MemberReader::hashes(const Json& value)
{
    const auto digest = [&](const char* algorithm, std::size_t size) {
        const Json* member = optional(object(value), algorithm);
        auto bytes = member == nullptr ? Bytes{} : crypto::decodeHex(text(*member)).value_or(Bytes{});
        if (member != nullptr && bytes.size() != size) {
            note(TufError::BadHash);
        }
        return bytes;
    };
    Hashes hashes{digest("sha256", crypto::Sha256Digest::kSize), digest("sha512", crypto::Sha512Digest::kSize)};
    if (hashes.sha256.empty() && hashes.sha512.empty()) {
        note(TufError::BadHash);
    }
    return hashes;
}

ListedFile MemberReader::listedFile(const Json& value)
{
    const Json& listed = object(value);
    ListedFile file;
    file.version = positive(listed, "version", TufError::BadVersion);
    if (const Json* length = optional(listed, "length")) {
        file.length = number(*length);
    }
    if (const Json* digests = optional(listed, "hashes")) {
        file.hashes = hashes(*digests);
    }
    return file;
}

KeyRing MemberReader::keys(const Json& value)
{
    KeyRing ring;
    for (const auto& [keyid, key] : object(value).items()) {
        if (auto known = readKey(object(key))) {
            ring.emplace(keyid, *std::move(known));
        }
    }
    return ring;
}

RoleKeys MemberReader::roleKeys(const Json& value)
{
    const Json& role = object(value);
    RoleKeys keys;
    for (const Json& keyid : array(required(role, "keyids"))) {
        keys.keyids.insert(text(keyid));
    }
    keys.threshold = positive(role, "threshold", TufError::BadThreshold);
    return keys;
}

void MemberReader::note(TufError problem)
{
    if (!m_problem) {
        m_problem = problem;
    }
}

const Json& MemberReader::check(const Json& value, bool hasType)
{
    if (!hasType) {
        note(TufError::WrongShape);
    }
    return hasType ? value : kEmpty;
}

} // namespace carded::tuf
