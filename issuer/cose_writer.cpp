// SPDX-License-Identifier: Apache-2.0
#include "issuer/cose_writer.h"

#include "credential/cbor_writer.h"

namespace carded::issuer {
namespace {

constexpr std::uint64_t kTagCoseSign1 = 18;
constexpr std::int64_t kHeaderSdClaims = 17;

} // namespace

SignedMessage signMessage(Bytes protectedBytes, Bytes payload, const crypto::Ed25519SecretKey& key)
{
    credential::CborWriter toBeSigned;
    toBeSigned.array(4).text("Signature1").bytes(protectedBytes).bytes({}).bytes(payload);
    const auto signature = crypto::signEd25519(key, toBeSigned.data());
    return {std::move(protectedBytes), std::move(payload), signature};
}

Bytes encodeMessage(const SignedMessage& message, std::span<const Bytes> disclosures)
{
    credential::CborWriter writer;
    writer.tag(kTagCoseSign1).array(4).bytes(message.protectedBytes);
    if (disclosures.empty()) { // an empty sd_claims array would be invalid
        writer.map(0);
    } else {
        writer.map(1).integer(kHeaderSdClaims).array(disclosures.size());
        for (const auto& disclosure : disclosures) {
            writer.bytes(disclosure);
        }
    }
    writer.bytes(message.payload).bytes(message.signature.span());
    return writer.take();
}

} // namespace carded::issuer
