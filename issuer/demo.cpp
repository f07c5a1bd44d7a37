// SPDX-License-Identifier: Apache-2.0
#include "issuer/demo.h"

#include "issuer/demo_customers.h"
#include "issuer/demo_policy.h"
#include "issuer/demo_store.h"
#include "issuer/files.h"
#include "issuer/json_object.h"
#include "issuer/phone_film.h"
#include "issuer/qr_picture.h"
#include "issuer/trust_list_writer.h"

#include <array>

namespace carded::issuer {
namespace {

namespace fs = std::filesystem;
using Outcome = Result<void, IssuerError>;

constexpr Seconds kHour{3600};
constexpr Seconds kStatusListLife{30 * 24 * 3600};
constexpr int kPixelsPerModule = 6;
constexpr const char* kDemoFile = "demo.json";

/// The demo's issuers; the last is the one that no trust list names. Kids differ, so that a code of the unknown
/// one cannot be taken for a forgery of another's.
struct DemoIssuer {
    const char* folder;
    const char* iss;
    const char* english;
    const char* korean;
    std::uint8_t kid;
    bool makesCards; ///< credentials without a holder's key, too
};
constexpr std::array<DemoIssuer, 3> kIssuers{
    DemoIssuer{"identity", "https://id.example", "Demo Identity Office", "데모 신분증 발급처", 0x01, false},
    DemoIssuer{"road", "https://road.example", "Demo Road Authority", "데모 운전면허 발급처", 0x03, true},
    DemoIssuer{"unknown", "https://other.example", "Demo Unknown Issuer", "데모 미등록 발급처", 0x05, false},
};
constexpr std::size_t kKnownIssuers = 2;

Outcome prepareFolder(const fs::path& folder)
{
    if (auto made = makeFolder(folder); !made) {
        return made;
    }
    std::error_code error;
    if (fs::exists(folder / kDemoFile, error)) {
        fs::remove_all(folder / "issuers", error);
    } else if (!fs::is_empty(folder, error)) {
        return fail(IssuerError{IssuerError::Cause::Exists,
                                folder.string() + " is not empty and holds no demo: use a new folder"});
    }
    for (const char* part : {"issuers", "wallets", "codes", "films"}) {
        if (auto made = makeFolder(folder / part); !made) {
            return made;
        }
    }
    return {};
}

Result<std::vector<IssuerFolder>, IssuerError> makeIssuers(const RandomSource& random)
{
    std::vector<IssuerFolder> issuers;
    for (const auto& one : kIssuers) {
        IssuerOptions options;
        options.description = {one.iss, {{"en", one.english}, {"ko", one.korean}}, "KR", !one.makesCards, true};
        options.credentialKid = {one.kid};
        options.statusKid = {static_cast<std::uint8_t>(one.kid + 1)};
        options.statusBits = 2;
        auto issuer = makeIssuer(options, random);
        if (!issuer) {
            return fail(issuer.error());
        }
        issuers.push_back(std::move(*issuer));
    }
    return issuers;
}

Result<Wallet, IssuerError> makeWallet(const DemoCustomer& customer, IssuerFolder& issuer, const RandomSource& random)
{
    auto wallet = issueCredential(issuer, customer.request, random);
    if (!wallet) {
        return wallet;
    }
    if (customer.twist == DemoTwist::Revoked) {
        if (const auto changed = setWalletStatus(issuer, *wallet, StatusValue::Invalid); !changed) {
            return fail(changed.error());
        }
    }
    if (customer.twist == DemoTwist::Forged && !forgeAgeMark(*wallet)) {
        return fail(IssuerError{IssuerError::Cause::BadArgument, customer.customer + ": there is nothing to forge"});
    }
    return wallet;
}

Outcome writeCode(const fs::path& stem, const Wallet& wallet, const Showing& showing)
{
    const auto text = showCode(wallet, showing);
    if (!text) {
        return fail(text.error());
    }
    if (auto written = writeFile(stem.string() + ".txt", asBytes(*text + "\n"), FileAccess::Public); !written) {
        return written;
    }
    const auto code = makeQrCode(*text);
    if (!code) {
        return fail(code.error());
    }
    return writePng(stem.string() + ".png", *code, kPixelsPerModule);
}

Outcome writeCustomer(const fs::path& folder, const DemoCustomer& customer, const Wallet& wallet,
                      const DemoOptions& options)
{
    if (auto written = writeWallet(folder / "wallets" / (customer.file + ".json"), wallet); !written) {
        return written;
    }
    const auto iat = customer.twist == DemoTwist::OldCode ? options.madeAt - kHour : options.madeAt;
    const Showing showing{iat, "age1", customer.disclose};
    if (auto written = writeCode(folder / "codes" / customer.file, wallet, showing); !written) {
        return written;
    }
    return writeWalletFilm(folder / "films" / (customer.file + ".avi"), wallet, showing, options.films);
}

/// The road authority makes the cards, and the credentials that carry a birth date or year; the identity office the
/// others.
std::size_t issuerOf(const DemoCustomer& customer)
{
    if (customer.twist == DemoTwist::UnknownIssuer) {
        return kKnownIssuers;
    }
    const PersonFacts& facts = customer.request.facts;
    return facts.birthDate || facts.birthYear || customer.request.binding == Binding::Static ? 1 : 0;
}

Outcome writeStore(const fs::path& folder, std::span<const IssuerFolder> issuers, UnixTime madeAt)
{
    DemoStoreFiles files;
    files.madeAt = madeAt;
    files.policies = {std::string(kDemoPolicy)};
    const auto version = static_cast<std::uint64_t>(madeAt.time_since_epoch().count()); // grows with each demo
    auto trustList = writeTrustList(issuers.first(kKnownIssuers), {version, madeAt, DemoMark::Demo});
    if (!trustList) {
        return fail(trustList.error());
    }
    files.trustList = std::move(*trustList);
    for (const auto& issuer : issuers.first(kKnownIssuers)) {
        const StatusListTimes times{madeAt, madeAt + kStatusListLife, std::nullopt};
        files.statusLists.push_back(
            {issuer.statusList.uri, signStatusList(issuer.statusList, times, issuer.statusKey)});
    }
    const auto report = buildDemoStore(folder, files);
    if (!report) {
        return fail(report.error());
    }
    if (!report->refusedLists.empty()) {
        return fail(IssuerError{IssuerError::Cause::Refused, report->refusedLists.front()});
    }
    return {};
}

Outcome writeDemoFile(const fs::path& folder, const std::vector<DemoCustomer>& customers, UnixTime madeAt)
{
    auto films = nlohmann::json::array();
    for (const auto& customer : customers) {
        films.push_back({{"file", "films/" + customer.file + ".avi"},
                         {"customer", customer.customer},
                         {"expected", {{"outcome", customer.outcome}, {"reason", customer.reason}}}});
    }
    const nlohmann::json json{{"format", "carded-demo-1"},
                              {"made_at", madeAt.time_since_epoch().count()},
                              {"category", "tobacco"},
                              {"jurisdiction", "KR"},
                              {"films", std::move(films)}};
    return writeJson(folder / kDemoFile, json, FileAccess::Public);
}

} // namespace

Outcome makeDemo(const fs::path& folder, const DemoOptions& options, const RandomSource& random,
                 const Progress& progress)
{
    if (auto prepared = prepareFolder(folder); !prepared) {
        return prepared;
    }
    progress("Making the keys of two issuers and of one that nobody knows");
    auto issuers = makeIssuers(random);
    if (!issuers) {
        return fail(issuers.error());
    }
    const auto customers = demoCustomers(options.madeAt);
    for (const auto& customer : customers) {
        progress("Filming customer " + customer.file + " (" + customer.outcome + ", " + customer.reason + ")");
        const auto wallet = makeWallet(customer, (*issuers)[issuerOf(customer)], random);
        if (!wallet) {
            return fail(wallet.error());
        }
        if (auto written = writeCustomer(folder, customer, *wallet, options); !written) {
            return written;
        }
    }
    progress("Building the till's store");
    for (std::size_t i = 0; i < issuers->size(); ++i) {
        if (auto written = createFolder(folder / "issuers" / kIssuers[i].folder, (*issuers)[i]); !written) {
            return written;
        }
    }
    if (auto written = writeStore(folder, *issuers, options.madeAt); !written) {
        return written;
    }
    return writeDemoFile(folder, customers, options.madeAt);
}

} // namespace carded::issuer
