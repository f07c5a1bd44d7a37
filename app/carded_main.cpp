// SPDX-License-Identifier: Apache-2.0
#include "app/answer_text.h"
#include "app/care_commands.h"
#include "app/commands.h"
#include "app/evidence_cli.h"
#include "app/open_store.h"
#include "app/pin_command.h"
#include "app/policy_command.h"
#include "app/scanner_command.h"
#include "app/usage_error.h"
#include "base/quiet_crash.h"
#include "crypto/random.h"

#include <CLI/CLI.hpp>
#include <exception>
#include <functional>
#include <iostream>

namespace {

using namespace carded;

/// What the command line says, as text; resolved once the whole of it is read.
struct Arguments {
    app::CommonOptions options;
    std::string store;
    std::string config;
    std::optional<std::string> at;
    bool json = false;
    bool hex = false;
    std::string text;
    std::vector<std::string> files;
    std::vector<std::string> over;
    app::CareOptions care;
    std::string root;
    bool resetClockFloor = false;
    bool udev = false;
    app::EvidenceOptions evidence;
};

/// Good before and after the command's name.
void addCommonOptions(CLI::App& program, Arguments& arguments)
{
    program.add_option("--store", arguments.store, "The till's data folder");
    program.add_option("--config", arguments.config, "The till's configuration file");
    program.add_option("--jurisdiction", arguments.options.policy.jurisdiction, "Which policy, such as KR");
    program.add_flag("--demo", arguments.options.demo, "Allow a demo store");
    program.add_flag("--json", arguments.json, "One JSON object a result");
}

void addCheckOptions(CLI::App& command, Arguments& arguments)
{
    command.add_option("--category", arguments.options.category,
                       "What is sold, ids of the policy's with commas between; by default the strictest by age");
    command.add_option("--at", arguments.at, "Try another time: RFC 3339 or Unix seconds");
    command.add_option("--face-check", arguments.options.faceCheck, "Answer a face check")
        ->check(CLI::IsMember({"yes", "no"}));
    command.add_flag("--record", arguments.options.record,
                     "Also write the till's record of checks and its ledger of used tokens");
}

/// The error is a sentence.
Result<void, std::string> resolve(Arguments& arguments)
{
    app::CommonOptions& options = arguments.options;
    options.store = arguments.store.empty() ? app::defaultStoreFolder() : std::filesystem::path(arguments.store);
    options.output = arguments.json ? app::Output::Json : app::Output::Sentences;
    if (arguments.at) {
        options.at = app::parseChosenTime(*arguments.at);
        if (!options.at) {
            return fail(std::string("--at wants a time such as 2026-11-23T10:20:30Z, or Unix seconds."));
        }
    }
    const auto config = arguments.config.empty()
                            ? app::loadTillConfig(app::kDefaultConfigPath, app::ConfigFile::Default, options.store)
                            : app::loadTillConfig(arguments.config, app::ConfigFile::Chosen, options.store);
    if (!config) {
        return fail(config.error());
    }
    if (!config->windowProblem.empty()) {
        std::cerr << "carded: " << config->windowProblem << '\n';
    }
    if (options.policy.jurisdiction.empty()) {
        options.policy.jurisdiction = config->policy.jurisdiction;
    }
    options.policy.shopRules = config->policy.shopRules;
    options.storeNumber = config->store;
    options.tillNumber = config->till;
    if (arguments.evidence.language.empty()) {
        arguments.evidence.language = config->language == "ko" ? "ko" : "en"; // a report is in one of these two
    }
    arguments.care.store = options.store;
    arguments.care.config = *config;
    arguments.care.config.policy = options.policy;
    arguments.care.output = options.output;
    arguments.care.demo = options.demo;
    return {};
}

using Chosen = std::function<int()>;

/// The commands that look after a till's lists.
void addCareCommands(CLI::App& program, Arguments& arguments, Chosen& chosen)
{
    const char* const repositoryHelp = "Where the lists are: http://, https:// or file:// (a USB stick)";
    CLI::App* init = program.add_subcommand("init", "Set a till up: whom it trusts, and where its lists are");
    init->add_option("--root", arguments.root, "The repository's root.json, from somebody you trust")->required();
    init->add_option("--repository", arguments.care.url, repositoryHelp);
    init->callback([&] { chosen = [&] { return app::runInit(arguments.care, arguments.root); }; });

    CLI::App* sync = program.add_subcommand("sync", "Bring the till's lists up to date");
    sync->add_option("--repository", arguments.care.url, repositoryHelp);
    sync->add_option_function<int>(
            "--every", [&](int minutes) { arguments.care.every = std::chrono::minutes{minutes}; },
            "How often it is run, in minutes: the till's window says when the next is due")
        ->check(CLI::Range(1, 10'080));
    sync->callback([&] { chosen = [&] { return app::runSync(arguments.care); }; });

    CLI::App* doctor = program.add_subcommand("doctor", "Look the till over: what is wrong, and what to do");
    doctor->add_flag("--reset-clock-floor", arguments.resetClockFloor,
                     "As root, when a wrong clock has got into the store: forget the latest time it has seen");
    doctor->callback([&] {
        chosen = [&] {
            return arguments.resetClockFloor ? app::runResetClockFloor(arguments.care) : app::runDoctor(arguments.care);
        };
    });
}

/// The handheld scanner of a till.
void addScannerCommands(CLI::App& program, Arguments& arguments, Chosen& chosen)
{
    CLI::App* scanner = program.add_subcommand("scanner", "Find and choose the till's handheld scanner");
    scanner->require_subcommand(1);
    scanner->add_subcommand("list", "Show which devices can be handheld scanners")->callback([&] {
        chosen = [&] { return app::runScannerList({}, arguments.options.output); };
    });
    CLI::App* choose = scanner->add_subcommand("choose", "Choose a scanner by scanning the set-up sheet with it");
    choose->add_flag("--udev", arguments.udev, "Print the udev rule alone");
    choose->callback([&] {
        chosen = [&] {
            if (arguments.json) { // else a program would wait for it
                std::cerr << "carded: scanner choose prints lines to be copied, and no JSON.\n";
                return app::kExitUsage;
            }
            return app::runScannerChoose({}, arguments.udev ? app::ChoosePrints::UdevRule : app::ChoosePrints::All);
        };
    });
}

/// The manager's PIN of a till.
void addPinCommands(CLI::App& program, Arguments& arguments, Chosen& chosen)
{
    CLI::App* pin = program.add_subcommand("pin", "The manager's PIN, which allows exceptions in the window");
    pin->require_subcommand(1);
    pin->add_subcommand("set", "Set it: asks for it twice, or takes a line of standard input")->callback([&] {
        chosen = [&] { return app::runPinSet(arguments.options.store); };
    });
    pin->add_subcommand("clear", "Have none")->callback([&] {
        chosen = [&] { return app::runPinClear(arguments.options.store); };
    });
}

/// Age rules: for those who write, publish and inspect them.
void addPolicyCommands(CLI::App& program, Arguments& arguments, Chosen& chosen)
{
    CLI::App* policy = program.add_subcommand("policy", "Check, explain and compare age rules");
    policy->require_subcommand(1);
    CLI::App* check = policy->add_subcommand("check", "Print every problem of policy files");
    check->add_option("files", arguments.files, "Policies, or rules laid over them")->required();
    check->callback([&] { chosen = [&] { return app::runPolicyCheck(arguments.files); }; });

    CLI::App* explain = policy->add_subcommand("explain", "Say to whom something may be sold");
    explain->add_option("--category", arguments.options.category, "What is sold; by default everything");
    explain->add_option("--at", arguments.at, "When: RFC 3339 or Unix seconds; by default now");
    explain->add_option("files", arguments.files,
                        "A policy, then what is laid over it; by default the policy of this till");
    explain->callback([&] { chosen = [&] { return app::runPolicyExplain(arguments.options, arguments.files); }; });

    CLI::App* diff = policy->add_subcommand("diff", "Say what a policy changes");
    diff->add_option("files", arguments.files, "The policy before, and the one after")->required()->expected(2);
    diff->add_option("--over", arguments.over, "What both are laid over, if they do not stand for themselves");
    diff->callback([&] {
        chosen = [&] {
            const auto over = [&](const std::string& file) {
                std::vector<std::string> files = arguments.over;
                files.push_back(file);
                return files;
            };
            return app::runPolicyDiff(over(arguments.files[0]), over(arguments.files[1]));
        };
    });
}

int run(int argc, char** argv)
{
    CLI::App program("carded: offline proof-of-age verifier");
    program.set_version_flag("--version", "carded " CARDED_VERSION);
    program.require_subcommand(1);
    program.fallthrough();
    Arguments arguments;
    addCommonOptions(program, arguments);
    Chosen chosen;

    CLI::App* verify = program.add_subcommand("verify", "Answer for a scanned text");
    addCheckOptions(*verify, arguments);
    verify->add_flag("--hex", arguments.hex, "Texts are hexadecimal");
    verify->add_option("text", arguments.text, "The text, or - for one a line on standard input")->required();
    verify->callback(
        [&] { chosen = [&] { return app::runVerify(arguments.options, arguments.text, arguments.hex); }; });

    CLI::App* scan = program.add_subcommand("scan", "Answer for every code in pictures and videos");
    addCheckOptions(*scan, arguments);
    scan->add_option("files", arguments.files, "Pictures (PNG, JPEG, WebP, BMP), videos, folders of pictures")
        ->required();
    scan->callback([&] { chosen = [&] { return app::runScan(arguments.options, arguments.files); }; });

    CLI::App* inspect = program.add_subcommand("inspect", "Show what a text holds, unverified; never for selling");
    inspect->add_option("text", arguments.text, "The scanned text")->required();
    inspect->callback([&] { chosen = [&] { return app::runInspect(arguments.text); }; });

    CLI::App* status = program.add_subcommand("status", "Show what the till goes by, and how old it is");
    status->callback([&] { chosen = [&] { return app::runStatus(arguments.options); }; });

    addCareCommands(program, arguments, chosen);
    addScannerCommands(program, arguments, chosen);
    addPinCommands(program, arguments, chosen);
    addPolicyCommands(program, arguments, chosen);
    app::addEvidenceCommands(program, arguments.evidence, arguments.options, chosen);

    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app::explainCommandLine("carded", program, error);
    }
    if (const auto resolved = resolve(arguments); !resolved) {
        std::cerr << "carded: " << resolved.error() << '\n';
        return app::kExitUsage;
    }
    return chosen();
}

/// A result that nobody got must not end as one that somebody did.
int afterWriting(int status)
{
    if (std::cout.flush()) {
        return status;
    }
    std::cerr << "carded: the results could not be written. Check where they go: is the disk full?\n";
    return app::kExitInternal;
}

} // namespace

int main(int argc, char** argv)
{
    crashQuietly();
    if (!crypto::initialise()) {
        std::cerr << "carded: this computer gives no random numbers; it cannot go on.\n";
        return app::kExitInternal;
    }
    try {
        return afterWriting(run(argc, argv));
    } catch (const std::exception& error) {
        std::cerr << "carded: internal error: " << kindOf(error) << '\n';
        return app::kExitInternal;
    }
}
