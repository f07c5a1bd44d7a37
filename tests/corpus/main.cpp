// SPDX-License-Identifier: Apache-2.0
// carded-corpus DIR: holds the product against public cases that others wrote. Reads every `NN-*/cases.json` below DIR
// (by default CARDED_CORPUS, or `../shared/corpus` beside the source tree); prints a line for each disagreement and one
// for each set. Exit status: 0, 1 if anything disagrees, 77 if there is no corpus.
#include "crypto/encoding.h"
#include "crypto/random.h"
#include "tests/corpus/corpus.h"
#include "tests/support/shared_files.h"

#include <algorithm>
#include <iostream>
#include <map>
#include <stdexcept>

namespace carded::corpus {
namespace {

constexpr int kNoCorpus = 77;

const std::map<std::string, Judge> kJudges{
    {"01-ed25519", judgeEd25519},
    {"02-cbor", judgeCbor},
    {"03-cose-cwt", judgeCose},
    {"04-sd-cwt", judgeSdCwt},
    {"05-token-status-list", judgeStatusList},
    {"06-claim169", judgeClaim169},
    {"07-eu-dcc", judgeEuDcc},
    {"08-iso18013-5", judgeMdoc},
    {"09-nz-covid-pass", judgeNzCovidPass},
    {"10-base45", judgeBase45},
    {"11-barcode-images", judgePicture},
    {"12-foreign-payloads", judgeForeignPayload},
    {"13-update-trust", judgeUpdateTrust},
    {"14-fuzz-seeds", judgeFuzzSeed},
};

struct Tally {
    std::size_t agree = 0;
    std::size_t disagree = 0;
    std::size_t skipped = 0;
    std::map<std::string, std::size_t> reasons; ///< of skips, and how often each
};

Answer askJudge(Judge judge, const nlohmann::json& oneCase, SetFolder& folder)
{
    try {
        return judge(oneCase, folder);
    } catch (const std::exception& problem) {
        return Answer::disagree(std::string("the case cannot be read: ") + problem.what());
    }
}

void count(const Answer& answer, const std::string& set, const std::string& id, Tally& tally)
{
    switch (answer.kind) {
    case Answer::Kind::Agree:
        ++tally.agree;
        return;
    case Answer::Kind::Skipped:
        ++tally.skipped;
        ++tally.reasons[answer.why];
        return;
    case Answer::Kind::Disagree:
        ++tally.disagree;
        std::cout << "disagree " << set << " " << id << ": " << answer.why << "\n";
        return;
    }
}

Tally runSet(const std::filesystem::path& path)
{
    const std::string name = path.filename().string();
    SetFolder folder(path);
    const auto judge = kJudges.find(name);
    Tally tally;
    for (const auto& oneCase : folder.json("cases.json")) {
        const Answer answer = judge == kJudges.end() ? Answer::skipped("no judge for this set yet")
                                                     : askJudge(judge->second, oneCase, folder);
        count(answer, name, oneCase.value("id", "?"), tally);
    }
    std::cout << name << ": " << tally.agree << " agree, " << tally.disagree << " disagree, " << tally.skipped
              << " skipped";
    const char* separator = " (";
    for (const auto& [reason, times] : tally.reasons) {
        std::cout << separator << (tally.reasons.size() == 1 ? "" : std::to_string(times) + " ") << reason;
        separator = "; ";
    }
    std::cout << (tally.reasons.empty() ? "\n" : ")\n");
    return tally;
}

int run(const std::filesystem::path& corpus)
{
    std::vector<std::filesystem::path> sets;
    if (std::filesystem::is_directory(corpus)) {
        for (const auto& entry : std::filesystem::directory_iterator(corpus)) {
            if (std::filesystem::exists(entry.path() / "cases.json")) {
                sets.push_back(entry.path());
            }
        }
    }
    if (sets.empty()) {
        std::cout << "SKIPPED: no corpus in " << corpus.string() << " (name its folder, or set CARDED_CORPUS)\n";
        return kNoCorpus;
    }
    std::ranges::sort(sets);
    std::size_t disagreements = 0;
    for (const auto& set : sets) {
        disagreements += runSet(set).disagree;
    }
    return disagreements == 0 ? 0 : 1;
}

} // namespace

std::string SetFolder::text(const std::string& file) const
{
    auto content = test::readFile(m_path / file);
    if (!content) {
        throw std::runtime_error("no file " + file);
    }
    return *std::move(content);
}

Bytes SetFolder::bytes(const std::string& file) const
{
    const std::string content = text(file);
    const ByteSpan bytes = asBytes(content);
    return {bytes.begin(), bytes.end()};
}

Bytes SetFolder::hex(const std::string& file) const
{
    return hexBytes(text(file));
}

const nlohmann::json& SetFolder::json(const std::string& file)
{
    const auto known = m_json.find(file);
    return known != m_json.end() ? known->second
                                 : m_json.emplace(file, nlohmann::json::parse(text(file))).first->second;
}

Bytes hexBytes(std::string text)
{
    std::erase_if(text, [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; });
    return crypto::decodeHex(text).value();
}

} // namespace carded::corpus

int main(int argc, char** argv)
{
    if (argc > 2 || !carded::crypto::initialise()) {
        std::cerr << "usage: carded-corpus [DIR]\n";
        return 64;
    }
    try {
        return carded::corpus::run(argc == 2 ? std::filesystem::path(argv[1]) : carded::test::corpusFolder());
    } catch (const std::exception& problem) {
        std::cerr << "carded-corpus: " << problem.what() << "\n";
        return 1;
    }
}
