// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "base/rfc3339.h"
#include "credential/cbor_writer.h"
#include "crypto/ed25519.h"
#include "crypto/encoding.h"

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>
#include <zlib.h>

namespace carded::test {

/// The key pair whose seed is this byte 32 times over.
inline crypto::Ed25519KeyPair testKeyPair(std::uint8_t seed)
{
    crypto::Ed25519Seed bytes;
    bytes.data.fill(seed);
    return crypto::ed25519KeyPair(bytes);
}

/// One entry of an issuer's `keys`.
struct ListKey {
    std::string kid = "s1";
    std::uint8_t seed = 1;
    std::string use = "status";
    std::optional<std::int64_t> nbf = {};
    std::optional<std::int64_t> exp = {};
    bool revoked = false;

    [[nodiscard]] std::string json() const
    {
        std::string text = R"({"use":")" + use + R"(","kty":"OKP","crv":"Ed25519","kid":")"
                           + crypto::encodeBase64Url(asBytes(kid)) + R"(","x":")"
                           + crypto::encodeBase64Url(testKeyPair(seed).publicKey.span()) + '"';
        text += nbf ? R"(,"nbf":)" + std::to_string(*nbf) : "";
        text += exp ? R"(,"exp":)" + std::to_string(*exp) : "";
        return text + (revoked ? R"(,"revoked":true})" : "}");
    }
};

struct TestIssuer {
    std::string iss = "https://issuer.example";
    std::vector<ListKey> keys = {ListKey{}};

    [[nodiscard]] std::string json() const
    {
        std::string list;
        for (const ListKey& key : keys) {
            list += (list.empty() ? "" : ",") + key.json();
        }
        return R"({"iss":")" + iss + R"(","name":{"en":"Test"},"country":"KR","formats":["age1"],)"
               + R"("holder_binding":"required","status":"required","keys":[)" + list + "]}";
    }
};

/// A trust list as published.
struct TestTrustList {
    std::uint64_t version = 1;
    UnixTime issued{};
    std::vector<TestIssuer> issuers = {TestIssuer{}};
    bool demo = true;
    std::string more{}; ///< members besides, each after a comma

    [[nodiscard]] std::string json() const
    {
        std::string list;
        for (const TestIssuer& issuer : issuers) {
            list += (list.empty() ? "" : ",") + issuer.json();
        }
        return R"({"format":"carded-trust-1","version":)" + std::to_string(version) + R"(,"issued":")"
               + formatRfc3339(issued) + '"' + (demo ? R"(,"demo":true)" : "") + R"(,"issuers":[)" + list + "]" + more
               + "}";
    }
};

/// A zlib stream (RFC 1950) of `bytes`.
inline Bytes deflated(ByteSpan bytes)
{
    uLongf size = compressBound(bytes.size());
    Bytes stream(size);
    if (compress2(stream.data(), &size, bytes.data(), bytes.size(), Z_BEST_SPEED) != Z_OK) {
        throw std::logic_error("deflated(): zlib failed");
    }
    stream.resize(size);
    return stream;
}

/// A Status List Token (draft-ietf-oauth-status-list, CWT form) before it is signed.
struct TestStatusList {
    std::string uri = "https://issuer.example/status/1";
    UnixTime iat{};
    UnixTime exp{};
    unsigned bits = 1;
    Bytes entries;
    std::string kid = "s1";
    std::uint8_t seed = 1;

    [[nodiscard]] Bytes token() const
    {
        const Bytes lst = deflated(entries);
        const Bytes header = credential::CborWriter()
                                 .map(3)
                                 .integer(1)
                                 .integer(-19)
                                 .integer(4)
                                 .bytes(asBytes(kid))
                                 .integer(16)
                                 .text("application/statuslist+cwt")
                                 .take();
        const Bytes payload = credential::CborWriter()
                                  .map(4)
                                  .integer(2)
                                  .text(uri)
                                  .integer(4)
                                  .integer(seconds(exp))
                                  .integer(6)
                                  .integer(seconds(iat))
                                  .integer(65533)
                                  .map(2)
                                  .text("bits")
                                  .unsignedInteger(bits)
                                  .text("lst")
                                  .bytes(lst)
                                  .take();
        const Bytes toSign =
            credential::CborWriter().array(4).text("Signature1").bytes(header).bytes({}).bytes(payload).take();
        const auto signature = crypto::signEd25519(testKeyPair(seed).secretKey, toSign);
        return credential::CborWriter()
            .tag(18)
            .array(4)
            .bytes(header)
            .map(0)
            .bytes(payload)
            .bytes(signature.span())
            .take();
    }

private:
    [[nodiscard]] static std::int64_t seconds(UnixTime time) { return time.time_since_epoch().count(); }
};

} // namespace carded::test
