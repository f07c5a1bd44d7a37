// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/cose_tree.h"
#include "tests/support/valid_tokens.h"

#include <optional>
#include <string>
#include <vector>

namespace carded::test {

/// A valid token's message after one change; some changes change nothing, and whoever uses them leaves those out.
struct Mutant {
    std::string change; ///< what was done, for a failing test to print
    Bytes message;
    Signatures signatures = Signatures::Kept; ///< LeftOut: the right keys have signed the change
};

using Mutants = std::vector<Mutant>;

/// Every byte changed in its lowest bit, in its highest, and by one CBOR major type, as far as the token's list says.
Mutants changedBytes(const ValidToken& token);

/// A part of some token's layer, to stand in another's.
struct LayerPart {
    CosePart place = kProtected;
    Bytes encoded;
    std::string source; ///< the token's name
};

/// The headers, payloads and signatures of every layer of every token, those that several share but once.
std::vector<LayerPart> distinctParts(const std::vector<ValidToken>& tokens);

/// Headers, payload and signature of every layer replaced by each of `parts`, one at a time.
Mutants exchangedParts(const ValidToken& token, const std::vector<LayerPart>& parts);

/// Every entry of every map and array, at any depth: dropped, doubled, and swapped with the next.
Mutants changedEntries(const ValidToken& token);

/// Every layer signed by every other key; every `kid` exchanged with every other, as it is and signed anew by
/// the layer's own key and by the key that it names then.
Mutants exchangedKeys(const ValidToken& token);

/// Every `alg` exchanged with every other number, as it is and signed anew by the right keys.
Mutants exchangedAlgorithms(const ValidToken& token);

/// Every tag exchanged, taken away and doubled, as it is and signed anew by the right keys.
Mutants exchangedTags(const ValidToken& token);

/// All of the above.
Mutants everyMutant(const ValidToken& token, const std::vector<LayerPart>& parts);

/// The token that stands inside the outermost layer's protected header, if there is one.
std::optional<ValidToken> innerToken(const ValidToken& token);

/// `token` around another inner message, signed anew by the outermost layer's own key.
Bytes aroundAnother(const ValidToken& token, ByteSpan inner);

} // namespace carded::test
