// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/token_builder.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace carded::test {

/// `VP1-B` and base32.
std::string truAgeText(ByteSpan cborLd);
/// What the text above holds; throws for another text.
Bytes truAgeBytes(std::string_view text);

/// A TruAge token whose values a test may change; encode() signs what stands in it then.
struct TestTruAge {
    Bytes uuid = Bytes(16, 0x5A);
    std::uint64_t created = static_cast<std::uint64_t>(kNow) - 1000;
    std::uint64_t issued = static_cast<std::uint64_t>(kNow) - 1000;
    std::uint64_t expires = static_cast<std::uint64_t>(kNow) + 1000;
    std::uint64_t overAge = 21;
    TestKey signer = TestKey::Issuer; ///< an Ed25519 one
    std::optional<Bytes> concealed;   ///< instead of the one that says overAge

    [[nodiscard]] Bytes encode() const;
    [[nodiscard]] std::string text() const { return truAgeText(encode()); }
};

/// What a TruAge token conceals, with so many bytes of payload, and what stands in it about an age.
Bytes concealedToken(ByteSpan meta, std::size_t payload = 50);
Bytes concealedMeta(std::uint64_t overAge);

/// The DID of a key, as TruAge tokens name their issuers.
std::string didKeyOf(TestKey key);
/// A trust list's entry for it.
nlohmann::json truAgeIssuer(TestKey key);

/// A signed Californian card whose values a test may change; text() signs what stands in it then with TestKey::P256.
struct TestCard {
    std::string type = "DL";
    std::vector<std::pair<std::string, std::string>> elements{
        {"DAQ", "I1234567"}, {"DCS", "SMITH"},     {"DAC", "JO"},        {"DBB", "01021988"}, {"DBA", "01022030"},
        {"DAJ", "CA"},       {"DAG", "1 MAIN ST"}, {"DAK", "95818    "}, {"DAW", "200"}};
    Bytes index{0xAE, 0x60, 0x20}; ///< DAC DAG DAJ DAK DAQ DBA DBB DCS
    std::uint8_t issuer = 1;
    std::uint8_t method = 5;
    std::uint8_t statusBase = 2;
    std::uint64_t statusIndex = 3866524935;

    TestCard& set(std::string_view id, std::string value);
    [[nodiscard]] Bytes proof() const;
    [[nodiscard]] std::string text() const { return textAround(proof()); }
    /// The card's text around any proof.
    [[nodiscard]] std::string textAround(ByteSpan proof) const;
    /// The same, the proof as it stands in the text.
    [[nodiscard]] std::string textAroundText(std::string_view proof) const;
};

/// A file of these subfiles, each given whole, with a directory that is right.
std::string aamvaText(const std::vector<std::string>& subfiles, std::string_view issuer = "636014");

inline constexpr std::string_view kCaliforniaIss = "did:web:credentials.dmv.ca.gov";
/// A trust list's entry for California, with TestKey::P256 as its first key.
nlohmann::json californiaIssuer();

} // namespace carded::test
