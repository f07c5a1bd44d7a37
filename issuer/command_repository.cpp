// SPDX-License-Identifier: Apache-2.0
#include "base/rfc3339.h"
#include "crypto/random.h"
#include "issuer/repository_expiry.h"
#include "issuer/repository_program.h"
#include "policy/duration.h"

#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>

namespace carded::issuer {
namespace {

using Outcome = Result<void, IssuerError>;

constexpr Seconds kDay{24 * 60 * 60};
constexpr int kMostDays = 3650;

Outcome runCreate(const RepositoryArguments& arguments, UnixTime now)
{
    const auto time = parseTime(arguments.at, now);
    if (!time) {
        return fail(time.error());
    }
    auto options = arguments.create;
    options.now = *time;
    const auto& keys = arguments.keys.front();
    if (auto created = createRepository(arguments.repository, keys, options, crypto::randomBytes); !created) {
        return created;
    }
    std::cout << "Made the repository " << arguments.repository << "; its secret keys are the files *.key in " << keys
              << ". Keep those of the root away from any network (docs/operator/root-ceremony.md).\n"
              << "Tills begin with " << arguments.repository << "/metadata/1.root.json. Next: carded-issuer repository "
              << "publish " << arguments.repository << " --keys " << keys << " --issuer DIR --policy FILE\n";
    return {};
}

Result<PublishRequest, IssuerError> requestOf(const RepositoryArguments& arguments, UnixTime now)
{
    PublishRequest request;
    request.issuers.assign(arguments.issuers.begin(), arguments.issuers.end());
    request.entries.assign(arguments.entries.begin(), arguments.entries.end());
    request.setupKeys.assign(arguments.setupKeys.begin(), arguments.setupKeys.end());
    request.trustList = arguments.trustList;
    request.policies.assign(arguments.policies.begin(), arguments.policies.end());
    for (const auto& pair : arguments.statusLists) {
        const auto equals = pair.find('=');
        if (equals == std::string::npos) {
            return fail(IssuerError{IssuerError::Cause::BadArgument,
                                    "'" + pair + "': write --status-list NAME=FILE, such as road=road.cwt"});
        }
        request.statusLists.push_back({pair.substr(0, equals), pair.substr(equals + 1)});
    }
    request.removed = arguments.removed;
    request.demo = arguments.demo ? DemoMark::Demo : DemoMark::None;
    request.listLife = arguments.listDays * kDay;
    request.deltas = arguments.deltas;
    request.keep = arguments.keep;
    request.now = now;
    return request;
}

Outcome runPublish(const RepositoryArguments& arguments, UnixTime now)
{
    const auto time = parseTime(arguments.at, now);
    if (!time) {
        return fail(time.error());
    }
    const auto request = requestOf(arguments, *time);
    if (!request) {
        return fail(request.error());
    }
    const auto report = publish(arguments.repository, keyPlaces(arguments), *request);
    if (!report) {
        return fail(report.error());
    }
    for (const auto& target : report->changes) {
        std::cout << "changed: " << target << "\n";
    }
    std::cout << "Published: timestamp " << report->timestampVersion << ", snapshot " << report->snapshotVersion
              << ", targets " << report->targetsVersion
              << (report->changes.empty() ? "; nothing else is new.\n" : ".\n");
    if (report->refusedLists.empty()) {
        return {};
    }
    std::string message = "published, but tills would refuse these status lists:";
    for (const auto& refused : report->refusedLists) {
        message += "\n  " + refused;
    }
    return fail(IssuerError{IssuerError::Cause::PartlyDone, message});
}

Outcome runTimestamp(const RepositoryArguments& arguments, UnixTime now)
{
    const auto time = parseTime(arguments.at, now);
    return time ? renewTimestamp(arguments.repository, keyPlaces(arguments), *time) : fail(time.error());
}

std::string spanOf(Seconds left)
{
    const auto count = std::chrono::abs(left).count();
    const auto days = count / kDay.count();
    const auto text = days > 0 ? std::to_string(days) + " d" : std::to_string(count / 3600) + " h";
    return left <= Seconds{0} ? "ran out " + text + " ago" : text + " left";
}

void printItems(const std::vector<ExpiringItem>& items, UnixTime now, Seconds atLeast)
{
    for (const auto& item : items) {
        const auto left = item.expires - now;
        std::cout << formatRfc3339(item.expires) << "  " << (left < atLeast ? "! " : "  ") << spanOf(left) << "  "
                  << item.kind << " " << item.name << "\n";
    }
}

void printItemsAsJson(const std::vector<ExpiringItem>& items, UnixTime now, Seconds atLeast)
{
    auto list = nlohmann::json::array();
    for (const auto& item : items) {
        const auto left = item.expires - now;
        list.push_back({{"kind", item.kind},
                        {"name", item.name},
                        {"expires", formatRfc3339(item.expires)},
                        {"left_s", left.count()},
                        {"enough", left >= atLeast}});
    }
    std::cout << nlohmann::json{{"at", formatRfc3339(now)}, {"at_least_s", atLeast.count()}, {"items", list}}.dump()
              << "\n";
}

Outcome runExpiry(const RepositoryArguments& arguments, UnixTime now)
{
    const auto time = parseTime(arguments.at, now);
    if (!time) {
        return fail(time.error());
    }
    const auto atLeast = policy::parseDuration(arguments.atLeast);
    if (!atLeast) {
        return fail(IssuerError{IssuerError::Cause::BadArgument,
                                "'" + arguments.atLeast + "' is no span of time: write 7d, 36h, 90m or 30s"});
    }
    const auto items = listExpiringItems(arguments.repository);
    if (!items) {
        return fail(items.error());
    }
    (arguments.json ? printItemsAsJson : printItems)(*items, *time, *atLeast);
    const auto few = std::ranges::count_if(*items, [&](const auto& item) { return item.expires - *time < *atLeast; });
    return few == 0 ? Outcome{}
                    : fail(IssuerError{IssuerError::Cause::RunsOut, std::to_string(few) + " of these have less than "
                                                                        + arguments.atLeast + " left"});
}

void addCreate(CLI::App& repository, RepositoryArguments& arguments, Program& program)
{
    auto* command = repository.add_subcommand("create", "Make an empty repository and the keys of its roles");
    auto& create = arguments.create;
    addRepositoryOption(*command, arguments);
    addKeysOption(*command, arguments)->expected(1);
    const auto days = [&](const char* name, int& value, const char* help) {
        command->add_option(name, value, help)->check(CLI::Range(1, kMostDays))->capture_default_str();
    };
    days("--root-days", create.rootDays, "days that a root is good for");
    days("--targets-days", create.targetsDays, "days for the list of targets; signed anew at half of that");
    days("--snapshot-days", create.snapshotDays, "days for the snapshot, likewise");
    days("--timestamp-days", create.timestampDays, "days for the timestamp: how long tills do without a new one");
    command->add_option("--root-keys", create.rootKeys, "how many keys the root has, a file each")
        ->capture_default_str();
    command->add_option("--root-threshold", create.rootThreshold, "how many of them must sign it")
        ->capture_default_str();
    addAtOption(*command, arguments);
    command->callback([&arguments, &program] { program.result = runCreate(arguments, program.now); });
}

void addPublish(CLI::App& repository, RepositoryArguments& arguments, Program& program)
{
    auto* command =
        repository.add_subcommand("publish", "Put what is named into the repository; what is not named stays as it is");
    addRepositoryOption(*command, arguments);
    addKeysOption(*command, arguments);
    command->add_option("--issuer", arguments.issuers, "folders of issuers: all of the trust list, with their lists");
    auto* setupKeys = command->add_option("--setup-key", arguments.setupKeys,
                                          "public keys (*.pub) whose set-up codes tills take: all there are");
    command->add_option("--policy", arguments.policies, "policies, each for its own jurisdiction");
    auto* trustList = command
                          ->add_option("--trust-list", arguments.trustList,
                                       "a trust list made elsewhere, instead of one of the issuers")
                          ->excludes(setupKeys);
    command->add_option("--entry", arguments.entries, "issuers of other systems (TruAge, California): JSON, one a file")
        ->excludes(trustList);
    command->add_option("--status-list", arguments.statusLists, "NAME=FILE: a status list token signed elsewhere");
    command->add_option("--remove", arguments.removed, "a target's name, or the iss of an issuer that leaves");
    command->add_flag("--demo", arguments.demo, "mark the trust list as a demo's: no till sells on it")
        ->excludes(trustList);
    command->add_option("--list-days", arguments.listDays, "days that a status list is good for; signed anew at half")
        ->check(CLI::Range(1, kMostDays))
        ->capture_default_str();
    command->add_option("--deltas", arguments.deltas, "steps that a till may be behind and still fetch no whole list")
        ->check(CLI::Range(0, 1000))
        ->capture_default_str();
    command->add_option("--keep", arguments.keep, "versions whose files stay for those who are fetching")
        ->check(CLI::Range(2, 100000))
        ->capture_default_str();
    addAtOption(*command, arguments);
    command->callback([&arguments, &program] { program.result = runPublish(arguments, program.now); });
}

void addUpkeep(CLI::App& repository, RepositoryArguments& arguments, Program& program)
{
    auto* timestamp = repository.add_subcommand(
        "timestamp", "Renew the timestamp, and the snapshot when due, with the keys of these two alone");
    addRepositoryOption(*timestamp, arguments);
    addKeysOption(*timestamp, arguments);
    addAtOption(*timestamp, arguments);
    timestamp->callback([&arguments, &program] { program.result = runTimestamp(arguments, program.now); });

    auto* expiry = repository.add_subcommand("expiry", "Print when each file, list and key runs out; fail if one soon");
    addRepositoryOption(*expiry, arguments);
    expiry->add_option("--at-least", arguments.atLeast, "exit with 1 if anything has less left: 7d, 36h, 90m")
        ->capture_default_str();
    expiry->add_flag("--json", arguments.json, "for machines");
    addAtOption(*expiry, arguments);
    expiry->callback([&arguments, &program] { program.result = runExpiry(arguments, program.now); });
}

} // namespace

void addRepositoryOption(CLI::App& command, RepositoryArguments& arguments)
{
    command.add_option("REPO", arguments.repository, "the repository's folder, with metadata/ and targets/")
        ->required();
}

CLI::Option* addKeysOption(CLI::App& command, RepositoryArguments& arguments)
{
    return command
        .add_option("--keys", arguments.keys, "folders of secret keys (*.key, *.pem), or single files of that kind")
        ->required();
}

void addAtOption(CLI::App& command, RepositoryArguments& arguments)
{
    command.add_option("--at", arguments.at, "the time to use instead of now: RFC 3339 or Unix seconds");
}

KeyPlaces keyPlaces(const RepositoryArguments& arguments)
{
    return {arguments.keys.begin(), arguments.keys.end()};
}

void addRepositoryCommands(CLI::App& app, RepositoryArguments& arguments, Program& program)
{
    auto* repository =
        app.add_subcommand("repository", "Make, publish and look after the repository that tills fetch from");
    repository->require_subcommand(1);
    addCreate(*repository, arguments, program);
    addPublish(*repository, arguments, program);
    addUpkeep(*repository, arguments, program);
    addRootCommands(*repository, arguments, program);
}

} // namespace carded::issuer
