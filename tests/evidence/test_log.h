// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "evidence/pack.h"
#include "evidence/record.h"
#include "tests/tlog/trees.h"
#include "tlog/checkpoint.h"

#include <string>
#include <vector>

namespace carded::test {

inline crypto::Ed25519KeyPair tillKey(std::uint8_t seed)
{
    crypto::Ed25519Seed bytes;
    bytes.data.fill(seed);
    return crypto::ed25519KeyPair(bytes);
}

inline evidence::Record testRecord(std::uint64_t seq, const std::string& till)
{
    evidence::Record record;
    record.kind = seq == 0 ? evidence::Kind::Start : evidence::Kind::Check;
    record.seq = seq;
    record.time = UnixTime{Seconds{1795429230 + 60 * static_cast<std::int64_t>(seq)}};
    record.store = "0042";
    record.till = till;
    record.mode = "live";
    record.salt.fill(static_cast<std::uint8_t>(seq));
    if (seq > 0) {
        record.category = "tobacco";
        record.reason = seq % 3 == 0 ? verifier::Reason::Underage : verifier::Reason::OldEnough;
    }
    return record;
}

/// A log in memory, of store 0042.
class TestLog {
public:
    explicit TestLog(std::size_t size, std::uint8_t seed = 1, const std::string& till = "3")
        : m_origin("carded.evidence/0042/" + till), m_key(tillKey(seed)), m_records(recordsOf(size, till)),
          m_tree(leavesOf(m_records))
    {}

    [[nodiscard]] const std::string& origin() const { return m_origin; }
    [[nodiscard]] const crypto::Ed25519KeyPair& key() const { return m_key; }
    [[nodiscard]] tlog::NoteVerifier verifier() const
    {
        return {m_origin, tlog::noteKeyHash(m_origin, m_key.publicKey), m_key.publicKey};
    }

    [[nodiscard]] std::string checkpoint(std::uint64_t size) const
    {
        return signedText(
            tlog::textOf(tlog::Checkpoint{m_origin, size, tlog::rootOf(size, m_tree.reader()).value(), {}}));
    }
    [[nodiscard]] std::string signedText(const std::string& text) const
    {
        return tlog::signNote(text, m_origin, m_key).value();
    }

    /// What a pack of the records from `begin` up to `end` takes; the log must outlive it.
    [[nodiscard]] evidence::PackContent content(std::uint64_t begin, std::uint64_t end) const
    {
        evidence::PackContent content;
        content.origin = m_origin;
        content.key = m_key;
        for (std::uint64_t seq = begin; seq < end; ++seq) {
            content.records.push_back({seq, m_records.at(seq)});
        }
        content.checkpoint = checkpoint(m_records.size());
        content.readNode = m_tree.reader();
        content.reportHtml = "<p>1</p>";
        content.reportPdf = "%PDF";
        return content;
    }

private:
    static std::vector<std::string> recordsOf(std::size_t size, const std::string& till)
    {
        std::vector<std::string> records;
        for (std::uint64_t seq = 0; seq < size; ++seq) {
            records.push_back(evidence::toText(testRecord(seq, till)).value());
        }
        return records;
    }
    static std::vector<tlog::Hash> leavesOf(const std::vector<std::string>& records)
    {
        std::vector<tlog::Hash> leaves;
        for (const std::string& record : records) {
            leaves.push_back(tlog::leafHash(asBytes(record)));
        }
        return leaves;
    }

    std::string m_origin;
    crypto::Ed25519KeyPair m_key;
    std::vector<std::string> m_records;
    KeptTree m_tree;
};

} // namespace carded::test
