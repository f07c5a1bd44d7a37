// SPDX-License-Identifier: Apache-2.0
#include "issuer/repository.h"
#include "issuer/repository_key.h"
#include "issuer/repository_lists.h"
#include "issuer/repository_metadata.h"
#include "issuer/repository_trust.h"

namespace carded::issuer {
namespace {

namespace fs = std::filesystem;

Result<std::vector<IssuerFolder>, IssuerError> readIssuers(const std::vector<fs::path>& folders)
{
    std::vector<IssuerFolder> issuers;
    for (const auto& folder : folders) {
        auto issuer = readFolder(folder);
        if (!issuer) {
            return fail(issuer.error());
        }
        issuers.push_back(*std::move(issuer));
    }
    return issuers;
}

/// Takes out what is named, a status list with its deltas. An issuer's name is seen to with the trust list.
Result<void, IssuerError> removeTargets(TargetsDraft& draft, const PublishRequest& request)
{
    for (const auto& removed : request.removed) {
        if (removed.find("://") != std::string::npos) {
            continue;
        }
        if (!draft.has(removed)) {
            return fail(IssuerError{IssuerError::Cause::BadArgument,
                                    "--remove " + removed + ": nothing is published under that name"});
        }
        draft.remove(removed);
        for (const auto& name : draft.names()) {
            if (name.starts_with(removed + "/")) {
                draft.remove(name);
            }
        }
    }
    return {};
}

/// Fills the draft; returns the lists that were refused.
Result<std::vector<std::string>, IssuerError> fillDraft(TargetsDraft& draft, const fs::path& repository,
                                                        const RepositoryState& state, const PublishRequest& request)
{
    const auto issuers = readIssuers(request.issuers);
    if (!issuers) {
        return fail(issuers.error());
    }
    if (auto removed = removeTargets(draft, request); !removed) {
        return fail(removed.error());
    }
    const auto readPublished = [&](const std::string& name) { return readTarget(repository, state, name); };
    std::string published;
    if (draft.has(kTrustListTarget)) {
        const auto content = readPublished(kTrustListTarget);
        if (!content) {
            return fail(content.error());
        }
        published = asText(*content);
    }
    const auto trust = publishTrustList(draft, published, *issuers, request);
    if (!trust) {
        return fail(trust.error());
    }
    if (auto policies = publishPolicies(draft, request, readPublished); !policies) {
        return fail(policies.error());
    }
    ListPublisher lists(draft, *trust, request, readPublished);
    for (std::size_t i = 0; i < issuers->size(); ++i) {
        if (auto list = lists.publishOwn((*issuers)[i], request.issuers[i]); !list) {
            return fail(list.error());
        }
    }
    for (const auto& file : request.statusLists) {
        if (auto list = lists.publishToken(file); !list) {
            return fail(list.error());
        }
    }
    if (auto others = lists.checkOthers(); !others) {
        return fail(others.error());
    }
    return lists.takeRefused();
}

} // namespace

Result<PublishPlan, IssuerError> planPublish(const fs::path& repository, const KeyPlaces& keys,
                                             const PublishRequest& request)
{
    auto state = readRepository(repository);
    if (!state) {
        return fail(state.error());
    }
    auto secrets = readSecretKeys(keys);
    if (!secrets) {
        return fail(secrets.error());
    }
    TargetsDraft draft(*state);
    auto refused = fillDraft(draft, repository, *state, request);
    if (!refused) {
        return fail(refused.error());
    }
    const RepositorySigner signer{*std::move(secrets), &state->root, nullptr};
    auto renewed = renewMetadata(*state, {draft.content(), request.now}, signer);
    if (!renewed) {
        return fail(renewed.error());
    }
    PublishPlan plan;
    plan.report = {draft.changes(), *std::move(refused), renewed->targets, renewed->snapshot, renewed->timestamp};
    plan.change.files = draft.takeFiles();
    for (auto& file : renewed->files) {
        plan.change.files.push_back(std::move(file));
    }
    plan.change.obsolete = obsoleteFiles(repository, draft.content(), *renewed, request.keep);
    return plan;
}

Result<PublishReport, IssuerError> publish(const fs::path& repository, const KeyPlaces& keys,
                                           const PublishRequest& request)
{
    const auto lock = RepositoryLock::take(repository);
    if (!lock) {
        return fail(lock.error());
    }
    auto plan = planPublish(repository, keys, request);
    if (!plan) {
        return fail(plan.error());
    }
    if (auto applied = applyChange(repository, plan->change); !applied) {
        return fail(applied.error());
    }
    return std::move(plan->report);
}

Result<void, IssuerError> renewTimestamp(const fs::path& repository, const KeyPlaces& keys, UnixTime now)
{
    const auto lock = RepositoryLock::take(repository);
    if (!lock) {
        return fail(lock.error());
    }
    auto state = readRepository(repository);
    if (!state) {
        return fail(state.error());
    }
    auto secrets = readSecretKeys(keys);
    if (!secrets) {
        return fail(secrets.error());
    }
    const RepositorySigner signer{*std::move(secrets), &state->root, nullptr};
    auto renewed = renewMetadata(*state, {state->targets, now, RenewTargets::WhenChanged}, signer);
    if (!renewed) {
        return fail(renewed.error());
    }
    return applyChange(repository, {std::move(renewed->files), {}});
}

} // namespace carded::issuer
