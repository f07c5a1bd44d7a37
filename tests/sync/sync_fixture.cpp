// SPDX-License-Identifier: Apache-2.0
#include "tests/sync/sync_fixture.h"

#include "crypto/encoding.h"
#include "crypto/sha256.h"
#include "issuer/status_delta.h"
#include "tests/support/plain_policy.h"

#include <fstream>
#include <iterator>

namespace carded::test {
namespace {

std::string hexDigest(ByteSpan bytes)
{
    return crypto::encodeHex(crypto::sha256(bytes).span());
}

} // namespace

Publisher::Publisher(const char* expires, UnixTime listExp)
    : trust{.version = 7, .issued = kNow - 2 * kDay, .demo = false}, policy(plainPolicy())
{
    TestStatusList list;
    list.uri = kUri;
    list.iat = kNow - kDay;
    list.exp = listExp;
    list.entries = {0b0000'0010, 0, 0, 0};
    lists[kListName] = list;
    for (auto* metadata :
         {&repository.root, &repository.timestamp, &repository.snapshot, &repository.roles["targets"]}) {
        (*metadata)["expires"] = expires;
    }
    repository.writeRoot();
    publish();
}

void Publisher::addTarget(const std::string& role, const std::string& name, ByteSpan content,
                          const nlohmann::json& custom)
{
    repository.addTarget(role, name, std::string(asText(content)));
    if (!custom.is_null()) {
        repository.roles.at(role)["targets"][name]["custom"]["carded"] = custom;
    }
}

void Publisher::addList(const std::string& role, const std::string& name, const TestStatusList& list)
{
    nlohmann::json custom{{"kind", "status-list"}, {"uri", list.uri}};
    if (hints == ListHints::Given) {
        custom["iat"] = list.iat.time_since_epoch().count();
        custom["entries"] = hexDigest(list.entries);
    }
    addTarget(role, name, list.token(), custom);
}

std::string Publisher::addDelta(const std::string& listName, const TestStatusList& before, const TestStatusList& after)
{
    const issuer::SigningKey key{Bytes(after.kid.begin(), after.kid.end()), testKeyPair(after.seed)};
    const auto delta = issuer::makeStatusDelta({after.uri, after.bits, before.entries, after.entries},
                                               {after.iat, after.exp, std::nullopt}, key);
    std::string name = listName + "/" + hexDigest(before.entries) + "-" + hexDigest(after.entries) + ".delta";
    extraTargets[name] = delta.value();
    return name;
}

void Publisher::publish()
{
    repository.roles["targets"]["targets"] = nlohmann::json::object();
    addTarget("targets", "trust/issuers.json", asBytes(trust.json()));
    addTarget("targets", "policy/KR.toml", asBytes(policy));
    for (const auto& [name, list] : lists) {
        addList("targets", name, list);
    }
    for (const auto& [name, content] : extraTargets) {
        addTarget("targets", name, content);
    }
    repository.publish();
}

void Publisher::writeTo(const std::filesystem::path& folder) const
{
    const auto write = [](const std::filesystem::path& path, const Bytes& content) {
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path, std::ios::binary | std::ios::trunc) << asText(content);
    };
    for (const auto& [name, content] : repository.targetFiles) {
        if (name.find(hexDigest(content) + '.') != std::string::npos) { // as consistent snapshots name it
            write(folder / "targets" / name, content);
        }
    }
    for (const auto& [name, content] : repository.metadataFiles) {
        write(folder / "metadata" / name, content);
    }
}

void Publisher::renewTrust()
{
    ++trust.version;
    trust.issued += Seconds{60};
}

TestStatusList changed(TestStatusList list, std::uint64_t idx, Seconds later)
{
    list.entries.at(idx / 8) ^= static_cast<std::uint8_t>(1U << (idx % 8));
    list.iat += later;
    list.exp += later;
    return list;
}

Result<Bytes, tuf::FetchError> MemoryFetcher::fetchMetadata(const std::string& name, std::size_t maxBytes)
{
    return m_repository.fetchMetadata(name, maxBytes);
}

Result<Bytes, tuf::FetchError> MemoryFetcher::fetchTarget(const std::string& path, std::size_t maxBytes)
{
    return m_repository.fetchTarget(path, maxBytes);
}

app::SyncReport Till::sync(Publisher& publisher, UnixTime now)
{
    MemoryFetcher fetcher(publisher.repository);
    publisher.repository.requests.clear();
    return app::syncStore(store(), m_root, fetcher, now, [](const std::string&, std::size_t, std::size_t) {});
}

app::SyncReport Till::mustSync(Publisher& publisher, UnixTime now)
{
    auto report = sync(publisher, now);
    if (report.outcome == app::SyncOutcome::Failed) {
        throw std::runtime_error("the sync failed: " + report.problem);
    }
    return report;
}

std::unique_ptr<revocation_cache::State> Till::open() const
{
    auto state = revocation_cache::State::open(store());
    if (!state) {
        throw std::runtime_error("the store does not open: " + std::to_string(static_cast<int>(state.error())));
    }
    return *std::move(state);
}

revocation_cache::StatusAnswer Till::lookup(std::uint64_t idx, const std::string& iss, UnixTime now) const
{
    return open()->lookup(iss, {kUri, idx}, now);
}

std::string Till::contents() const
{
    std::ifstream pointer(store() / "current", std::ios::binary);
    return {std::istreambuf_iterator<char>(pointer), {}};
}

} // namespace carded::test
