// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/cbor_tree.h"
#include "tests/support/test_keys.h"

#include <vector>

namespace carded::test {

/// The pieces of a COSE_Sign1 by their places in its array (RFC 9052 section 4.2).
enum CosePart : std::size_t { kProtected, kUnprotected, kPayload, kSignature };

/// Every array in the tree that has the shape of a COSE_Sign1, the outermost first. Pointers into the tree.
std::vector<CborTree*> coseLayers(CborTree& tree);

/// The layer that is there before any byte string is opened; null if there is none.
CborTree* outermostLayer(CborTree& tree);

/// Signs a layer as it stands.
void signLayer(CborTree& layer, TestKey key);

/// Signs every layer, the innermost first; signers as ValidToken has them. False if their numbers differ.
bool signLayers(CborTree& tree, const std::vector<TestKey>& signers);

/// Signatures are left out where a test has signed anew by the right keys: ECDSA and PSS never sign alike twice.
enum class Signatures : std::uint8_t { Kept, LeftOut };

/// What a pass of these bytes vouches for: all of them but the unprotected header of the outermost layer, which no
/// signature covers. The bytes as they are if they are no CBOR.
Bytes vouchedFor(ByteSpan message, Signatures signatures);

/// The content of each byte string in the outermost layer's unprotected header.
std::vector<Bytes> unprotectedStrings(ByteSpan message);

} // namespace carded::test
