// SPDX-License-Identifier: Apache-2.0
#include "crypto/encoding.h"
#include "crypto/random.h"
#include "issuer/files.h"
#include "issuer/issue.h"
#include "issuer/issuer_folder.h"
#include "issuer/program.h"
#include "issuer/trust_list_writer.h"

#include <iostream>

namespace carded::issuer {
namespace {

using Outcome = Result<void, IssuerError>;

constexpr Seconds kDay{24 * 60 * 60};
const char* const kAtHelp = "the time to use instead of now: RFC 3339 or Unix seconds";

IssuerError badArgument(std::string message)
{
    return {IssuerError::Cause::BadArgument, std::move(message)};
}

/// `ko=...` names in a language; without one it is English.
void addName(IssuerDescription& description, const std::string& text)
{
    const bool hasLanguage = text.size() > 3 && text[2] == '=';
    description.name[hasLanguage ? text.substr(0, 2) : "en"] = hasLanguage ? text.substr(3) : text;
}

Outcome runInit(const InitArguments& arguments)
{
    IssuerOptions options;
    options.description = {
        arguments.iss, {}, arguments.country, arguments.holderBinding == "required", arguments.status == "required"};
    for (const auto& name : arguments.names) {
        addName(options.description, name);
    }
    const auto kid = crypto::decodeHex(arguments.kid);
    const auto statusKid = crypto::decodeHex(arguments.statusKid);
    if (!kid || !statusKid) {
        return fail(badArgument("a kid is written in hexadecimal, such as 0a or 6b31"));
    }
    options.credentialKid = *kid;
    options.statusKid = *statusKid;
    options.statusUri = arguments.statusUri;
    options.statusBits = arguments.statusBits;
    options.statusSize = arguments.statusSize;
    const auto issuer = makeIssuer(options, crypto::randomBytes);
    if (!issuer) {
        return fail(issuer.error());
    }
    if (auto created = createFolder(arguments.folder, *issuer); !created) {
        return created;
    }
    std::cout << "Made the issuer " << arguments.iss << " in " << arguments.folder << ".\n"
              << "The *.seed files are its secret keys. Next: carded-issuer issue " << arguments.folder
              << " --wallet FILE --age-over 19\n";
    return {};
}

Outcome runKeys(const std::string& folder)
{
    const auto issuer = readFolder(folder);
    if (!issuer) {
        return fail(issuer.error());
    }
    std::cout << describeKeys(*issuer);
    return {};
}

Outcome runRevoke(const RevokeArguments& arguments)
{
    auto issuer = readFolder(arguments.folder);
    if (!issuer) {
        return fail(issuer.error());
    }
    const auto wallet = readWallet(arguments.wallet);
    if (!wallet) {
        return fail(wallet.error());
    }
    const auto value = arguments.suspend   ? StatusValue::Suspended
                       : arguments.restore ? StatusValue::Valid
                                           : StatusValue::Invalid;
    if (auto changed = setWalletStatus(*issuer, *wallet, value); !changed) {
        return changed;
    }
    if (auto saved = saveStatusList(arguments.folder, issuer->statusList); !saved) {
        return saved;
    }
    std::cout << "Changed entry " << wallet->status->idx << " of " << wallet->status->uri
              << ". Tills learn it from the next list: carded-issuer status-list " << arguments.folder
              << " --out FILE\n";
    return {};
}

Outcome runStatusList(const StatusListArguments& arguments, UnixTime now)
{
    const auto issuer = readFolder(arguments.folder);
    if (!issuer) {
        return fail(issuer.error());
    }
    const auto iat = parseTime(arguments.at, now);
    if (!iat) {
        return fail(iat.error());
    }
    const auto exp = *iat + arguments.validDays * kDay;
    const auto token = signStatusList(issuer->statusList, {*iat, exp, std::nullopt}, issuer->statusKey);
    return writeFile(arguments.out, token, FileAccess::Public);
}

Outcome runTrustList(const TrustListArguments& arguments, UnixTime now)
{
    const auto issued = parseTime(arguments.at, now);
    if (!issued) {
        return fail(issued.error());
    }
    std::vector<IssuerFolder> issuers;
    for (const auto& folder : arguments.folders) {
        auto issuer = readFolder(folder);
        if (!issuer) {
            return fail(issuer.error());
        }
        issuers.push_back(std::move(*issuer));
    }
    std::vector<std::string> entries;
    for (const auto& file : arguments.entries) {
        const auto content = readFile(file);
        if (!content) {
            return fail(content.error());
        }
        entries.emplace_back(asText(*content));
    }
    const auto demo = arguments.demo ? DemoMark::Demo : DemoMark::None;
    const auto list = writeTrustList(issuers, {arguments.version, *issued, demo, std::move(entries)});
    if (!list) {
        return fail(list.error());
    }
    return writeFile(arguments.out, asBytes(*list), FileAccess::Public);
}

void addInit(CLI::App& app, InitArguments& arguments, Program& program)
{
    auto* command = app.add_subcommand("init", "Make an issuer: a folder with its keys and its status list");
    command->add_option("DIR", arguments.folder, "the folder to make")->required();
    command->add_option("--iss", arguments.iss, "its name in credentials, a URI; each character costs 1.5 in a code")
        ->required();
    command->add_option("--name", arguments.names, "its name for people: 'Road Authority', or 'ko=...' in a language")
        ->allow_extra_args(false);
    command->add_option("--country", arguments.country, "ISO 3166-1, two letters")->capture_default_str();
    command->add_option("--holder-binding", arguments.holderBinding, "required: no static credentials")
        ->check(CLI::IsMember({"required", "optional"}))
        ->capture_default_str();
    command->add_option("--status", arguments.status, "required: every credential has an entry in the status list")
        ->check(CLI::IsMember({"required", "none"}))
        ->capture_default_str();
    command->add_option("--status-uri", arguments.statusUri, "name of the status list (default: ISS/s)");
    command->add_option("--status-bits", arguments.statusBits, "1: revoke only; 2: suspend too; or 4, 8")
        ->capture_default_str();
    command->add_option("--status-size", arguments.statusSize, "entries of the list")->capture_default_str();
    command->add_option("--kid", arguments.kid, "name of the credential key, hexadecimal, 1 to 32 bytes");
    command->add_option("--status-kid", arguments.statusKid, "name of the status key");
    command->callback([&arguments, &program] { program.result = runInit(arguments); });
}

void addRevoke(CLI::App& app, RevokeArguments& arguments, Program& program)
{
    auto* command = app.add_subcommand("revoke", "Withdraw a wallet's credential; status-list then publishes it");
    command->add_option("DIR", arguments.folder, "the issuer's folder")->required();
    command->add_option("--wallet", arguments.wallet, "the wallet's file")->required();
    auto* suspend = command->add_flag("--suspend", arguments.suspend, "for now only (needs --status-bits 2)");
    command->add_flag("--restore", arguments.restore, "make it valid again")->excludes(suspend);
    command->callback([&arguments, &program] { program.result = runRevoke(arguments); });
}

void addLists(CLI::App& app, Arguments& arguments, Program& program)
{
    auto& status = arguments.statusList;
    auto* statusList = app.add_subcommand("status-list", "Write the signed status list token");
    statusList->add_option("DIR", status.folder, "the issuer's folder")->required();
    statusList->add_option("--out", status.out, "the file to write")->required();
    statusList->add_option("--exp-days", status.validDays, "days until tills no longer accept it")
        ->check(CLI::Range(1, 3650))
        ->capture_default_str();
    statusList->add_option("--at", status.at, kAtHelp);
    statusList->callback([&status, &program] { program.result = runStatusList(status, program.now); });

    auto& trust = arguments.trustList;
    auto* trustList = app.add_subcommand("trust-list", "Write the trust list of some issuers");
    trustList->add_option("DIR", trust.folders, "the issuers' folders")->required();
    trustList->add_option("--entry", trust.entries, "issuers of other systems (TruAge, California): JSON, one a file");
    trustList->add_option("--out", trust.out, "the file to write")->required();
    trustList->add_option("--version", trust.version, "must grow with each change")->capture_default_str();
    trustList->add_flag("--demo", trust.demo, "mark it as a demo's: no till sells on it");
    trustList->add_option("--at", trust.at, kAtHelp);
    trustList->callback([&trust, &program] { program.result = runTrustList(trust, program.now); });
}

} // namespace

void addIssuerCommands(CLI::App& app, Arguments& arguments, Program& program)
{
    addInit(app, arguments.init, program);
    auto* keys = app.add_subcommand("keys", "Print an issuer's public keys as a JWK set");
    keys->add_option("DIR", arguments.keysFolder, "the issuer's folder")->required();
    keys->callback([&arguments, &program] { program.result = runKeys(arguments.keysFolder); });
    addRevoke(app, arguments.revoke, program);
    addLists(app, arguments, program);
}

} // namespace carded::issuer
