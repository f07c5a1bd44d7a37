// SPDX-License-Identifier: Apache-2.0
#include "crypto/encoding.h"
#include "crypto/sha256.h"
#include "evidence/pack.h"
#include "evidence/proof_line.h"
#include "tests/evidence/test_log.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace carded;
using namespace carded::evidence;
using test::TestLog;

namespace {

const TestLog& log()
{
    static const TestLog log(21);
    return log;
}

template <class Change>
std::optional<PackError> errorAfter(Change change)
{
    PackContent content = log().content(3, 9);
    change(content);
    const auto pack = makePack(content);
    return pack ? std::nullopt : std::optional(pack.error());
}

} // namespace

TEST_CASE("Pack: it holds the records, their proofs, the checkpoint, the key and the reports")
{
    const auto pack = makePack(log().content(3, 5)).value();
    std::vector<std::string> names;
    for (const auto& [name, content] : pack) {
        names.push_back(name);
    }
    CHECK(names
          == std::vector<std::string>{"checkpoint", "manifest", "proofs.jsonl", "records.jsonl", "report.html",
                                      "report.pdf", "till.vkey"});
    const auto text = [](std::uint64_t seq) { return toText(test::testRecord(seq, "3")).value(); };
    CHECK(pack.at("records.jsonl") == text(3) + "\n" + text(4) + "\n");
    CHECK(pack.at("checkpoint") == log().checkpoint(21));
    CHECK(pack.at("report.html") == "<p>1</p>");
    CHECK(pack.at("report.pdf") == "%PDF");
    CHECK(pack.at("till.vkey") == tlog::verifierKey(log().origin(), log().key().publicKey) + "\n");
}

TEST_CASE("Pack: a line of proofs is that record's leaf and path, as JSON with sorted keys")
{
    const auto content = log().content(3, 4);
    const auto pack = makePack(content).value();
    std::string expected = "{\"leaf\":\""
                           + crypto::encodeBase64(tlog::leafHash(asBytes(content.records[0].text)).span())
                           + "\",\"proof\":[";
    const auto path = tlog::proveInclusion(3, 21, content.readNode).value();
    REQUIRE(path.size() == 5);
    for (const tlog::Hash& hash : path) {
        expected += (hash == path.front() ? "\"" : ",\"") + crypto::encodeBase64(hash.span()) + "\"";
    }
    CHECK(pack.at("proofs.jsonl") == expected + "],\"seq\":3,\"size\":21}\n");
}

TEST_CASE("Pack: the manifest is a note of the till over the hash of every other file, sorted by name")
{
    auto content = log().content(0, 2);
    content.older = log().checkpoint(7);
    const auto pack = makePack(content).value();
    std::string expected;
    for (const char* name : {"checkpoint", "consistency.jsonl", "proofs.jsonl", "records.jsonl", "report.html",
                             "report.pdf", "till.vkey"}) {
        expected += crypto::encodeHex(crypto::sha256(asBytes(pack.at(name))).span()) + "  " + name + "\n";
    }
    const auto verifier = log().verifier();
    CHECK(tlog::openNote(pack.at("manifest"), {&verifier, 1}).value().text == expected);
}

TEST_CASE("Pack: with an older checkpoint it proves what the log has grown from")
{
    for (const std::uint64_t from : {0U, 1U, 7U, 16U, 20U, 21U}) {
        auto content = log().content(0, 0);
        content.older = log().checkpoint(from);
        const auto pack = makePack(content).value();
        const auto proof = tlog::proveConsistency(from, 21, content.readNode).value();
        CHECK(pack.at("consistency.jsonl") == toText(ConsistencyLine{from, proof, 21}) + "\n");
        CHECK(pack.at("records.jsonl").empty());
    }
}

TEST_CASE("Pack: a checkpoint that is not this log's newest is refused")
{
    const TestLog otherTill(21, 1, "4");
    const TestLog otherKey(21, 2);
    CHECK(errorAfter([&](auto& content) { content.checkpoint = otherTill.checkpoint(21); })
          == PackError::BadCheckpoint);
    CHECK(errorAfter([&](auto& content) { content.checkpoint = otherKey.checkpoint(21); }) == PackError::BadCheckpoint);
    CHECK(errorAfter([](auto& content) { content.checkpoint.pop_back(); }) == PackError::BadCheckpoint);
    CHECK(errorAfter([](auto& content) { content.checkpoint.clear(); }) == PackError::BadCheckpoint);
    CHECK(errorAfter([](auto& content) {
              content.checkpoint = log().signedText(textOf(tlog::Checkpoint{log().origin(), 21, {}, {}}));
          })
          == PackError::OtherLog);
}

TEST_CASE("Pack: a record that the log does not have there is refused")
{
    CHECK(errorAfter([](auto& content) { content.records[2].text[10] ^= 1; }) == PackError::RecordDiffers);
    CHECK(errorAfter([](auto& content) { content.records[2].text += "\n"; }) == PackError::BadRecord);
    CHECK(errorAfter([](auto& content) { std::swap(content.records[2], content.records[3]); })
          == PackError::OutOfOrder);
    CHECK(errorAfter([](auto& content) { content.records[2] = content.records[1]; }) == PackError::OutOfOrder);
    CHECK(errorAfter([](auto& content) { content.records.back().seq = 21; }) == PackError::RecordOutside);
}

TEST_CASE("Pack: a log with a node missing gives none")
{
    CHECK(errorAfter([](auto& content) {
              content.readNode = [](unsigned, std::uint64_t) { return std::optional<tlog::Hash>(); };
          })
          == PackError::NodeMissing);
    CHECK(errorAfter([](auto& content) {
              content.readNode = [read = content.readNode](unsigned level, std::uint64_t index) {
                  return level == 0 && index == 5 ? std::nullopt : read(level, index);
              };
          })
          == PackError::NodeMissing);
}

TEST_CASE("Pack: an older checkpoint that this log did not begin with is refused, each for its own reason")
{
    const TestLog otherTill(7, 1, "4");
    const TestLog otherKey(7, 2);
    const TestLog longer(22);
    const auto errorOf = [](const std::string& older) {
        return errorAfter([&older](auto& content) { content.older = older; });
    };
    CHECK(errorOf(otherTill.checkpoint(7)) == PackError::OlderOtherOrigin);
    CHECK(errorOf(otherKey.checkpoint(7)) == PackError::OlderOtherKey);
    CHECK(errorOf(longer.checkpoint(22)) == PackError::OlderLarger);
    for (const std::uint64_t size : {7U, 21U}) {
        CHECK(errorOf(log().signedText(textOf(tlog::Checkpoint{log().origin(), size, {}, {}})))
              == PackError::OlderOtherLog);
    }
    CHECK(errorOf(log().signedText(log().origin() + "\n7\n")) == PackError::OlderBad);
    CHECK(errorOf(log().checkpoint(7).substr(0, 60)) == PackError::OlderBad);
    CHECK(errorOf("") == PackError::OlderBad);
}

TEST_CASE("Pack: one file too large for a reader is refused")
{
    CHECK(errorAfter([](auto& content) { content.reportHtml.assign(findPackFile("report.html")->mostBytes, ' '); })
          == std::nullopt);
    CHECK(errorAfter([](auto& content) { content.reportHtml.assign(findPackFile("report.html")->mostBytes + 1, ' '); })
          == PackError::TooLarge);
}

TEST_CASE("Pack: each node of the log is read once")
{
    auto content = log().content(0, 21);
    std::map<std::pair<unsigned, std::uint64_t>, int> reads;
    content.readNode = [&reads, read = content.readNode](unsigned level, std::uint64_t index) {
        ++reads[{level, index}];
        return read(level, index);
    };
    REQUIRE(makePack(content).has_value());
    CHECK(std::ranges::all_of(reads, [](const auto& entry) { return entry.second == 1; }));
    CHECK(reads.size() < 42);
}
