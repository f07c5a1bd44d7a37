// SPDX-License-Identifier: Apache-2.0
#include "crypto/random.h"
#include "issuer/code_cost.h"
#include "issuer/files.h"
#include "issuer/issue.h"
#include "issuer/issuer_folder.h"
#include "issuer/program.h"

#include <iostream>

namespace carded::issuer {
namespace {

constexpr Seconds kDay{24 * 60 * 60};

Result<PersonFacts, IssuerError> factsOf(const IssueArguments& arguments)
{
    PersonFacts facts;
    if (!arguments.birthDate.empty()) {
        facts.birthDate = parseDay(arguments.birthDate);
        if (!facts.birthDate) {
            return fail(IssuerError{IssuerError::Cause::BadArgument,
                                    "'" + arguments.birthDate + "' is no day: write it as 1990-12-31"});
        }
    }
    facts.birthYear = arguments.birthYear;
    for (const int years : arguments.ageOver) {
        facts.ageMarks.push_back({years, true});
    }
    for (const int years : arguments.notAgeOver) {
        facts.ageMarks.push_back({years, false});
    }
    for (const auto& text : arguments.driving) {
        auto privilege = parsePrivilege(text);
        if (!privilege) {
            return fail(privilege.error());
        }
        facts.privileges.push_back(std::move(*privilege));
    }
    if (!arguments.portrait.empty()) {
        auto portrait = readFile(arguments.portrait);
        if (!portrait) {
            return fail(portrait.error());
        }
        facts.portrait = std::move(*portrait);
    }
    return facts;
}

Result<void, IssuerError> saveIssued(const IssueArguments& arguments, const IssuerFolder& issuer, const Wallet& wallet)
{
    if (std::error_code ignored; std::filesystem::exists(arguments.wallet, ignored)) {
        return fail(IssuerError{IssuerError::Cause::Exists,
                                arguments.wallet + " is there already and holds a secret key. Name another file."});
    }
    // The list first: an entry given out for nothing is harmless, one given out twice is not.
    if (wallet.status) {
        if (auto saved = saveStatusList(arguments.folder, issuer.statusList); !saved) {
            return saved;
        }
    }
    if (auto written = writeWallet(arguments.wallet, wallet); !written) {
        return written;
    }
    std::cout << "Wrote the wallet " << arguments.wallet << ". Next: carded-issuer show " << arguments.wallet
              << " --text\n";
    return {};
}

Result<void, IssuerError> runIssue(const IssueArguments& arguments, UnixTime now)
{
    auto issuer = readFolder(arguments.folder);
    if (!issuer) {
        return fail(issuer.error());
    }
    auto facts = factsOf(arguments);
    if (!facts) {
        return fail(facts.error());
    }
    const auto iat = parseTime(arguments.at, now);
    if (!iat) {
        return fail(iat.error());
    }
    const auto binding = arguments.isStatic ? Binding::Static : Binding::HolderKey;
    const IssueRequest request{std::move(*facts),         arguments.redact, arguments.decoys, binding, *iat,
                               arguments.validDays * kDay};
    const auto wallet = issueCredential(*issuer, request, crypto::randomBytes);
    if (!wallet) {
        return fail(wallet.error());
    }
    return saveIssued(arguments, *issuer, *wallet);
}

} // namespace

void addIssueCommand(CLI::App& app, IssueArguments& arguments, Program& program)
{
    auto* command = app.add_subcommand("issue", "Make a credential and the wallet file that holds it");
    command->add_option("DIR", arguments.folder, "the issuer's folder")->required();
    command->add_option("--wallet", arguments.wallet, "the wallet file to write; secret")->required();
    command->add_option("--birth-date", arguments.birthDate, "YYYY-MM-DD");
    command->add_option("--birth-year", arguments.birthYear, "YYYY");
    command->add_option("--age-over", arguments.ageOver, "years: a mark that the holder is that old now")
        ->allow_extra_args(false);
    command->add_option("--not-age-over", arguments.notAgeOver, "years: a mark that the holder is not that old yet")
        ->allow_extra_args(false);
    command->add_option("--driving", arguments.driving, "a licence category, as B:2020-01-01:2030-01-01")
        ->allow_extra_args(false);
    command->add_option("--portrait", arguments.portrait, "a JPEG or WebP file of at most 2048 bytes");
    command->add_option("--redact", arguments.redact,
                        "hide an element until it is disclosed: birth_date; driving_privileges[] hides each item");
    command->add_option("--decoys", arguments.decoys, "hashes of nothing, so that the number of hidden elements hides")
        ->check(CLI::Range(0, 32));
    command->add_flag("--static", arguments.isStatic, "a plain CWT for a printed card, bound to no key");
    command->add_option("--valid-days", arguments.validDays, "days until it expires")
        ->check(CLI::Range(1, 36500))
        ->capture_default_str();
    command->add_option("--at", arguments.at, "the time of issue instead of now: RFC 3339 or Unix seconds");
    command->footer(describeCodeCost());
    command->callback([&arguments, &program] { program.result = runIssue(arguments, program.now); });
}

} // namespace carded::issuer
