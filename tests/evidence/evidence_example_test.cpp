// SPDX-License-Identifier: Apache-2.0
#include "crypto/encoding.h"
#include "evidence/proof_line.h"
#include "revocation_cache/files.h"
#include "tests/evidence/evidence_support.h"
#include "tests/support/document_block.h"
#include "tlog/proof.h"
#include "tlog/signed_note.h"

#include <doctest/doctest.h>

#include <sstream>

using namespace carded;
using namespace carded::evidence;
using namespace carded::test;
using verifier::Reason;

namespace {

std::string page()
{
    constexpr std::size_t kMostBytes = std::size_t{64} * 1024;
    const auto path = std::filesystem::path(CARDED_SOURCE_DIR) / "docs/formats/evidence.md";
    return std::string(asText(revocation_cache::readFile(path, kMostBytes).value()));
}

/// Place, salt and time, by which the three differ.
Record placed(Record record, std::uint64_t seq, int second)
{
    record.seq = seq;
    record.time = kCheckTime + Seconds{second - 30};
    record.salt.fill(static_cast<std::uint8_t>(seq + 1));
    record.store = "0042";
    record.till = "3";
    record.mode = "live";
    return record;
}

std::vector<std::string> exampleRecords()
{
    Record start;
    start.kind = Kind::Start;
    Record link = passRecord();
    link.reason = Reason::OnlineCode;
    link.policy = "KR";
    link.repository = 118;
    link.trust = 7;
    Record pass = link;
    pass.reason = Reason::OldEnough;
    pass.format = "age1";
    pass.issuer = "https://a.example";
    pass.minimumAge = 19;
    pass.statusIat = (kCheckTime - std::chrono::minutes{30}).time_since_epoch().count();
    return {toText(placed(start, 0, 0)).value(), toText(placed(pass, 1, 30)).value(),
            toText(placed(link, 2, 45)).value()};
}

/// The tree of the example: three leaves, and the node over the first two.
struct ExampleTree {
    std::vector<tlog::Hash> leaves;
    tlog::Hash node;
    tlog::Hash root;
    tlog::ReadNode read;
};

ExampleTree exampleTree()
{
    ExampleTree tree;
    tlog::Frontier frontier;
    for (const std::string& record : exampleRecords()) {
        tree.leaves.push_back(tlog::leafHash(asBytes(record)));
        for (const tlog::Hash& node : frontier.append(tree.leaves.back())) {
            tree.node = node;
        }
    }
    tree.root = frontier.root();
    tree.read = [tree](unsigned level, std::uint64_t index) {
        return std::optional(level == 0 ? tree.leaves.at(index) : tree.node);
    };
    return tree;
}

/// The hashes of a block, a line each, whatever stands after them.
std::vector<std::string> hashesIn(const std::string& block)
{
    std::vector<std::string> hashes;
    std::istringstream words(block);
    for (std::string word; words >> word;) {
        hashes.push_back(word);
    }
    return hashes;
}

} // namespace

TEST_CASE("docs/formats/evidence.md: the records of its example are what the till writes")
{
    std::string lines;
    for (const std::string& record : exampleRecords()) {
        lines += record + "\n";
    }
    CHECK(blockAfter(page(), "### The records") == lines);
}

TEST_CASE("docs/formats/evidence.md: the hashes of its example are those of its records")
{
    const ExampleTree tree = exampleTree();
    std::vector<std::string> hashes;
    for (const tlog::Hash& hash : {tree.leaves[0], tree.leaves[1], tree.leaves[2], tree.node, tree.root}) {
        hashes.push_back(crypto::encodeHex(hash.span()));
    }
    CHECK(hashesIn(blockAfter(page(), "### The hashes")) == hashes);
}

TEST_CASE("docs/formats/evidence.md: key and checkpoint of its example are the till's")
{
    const LogOwner owner = logOwner();
    CHECK(blockAfter(page(), "### The verifier key") == owner.verifierKey() + "\n");
    const std::string text = tlog::textOf({owner.origin(), 3, exampleTree().root, {}});
    CHECK(blockAfter(page(), "### The checkpoint") == tlog::signNote(text, owner.origin(), owner.key).value());
}

TEST_CASE("docs/formats/evidence.md: the proofs of its example are those of a pack")
{
    const ExampleTree tree = exampleTree();
    const InclusionLine inclusion{tree.leaves[1], tlog::proveInclusion(1, 3, tree.read).value(), 1, 3};
    CHECK(blockAfter(page(), "### The proof of record 1") == toText(inclusion) + "\n");
    const ConsistencyLine consistency{2, tlog::proveConsistency(2, 3, tree.read).value(), 3};
    CHECK(blockAfter(page(), "### The proof that") == toText(consistency) + "\n");
}
