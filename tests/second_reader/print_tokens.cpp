// SPDX-License-Identifier: Apache-2.0
// Prints TruAge tokens, a line each: `good` or `bad`, as our reader finds them by the key they name, and the text.
#include "credential/presentation.h"
#include "tests/support/foreign_tokens.h"

#include <cstdio>

using namespace carded;
using test::TestKey;

int main()
{
    constexpr int kTokens = 12;
    for (int i = 0; i < kTokens; ++i) {
        test::TestTruAge token;
        token.uuid.assign(16, static_cast<std::uint8_t>(17 * i));
        token.uuid[3] = static_cast<std::uint8_t>(i);
        token.uuid[6] = 0x40; // random, of RFC 9562: the libraries read no other bytes as a uuid
        token.uuid[8] = 0x80;
        token.overAge = 12 * static_cast<std::uint64_t>(i) + 1;
        token.issued += static_cast<std::uint64_t>(i) * 86'399;
        token.expires = token.issued + 20'736'000;
        token.created = token.issued + static_cast<std::uint64_t>(i % 3);
        token.signer = i % 2 == 0 ? TestKey::Issuer : TestKey::Stranger;
        Bytes bytes = token.encode();
        if (i % 4 == 3) {
            bytes[bytes.size() / 2] ^= 1U; // somewhere in what is signed
        }
        const std::string text = test::truAgeText(bytes);
        const auto parsed = credential::parsePresentation(text);
        const bool isGood = parsed && signatureHolds(parsed->credential, test::publicKeyOf(token.signer));
        std::printf("%s %s\n", isGood ? "good" : "bad", text.c_str());
    }
    return 0;
}
