// SPDX-License-Identifier: Apache-2.0
#include "crypto/random.h"
#include "issuer/files.h"
#include "issuer/repository_key.h"
#include "issuer/repository_program.h"
#include "issuer/repository_root.h"

#include <charconv>
#include <iostream>
#include <utility>

namespace carded::issuer {
namespace {

using Outcome = Result<void, IssuerError>;

Result<std::pair<std::string, std::string>, IssuerError> splitPair(const std::string& text, const char* form)
{
    const auto equals = text.find('=');
    if (equals == std::string::npos) {
        return fail(IssuerError{IssuerError::Cause::BadArgument, "'" + text + "': write " + form});
    }
    return std::pair(text.substr(0, equals), text.substr(equals + 1));
}

Result<std::vector<RootChanges::Key>, IssuerError> keysOf(const std::vector<std::string>& texts, const char* form)
{
    std::vector<RootChanges::Key> keys;
    for (const auto& text : texts) {
        auto pair = splitPair(text, form);
        if (!pair) {
            return fail(pair.error());
        }
        keys.push_back({std::move(pair->first), std::move(pair->second)});
    }
    return keys;
}

Result<RootChanges, IssuerError> changesOf(const RepositoryArguments& arguments)
{
    auto added = keysOf(arguments.added, "--add ROLE=FILE.pub");
    auto dropped = keysOf(arguments.dropped, "--drop ROLE=FILE.pub or ROLE=KEYID");
    if (!added || !dropped) {
        return fail(!added ? added.error() : dropped.error());
    }
    RootChanges changes{*std::move(added), *std::move(dropped), {}};
    for (const auto& text : arguments.thresholds) {
        const auto pair = splitPair(text, "--threshold ROLE=NUMBER");
        if (!pair) {
            return fail(pair.error());
        }
        unsigned number = 0;
        std::from_chars(pair->second.data(), pair->second.data() + pair->second.size(), number);
        changes.thresholds.push_back({pair->first, number});
    }
    return changes;
}

Outcome showRoot(ByteSpan file)
{
    const auto description = describeRoot(file);
    if (!description) {
        return fail(description.error());
    }
    std::cout << *description;
    return {};
}

Outcome runMakeKey(const RepositoryArguments& arguments)
{
    const auto key = makeRepositoryKey(arguments.file, crypto::randomBytes);
    if (!key) {
        return fail(key.error());
    }
    std::cout << "Made the secret key " << arguments.file << ".key and its public part " << arguments.file
              << ".pub, key id\n  " << repositoryKeyId(key->publicKey) << "\n";
    return {};
}

Outcome runDraft(const RepositoryArguments& arguments, UnixTime now)
{
    const auto time = parseTime(arguments.at, now);
    if (!time) {
        return fail(time.error());
    }
    const auto changes = changesOf(arguments);
    if (!changes) {
        return fail(changes.error());
    }
    const auto draft = draftRoot(arguments.repository, *changes, *time);
    if (!draft) {
        return fail(draft.error());
    }
    if (auto written = writeFile(arguments.file, *draft, FileAccess::Public); !written) {
        return written;
    }
    if (auto shown = showRoot(*draft); !shown) {
        return shown;
    }
    std::cout << "Next, where the root's keys are: carded-issuer repository sign " << arguments.file
              << " --key KEYFILE\n";
    return {};
}

Outcome runSign(const RepositoryArguments& arguments)
{
    auto file = readFile(arguments.file);
    if (!file) {
        return fail(file.error());
    }
    if (!arguments.key.empty()) {
        file = signRoot(*file, arguments.key);
        if (!file) {
            return fail(file.error());
        }
        if (auto written = writeFile(arguments.file, *file, FileAccess::Public); !written) {
            return written;
        }
    }
    return showRoot(*file);
}

Outcome runInstall(const RepositoryArguments& arguments, UnixTime now)
{
    const auto time = parseTime(arguments.at, now);
    if (!time) {
        return fail(time.error());
    }
    const auto file = readFile(arguments.file);
    if (!file) {
        return fail(file.error());
    }
    const auto version = installRoot(arguments.repository, *file, keyPlaces(arguments), *time);
    if (!version) {
        return fail(version.error());
    }
    std::cout << "Root version " << *version << " is in force; tills follow it with their next sync.\n";
    return {};
}

Outcome runRotate(const RepositoryArguments& arguments, UnixTime now)
{
    const auto time = parseTime(arguments.at, now);
    if (!time) {
        return fail(time.error());
    }
    const KeyRotation rotation{arguments.role, arguments.replaced, arguments.keys.front(), *time};
    const auto version = rotateKey(arguments.repository, keyPlaces(arguments), rotation, crypto::randomBytes);
    if (!version) {
        return fail(version.error());
    }
    std::cout << "Root version " << *version << " is in force. The new key is " << arguments.keys.front() << "/"
              << arguments.role << "-v" << *version << ".key; destroy the one it replaces.\n";
    return {};
}

void addCeremony(CLI::App& repository, RepositoryArguments& arguments, Program& program)
{
    auto* makeKey = repository.add_subcommand("make-key", "Make a key: FILE.key, secret, and its public part FILE.pub");
    makeKey->add_option("FILE", arguments.file, "without the ending")->required();
    makeKey->callback([&arguments, &program] { program.result = runMakeKey(arguments); });

    auto* draft = repository.add_subcommand("root-draft", "Write the next root, for those who sign it");
    addRepositoryOption(*draft, arguments);
    draft->add_option("--out", arguments.file, "the file to write")->required();
    draft->add_option("--add", arguments.added, "ROLE=FILE.pub: one more key for a role");
    draft->add_option("--drop", arguments.dropped, "ROLE=FILE.pub or ROLE=KEYID: a key that the role has no more");
    draft->add_option("--threshold", arguments.thresholds, "ROLE=NUMBER: how many of its keys must sign");
    addAtOption(*draft, arguments);
    draft->callback([&arguments, &program] { program.result = runDraft(arguments, program.now); });

    auto* sign = repository.add_subcommand("sign", "Show a drafted root, and add a signature; needs no repository");
    sign->add_option("FILE", arguments.file, "the draft")->required();
    sign->add_option("--key", arguments.key, "the secret key; without it the draft is only shown");
    sign->callback([&arguments, &program] { program.result = runSign(arguments); });

    auto* install = repository.add_subcommand("root-install", "Put a signed root in force");
    addRepositoryOption(*install, arguments);
    install->add_option("FILE", arguments.file, "the signed root")->required();
    addKeysOption(*install, arguments)
        ->required(false)
        ->description("secret keys, when it gives targets, snapshot or timestamp a new key: the new ones sign at once");
    addAtOption(*install, arguments);
    install->callback([&arguments, &program] { program.result = runInstall(arguments, program.now); });
}

} // namespace

void addRootCommands(CLI::App& repository, RepositoryArguments& arguments, Program& program)
{
    auto* rotate = repository.add_subcommand(
        "rotate",
        "Give a role a new key, where enough of the root's keys are at hand: draft, sign and install at once");
    addRepositoryOption(*rotate, arguments);
    addKeysOption(*rotate, arguments)->description("as elsewhere; the first is the folder for the new key");
    rotate->add_option("--role", arguments.role, "root, targets, snapshot or timestamp")
        ->check(CLI::IsMember({"root", "targets", "snapshot", "timestamp"}))
        ->required();
    rotate->add_option("--replace", arguments.replaced, "FILE.pub or key id of the old key, if the role has several");
    addAtOption(*rotate, arguments);
    rotate->callback([&arguments, &program] { program.result = runRotate(arguments, program.now); });
    addCeremony(repository, arguments, program);
}

} // namespace carded::issuer
