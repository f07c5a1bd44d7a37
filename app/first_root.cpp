// SPDX-License-Identifier: Apache-2.0
#include "app/first_root.h"

#include "credential/setup_code.h"
#include "crypto/sha256.h"
#include "revocation_cache/state_reader.h"
#include "tuf/limits.h"

#include <algorithm>

namespace carded::app {
namespace {

/// More versions than a repository is likely to have had; a till asks for no others.
constexpr int kMaxFirstRoot = 64;

std::string addressOfSetup(const std::filesystem::path& store, const TillConfig& config, const Anchor& anchor,
                           UnixTime now)
{
    if (config.setupCode.empty()) {
        return {};
    }
    const auto reader = revocation_cache::StateReader::open(store);
    if (!reader) {
        return {};
    }
    const UnixTime noEarlier = std::max(now, reader->state().clockFloor); // what is over stays over
    const auto code = credential::verifySetupCode(config.setupCode, reader->state().trustList, noEarlier);
    return code && code->root == crypto::sha256(anchor.root) ? code->repository : std::string();
}

} // namespace

std::optional<Anchor> anchorOfSetup(const TillConfig& config)
{
    const auto code = credential::parseSetupCode(config.setupCode);
    return code ? std::optional(Anchor{{}, code->repository}) : std::nullopt;
}

Result<Anchor, std::string> beginBySetup(const std::filesystem::path& store, const TillConfig& config,
                                         tuf::ReportingFetcher& fetcher)
{
    const auto code = credential::parseSetupCode(config.setupCode);
    for (int version = 1; code && version <= kMaxFirstRoot; ++version) {
        auto root = fetcher.fetchMetadata(std::to_string(version) + ".root.json", tuf::kMaxRootBytes);
        if (!root && root.error() != tuf::FetchError::NotFound) {
            return fail("The till's first root could not be fetched: " + fetcher.problem()
                        + ". Nothing was changed. Check the network; the next sync tries again.");
        }
        if (!root || crypto::sha256(*root) != code->root) {
            continue; // a repository may have left out its first ones
        }
        Anchor anchor{*std::move(root), code->repository};
        const auto written = writeAnchor(store, anchor);
        return written ? Result<Anchor, std::string>(std::move(anchor)) : fail(written.error());
    }
    return fail(std::string("The repository has no root with the fingerprint of the set-up code. Nothing was changed. "
                            "Is it the right code? Set the till up anew in its window, or with carded init."));
}

std::string addressOf(const std::filesystem::path& store, const TillConfig& config, const Anchor& anchor, UnixTime now)
{
    if (!config.repository.url.empty()) {
        return config.repository.url;
    }
    const std::string chosen = addressOfSetup(store, config, anchor, now);
    return chosen.empty() ? anchor.url : chosen;
}

} // namespace carded::app
