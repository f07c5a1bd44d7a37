// SPDX-License-Identifier: Apache-2.0
// What reads W3C credentials in CBOR-LD: any text, and any bytes in a text's envelope, are a presentation or an error;
// and what is a presentation has one encoding. For libFuzzer (clang++ -fsanitize=fuzzer) or for mutate_codes.cpp. The
// first byte says what the rest is.
#include "credential/california.h"
#include "credential/truage.h"
#include "credential/truage_token.h"
#include "tests/support/foreign_tokens.h"

#include <cstdlib>
#include <string>

using namespace carded;

namespace {

void require(bool isTrue)
{
    if (!isTrue) {
        std::abort();
    }
}

/// Whatever is read of it, is read without a fault.
void read(const std::string& text)
{
    const auto parsed = credential::parsePresentation(text);
    if (parsed) {
        (void)readDataElements(*parsed);
        (void)singleUseOf(*parsed);
        require(parsed->credential.claims.iss.has_value() || parsed->format == credential::Format::Claim169);
    }
}

void readTruAge(ByteSpan bytes)
{
    const std::string text = test::truAgeText(bytes);
    read(text);
    if (credential::parsePresentation(text)) {
        const auto token = credential::parseTruAgeToken(bytes);
        require(token.has_value() && token->uuid.size() == 16 && token->signature.size() == 64);
        require(equal(test::truAgeBytes(text), bytes));
    }
}

} // namespace

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer looks for this name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0) {
        return 0;
    }
    const ByteSpan rest = ByteSpan(data, size).subspan(1);
    switch (data[0] % 3) {
    case 0:
        read(std::string(asText(rest)));
        break;
    case 1:
        readTruAge(rest);
        break;
    default:
        read(test::TestCard().textAround(rest));
    }
    return 0;
}
