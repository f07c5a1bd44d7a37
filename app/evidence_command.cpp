// SPDX-License-Identifier: Apache-2.0
#include "app/evidence_command.h"

#include "app/answer_text.h"
#include "app/clock.h"
#include "app/evidence_log.h"
#include "app/evidence_period.h"
#include "app/record_words.h"
#include "app/recorder.h"
#include "base/rfc3339.h"
#include "evidence/drop_records.h"
#include "revocation_cache/files.h"
#include "tlog/signed_note.h"

#include <iostream>

namespace carded::app {
namespace {

using evidence::Record;

/// `41 2026-11-23T10:20:30Z check pass old_enough tobacco by 17`
std::string lineFor(const Record& record)
{
    std::string line = std::to_string(record.seq) + ' ' + formatRfc3339(record.time) + ' ';
    line += toString(record.kind);
    if (record.reason) {
        line.append(1, ' ').append(toString(verifier::outcomeOf(*record.reason)));
        line.append(1, ' ').append(toString(*record.reason));
    }
    for (const std::string& part : {record.category, record.format, record.document, record.issuer}) {
        line += part.empty() ? "" : ' ' + part;
    }
    if (record.ref) {
        line += " of " + std::to_string(*record.ref);
    }
    return line + (record.operatorNumber.empty() ? "" : " by " + record.operatorNumber);
}

} // namespace

std::filesystem::path logOf(const EvidenceOptions& options)
{
    return options.log.empty() ? evidence::currentLogIn(recordsFolder(options.common.store))
                               : std::filesystem::path(options.log);
}

Result<evidence::LogReader, std::string> openLogOf(const EvidenceOptions& options)
{
    auto log = evidence::LogReader::open(logOf(options));
    if (!log) {
        return fail(printable(logOf(options).string()) + ": " + toSentence(log.error()));
    }
    return *std::move(log);
}

Result<std::string, std::string> readText(const std::filesystem::path& path, std::size_t maxBytes)
{
    const auto bytes = revocation_cache::readFile(path, maxBytes);
    return bytes ? Result<std::string, std::string>(std::string(asText(*bytes)))
                 : fail(printable(path.string()) + " cannot be read.");
}

Result<std::string, std::string> readCheckpoint(const std::filesystem::path& path)
{
    auto text = readText(path, tlog::kMaxNoteBytes);
    if (text) {
        std::erase(*text, '\r');
        while (text->ends_with('\n')) {
            text->pop_back();
        }
        *text += '\n';
    }
    return text;
}

int complain(const std::string& sentence, int status)
{
    std::cerr << "carded: " << sentence << '\n';
    return status;
}

int runEvidenceList(const EvidenceOptions& options)
{
    const auto period = periodOf(options, shopOf(options));
    if (!period) {
        return complain(period.error(), kExitUsage);
    }
    auto log = openLogOf(options);
    if (!log) {
        return complain(log.error(), kExitInternal);
    }
    const auto gone = log->eachRecord(*period, [&](const Record& record, std::string_view text) {
        std::cout << (options.common.output == Output::Json ? std::string(text) : lineFor(record)) << '\n';
    });
    if (!gone) {
        return complain(toSentence(gone.error()), kExitInternal);
    }
    if (*gone > 0) {
        std::cerr << "carded: of " << *gone << " older records only the hashes are left.\n";
    }
    return 0;
}

int runEvidenceCheckpoint(const EvidenceOptions& options)
{
    const auto log = openLogOf(options);
    if (!log) {
        return complain(log.error(), kExitInternal);
    }
    std::cout << log->heading().checkpoint;
    return 0;
}

int runEvidenceKey(const EvidenceOptions& options)
{
    const std::filesystem::path folder = recordsFolder(options.common.store);
    auto key = readText(evidence::publicKeyIn(folder), tlog::kMaxVerifierKeyBytes);
    if (!key) { // the first start makes it
        const auto opened = evidence::openLog(folder, numberOrUnset(options.common.storeNumber),
                                              numberOrUnset(options.common.tillNumber));
        key = opened ? readText(evidence::publicKeyIn(folder), tlog::kMaxVerifierKeyBytes)
                     : fail(toSentence(opened.error()));
    }
    if (!key) {
        return complain(key.error(), kExitInternal);
    }
    std::cout << *key;
    const std::string origin =
        evidence::originOf(numberOrUnset(options.common.storeNumber), numberOrUnset(options.common.tillNumber));
    if (!key->starts_with(origin + '+')) {
        std::cerr
            << "carded: this is the key of the log in force. The till has another number now: the next check begins "
               "a new log with a new key.\n";
    }
    return 0;
}

int runEvidencePrune(const EvidenceOptions& options)
{
    const auto keep = options.keepDays ? std::chrono::days{*options.keepDays} : evidence::kRetention;
    const std::filesystem::path path = logOf(options);
    const auto lock = evidence::LogLock::take(path.parent_path().empty() ? "." : path.parent_path());
    const auto dropped = lock ? evidence::dropRecords(path, systemTime() - keep) : fail(lock.error());
    if (!dropped) {
        return complain(printable(path.string()) + ": " + toSentence(dropped.error()), kExitInternal);
    }
    std::cout << "dropped: " << *dropped << " records from before " << formatRfc3339(systemTime() - keep)
              << "; their hashes stay\n";
    return 0;
}

} // namespace carded::app
