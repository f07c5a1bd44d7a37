// SPDX-License-Identifier: Apache-2.0
#include "bench/till_world.h"

#include "crypto/sha256.h"
#include "issuer/demo_customers.h"
#include "issuer/demo_policy.h"
#include "issuer/issuer_folder.h"
#include "issuer/trust_list_writer.h"
#include "revocation_cache/state_builder.h"

#include <random>
#include <span>
#include <stdexcept>

namespace carded::bench {
namespace {

constexpr UnixTime kMadeAt{Seconds{1'795'000'000}}; // November 2026
constexpr Seconds kListLife{14 * 24 * 3600};
constexpr std::size_t kTexts = 50;

template <class Value, class Error>
Value orThrow(Result<Value, Error> result, const char* what)
{
    if (!result) {
        throw std::runtime_error(std::string(what) + " was refused");
    }
    return *std::move(result);
}

/// Bytes that look random and are the same each time.
issuer::RandomSource seededBytes()
{
    return [next = 0](std::size_t count) mutable {
        Bytes bytes;
        while (bytes.size() < count) {
            const auto hash = crypto::sha256(asBytes(std::to_string(next++)));
            bytes.insert(bytes.end(), hash.data.begin(), hash.data.end());
        }
        bytes.resize(count);
        return bytes;
    };
}

issuer::IssuerFolder makeOffice(const issuer::RandomSource& random)
{
    issuer::IssuerOptions options;
    options.description = {"https://id.example", {{"en", "Demo Identity Office"}}, "KR", true, true};
    auto office = orThrow(issuer::makeIssuer(options, random), "the issuer");
    office.statusList = issuer::makeStatusList(office.statusList.uri, 1, kCredentials);
    return office;
}

/// Withdraws one entry in kRevokedOneIn, never one that was given out.
void revokeSome(issuer::StatusList& list)
{
    std::mt19937_64 random(1);
    for (std::size_t left = kCredentials / kRevokedOneIn; left != 0;) {
        const std::uint64_t idx = random() % kCredentials;
        const std::uint8_t bit = static_cast<std::uint8_t>(1U << (idx % 8));
        if (((list.entries[idx / 8] | list.issued[idx / 8]) & bit) == 0) {
            list.entries[idx / 8] |= bit;
            --left;
        }
    }
}

revocation_cache::StateFiles publish(const issuer::IssuerFolder& office)
{
    auto trustList =
        orThrow(issuer::writeTrustList(std::span(&office, 1), {1, kMadeAt, issuer::DemoMark::Demo}), "the trust list");
    Bytes token =
        issuer::signStatusList(office.statusList, {kMadeAt, kMadeAt + kListLife, std::nullopt}, office.statusKey);
    return orThrow(revocation_cache::StateFiles::demo(std::move(trustList),
                                                      {{kJurisdiction, std::string(issuer::kDemoPolicy)}},
                                                      {{office.statusList.uri, std::move(token)}}, kMadeAt),
                   "the till's files");
}

} // namespace

TillWorld makeTillWorld(const std::filesystem::path& storeFolder)
{
    const issuer::RandomSource random = seededBytes();
    issuer::IssuerFolder office = makeOffice(random);
    const issuer::DemoCustomer adult = issuer::demoCustomers(kMadeAt).front();
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < kTexts; ++i) {
        const auto wallet = orThrow(issuer::issueCredential(office, adult.request, random), "the credential");
        texts.push_back(orThrow(issuer::showCode(wallet, {kMadeAt, "age1", adult.disclose}), "the code"));
    }
    revokeSome(office.statusList);

    TillWorld world{storeFolder,      publish(office),        nullptr,
                    nullptr,          office.description.iss, office.statusList.uri,
                    std::move(texts), kMadeAt + Seconds{1}};
    if (!orThrow(revocation_cache::buildState(storeFolder, world.files), "the store").refusedLists.empty()) {
        throw std::runtime_error("the status list was refused");
    }
    world.state = orThrow(revocation_cache::State::open(storeFolder), "the opened store");
    world.policy = world.state->policy(kJurisdiction);
    return world;
}

} // namespace carded::bench
