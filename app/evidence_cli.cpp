// SPDX-License-Identifier: Apache-2.0
#include "app/evidence_cli.h"

namespace carded::app {
namespace {

void addPeriodOptions(CLI::App& command, EvidenceOptions& options)
{
    command.add_option("--from", options.from, "The first moment: RFC 3339 or Unix seconds");
    command.add_option("--to", options.to, "The first moment no longer in it");
    command.add_option("--day", options.day, "A day on the shop's clock, such as 2026-11-28");
    command.add_option("--month", options.month, "A month on the shop's clock, such as 2026-11");
    command.add_option("--log", options.log, "A log that has ended, instead of the one in force");
}

void addReportOptions(CLI::App& command, EvidenceOptions& options)
{
    addPeriodOptions(command, options);
    command.add_option("--language", options.language, "The report's language")->check(CLI::IsMember({"en", "ko"}));
}

} // namespace

void addEvidenceCommands(CLI::App& program, EvidenceOptions& options, const CommonOptions& common,
                         std::function<int()>& chosen)
{
    const auto run = [&](int (*command)(const EvidenceOptions&)) {
        return [&options, &common, &chosen, command] {
            chosen = [&options, &common, command] {
                options.common = common;
                return command(options);
            };
        };
    };
    CLI::App* evidence = program.add_subcommand("evidence", "The record of checks: list, report, export, verify");
    evidence->require_subcommand(1);
    CLI::App* list = evidence->add_subcommand("list", "A line for each record");
    addPeriodOptions(*list, options);
    list->callback(run(runEvidenceList));

    CLI::App* report = evidence->add_subcommand("report", "Totals, refusals, hours and gaps, to print or to show");
    addReportOptions(*report, options);
    report->add_option("--out", options.out, "A file that ends in .html or .pdf; by default HTML on standard output");
    report->callback(run(runEvidenceReport));

    CLI::App* pack = evidence->add_subcommand("export", "The inspector's pack: records with proofs and a report");
    addReportOptions(*pack, options);
    pack->add_option("--out", options.out, "A new folder, or a file that ends in .zip")->required();
    pack->add_option("--since", options.since, "A checkpoint the inspector has: proves that the log has only grown");
    pack->callback(run(runEvidenceExport));

    CLI::App* verify = evidence->add_subcommand("verify", "Check a pack or a log; needs nothing else");
    verify->add_option("pack", options.pack, "A pack or a log; by default this till's log");
    verify->add_option("--key", options.key, "The till's public key, or a file that holds it");
    verify->add_option("--since", options.since, "A checkpoint kept from before");
    verify->callback(run(runEvidenceVerify));

    CLI::App* prune = evidence->add_subcommand("prune", "Drop what records say after five years; keep their hashes");
    prune->add_option("--keep-days", options.keepDays, "Keep them for so many days instead")
        ->check(CLI::Range(0, 36500));
    prune->add_option("--log", options.log, "A log that has ended, instead of the one in force");
    prune->callback(run(runEvidencePrune));

    CLI::App* checkpoint = evidence->add_subcommand("checkpoint", "The log's newest checkpoint, to be kept outside");
    checkpoint->add_option("--log", options.log, "A log that has ended, instead of the one in force");
    checkpoint->callback(run(runEvidenceCheckpoint));

    evidence->add_subcommand("key", "The public half of the till's key, to be kept outside")
        ->callback(run(runEvidenceKey));
}

} // namespace carded::app
