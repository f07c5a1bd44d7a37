// SPDX-License-Identifier: Apache-2.0
#include "tests/support/foreign_tokens.h"

#include "credential/base32.h"
#include "credential/base58.h"
#include "credential/california_urls.h"
#include "credential/cbor_writer.h"
#include "credential/protected_elements.h"
#include "credential/truage_token.h"
#include "crypto/encoding.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <stdexcept>

namespace carded::test {
namespace {

using credential::CborWriter;

constexpr std::string_view kBase32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

Bytes multikeyOf(TestKey key)
{
    Bytes bytes{0xED, 0x01};
    const auto publicKey = testKey(key).publicKey;
    bytes.insert(bytes.end(), publicKey.data.begin(), publicKey.data.end());
    return bytes;
}

Bytes behind(char letter, ByteSpan bytes)
{
    Bytes result{static_cast<std::uint8_t>(letter)};
    result.insert(result.end(), bytes.begin(), bytes.end());
    return result;
}

Bytes truAgeToken(const TestTruAge& values, ByteSpan signature)
{
    const Bytes key = multikeyOf(values.signer);
    CborWriter w;
    w.tag(credential::kTagLegacyCborLd).map(3).integer(0).integer(17).integer(116).integer(110).integer(124);
    w.map(8).integer(1).array(3).integer(17).integer(22).integer(20);
    w.integer(112).array(2).integer(3).bytes(values.uuid);
    w.integer(114).map(5).integer(116).integer(150).integer(182).unsignedInteger(values.created);
    w.integer(190).integer(196).integer(192).bytes(behind('z', signature));
    w.integer(194).array(3).integer(1025).bytes(key).bytes(key);
    w.integer(117).array(2).integer(108).integer(130);
    w.integer(158).map(2).integer(138).bytes(
        behind('z', values.concealed.value_or(concealedToken(concealedMeta(values.overAge)))));
    w.integer(148).unsignedInteger(values.overAge);
    w.integer(162).unsignedInteger(values.expires).integer(164).unsignedInteger(values.issued);
    w.integer(168).array(2).integer(1025).bytes(key);
    return w.take();
}

Bytes barcodeProof(const TestCard& card, ByteSpan signature)
{
    CborWriter w;
    w.tag(credential::kTagCborLd).array(2).integer(31000000).map(6).integer(1).array(2).integer(1).integer(2);
    w.integer(157).array(2).integer(118).integer(164);
    w.integer(174).map(3).integer(156).integer(166).integer(196).bytes(Bytes{card.statusBase});
    w.integer(198).unsignedInteger(card.statusIndex);
    w.integer(176).map(2).integer(156).integer(160).integer(168).bytes(behind('u', card.index));
    w.integer(180).bytes(Bytes{card.issuer});
    w.integer(182).map(5).integer(156).integer(108).integer(204).integer(1).integer(214).integer(220);
    w.integer(216).bytes(behind('z', signature)).integer(218).bytes(Bytes{card.method});
    return w.take();
}

std::string fourDigits(std::size_t number)
{
    std::array<char, 24> text{};
    (void)std::snprintf(text.data(), text.size(), "%04zu", number);
    return text.data();
}

} // namespace

std::string truAgeText(ByteSpan cborLd)
{
    std::string text = "VP1-B";
    unsigned bits = 0;
    unsigned count = 0;
    for (const std::uint8_t byte : cborLd) {
        bits = (bits << 8U | byte) & 0xFFFU;
        for (count += 8; count >= 5; count -= 5) {
            text += kBase32[bits >> (count - 5) & 31U];
        }
    }
    if (count > 0) {
        text += kBase32[bits << (5 - count) & 31U];
    }
    return text;
}

Bytes truAgeBytes(std::string_view text)
{
    const auto bytes = credential::decodeBase32(text.substr(5));
    if (!bytes) {
        throw std::logic_error("truAgeBytes(): no base32");
    }
    return {bytes->begin(), bytes->end()};
}

Bytes concealedMeta(std::uint64_t overAge)
{
    CborWriter meta;
    meta.tag(credential::kTagLegacyCborLd).map(2).integer(0).integer(22).integer(124).unsignedInteger(overAge);
    return meta.take();
}

Bytes concealedToken(ByteSpan meta, std::size_t payload)
{
    CborWriter token;
    token.tag(credential::kTagLegacyCborLd).map(4).integer(0).integer(21).integer(106).integer(100);
    token.integer(108).bytes(behind('z', meta)).integer(110).bytes(behind('z', Bytes(payload, 0x33)));
    return token.take();
}

Bytes TestTruAge::encode() const
{
    const Bytes unsignedToken = truAgeToken(*this, Bytes(64));
    Bytes message;
    if (const auto token = credential::parseTruAgeToken(unsignedToken)) {
        const auto quads = quadsOf(*token, issuerOf(*token));
        for (const WipedText* text : {&quads.proof, &quads.credential}) {
            const auto digest = crypto::sha256(asBytes(*text));
            message.insert(message.end(), digest.data.begin(), digest.data.end());
        }
    } // else it is none, whoever signs it
    return truAgeToken(*this, signWith(signer, message));
}

std::string didKeyOf(TestKey key)
{
    return "did:key:" + std::string(credential::encodeBase58(multikeyOf(key)));
}

nlohmann::json truAgeIssuer(TestKey key)
{
    nlohmann::json jwk = jwkOf(key);
    jwk["use"] = "credential";
    return {{"iss", didKeyOf(key)},  {"name", {{"en", "TruAge test"}}},
            {"formats", {"truage"}}, {"holder_binding", "optional"},
            {"status", "none"},      {"keys", nlohmann::json::array({jwk})}};
}

TestCard& TestCard::set(std::string_view id, std::string value)
{
    const auto found = std::ranges::find(elements, id, &std::pair<std::string, std::string>::first);
    if (found == elements.end()) {
        elements.emplace_back(id, std::move(value));
    } else {
        found->second = std::move(value);
    }
    return *this;
}

Bytes TestCard::proof() const
{
    const Bytes unsignedProof = barcodeProof(*this, Bytes(64));
    const auto credential = credential::parseBarcodeCredential(unsignedProof, credential::kCalifornia);
    credential::AamvaSubfile licence{type, {}};
    for (const auto& [id, value] : elements) {
        licence.elements.push_back({id, value});
    }
    const auto data = credential::protectedData(licence, index);
    const auto message =
        credential && data ? credential::barcodeMessage(*credential, credential::kCalifornia, *data) : std::nullopt;
    return barcodeProof(*this, signWith(TestKey::P256, message.value_or(WipedBytes()))); // else it is none
}

std::string TestCard::textAround(ByteSpan proof) const
{
    return textAroundText(crypto::encodeBase64(proof));
}

std::string TestCard::textAroundText(std::string_view proof) const
{
    std::string licence = type;
    for (const auto& [id, value] : elements) {
        licence += (licence.size() > 2 ? "\n" : "") + id + value;
    }
    return aamvaText({licence + "\r", "ZCZCABRO\nZCE" + std::string(proof) + "\r"});
}

std::string aamvaText(const std::vector<std::string>& subfiles, std::string_view issuer)
{
    std::string text = "@\n\x1E\rANSI " + std::string(issuer) + "100102";
    text.replace(text.size() - 2, 2, fourDigits(subfiles.size()).substr(2));
    std::size_t at = text.size() + 10 * subfiles.size();
    for (const std::string& subfile : subfiles) {
        text += subfile.substr(0, 2) + fourDigits(at) + fourDigits(subfile.size());
        at += subfile.size();
    }
    for (const std::string& subfile : subfiles) {
        text += subfile;
    }
    return text;
}

nlohmann::json californiaIssuer()
{
    nlohmann::json jwk = jwkOf(TestKey::P256);
    jwk["use"] = "credential";
    jwk["kid"] = "vm-vcb-1";
    return {{"iss", kCaliforniaIss},
            {"name", {{"en", "California DMV, test key"}}},
            {"country", "US"},
            {"formats", {"california-vcb"}},
            {"holder_binding", "optional"},
            {"status", "none"},
            {"keys", nlohmann::json::array({jwk})}};
}

} // namespace carded::test
