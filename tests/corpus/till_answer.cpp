// SPDX-License-Identifier: Apache-2.0
#include "credential/base45.h"
#include "credential/inflate.h"
#include "tests/corpus/corpus.h"
#include "tests/verifier/till.h"

namespace carded::corpus {
namespace {

constexpr std::uint64_t kTagCwt = 61;

bool isCoseSign1(ByteSpan bytes)
{
    credential::CborReader reader(bytes);
    if (reader.readTag() == kTagCwt) {
        bytes = reader.rest();
    }
    return credential::parseCoseSign1(bytes, credential::kMaxMessageBytes).has_value();
}

} // namespace

std::string tillAnswer(std::string_view text)
{
    test::TestTill till;
    const verifier::Verdict verdict = till.verdictOn(std::string(text));
    const std::string reason = test::named(verdict.reason);
    return verdict.document.empty() ? reason : reason + " " + std::string(verdict.document);
}

std::string stageOf(std::string_view bareText)
{
    const auto bytes = credential::decodeBase45(bareText);
    if (!bytes) {
        return "base45";
    }
    const auto inflated = credential::inflateZlib(*bytes, credential::kMaxMessageBytes);
    if (!inflated) {
        return "zlib";
    }
    return isCoseSign1(*inflated) ? "ok" : "cose";
}

} // namespace carded::corpus
