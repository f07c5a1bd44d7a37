// SPDX-License-Identifier: Apache-2.0
#include "app/answer_text.h"
#include "app/clock.h"
#include "app/evidence_log.h"
#include "app/evidence_period.h"
#include "app/evidence_words.h"
#include "app/program_folder.h"
#include "app/record_words.h"
#include "app/report_pdf.h"
#include "base/ascii.h"
#include "crypto/encoding.h"
#include "evidence/log_folder.h"
#include "evidence/pack_file.h"
#include "evidence/report_html.h"
#include "evidence/signed_checkpoint.h"

#include <fstream>
#include <iostream>

namespace carded::app {
namespace {

using evidence::LogReader;
using evidence::Period;
using evidence::Record;

/// A log and what is wanted of it.
struct Wanted {
    Shop shop;
    Period period;
    LogReader log;
};

/// Why nothing was written, and the exit status.
struct Refusal {
    std::string sentence;
    int status = kExitInternal;
};

Result<Wanted, Refusal> wantedBy(const EvidenceOptions& options)
{
    Shop shop = shopOf(options);
    auto period = periodOf(options, shop);
    if (!period) {
        return fail(Refusal{period.error(), kExitUsage});
    }
    auto log = openLogOf(options);
    if (!log) {
        return fail(Refusal{log.error()});
    }
    return Wanted{std::move(shop), *period, *std::move(log)};
}

struct Report {
    std::string html;
    std::vector<evidence::PackRecord> records;
};

/// The last moment of a period, not the first after it.
std::string endText(const Period& period, const Shop& shop, const evidence::Summary& summary)
{
    if (period.until) {
        return shop.localText(*period.until - Seconds{1});
    }
    return summary.last ? evidence::toText(summary.last->time) : "-";
}

evidence::ReportHead headFor(const EvidenceOptions& options, const Wanted& wanted, const evidence::Summary& summary)
{
    const evidence::LogHeading& heading = wanted.log.heading();
    const auto place = evidence::placeOf(heading.origin);
    const auto tree = evidence::treeOf(heading);
    evidence::ReportHead head;
    head.language = options.language == "ko" ? evidence::ReportLanguage::Korean : evidence::ReportLanguage::English;
    head.store = place ? place->store : heading.origin;
    head.till = place ? place->till : std::string();
    head.from = wanted.period.from ? wanted.shop.localText(*wanted.period.from)
                : summary.first    ? evidence::toText(summary.first->time)
                                   : "-";
    head.to = endText(wanted.period, wanted.shop, summary);
    head.timeZone = wanted.shop.timeZone;
    head.policy = wanted.shop.policy;
    head.made = wanted.shop.localText(systemTime());
    head.categoryNames = wanted.shop.categoryNames;
    head.origin = heading.origin;
    head.size = heading.size;
    head.root = tree ? crypto::encodeBase64(tree->root().data) : std::string();
    head.verifierKey = heading.verifierKey;
    return head;
}

Result<Report, Refusal> makeReport(const EvidenceOptions& options, Wanted& wanted)
{
    Report report;
    evidence::Summarizer summarizer(options.common.demo ? evidence::ReportMode::Demo : evidence::ReportMode::Live,
                                    [&](UnixTime time) { return wanted.shop.offsetAt(time); });
    const auto gone = wanted.log.eachRecord(wanted.period, [&](const Record& record, std::string_view text) {
        summarizer.add(record);
        report.records.push_back({record.seq, std::string(text)});
    });
    if (!gone) {
        return fail(Refusal{toSentence(gone.error())});
    }
    evidence::ReportHead head = headFor(options, wanted, summarizer.summary());
    head.pruned = *gone;
    report.html = reportHtml(summarizer.summary(), head);
    return report;
}

Result<std::string, Refusal> pdfOf(const std::string& html)
{
    auto pdf = reportPdf(reportProgramPath(programFolder()), html);
    return pdf ? Result<std::string, Refusal>(*std::move(pdf)) : fail(Refusal{std::string(sentenceFor(pdf.error()))});
}

int writeReport(const EvidenceOptions& options, const std::string& html)
{
    if (options.out.empty()) {
        std::cout << html;
        return 0;
    }
    const std::filesystem::path path = options.out;
    const std::string kind = lowerCase(path.extension().string());
    if (kind != ".html" && kind != ".pdf") {
        return complain("--out wants a name that ends in .html or .pdf.", kExitUsage);
    }
    const auto content = kind == ".pdf" ? pdfOf(html) : Result<std::string, Refusal>(html);
    if (!content) {
        return complain(content.error().sentence, content.error().status);
    }
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    if (!file.write(content->data(), static_cast<std::streamsize>(content->size())).flush()) {
        return complain(printable(path.string()) + " cannot be written.", kExitInternal);
    }
    return 0;
}

/// What the options name as an older checkpoint.
Result<std::optional<std::string>, Refusal> olderOf(const EvidenceOptions& options)
{
    if (options.since.empty()) {
        return std::nullopt;
    }
    auto note = readCheckpoint(options.since);
    return note ? Result<std::optional<std::string>, Refusal>(*std::move(note))
                : fail(Refusal{note.error(), kExitUsage});
}

Result<evidence::PackFiles, Refusal> packOf(const EvidenceOptions& options, Wanted& wanted)
{
    auto older = olderOf(options);
    if (!older) {
        return fail(older.error());
    }
    const evidence::LogHeading& heading = wanted.log.heading();
    const auto owner = evidence::ownerOf(logOf(options), heading.origin);
    if (!owner) {
        return fail(Refusal{"the key that signs packs: " + toSentence(owner.error())});
    }
    auto report = makeReport(options, wanted);
    auto pdf = report ? pdfOf(report->html) : fail(report.error());
    if (!pdf) {
        return fail(pdf.error());
    }
    auto files = evidence::makePack({heading.origin, owner->key, std::move(report->records), heading.checkpoint,
                                     wanted.log.nodes(), std::move(report->html), *std::move(pdf), *std::move(older)});
    return files ? Result<evidence::PackFiles, Refusal>(*std::move(files)) : fail(Refusal{toSentence(files.error())});
}

} // namespace

int runEvidenceReport(const EvidenceOptions& options)
{
    auto wanted = wantedBy(options);
    const auto report = wanted ? makeReport(options, *wanted) : fail(wanted.error());
    return report ? writeReport(options, report->html) : complain(report.error().sentence, report.error().status);
}

int runEvidenceExport(const EvidenceOptions& options)
{
    auto wanted = wantedBy(options);
    const auto files = wanted ? packOf(options, *wanted) : fail(wanted.error());
    if (!files) {
        return complain(files.error().sentence, files.error().status);
    }
    if (const auto written = evidence::writePack(*files, options.out); !written) {
        return complain(printable(options.out) + ": " + toSentence(written.error()), kExitInternal);
    }
    const std::string& records = files->at("records.jsonl");
    std::cout << "written: " << printable(options.out) << ", records: " << std::ranges::count(records, '\n')
              << ", log: " << wanted->log.heading().origin << ", size: " << wanted->log.heading().size << '\n';
    return 0;
}

} // namespace carded::app
