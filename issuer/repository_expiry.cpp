// SPDX-License-Identifier: Apache-2.0
#include "issuer/repository_expiry.h"

#include "credential/status_list_token.h"
#include "credential/trust_list.h"
#include "crypto/encoding.h"
#include "issuer/files.h"
#include "issuer/repository_targets.h"
#include "issuer/repository_trust.h"

#include <algorithm>
#include <tuple>

namespace carded::issuer {
namespace {

namespace fs = std::filesystem;
using Items = std::vector<ExpiringItem>;

Result<Items, IssuerError> metadataItems(const fs::path& repository, const RepositoryState& state)
{
    constexpr std::string_view kSuffix = ".json";
    Items items{{"metadata", "root", state.root.expires},
                {"metadata", "timestamp", state.timestampRead.expires},
                {"metadata", "snapshot", state.snapshotRead.expires}};
    for (const auto& [name, listed] : state.snapshotRead.meta) {
        const auto role = std::string_view(name).substr(0, name.size() - std::min(name.size(), kSuffix.size()));
        const auto path = repository / metadataPath(role, listed.version);
        const auto file = readFile(path);
        if (!file) {
            return fail(file.error());
        }
        const auto targets = tuf::parseTargets(*file);
        if (!targets) {
            return fail(IssuerError{IssuerError::Cause::BadFile,
                                    path.string() + ": " + std::string(tuf::describe(targets.error()))});
        }
        items.push_back({"metadata", std::string(role), targets->expires});
    }
    return items;
}

Result<Items, IssuerError> keyItems(const fs::path& repository, const RepositoryState& state)
{
    Items items;
    if (!state.targetsRead.targets.contains(kTrustListTarget)) {
        return items;
    }
    const auto content = readTarget(repository, state, kTrustListTarget);
    if (!content) {
        return fail(content.error());
    }
    const auto trust = credential::parseTrustList(asText(*content));
    if (!trust) {
        return fail(IssuerError{IssuerError::Cause::BadFile, "the published trust list cannot be read"});
    }
    for (const auto& issuer : trust->issuers) {
        for (const auto& key : issuer.keys) {
            const auto* use = key.use == credential::KeyUse::Status ? " status " : " credential ";
            if (key.exp && !key.revoked) {
                items.push_back({"issuer-key", issuer.iss + use + crypto::encodeHex(key.kid), *key.exp});
            }
        }
    }
    return items;
}

Result<Items, IssuerError> listItems(const fs::path& repository, const RepositoryState& state)
{
    Items items;
    const TargetsDraft targets(state);
    for (const auto& name : targets.names()) {
        if (targets.cardedOf(name).value("kind", nlohmann::json()) != "status-list") {
            continue;
        }
        const auto content = readTarget(repository, state, name);
        if (!content) {
            return fail(content.error());
        }
        const auto token = credential::parseStatusListToken(*content);
        if (!token) {
            return fail(IssuerError{IssuerError::Cause::BadFile, name + ": it is no status list token"});
        }
        items.push_back({"status-list", name, token->exp});
    }
    return items;
}

} // namespace

Result<Items, IssuerError> listExpiringItems(const fs::path& repository)
{
    const auto state = readRepository(repository);
    if (!state) {
        return fail(state.error());
    }
    auto items = metadataItems(repository, *state);
    auto keys = keyItems(repository, *state);
    auto lists = listItems(repository, *state);
    for (auto* more : {&keys, &lists}) {
        if (!items || !*more) {
            return fail(!items ? items.error() : more->error());
        }
        items->insert(items->end(), (*more)->begin(), (*more)->end());
    }
    std::ranges::sort(*items, [](const auto& a, const auto& b) {
        return std::tie(a.expires, a.kind, a.name) < std::tie(b.expires, b.kind, b.name);
    });
    return items;
}

} // namespace carded::issuer
