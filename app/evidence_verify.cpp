// SPDX-License-Identifier: Apache-2.0
#include "app/answer_text.h"
#include "app/evidence_log.h"
#include "app/evidence_words.h"
#include "app/record_words.h"
#include "base/rfc3339.h"
#include "crypto/encoding.h"
#include "tlog/signed_note.h"

#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

namespace carded::app {
namespace {

using evidence::OutsideKnowledge;
using Json = nlohmann::ordered_json;

constexpr int kHolds = 0;
constexpr int kDoesNotHold = 1;
constexpr int kKeyUnchecked = 2;

/// A verifier key, as text or in a file. The error is a sentence.
Result<tlog::NoteVerifier, std::string> keyIn(const std::string& option)
{
    std::string text = option;
    if (option.find('+') == std::string::npos) {
        auto read = readText(option, tlog::kMaxVerifierKeyBytes);
        if (!read) {
            return fail(read.error());
        }
        text = *std::move(read);
    }
    while (text.ends_with('\n') || text.ends_with('\r')) {
        text.pop_back();
    }
    const auto key = tlog::parseVerifierKey(text);
    return key ? Result<tlog::NoteVerifier, std::string>(*key)
               : fail(std::string("--key wants a till's public key, or a file that holds it."));
}

Result<OutsideKnowledge, std::string> knownFrom(const EvidenceOptions& options)
{
    OutsideKnowledge known;
    if (!options.key.empty()) {
        auto key = keyIn(options.key);
        if (!key) {
            return fail(key.error());
        }
        known.key = *std::move(key);
    }
    if (!options.since.empty()) {
        auto older = readCheckpoint(options.since);
        if (!older) {
            return fail(older.error());
        }
        known.older = *std::move(older);
    }
    return known;
}

/// An SQLite file, by its first bytes.
bool isLog(const std::filesystem::path& path)
{
    constexpr std::string_view kMagic("SQLite format 3\0", 16);
    std::error_code unknown;
    if (!std::filesystem::is_regular_file(path, unknown)) {
        return false;
    }
    std::ifstream file(path, std::ios::binary);
    std::string head(kMagic.size(), '\0');
    return file.read(head.data(), static_cast<std::streamsize>(head.size())) && head == kMagic;
}

void print(const Json& result, Output output)
{
    if (output == Output::Json) {
        std::cout << result.dump() << '\n';
        return;
    }
    for (const auto& [name, value] : result.items()) {
        std::cout << name << ": " << (value.is_string() ? value.get<std::string>() : value.dump()) << '\n';
    }
}

/// What both kinds have to say at the end.
int conclude(Json result, const OutsideKnowledge& known, Output output)
{
    result["older_checkpoint"] = known.older ? "holds" : "none given";
    result["key"] = known.key ? "as given" : "unchecked";
    print(result, output);
    if (!known.key) {
        std::cerr
            << "carded: everything fits together, but by the key that came with it, which anybody could have made. "
               "Check it with --key and the public key that the shop gave before.\n";
    }
    return known.key ? kHolds : kKeyUnchecked;
}

int refuse(const std::string& sentence, Output output)
{
    if (output == Output::Json) {
        std::cout << Json{{"holds", false}, {"problem", sentence}}.dump() << '\n';
    } else {
        std::cout << "holds: false\nproblem: " << sentence << '\n';
    }
    return kDoesNotHold;
}

int verifyLog(const std::filesystem::path& path, const OutsideKnowledge& known, Output output)
{
    auto log = evidence::LogReader::open(path);
    if (!log && log.error() != evidence::LogError::Damaged) {
        return complain(printable(path.string()) + ": " + toSentence(log.error()), kExitInternal);
    }
    const auto checked = log ? checkLog(*log, known) : fail(evidence::LogFault{evidence::LogProblem::NotReadable});
    if (!checked) {
        return refuse(toSentence(checked.error()), output);
    }
    Json result{{"holds", true},
                {"origin", log->heading().origin},
                {"size", checked->size},
                {"root", crypto::encodeBase64(checked->root.data)},
                {"records", checked->size - checked->dropped},
                {"dropped", checked->dropped}};
    if (!log->heading().previous.empty()) { // a log that has ended is checked for itself
        result["follows"] = log->heading().previous;
    }
    return conclude(std::move(result), known, output);
}

int verifyPack(const std::filesystem::path& path, const OutsideKnowledge& known, Output output)
{
    const auto files = evidence::readPack(path);
    if (!files) {
        const auto error = files.error();
        const std::string sentence = printable(path.string()) + ": " + toSentence(error);
        const bool isThere = error != evidence::PackFileError::CannotRead;
        return isThere ? refuse(sentence, output) : complain(sentence, kExitInternal);
    }
    const auto checked = evidence::checkPack(*files, known);
    if (!checked) {
        return refuse(toSentence(checked.error()), output);
    }
    Json result{{"holds", true},
                {"origin", checked->checkpoint.origin},
                {"size", checked->checkpoint.size},
                {"root", crypto::encodeBase64(checked->checkpoint.root.data)},
                {"records", static_cast<std::uint64_t>(checked->records)}};
    if (checked->firstSeq && checked->lastSeq) { // a pack is a choice of records: what is not in it is told
        result["first_record"] = *checked->firstSeq;
        result["last_record"] = *checked->lastSeq;
        result["not_in_the_pack"] = *checked->lastSeq - *checked->firstSeq + 1 - checked->records;
        result["first_time"] = formatRfc3339(*checked->firstTime);
        result["last_time"] = formatRfc3339(*checked->lastTime);
    }
    return conclude(std::move(result), known, output);
}

} // namespace

int runEvidenceVerify(const EvidenceOptions& options)
{
    const auto known = knownFrom(options);
    if (!known) {
        return complain(known.error(), kExitUsage);
    }
    const std::filesystem::path path = options.pack.empty() ? logOf(options) : std::filesystem::path(options.pack);
    const bool isALog = options.pack.empty() || isLog(path);
    return isALog ? verifyLog(path, *known, options.common.output) : verifyPack(path, *known, options.common.output);
}

} // namespace carded::app
