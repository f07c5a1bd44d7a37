// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "crypto/ed25519.h"
#include "tlog/proof.h"
#include "tlog/signed_note.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carded::evidence {

/// The inspector's pack (docs/formats/evidence.md): the content of each file by its name.
using PackFiles = std::map<std::string, std::string>;

struct PackFileRule {
    std::string_view name;
    std::size_t mostBytes = 0;
    bool isOptional = false;
};

inline constexpr std::size_t kMiB = std::size_t{1024} * 1024;
/// Every file that a pack may have. 100,000 records, a month of a busy till, fit in with the largest records and the
/// proofs of a log of 2^50.
inline constexpr std::array<PackFileRule, 8> kPackFiles{{{"checkpoint", tlog::kMaxNoteBytes},
                                                         {"consistency.jsonl", std::size_t{32} * 1024, true},
                                                         {"manifest", tlog::kMaxNoteBytes},
                                                         {"proofs.jsonl", 256 * kMiB},
                                                         {"records.jsonl", 128 * kMiB},
                                                         {"report.html", 16 * kMiB},
                                                         {"report.pdf", 64 * kMiB},
                                                         {"till.vkey", tlog::kMaxVerifierKeyBytes + 1}}};
/// Of all files together.
inline constexpr std::size_t kMaxPackBytes = 384 * kMiB;

/// Null for a name that no file of a pack has.
[[nodiscard]] const PackFileRule* findPackFile(std::string_view name) noexcept;

/// A record as the log has it.
struct PackRecord {
    std::uint64_t seq = 0;
    std::string text; ///< without a newline
};

struct PackContent {
    std::string origin; ///< of the log
    crypto::Ed25519KeyPair key;
    std::vector<PackRecord> records; ///< in the order of `seq`
    std::string checkpoint;          ///< a signed note of this log
    tlog::ReadNode readNode;         ///< from this log
    std::string reportHtml;
    std::string reportPdf;
    std::optional<std::string> older; ///< a checkpoint the inspector has from before, to prove what came since
};

enum class PackError : std::uint8_t {
    BadCheckpoint, ///< not a checkpoint of this origin, signed by this key
    OtherLog,      ///< the nodes do not make the checkpoint's root
    NodeMissing,
    BadRecord,     ///< it has a newline
    OutOfOrder,    ///< a `seq` that is not higher than the one before it
    RecordOutside, ///< not below the checkpoint's size
    RecordDiffers, ///< the log has another leaf there
    OlderBad,      ///< no checkpoint
    OlderOtherOrigin,
    OlderOtherKey, ///< not signed by this key
    OlderLarger,   ///< than the checkpoint
    OlderOtherLog, ///< this log had another root at that size
    TooLarge,      ///< for kPackFiles or kMaxPackBytes
};

/// A pack that checkPack() finds nothing wrong with, if the records are records of this till.
[[nodiscard]] Result<PackFiles, PackError> makePack(const PackContent& content);

} // namespace carded::evidence
