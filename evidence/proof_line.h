// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tlog/tree.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carded::evidence {

/// A line of proofs.jsonl: that a leaf is in a tree.
struct InclusionLine {
    tlog::Hash leaf;
    std::vector<tlog::Hash> proof; ///< as tlog::proveInclusion() makes it
    std::uint64_t seq = 0;
    std::uint64_t size = 0; ///< of the tree

    friend bool operator==(const InclusionLine&, const InclusionLine&) = default;
};

/// The line of consistency.jsonl: that one tree is the beginning of another.
struct ConsistencyLine {
    std::uint64_t from = 0;        ///< size of the earlier tree
    std::vector<tlog::Hash> proof; ///< as tlog::proveConsistency() makes it
    std::uint64_t to = 0;

    friend bool operator==(const ConsistencyLine&, const ConsistencyLine&) = default;
};

/// What verifyConsistency() can use at most.
inline constexpr std::size_t kMaxProofHashes = 65;
/// Room for kMaxProofHashes with white space between them, or with every character escaped.
inline constexpr std::size_t kMaxProofLineBytes = std::size_t{24} * 1024;

/// JSON without white space, keys sorted, hashes in base64; no newline.
[[nodiscard]] std::string toText(const InclusionLine& line);
[[nodiscard]] std::string toText(const ConsistencyLine& line);

/// Reads lines, also such as another program writes with other white space or in another order: every key once, no
/// other, strict base64. Hashes that stand where they stood in the line before are not decoded again.
class ProofLineReader {
public:
    [[nodiscard]] std::optional<InclusionLine> readInclusion(std::string_view line);
    [[nodiscard]] std::optional<ConsistencyLine> readConsistency(std::string_view line);

private:
    class Events;
    class Cursor;
    struct Known {
        std::string text;
        tlog::Hash hash;
    };

    [[nodiscard]] std::optional<tlog::Hash> hashAt(std::size_t place, std::string_view text);
    [[nodiscard]] std::optional<std::vector<tlog::Hash>> readOwnHashes(Cursor& cursor);
    [[nodiscard]] std::optional<InclusionLine> readOwnInclusion(std::string_view line);

    std::vector<Known> m_known; ///< of the last lines, by their place
};

} // namespace carded::evidence
