// SPDX-License-Identifier: Apache-2.0
#include "crypto/encoding.h"
#include "evidence/check_pack.h"
#include "evidence/manifest.h"
#include "tests/evidence/test_log.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>

using namespace carded;
using namespace carded::evidence;
using test::TestLog;
using enum PackFault;

namespace {

const TestLog& log()
{
    static const TestLog log(21);
    return log;
}

PackFiles packOf(const TestLog& from, std::uint64_t begin, std::uint64_t end, std::optional<std::uint64_t> older = {})
{
    auto content = from.content(begin, end);
    if (older) {
        content.older = from.checkpoint(*older);
    }
    return makePack(content).value();
}

OutsideKnowledge trustInKey(std::optional<std::string> older = {})
{
    return {log().verifier(), std::move(older)};
}

/// What a cheat would do who has the key: signs again over what is there now.
PackFiles signedAgain(PackFiles files, const TestLog& by = log())
{
    files["manifest"] = by.signedText(manifestText(files));
    return files;
}

std::optional<PackProblem> problemOf(const PackFiles& files, const OutsideKnowledge& trust = trustInKey())
{
    const auto checked = checkPack(files, trust);
    return checked ? std::nullopt : std::optional(checked.error());
}

std::optional<PackFault> faultOf(const PackFiles& files, const OutsideKnowledge& trust = trustInKey())
{
    const auto problem = problemOf(files, trust);
    return problem ? std::optional(problem->fault) : std::nullopt;
}

std::vector<std::string> linesIn(const std::string& text)
{
    std::vector<std::string> lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = text.find('\n', begin) + 1;
        lines.push_back(text.substr(begin, end - begin));
        begin = end;
    }
    return lines;
}

std::string joined(const std::vector<std::string>& lines)
{
    std::string text;
    for (const std::string& line : lines) {
        text += line;
    }
    return text;
}

PackFiles with(PackFiles files, const std::string& name, const std::string& before, const std::string& after)
{
    std::string& text = files.at(name);
    const std::size_t at = text.find(before);
    REQUIRE(at != std::string::npos);
    text.replace(at, before.size(), after);
    return files;
}

} // namespace

TEST_CASE("CheckPack: a pack says whose log it is from, how far it goes and what is in it")
{
    const auto checked = checkPack(packOf(log(), 3, 9), trustInKey()).value();
    CHECK(checked.checkpoint.origin == "carded.evidence/0042/3");
    CHECK(checked.checkpoint.size == 21);
    CHECK(checked.checkpoint.root == tlog::rootOf(21, log().content(0, 0).readNode).value());
    CHECK(checked.records == 6);
    CHECK(checked.firstTime == test::testRecord(3, "3").time);
    CHECK(checked.lastTime == test::testRecord(8, "3").time);
    CHECK(checked.isKeyGiven);
    CHECK_FALSE(checked.from.has_value());
}

TEST_CASE("CheckPack: without a key the pack's own is used, and the answer says so")
{
    CHECK_FALSE(checkPack(packOf(log(), 3, 9), {}).value().isKeyGiven);
    const TestLog anybody(21, 9);
    CHECK_FALSE(checkPack(packOf(anybody, 3, 9), {}).value().isKeyGiven);
    CHECK(problemOf(packOf(anybody, 3, 9)) == PackProblem{OtherKey, "till.vkey", 0, {}});
}

TEST_CASE("CheckPack: packs of every size and place hold, with gaps between the records too")
{
    for (const std::size_t size : {1U, 2U, 3U, 8U, 13U, 16U}) {
        const TestLog small(size);
        for (std::uint64_t begin = 0; begin <= size; ++begin) {
            CHECK(checkPack(packOf(small, begin, size), trustInKey()).value().records == size - begin);
        }
        auto content = small.content(0, size);
        std::erase_if(content.records, [](const PackRecord& record) { return record.seq % 3 == 1; });
        CHECK(checkPack(makePack(content).value(), trustInKey()).has_value());
    }
}

TEST_CASE("CheckPack: a log with nothing in it makes a pack")
{
    const TestLog empty(0);
    const auto checked = checkPack(packOf(empty, 0, 0), trustInKey()).value();
    CHECK(checked.records == 0);
    CHECK_FALSE(checked.firstTime.has_value());
}

TEST_CASE("CheckPack: files missing, unknown or too large are refused by name")
{
    const auto pack = packOf(log(), 3, 9);
    for (const auto& [name, content] : pack) {
        auto files = pack;
        files.erase(name);
        CHECK(problemOf(files) == PackProblem{FileMissing, name, 0, {}});
    }
    auto files = pack;
    files.emplace("readme.txt", "");
    CHECK(problemOf(files) == PackProblem{UnknownFile, "", 0, {}});
    files = pack;
    files["checkpoint"].resize(findPackFile("checkpoint")->mostBytes + 1, '\n');
    CHECK(problemOf(files) == PackProblem{FileTooLarge, "checkpoint", 0, {}});
}

TEST_CASE("CheckPack: files that are large together are refused")
{
    PackFiles files;
    for (const char* name : {"proofs.jsonl", "records.jsonl"}) { // together the limit
        files[name].resize(findPackFile(name)->mostBytes);
    }
    CHECK(faultOf(files) == FileMissing);
    files["report.pdf"] = "1";
    CHECK(faultOf(files) == PackTooLarge);
}

TEST_CASE("CheckPack: till.vkey is one line with the key of a log")
{
    const auto pack = packOf(log(), 3, 9);
    const std::string key = pack.at("till.vkey");
    const std::string elsewhere = tlog::verifierKey("example.org/log", log().key().publicKey) + "\n";
    const std::string deeper = tlog::verifierKey("carded.evidence/0042/3/1", log().key().publicKey) + "\n";
    for (const std::string& text :
         {std::string(), key + key, key.substr(0, key.size() - 1), key + "\n", " " + key, elsewhere, deeper}) {
        auto files = pack;
        files["till.vkey"] = text;
        CHECK(problemOf(files, {}) == PackProblem{BadKey, "till.vkey", 0, {}});
    }
}

TEST_CASE("CheckPack: a manifest signed by another key or over something else is refused")
{
    const auto pack = packOf(log(), 3, 9);
    CHECK(faultOf(signedAgain(pack, TestLog(1, 2))) == ManifestNotSigned);
    CHECK(faultOf(signedAgain(pack, TestLog(1, 1, "4"))) == ManifestNotSigned);
    CHECK(faultOf(with(pack, "manifest", "  report.html", "  report.htm1")) == ManifestNotSigned);
    CHECK(faultOf(with(pack, "manifest", "\n\n", "\n")) == BadManifest);
    auto files = pack;
    files["manifest"] = "";
    CHECK(faultOf(files) == BadManifest);
    files["manifest"] = log().signedText(manifestText(pack) + "00  other\n");
    CHECK(problemOf(files) == PackProblem{ManifestOtherFiles, "manifest", 0, {}});
    files["manifest"] = log().signedText("\n");
    CHECK(problemOf(files) == PackProblem{ManifestOtherFiles, "manifest", 0, {}});
    files = pack;
    files["consistency.jsonl"] = packOf(log(), 3, 9, 7).at("consistency.jsonl"); // good, but not in the manifest
    CHECK(problemOf(files) == PackProblem{ManifestOtherFiles, "manifest", 0, {}});
}

TEST_CASE("CheckPack: a report that was changed is named")
{
    for (const std::string name : {"report.html", "report.pdf"}) {
        auto files = packOf(log(), 3, 9);
        files[name] += " ";
        CHECK(problemOf(files) == PackProblem{FileChanged, name, 0, {}});
    }
}

TEST_CASE("CheckPack: a checkpoint of another log, key or kind is refused, with a new manifest too")
{
    const auto faultWith = [](const std::string& checkpoint) {
        auto files = packOf(log(), 3, 9);
        files["checkpoint"] = checkpoint;
        return faultOf(signedAgain(files));
    };
    CHECK(faultWith(TestLog(21, 2).checkpoint(21)) == NotSigned);
    CHECK(faultWith(TestLog(21, 1, "4").checkpoint(21)) == OtherOrigin);
    CHECK(faultWith(log().signedText(log().origin() + "\n21\n")) == BadCheckpoint);
    CHECK(faultWith("") == BadCheckpoint);
    CHECK(faultWith(log().checkpoint(20)) == ProofOfOther);
    CHECK(faultWith(log().signedText(textOf(tlog::Checkpoint{log().origin(), 21, {}, {}}))) == NotInLog);
}

TEST_CASE("CheckPack: a checkpoint with a second signature, of a witness, holds")
{
    auto files = packOf(log(), 3, 9);
    const std::string other = tlog::signNote("x\n", "witness.example", test::tillKey(7)).value();
    files["checkpoint"] += other.substr(other.rfind("\n\n") + 2);
    CHECK(faultOf(signedAgain(files)) == std::nullopt);
}

TEST_CASE("CheckPack: the first wrong record is named by its line and its seq")
{
    const auto pack = packOf(log(), 3, 9);
    // Another verdict, written as a record is: line 2 is seq 4.
    const auto changed = with(pack, "records.jsonl", R"("outcome":"pass","reason":"old_enough","salt":"BAQE)",
                              R"("outcome":"refuse","reason":"underage","salt":"BAQE)");
    CHECK(problemOf(changed) == PackProblem{RecordChanged, "records.jsonl", 2, 4});
    CHECK(problemOf(signedAgain(changed)) == PackProblem{RecordChanged, "records.jsonl", 2, 4});
    CHECK(problemOf(with(pack, "records.jsonl", "\"seq\":5", "\"seq\": 5"))
          == PackProblem{BadRecord, "records.jsonl", 3, {}});
    CHECK(problemOf(with(pack, "records.jsonl", "\n", "\n\n")) == PackProblem{BadRecord, "records.jsonl", 2, {}});
    CHECK(problemOf(with(pack, "proofs.jsonl", "\"seq\":5", "\"seq\":6"))
          == PackProblem{ProofOfOther, "proofs.jsonl", 3, 5});
    CHECK(problemOf(with(pack, "proofs.jsonl", "\"size\":21}\n{", "\"size\":22}\n{"))
          == PackProblem{ProofOfOther, "proofs.jsonl", 1, 3});
    CHECK(problemOf(with(pack, "proofs.jsonl", "\"seq\":5", "\"seq\":5,\"x\":1"))
          == PackProblem{BadProof, "proofs.jsonl", 3, 5});
}

TEST_CASE("CheckPack: a record with its proof and leaf made up is not in the log, whoever signed the manifest")
{
    auto pack = packOf(log(), 3, 9);
    const auto records = linesIn(pack["records.jsonl"]);
    auto record = test::testRecord(5, "3");
    record.reason = verifier::Reason::Underage;
    const std::string text = toText(record).value();
    const auto before =
        crypto::encodeBase64(tlog::leafHash(asBytes(records[2].substr(0, records[2].size() - 1))).span());
    const auto after = crypto::encodeBase64(tlog::leafHash(asBytes(text)).span());
    pack = with(pack, "records.jsonl", records[2], text + "\n");
    pack = with(pack, "proofs.jsonl", "{\"leaf\":\"" + before, "{\"leaf\":\"" + after);
    CHECK(problemOf(signedAgain(pack)) == PackProblem{NotInLog, "proofs.jsonl", 3, 5});
}

TEST_CASE("CheckPack: a record of another till is refused")
{
    const TestLog other(21, 1, "4");
    auto pack = packOf(log(), 3, 9);
    pack["records.jsonl"] = packOf(other, 3, 9)["records.jsonl"];
    CHECK(problemOf(signedAgain(pack)) == PackProblem{OtherTill, "records.jsonl", 1, 3});
}

TEST_CASE("CheckPack: lines dropped, doubled, swapped or cut are found")
{
    const auto pack = packOf(log(), 3, 9);
    for (const std::string name : {"records.jsonl", "proofs.jsonl"}) {
        const auto lines = linesIn(pack.at(name));
        REQUIRE(lines.size() == 6);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const auto check = [&](auto change) {
                auto changed = lines;
                change(changed);
                auto files = pack;
                files[name] = joined(changed);
                CHECK(faultOf(files).has_value());
                CHECK(faultOf(signedAgain(files)).has_value());
            };
            const auto at = static_cast<std::ptrdiff_t>(i);
            check([&](auto& changed) { changed.erase(changed.begin() + at); });
            check([&](auto& changed) { changed.insert(changed.begin() + at, changed[i]); });
            check([&](auto& changed) { std::swap(changed[i], changed[(i + 1) % changed.size()]); });
            check([&](auto& changed) { changed[i].pop_back(); });
            check([&](auto& changed) { changed[i].insert(changed[i].size() / 2, "\n"); });
        }
        auto files = pack;
        files[name].pop_back();
        CHECK(problemOf(signedAgain(files)) == PackProblem{NoFinalNewline, name, 0, {}});
        files = pack;
        files[name] += lines.back();
        CHECK(problemOf(signedAgain(files)) == PackProblem{LinesDiffer, name, 7, {}});
    }
}

TEST_CASE("CheckPack: records with their proofs, twice or in another order, are out of order")
{
    const auto pack = packOf(log(), 3, 9);
    auto files = pack;
    auto twice = pack;
    for (const std::string name : {"records.jsonl", "proofs.jsonl"}) {
        auto lines = linesIn(pack.at(name));
        twice[name] += lines.back();
        std::swap(lines[1], lines[2]);
        files[name] = joined(lines);
    }
    CHECK(problemOf(signedAgain(files)) == PackProblem{OutOfOrder, "records.jsonl", 3, 4});
    CHECK(problemOf(signedAgain(twice)) == PackProblem{OutOfOrder, "records.jsonl", 7, 8});
}

TEST_CASE("CheckPack: a record left out with its proof is found unless the till itself signs it")
{
    auto files = packOf(log(), 3, 9);
    for (const std::string name : {"records.jsonl", "proofs.jsonl"}) {
        auto lines = linesIn(files.at(name));
        lines.erase(lines.begin() + 2);
        files[name] = joined(lines);
    }
    CHECK(problemOf(files) == PackProblem{FileChanged, "proofs.jsonl", 0, {}});
    CHECK(faultOf(signedAgain(files, TestLog(21, 2))) == ManifestNotSigned);
    CHECK(checkPack(signedAgain(files), trustInKey()).value().records == 5); // another choice of records, as true
}

TEST_CASE("CheckPack: with an older checkpoint it checks that the log has only grown")
{
    for (const std::uint64_t from : {0U, 1U, 7U, 16U, 20U, 21U}) {
        const auto checked = checkPack(packOf(log(), 3, 9, from), trustInKey(log().checkpoint(from)));
        CHECK(checked.value().from == from);
    }
    // Nothing to prove: a pack made without it will do.
    CHECK(checkPack(packOf(log(), 3, 9), trustInKey(log().checkpoint(21))).value().from == 21);
    CHECK(checkPack(packOf(log(), 3, 9), trustInKey(log().checkpoint(0))).value().from == 0);
}

TEST_CASE("CheckPack: an older checkpoint of a log that is not the beginning of this one is refused")
{
    const auto pack = packOf(log(), 3, 9, 7);
    const auto problemWith = [](const PackFiles& files, const std::string& older) {
        return problemOf(files, trustInKey(older)).value();
    };
    const std::string otherRoot = log().signedText(textOf(tlog::Checkpoint{log().origin(), 7, {}, {}}));
    CHECK(problemWith(pack, otherRoot) == PackProblem{NotGrown, "consistency.jsonl", 0, {}});
    const std::string sameSize = log().signedText(textOf(tlog::Checkpoint{log().origin(), 21, {}, {}}));
    CHECK(problemWith(packOf(log(), 3, 9), sameSize) == PackProblem{NotGrown, "", 0, {}});
    CHECK(problemWith(packOf(log(), 3, 9, 21), sameSize) == PackProblem{NotGrown, "consistency.jsonl", 0, {}});
    const std::string notEmpty = log().signedText(textOf(tlog::Checkpoint{log().origin(), 0, {}, {}}));
    CHECK(problemWith(packOf(log(), 3, 9, 0), notEmpty) == PackProblem{NotGrown, "consistency.jsonl", 0, {}});
    CHECK(problemWith(packOf(log(), 3, 9), log().checkpoint(7))
          == PackProblem{ConsistencyMissing, "consistency.jsonl", 0, {}});
    CHECK(problemWith(pack, log().checkpoint(8)) == PackProblem{ConsistencyOfOther, "consistency.jsonl", 1, {}});
    CHECK(problemWith(pack, TestLog(22).checkpoint(22)) == PackProblem{OlderLarger, "", 0, {}});
    CHECK(problemWith(pack, TestLog(7, 2).checkpoint(7)) == PackProblem{OlderNotSigned, "", 0, {}});
    CHECK(problemWith(pack, TestLog(7, 1, "4").checkpoint(7)) == PackProblem{OlderOtherOrigin, "", 0, {}});
    CHECK(problemWith(pack, log().signedText(log().origin() + "\n7\n")) == PackProblem{OlderBad, "", 0, {}});
    CHECK(problemWith(pack, "") == PackProblem{OlderBad, "", 0, {}});
}

TEST_CASE("CheckPack: consistency.jsonl is one line for the pack's checkpoint, whether it is asked for or not")
{
    const auto pack = packOf(log(), 3, 9, 7);
    const std::string line = pack.at("consistency.jsonl");
    const auto problemWith = [&pack](const std::string& text) {
        auto files = pack;
        files["consistency.jsonl"] = text;
        return problemOf(signedAgain(files));
    };
    CHECK(problemWith(line) == std::nullopt);
    for (const std::string& text : {std::string(), line + line, line.substr(0, line.size() - 1), "[]\n" + line}) {
        CHECK(problemWith(text) == PackProblem{BadConsistency, "consistency.jsonl", 0, {}});
    }
    CHECK(problemWith(packOf(TestLog(20), 0, 0, 7).at("consistency.jsonl"))
          == PackProblem{ConsistencyOfOther, "consistency.jsonl", 1, {}});
}

TEST_CASE("CheckPack: a proof that another program has written holds")
{
    auto files = packOf(log(), 3, 5, 7);
    const auto lines = linesIn(files["proofs.jsonl"]);
    std::string first = lines[0].substr(0, lines[0].find(",\"seq\""));
    first = "{ \"size\" : 21,\t\"seq\":3, " + first.substr(1) + " }\r\n";
    const std::size_t slash = first.find("\"proof\"");
    first.replace(slash, 7, "\"pr\\u006fof\"");
    files["proofs.jsonl"] = first + lines[1];
    CHECK(faultOf(files) == FileChanged);
    CHECK(checkPack(signedAgain(files), trustInKey(log().checkpoint(7))).has_value());
}
