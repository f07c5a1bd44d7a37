// SPDX-License-Identifier: Apache-2.0
#include "crypto/encoding.h"
#include "crypto/random.h"
#include "issuer/issuer_keys.h"
#include "issuer/key_program.h"
#include "policy/duration.h"

#include <iostream>

namespace carded::issuer {
namespace {

using Outcome = Result<void, IssuerError>;

IssuerError badArgument(std::string message)
{
    return {IssuerError::Cause::BadArgument, std::move(message)};
}

credential::KeyUse useOf(const KeyArguments& arguments)
{
    return arguments.use == "status" ? credential::KeyUse::Status : credential::KeyUse::Credential;
}

Result<Bytes, IssuerError> kidOf(const KeyArguments& arguments)
{
    auto kid = crypto::decodeHex(arguments.kid);
    return kid ? Result<Bytes, IssuerError>(*std::move(kid))
               : fail(badArgument("a kid is written in hexadecimal, such as 0a or 6b31"));
}

Outcome runNextKey(const KeyArguments& arguments, UnixTime now)
{
    auto issuer = readFolder(arguments.folder);
    if (!issuer) {
        return fail(issuer.error());
    }
    const auto time = parseTime(arguments.at, now);
    const auto kid = kidOf(arguments);
    if (!time || !kid) {
        return fail(!time ? time.error() : kid.error());
    }
    if (auto made = announceKey(*issuer, useOf(arguments), *kid, *time, crypto::randomBytes); !made) {
        return made;
    }
    if (auto saved = saveKeys(arguments.folder, *issuer); !saved) {
        return saved;
    }
    std::cout << "Made the next " << arguments.use << " key, kid "
              << crypto::encodeHex(issuer->nextKeys.at(useOf(arguments)).key.kid)
              << ". Publish it now; when all tills have synced: carded-issuer use-next-key " << arguments.folder
              << " --use " << arguments.use << "\n";
    return {};
}

Outcome runUseNextKey(const KeyArguments& arguments, UnixTime now)
{
    auto issuer = readFolder(arguments.folder);
    if (!issuer) {
        return fail(issuer.error());
    }
    const auto time = parseTime(arguments.at, now);
    if (!time) {
        return fail(time.error());
    }
    const auto leastAge = policy::parseDuration(arguments.leastAge);
    if (!leastAge) {
        return fail(badArgument("'" + arguments.leastAge + "' is no span of time: write 7d, 36h, 90m or 30s"));
    }
    if (auto used = useNextKey(*issuer, useOf(arguments), arguments.isNow ? Seconds{0} : *leastAge, *time); !used) {
        return used;
    }
    if (auto saved = saveKeys(arguments.folder, *issuer); !saved) {
        return saved;
    }
    std::cout << "The new " << arguments.use << " key signs from now on. The old one, kid "
              << crypto::encodeHex(issuer->oldKeys.back().kid)
              << ", stays in the trust list for what it has signed; its *.seed file is needed no more. When nothing of "
                 "it is in use: carded-issuer old-key "
              << arguments.folder << " --use " << arguments.use << " --kid "
              << crypto::encodeHex(issuer->oldKeys.back().kid) << " --remove\n";
    return {};
}

Outcome runOldKey(const KeyArguments& arguments)
{
    auto issuer = readFolder(arguments.folder);
    if (!issuer) {
        return fail(issuer.error());
    }
    const auto kid = kidOf(arguments);
    if (!kid) {
        return fail(kid.error());
    }
    if (arguments.revoke == arguments.remove) {
        return fail(badArgument("say --revoke, if somebody else may have the key, or --remove"));
    }
    const auto fate = arguments.revoke ? OldKeyFate::Revoked : OldKeyFate::Removed;
    if (auto changed = changeOldKey(*issuer, useOf(arguments), *kid, fate); !changed) {
        return changed;
    }
    return saveKeys(arguments.folder, *issuer);
}

CLI::App* addCommand(CLI::App& app, KeyArguments& arguments, const char* name, const char* help)
{
    auto* command = app.add_subcommand(name, help);
    command->add_option("DIR", arguments.folder, "the issuer's folder")->required();
    command->add_option("--use", arguments.use, "what the key signs: credential or status")
        ->check(CLI::IsMember({"credential", "status"}))
        ->required();
    return command;
}

} // namespace

void addKeyCommands(CLI::App& app, KeyArguments& arguments, Program& program)
{
    const char* const atHelp = "the time to use instead of now: RFC 3339 or Unix seconds";
    auto* next =
        addCommand(app, arguments, "next-key", "Make an issuer's next key, for the trust list; it signs later");
    next->add_option("--kid", arguments.kid, "its name, hexadecimal, 1 to 32 bytes");
    next->add_option("--at", arguments.at, atHelp);
    next->callback([&arguments, &program] { program.result = runNextKey(arguments, program.now); });

    auto* use = addCommand(app, arguments, "use-next-key", "From now on sign with the announced key");
    auto* least = use->add_option("--least-age", arguments.leastAge, "how long it must have been announced: 7d, 36h")
                      ->capture_default_str();
    use->add_flag("--now", arguments.isNow, "however short: tills that do not know the key refuse its codes")
        ->excludes(least);
    use->add_option("--at", arguments.at, atHelp);
    use->callback([&arguments, &program] { program.result = runUseNextKey(arguments, program.now); });

    auto* old =
        addCommand(app, arguments, "old-key", "Revoke a key that signs no more, or take it out of the trust list");
    old->add_option("--kid", arguments.kid, "its name, hexadecimal")->required();
    old->add_flag("--revoke", arguments.revoke, "nothing that it ever signed is good any more");
    old->add_flag("--remove", arguments.remove, "nothing of it is in use any more");
    old->callback([&arguments, &program] { program.result = runOldKey(arguments); });
}

} // namespace carded::issuer
