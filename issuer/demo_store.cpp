// SPDX-License-Identifier: Apache-2.0
#include "issuer/demo_store.h"

#include "issuer/trust_list_writer.h"
#include "policy/read_policy.h"
#include "revocation_cache/state_builder.h"
#include "revocation_cache/state_files.h"

namespace carded::issuer {
namespace {

using revocation_cache::BuildError;
using revocation_cache::ListRefusal;

std::string describe(BuildError error)
{
    switch (error) {
    case BuildError::NotDemo:
        return "the trust list carries no demo mark";
    case BuildError::BadTrustList:
        return "the trust list breaks its format (docs/formats/trust-list.md)";
    case BuildError::TrustListRolledBack:
        return "the folder holds a newer trust list, or another of the same version: use another folder";
    case BuildError::TrustListFromFuture:
        return "the trust list was issued after the time the store is made at: give a later --made-at";
    case BuildError::BadPolicy:
        return "the policy breaks its format (docs/formats/policy.md)";
    case BuildError::DuplicatePolicy:
        return "two policies are for one jurisdiction";
    case BuildError::UnfitPolicies:
        return "a policy is laid over one that is not there, or that it does not fit (carded policy explain BASE FILE "
               "says why)";
    case BuildError::DuplicateList:
        return "two status lists have one issuer and URI";
    case BuildError::ClockBehind:
        return "the store in the folder is from a later time: use another folder";
    case BuildError::MixedDemo:
        return "the folder holds a real till's store, which no demo may touch: use another folder";
    case BuildError::OldStateUnreadable:
        return "the folder holds a store that cannot be read: use another folder";
    case BuildError::Busy:
        return "another program is writing to the folder: try again when it is done";
    case BuildError::WriteFailed:
        return "the folder cannot be written: is the disk full, or not yours?";
    }
    return "the store refused the files";
}

std::string describe(ListRefusal cause)
{
    switch (cause) {
    case ListRefusal::NotVerified:
        return "it is broken, expired, or signed by none of the trust list's status keys";
    case ListRefusal::FromFuture:
        return "it was made after the time the store is made at";
    case ListRefusal::WentBack:
        return "the store holds a newer one";
    case ListRefusal::OtherBytes:
        return "the store holds another one of the same time";
    case ListRefusal::NotFetched:
        return "it could not be read";
    }
    return "the store refused it";
}

} // namespace

Result<DemoStoreReport, IssuerError> buildDemoStore(const std::filesystem::path& folder, const DemoStoreFiles& files)
{
    auto trustList = markAsDemo(files.trustList);
    if (!trustList) {
        return fail(trustList.error());
    }
    std::vector<revocation_cache::PolicyFile> policies;
    for (const std::string& text : files.policies) {
        const auto policy = policy::readPolicy(text);
        if (!policy) {
            return fail(
                IssuerError{IssuerError::Cause::BadFile,
                            "the policy, line " + std::to_string(policy.error().line) + ": " + policy.error().message});
        }
        policies.push_back({policy->jurisdiction, text});
    }
    std::vector<revocation_cache::StatusListFile> lists;
    for (const auto& list : files.statusLists) {
        lists.push_back({list.uri, list.token});
    }
    const auto checked =
        revocation_cache::StateFiles::demo(std::move(*trustList), std::move(policies), std::move(lists), files.madeAt);
    if (!checked) {
        return fail(IssuerError{IssuerError::Cause::Refused, describe(checked.error())});
    }
    const auto built = revocation_cache::buildState(folder, *checked);
    if (!built) {
        return fail(IssuerError{IssuerError::Cause::Refused, folder.string() + ": " + describe(built.error())});
    }
    DemoStoreReport report{built->listsCount, {}};
    for (const auto& refused : built->refusedLists) {
        report.refusedLists.push_back(refused.uri + ": " + describe(refused.cause));
    }
    return report;
}

} // namespace carded::issuer
