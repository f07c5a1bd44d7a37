// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "tests/support/test_keys.h"

#include <string>
#include <vector>

namespace carded::test {

/// In how many ways mutants of a token change each of its bytes: in all three, or, of a token that is slow to check and
/// much like others, in one of them, in turn.
enum class ByteChanges : std::uint8_t { EveryWay, OneWayEach };

/// A code that passes at an AcceptingTill.
struct ValidToken {
    std::string format;                                ///< "AGE1 bound", for instance: what a report counts by
    std::string name;                                  ///< unique
    Bytes message;                                     ///< CBOR, before any compression
    std::vector<TestKey> signers;                      ///< of its COSE layers, the outermost first
    std::string (*textOf)(ByteSpan message) = nullptr; ///< the code of a message in this format
    ByteChanges byteChanges = ByteChanges::EveryWay;
};

/// A token of each format, shape and algorithm. The tests that change valid codes take them from here, so a new format
/// or algorithm is a new token in this list and nothing else.
const std::vector<ValidToken>& validTokens();

/// By its name.
const ValidToken& validToken(std::string_view name);

} // namespace carded::test
