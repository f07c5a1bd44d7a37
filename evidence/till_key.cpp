// SPDX-License-Identifier: Apache-2.0
#include "evidence/till_key.h"

#include "crypto/encoding.h"
#include "crypto/random.h"
#include "tlog/key_hash.h"
#include "tlog/signed_note.h"

namespace carded::evidence {
namespace {

constexpr std::string_view kOriginPrefix = "carded.evidence/";
constexpr std::string_view kKeyPrefix = "PRIVATE+KEY+";
constexpr std::uint8_t kEd25519 = 0x01;

crypto::Ed25519Seed seedOf(const crypto::Ed25519KeyPair& key)
{
    return *crypto::Ed25519Seed::from(ByteSpan(key.secretKey.data).first(crypto::Ed25519Seed::kSize));
}

std::string hashText(std::string_view origin, const crypto::Ed25519PublicKey& key)
{
    return crypto::encodeHex(tlog::keyHashBytes(tlog::noteKeyHash(origin, key)));
}

} // namespace

std::string originOf(std::string_view store, std::string_view till)
{
    std::string origin(kOriginPrefix);
    origin.append(store).append("/").append(till);
    return origin;
}

std::optional<TillPlace> placeOf(std::string_view origin)
{
    if (!origin.starts_with(kOriginPrefix)) {
        return std::nullopt;
    }
    origin.remove_prefix(kOriginPrefix.size());
    const std::size_t slash = origin.find('/');
    if (slash == 0 || slash >= origin.size() - 1 || origin.find('/', slash + 1) != std::string_view::npos) {
        return std::nullopt;
    }
    return TillPlace{std::string(origin.substr(0, slash)), std::string(origin.substr(slash + 1))};
}

std::string LogOwner::origin() const
{
    return originOf(store, till);
}

std::string LogOwner::verifierKey() const
{
    return tlog::verifierKey(origin(), key.publicKey);
}

LogOwner newOwner(std::string_view store, std::string_view till)
{
    const auto seed = crypto::Ed25519Seed::from(crypto::randomBytes(crypto::Ed25519Seed::kSize));
    return {std::string(store), std::string(till), crypto::ed25519KeyPair(*seed)};
}

std::string keyFileText(const LogOwner& owner)
{
    Bytes secret{kEd25519};
    const crypto::Ed25519Seed seed = seedOf(owner.key);
    secret.insert(secret.end(), seed.data.begin(), seed.data.end());
    std::string text(kKeyPrefix);
    text += owner.origin();
    text += '+';
    text += hashText(owner.origin(), owner.key.publicKey);
    text += '+';
    text += crypto::encodeBase64(secret);
    text += '\n';
    return text;
}

std::optional<LogOwner> parseKeyFile(std::string_view text, std::string_view origin)
{
    const std::string begin = std::string(kKeyPrefix).append(origin) + '+';
    const std::size_t keyAt = begin.size() + 2 * tlog::kKeyHashBytes + 1;
    const auto place = placeOf(origin);
    if (!place || !text.starts_with(begin) || text.size() <= keyAt || !text.ends_with('\n')) {
        return std::nullopt;
    }
    const auto secret = crypto::decodeBase64(text.substr(keyAt, text.size() - keyAt - 1));
    if (!secret || secret->empty() || secret->front() != kEd25519) {
        return std::nullopt;
    }
    const auto seed = crypto::Ed25519Seed::from(ByteSpan(*secret).subspan(1));
    if (!seed) {
        return std::nullopt;
    }
    LogOwner owner{place->store, place->till, crypto::ed25519KeyPair(*seed)};
    return keyFileText(owner) == text ? std::optional(std::move(owner)) : std::nullopt;
}

} // namespace carded::evidence
