// SPDX-License-Identifier: Apache-2.0
#include "evidence/check_pack.h"
#include "evidence/manifest.h"
#include "evidence/proof_line.h"
#include "tests/evidence/test_log.h"
#include "tests/support/run_program.h"
#include "tests/support/temporary_folder.h"

#include <doctest/doctest.h>

#include <fstream>

using namespace carded;
using namespace carded::evidence;
using test::TestLog;

namespace {

/// Packs for the program that is not ours, each in a folder of its own.
class OtherVerifier {
public:
    OtherVerifier()
    {
        REQUIRE_MESSAGE(std::filesystem::exists(program()),
                        "the other verifier was not built: install golang-go and golang-golang-x-mod-dev");
    }

    void add(const PackFiles& files)
    {
        const auto folder = m_folder / std::to_string(m_folders.size());
        std::filesystem::create_directory(folder);
        for (const auto& [name, content] : files) {
            std::ofstream(folder / name, std::ios::binary) << content;
        }
        m_folders.push_back(folder);
    }

    /// What it says of each pack.
    [[nodiscard]] std::vector<bool> areGood(const TestLog& log, const std::string& since = {})
    {
        std::vector<std::string> command{program()};
        if (!since.empty()) {
            const auto file = m_folder / "since";
            std::ofstream(file, std::ios::binary) << since;
            command.insert(command.end(), {"-since", file});
        }
        command.push_back(tlog::verifierKey(log.origin(), log.key().publicKey));
        command.insert(command.end(), m_folders.begin(), m_folders.end());
        const auto ran = test::run(command);
        REQUIRE(ran.err == "");
        std::vector<bool> good;
        for (const std::string& line : ran.lines()) {
            const std::string& folder = m_folders.at(good.size());
            REQUIRE((line == "good " + folder || line.starts_with("bad " + folder + ": ")));
            good.push_back(line.starts_with("good "));
        }
        REQUIRE(good.size() == m_folders.size());
        CHECK(ran.status == (std::ranges::find(good, false) == good.end() ? 0 : 1));
        return good;
    }

    [[nodiscard]] std::size_t size() const { return m_folders.size(); }

private:
    static std::string program() { return test::programs() / "carded_verify_pack"; }

    test::TemporaryFolder m_folder{test::memoryFolder()};
    std::vector<std::string> m_folders;
};

PackFiles packOf(const TestLog& log, std::uint64_t begin, std::uint64_t end, std::uint64_t older)
{
    auto content = log.content(begin, end);
    content.older = log.checkpoint(older);
    return makePack(content).value();
}

PackFiles flipped(PackFiles files, const std::string& name, std::size_t bit)
{
    char& byte = files.at(name).at(bit / 8);
    byte = static_cast<char>(static_cast<unsigned char>(byte) ^ (1U << bit % 8));
    return files;
}

PackFiles signedAgain(PackFiles files, const TestLog& log)
{
    files["manifest"] = log.signedText(manifestText(files));
    return files;
}

std::size_t countOf(const std::vector<bool>& values, bool value)
{
    return static_cast<std::size_t>(std::ranges::count(values, value));
}

constexpr std::size_t kStep = 11; // so that each bit of a byte has its turn

} // namespace

TEST_CASE("Other verifier: it finds packs of every size good, as we do")
{
    for (const std::size_t size : {1U, 2U, 7U, 64U, 1000U}) {
        const TestLog log(size);
        OtherVerifier other;
        for (const std::uint64_t begin : {std::size_t{0}, size / 3, size - 1, size}) {
            const auto pack = packOf(log, begin, size, size / 2 + 1);
            CHECK(checkPack(pack, {log.verifier(), log.checkpoint(size / 2 + 1)}).has_value());
            other.add(pack);
        }
        CHECK(countOf(other.areGood(log), true) == 4);
        CHECK(countOf(other.areGood(log, log.checkpoint(size / 2 + 1)), true) == 4);
    }
}

TEST_CASE("Other verifier: it refuses every file of which a bit was flipped, as we do")
{
    const TestLog log(11);
    const auto pack = packOf(log, 2, 6, 5);
    const std::string since = log.checkpoint(5);
    OtherVerifier other;
    for (const auto& [name, content] : pack) {
        for (std::size_t bit = 0; bit < content.size() * 8; bit += kStep) {
            const auto changed = flipped(pack, name, bit);
            CHECK_FALSE(checkPack(changed, {log.verifier(), since}).has_value());
            other.add(changed);
        }
    }
    MESSAGE(other.size(), " packs with one bit flipped");
    CHECK(other.size() > 2'000);
    CHECK(countOf(other.areGood(log, since), true) == 0);
}

TEST_CASE("Other verifier: it refuses a record or checkpoint that was changed before the manifest was signed")
{
    const TestLog log(11);
    const auto pack = packOf(log, 2, 6, 5);
    OtherVerifier other;
    for (const std::string name : {"checkpoint", "records.jsonl"}) {
        for (std::size_t bit = 0; bit < pack.at(name).size() * 8; bit += kStep) {
            const auto changed = signedAgain(flipped(pack, name, bit), log);
            CHECK_FALSE(checkPack(changed, {log.verifier(), {}}).has_value());
            other.add(changed);
        }
    }
    MESSAGE(other.size(), " packs with one bit flipped");
    CHECK(other.size() > 700);
    CHECK(countOf(other.areGood(log), true) == 0);
}

TEST_CASE("Other verifier: it refuses every hash of a proof that was changed before the manifest was signed")
{
    const TestLog log(11);
    const auto pack = packOf(log, 2, 3, 5);
    const std::string since = log.checkpoint(5);
    const std::string& inclusionText = pack.at("proofs.jsonl");
    const auto inclusion = ProofLineReader().readInclusion(inclusionText).value();
    const auto growth = ProofLineReader().readConsistency(pack.at("consistency.jsonl")).value();
    OtherVerifier other;
    const auto add = [&](const std::string& name, const std::string& text) {
        auto changed = pack;
        changed[name] = text + "\n";
        changed = signedAgain(changed, log);
        CHECK_FALSE(checkPack(changed, {log.verifier(), since}).has_value());
        other.add(changed);
    };
    for (std::size_t i = 0; i < inclusion.proof.size(); ++i) {
        auto changed = inclusion;
        changed.proof[i].data[i] ^= 1;
        add("proofs.jsonl", toText(changed));
    }
    for (std::size_t i = 0; i < growth.proof.size(); ++i) {
        auto changed = growth;
        changed.proof[i].data[i] ^= 1;
        add("consistency.jsonl", toText(changed));
    }
    CHECK(other.size() >= 6);
    CHECK(countOf(other.areGood(log, since), true) == 0);
}

TEST_CASE("Other verifier: a checkpoint of a log with another past is not this one's, to either of us")
{
    const TestLog log(11);
    const auto pack = packOf(log, 2, 6, 5);
    const std::string otherPast = log.signedText(textOf(tlog::Checkpoint{log.origin(), 5, {}, {}}));
    CHECK_FALSE(checkPack(pack, {log.verifier(), otherPast}).has_value());
    OtherVerifier verifier;
    verifier.add(pack);
    CHECK(countOf(verifier.areGood(log, otherPast), true) == 0);
    CHECK(countOf(verifier.areGood(TestLog(11, 2)), true) == 0); // another key
}
