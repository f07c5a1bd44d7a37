// SPDX-License-Identifier: Apache-2.0
#include "tests/tuf/repository.h"

#include "crypto/encoding.h"
#include "crypto/sha256.h"
#include "tests/support/error_of.h"
#include "tuf/canonical_json.h"
#include "tuf/file_names.h"

#include <stdexcept>

namespace carded::test {

using nlohmann::json;

namespace {

Bytes bytesOf(std::string_view text)
{
    return {text.begin(), text.end()};
}

std::string digestOf(ByteSpan bytes)
{
    return crypto::encodeHex(crypto::sha256(bytes).span());
}

json emptyMetadata(const char* type)
{
    return {{"_type", type}, {"spec_version", "1.0.33"}, {"version", 0}, {"expires", kExpires}};
}

json keyidsOf(const std::vector<Signer>& keys)
{
    json keyids = json::array();
    for (const Signer& key : keys) {
        keyids.push_back(key.keyid);
    }
    return keyids;
}

} // namespace

Signer signer(std::uint8_t number)
{
    crypto::Ed25519Seed seed;
    seed.data.fill(static_cast<std::uint8_t>(100 + number));
    const auto pair = crypto::ed25519KeyPair(seed);
    return {"key-" + std::to_string(number),
            {{"keytype", "ed25519"},
             {"scheme", "ed25519"},
             {"keyval", {{"public", crypto::encodeHex(pair.publicKey.span())}}}},
            [pair](ByteSpan message) {
                const auto signature = crypto::signEd25519(pair.secretKey, message);
                return Bytes(signature.data.begin(), signature.data.end());
            }};
}

Signer signer(TestKey key)
{
    const bool isRsa = key == TestKey::Rsa;
    return {isRsa ? "key-rsa" : "key-ecdsa",
            {{"keytype", isRsa ? "rsa" : "ecdsa"},
             {"scheme", isRsa ? "rsassa-pss-sha256" : "ecdsa-sha2-nistp256"},
             {"keyval", {{"public", publicPem(key)}}}},
            [key](ByteSpan message) { return signX509(key, message); }};
}

Bytes envelope(const json& content, const std::vector<Signer>& signers)
{
    const std::string message = tuf::canonicalJson(content);
    json signatures = json::array();
    for (const Signer& each : signers) {
        signatures.push_back({{"keyid", each.keyid}, {"sig", crypto::encodeHex(each.sign(asBytes(message)))}});
    }
    return bytesOf(json{{"signatures", signatures}, {"signed", content}}.dump(1));
}

Repository::Repository()
    : root(emptyMetadata("root")), timestamp(emptyMetadata("timestamp")), snapshot(emptyMetadata("snapshot"))
{
    root["version"] = 1;
    root["consistent_snapshot"] = true;
    root["keys"] = json::object();
    setKeys("root", {signer(1)});
    setKeys("timestamp", {signer(2)});
    setKeys("snapshot", {signer(3)});
    setKeys("targets", {signer(4)});
    roles["targets"] = emptyMetadata("targets");
    roles["targets"]["targets"] = json::object();
    addTarget("targets", "a/file", "content");
    writeRoot();
    publish();
}

void Repository::setKeys(const std::string& role, std::vector<Signer> keys, unsigned threshold)
{
    for (const Signer& key : keys) {
        root["keys"][key.keyid] = key.key;
    }
    root["roles"][role] = {{"keyids", keyidsOf(keys)}, {"threshold", threshold}};
    signers[role] = std::move(keys);
}

void Repository::delegate(const std::string& parent, const std::string& role, std::uint8_t key, json rest)
{
    json& delegations = roles.at(parent)["delegations"];
    delegations["keys"][signer(key).keyid] = signer(key).key;
    rest.update({{"name", role}, {"keyids", {signer(key).keyid}}, {"threshold", 1}});
    delegations["roles"].push_back(std::move(rest));
    if (roles.emplace(role, emptyMetadata("targets")).second) {
        roles[role]["targets"] = json::object();
        signers[role] = {signer(key)};
    }
}

void Repository::addTarget(const std::string& role, const std::string& name, const std::string& content)
{
    const std::string digest = digestOf(asBytes(content));
    roles.at(role)["targets"][name] = {{"length", content.size()}, {"hashes", {{"sha256", digest}}}};
    targetFiles[tuf::targetFileName(name, digest)] = bytesOf(content);
    targetFiles[tuf::targetFileName(name, "")] = bytesOf(content);
}

std::string Repository::fileName(const std::string& role, const json& content) const
{
    const bool hasVersion = role == "root" || (role != "timestamp" && root["consistent_snapshot"] == true);
    return tuf::metadataFileName(role,
                                 hasVersion ? std::optional(content["version"].get<std::uint64_t>()) : std::nullopt);
}

json Repository::listing(const std::string& role, const json& content) const
{
    json listed{{"version", content["version"]}};
    if (listsDigests) {
        const Bytes& file = metadataFiles.at(fileName(role, content));
        listed["length"] = file.size();
        listed["hashes"]["sha256"] = digestOf(file);
    }
    return listed;
}

void Repository::writeRoot(const std::vector<Signer>& others)
{
    std::vector<Signer> all = signers.at("root");
    all.insert(all.end(), others.begin(), others.end());
    metadataFiles[fileName("root", root)] = envelope(root, all);
}

void Repository::publishRoot(const std::vector<Signer>& others)
{
    root["version"] = root["version"].get<int>() + 1;
    writeRoot(others);
}

void Repository::writeRole(const std::string& role)
{
    metadataFiles[fileName(role, roles.at(role))] = envelope(roles.at(role), signers.at(role));
    snapshot["meta"][role + ".json"] = listing(role, roles.at(role));
}

void Repository::writeSnapshot()
{
    metadataFiles[fileName("snapshot", snapshot)] = envelope(snapshot, signers.at("snapshot"));
    timestamp["meta"]["snapshot.json"] = listing("snapshot", snapshot);
}

void Repository::writeTimestamp()
{
    metadataFiles["timestamp.json"] = envelope(timestamp, signers.at("timestamp"));
}

void Repository::publish()
{
    const auto bump = [](json& content) { content["version"] = content["version"].get<int>() + 1; };
    for (auto& [role, content] : roles) {
        bump(content);
        writeRole(role);
    }
    bump(snapshot);
    writeSnapshot();
    bump(timestamp);
    writeTimestamp();
}

tuf::TrustedState Repository::firstState() const
{
    return {metadataFiles.at("1.root.json"), {}, {}, {}};
}

Result<Bytes, tuf::FetchError> Repository::answer(const std::map<std::string, Bytes>& files, const std::string& name)
{
    requests.push_back(name);
    const auto found = files.find(name);
    if (breakdown) {
        return fail(*breakdown);
    }
    return found == files.end() ? fail(tuf::FetchError::NotFound) : Result<Bytes, tuf::FetchError>(found->second);
}

// The limit is left to the client to enforce: a fetcher is not trusted.
Result<Bytes, tuf::FetchError> Repository::fetchMetadata(const std::string& name, std::size_t /*maxBytes*/)
{
    return answer(metadataFiles, name);
}

Result<Bytes, tuf::FetchError> Repository::fetchTarget(const std::string& path, std::size_t /*maxBytes*/)
{
    return answer(targetFiles, path);
}

std::optional<tuf::TufError> refresh(Repository& repository, tuf::TrustedState& state, UnixTime now)
{
    auto client = tuf::Client::start(state, repository, now);
    if (!client) {
        return client.error();
    }
    const auto result = client->refresh();
    state = client->trusted();
    return errorOf(result);
}

tuf::Client freshClient(Repository& repository)
{
    auto client = tuf::Client::start(repository.firstState(), repository, kNow);
    if (!client || !client->refresh()) {
        throw std::logic_error("the repository does not refresh");
    }
    return *std::move(client);
}

} // namespace carded::test
