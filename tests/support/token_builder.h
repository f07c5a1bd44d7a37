// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "tests/support/test_keys.h"

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace carded::test {

// One CBOR item each.
Bytes item(std::int64_t value);
Bytes item(std::string_view value);
Bytes floatItem(double value); ///< of eight bytes
Bytes boolItem(bool value);
Bytes bytesItem(ByteSpan value);
Bytes arrayItem(const std::vector<Bytes>& items);
Bytes tagItem(std::uint64_t tag, ByteSpan content);
Bytes redactedKeysLabel(); ///< simple(59)

/// A CBOR map whose pairs a test may set, drop or repeat.
class MapBuilder {
public:
    /// Replaces the value of a key, or adds the pair at the end.
    MapBuilder& set(std::int64_t key, Bytes value) { return setItem(item(key), std::move(value)); }
    MapBuilder& set(std::string_view key, Bytes value) { return setItem(item(key), std::move(value)); }
    MapBuilder& setItem(ByteSpan key, Bytes value);
    MapBuilder& erase(std::int64_t key) { return eraseItem(item(key)); }
    MapBuilder& erase(std::string_view key) { return eraseItem(item(key)); }
    /// Adds a pair even if the key is there.
    MapBuilder& add(Bytes key, Bytes value);
    [[nodiscard]] Bytes encode() const;

private:
    MapBuilder& eraseItem(ByteSpan key);

    std::vector<std::pair<Bytes, Bytes>> m_pairs;
};

/// A COSE_Sign1 with every piece open to change; encode() signs what stands in it then.
struct TestMessage {
    MapBuilder protectedHeader;
    MapBuilder unprotectedHeader;
    MapBuilder claims;
    TestKey signer = TestKey::Issuer;
    std::optional<Bytes> protectedBytes; ///< instead of protectedHeader
    std::optional<Bytes> payload;        ///< instead of claims
    std::optional<Bytes> signature;      ///< instead of the signer's

    [[nodiscard]] Bytes encode() const;
    /// Takes another key: `alg` and the protected `kid` change with it.
    TestMessage& signBy(TestKey key);
};

inline constexpr std::int64_t kNow = 1780000000; ///< 2026-05-28T20:26:40Z
inline constexpr std::string_view kIss = "https://licence.example.kr";
inline constexpr std::string_view kOtherIss = "https://card.example.kr"; ///< promises neither binding nor status
inline constexpr std::string_view kForeignIss = "https://id.example";    ///< the same, with a key of each kind
inline constexpr std::string_view kListUri = "https://licence.example.kr/status/1";

/// {1: COSE_Key}
Bytes cnfItem(TestKey key);
/// {"status_list": {"idx": idx, "uri": uri}}
Bytes statusItem(std::int64_t idx, std::string_view uri = kListUri);

/// A salted disclosed claim: the CBOR inside its byte string.
Bytes disclosure(std::uint8_t salt, ByteSpan value, ByteSpan key);
Bytes elementDisclosure(std::uint8_t salt, ByteSpan value);
Bytes decoyDisclosure(std::uint8_t salt);
/// Its hash as a CBOR byte string.
Bytes hashItem(ByteSpan disclosure);

/// An issuer's part that says age_over_19, with nothing redacted and status entry 0.
TestMessage sdCwt();
/// Puts a disclosure of a top-level claim into an SD-CWT: its hash and itself.
void disclose(TestMessage& token, const std::vector<Bytes>& disclosures);
/// The holder's part around an issuer's part, made at kNow.
TestMessage keyBindingToken(ByteSpan kcwt);
/// What a printed card carries: age_over_19, of the issuer that promises neither binding nor status.
TestMessage plainCwt();
/// A CWT of the foreign issuer with claim 169: a date of birth in 1988 and a photo.
TestMessage claim169();
/// What claim169() says inside the claim, for a test to change.
MapBuilder claim169Members();
/// A list of `entries` (2 bits each) for kListUri, signed by the status key.
TestMessage statusList(ByteSpan entries);
Bytes statusListItem(std::int64_t bits, ByteSpan zlib);

/// Compressed as a zlib stream.
Bytes zlib(ByteSpan bytes);
/// `AGE1:` and base45.
std::string age1(ByteSpan message);
/// Base45 of a zlib stream, with no prefix.
std::string bareBase45(ByteSpan message);

/// The issuers of the tokens above, for a test to change.
nlohmann::json trustJson();

} // namespace carded::test
