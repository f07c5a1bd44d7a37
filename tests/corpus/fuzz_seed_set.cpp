// SPDX-License-Identifier: Apache-2.0
#include "credential/base45.h"
#include "credential/cbor_check.h"
#include "credential/cose_sign1.h"
#include "credential/presentation.h"
#include "credential/status_list_token.h"
#include "credential/trust_list.h"
#include "tests/corpus/corpus.h"
#include "tests/support/token_builder.h"

namespace carded::corpus {

/// Compared: none of the parsers that take something from outside crashes on a seed (that would end the program), and
/// none takes it for a presentation (as text, and packed as a bare code or AGE1, compressed or not), a status list or a
/// trust list. A seed that is a COSE_Sign1 must also be CBOR of the profile.
Answer judgeFuzzSeed(const nlohmann::json& oneCase, SetFolder& folder)
{
    const std::string file = oneCase["file"];
    const Bytes seed = folder.bytes(file);
    const Bytes stream = test::zlib(seed);
    const std::string plain = credential::encodeBase45(seed);
    const std::string packed = credential::encodeBase45(stream);
    for (const std::string& text : {folder.text(file), plain, packed, "AGE1:" + plain, "AGE1:" + packed}) {
        if (credential::parsePresentation(text)) {
            return Answer::disagree("a presentation: " + text.substr(0, 20));
        }
    }
    if (credential::parseStatusListToken(seed)) {
        return Answer::disagree("a status list");
    }
    if (credential::parseTrustList(folder.text(file))) {
        return Answer::disagree("a trust list");
    }
    const bool isMessage = credential::parseCoseSign1(seed, credential::kMaxMessageBytes).has_value();
    const bool isCbor = !credential::checkCbor(seed, credential::RedactedKeys::Allowed);
    return Answer::of(isCbor || !isMessage, "a COSE_Sign1 that is no CBOR of the profile");
}

} // namespace carded::corpus
