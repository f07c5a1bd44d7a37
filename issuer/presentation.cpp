// SPDX-License-Identifier: Apache-2.0
#include "credential/base45.h"
#include "credential/cbor_writer.h"
#include "issuer/deflate.h"
#include "issuer/wallet.h"

#include <algorithm>

namespace carded::issuer {
namespace {

using credential::CborWriter;

constexpr std::int64_t kTypKeyBinding = 294; // the integer is shorter than application/kb+cwt
constexpr std::int64_t kHeaderKcwt = 13;

bool isMeant(std::string_view name, std::string_view asked)
{
    return name == asked || (name.starts_with(asked) && name.substr(asked.size()).starts_with("["));
}

std::string disclosableNames(const Wallet& wallet)
{
    std::string names;
    for (const auto& disclosure : wallet.credential.disclosures) {
        names += (names.empty() ? "" : ", ") + disclosure.name;
    }
    return names.empty() ? "nothing" : names;
}

Result<std::vector<Bytes>, IssuerError> pickDisclosures(const Wallet& wallet, const std::vector<std::string>& asked)
{
    const auto& all = wallet.credential.disclosures;
    for (const auto& name : asked) {
        if (std::ranges::none_of(all, [&](const Disclosure& one) { return isMeant(one.name, name); })) {
            return fail(
                IssuerError{IssuerError::Cause::BadArgument,
                            "cannot disclose '" + name + "': this wallet can disclose " + disclosableNames(wallet)});
        }
    }
    std::vector<Bytes> picked;
    for (const auto& disclosure : all) {
        if (std::ranges::any_of(asked, [&](const auto& name) { return isMeant(disclosure.name, name); })) {
            picked.push_back(disclosure.encoded);
        }
    }
    return picked;
}

} // namespace

Result<Bytes, IssuerError> presentCredential(const Wallet& wallet, const Showing& showing)
{
    const auto disclosures = pickDisclosures(wallet, showing.disclose);
    if (!disclosures) {
        return fail(disclosures.error());
    }
    auto credential = encodeMessage(wallet.credential.message, *disclosures);
    if (!wallet.holder) {
        return credential;
    }
    CborWriter header;
    header.map(3).integer(1).integer(kAlgEd25519).integer(kHeaderKcwt).encoded(credential);
    header.integer(16).integer(kTypKeyBinding);
    CborWriter payload;
    payload.map(2).integer(3).text(showing.aud).integer(6).integer(showing.iat.time_since_epoch().count());
    const auto pair = crypto::ed25519KeyPair(*wallet.holder);
    return encodeMessage(signMessage(header.take(), payload.take(), pair.secretKey));
}

Result<std::string, IssuerError> encodeCode(ByteSpan message)
{
    const auto compressed = deflateBytes(message);
    const bool compress = compressed.size() < message.size();
    auto text = "AGE1:" + credential::encodeBase45(compress ? ByteSpan(compressed) : message);
    if (text.size() > kMaxCodeCharacters) {
        return fail(IssuerError{IssuerError::Cause::CodeTooLong,
                                "the code would have " + std::to_string(text.size()) + " characters, "
                                    + std::to_string(kMaxCodeCharacters)
                                    + " fit into one QR code: disclose less or use a smaller portrait"});
    }
    return text;
}

Result<std::string, IssuerError> showCode(const Wallet& wallet, const Showing& showing)
{
    const auto message = presentCredential(wallet, showing);
    if (!message) {
        return fail(message.error());
    }
    return encodeCode(*message);
}

} // namespace carded::issuer
