// SPDX-License-Identifier: Apache-2.0
#include "issuer/wallet.h"

#include "crypto/encoding.h"
#include "issuer/json_object.h"

namespace carded::issuer {
namespace {

constexpr const char* kFormat = "carded-wallet-1";

std::vector<Disclosure> readDisclosures(JsonObject& wallet, const std::filesystem::path& path, std::string& problem)
{
    std::vector<Disclosure> disclosures;
    for (const auto& entry : wallet.member("disclosures")) {
        JsonObject object(entry, path);
        disclosures.push_back({object.text("name"), object.bytes("disclosure")});
        if (const auto end = object.finish(); !end) {
            problem = end.error().message;
        }
    }
    return disclosures;
}

void readStatus(JsonObject& json, const std::filesystem::path& path, Wallet& wallet, std::string& problem)
{
    JsonObject status(json.member("status"), path);
    wallet.status = {status.text("uri"), static_cast<std::uint64_t>(status.integer("idx"))};
    if (const auto end = status.finish(); !end) {
        problem = end.error().message;
    }
}

} // namespace

Result<Wallet, IssuerError> readWallet(const std::filesystem::path& path)
{
    auto json = JsonObject::read(path, kFormat);
    if (!json) {
        return fail(json.error());
    }
    Wallet wallet;
    std::string problem;
    wallet.iss = json->text("iss");
    wallet.exp = UnixTime{Seconds{json->integer("exp")}};
    wallet.credential.message = {json->bytes("protected"), json->bytes("payload"),
                                 json->fixedBytes<crypto::Ed25519Signature>("signature")};
    wallet.credential.disclosures = readDisclosures(*json, path, problem);
    if (json->has("holder_seed")) {
        wallet.holder = json->fixedBytes<crypto::Ed25519Seed>("holder_seed");
    }
    if (json->has("status")) {
        readStatus(*json, path, wallet, problem);
    }
    if (const auto end = json->finish(); !end) {
        return fail(end.error());
    }
    if (!problem.empty()) {
        return fail(IssuerError{IssuerError::Cause::BadFile, problem});
    }
    return wallet;
}

Result<void, IssuerError> writeWallet(const std::filesystem::path& path, const Wallet& wallet)
{
    using crypto::encodeBase64Url;
    const auto& message = wallet.credential.message;
    auto disclosures = nlohmann::json::array();
    for (const auto& disclosure : wallet.credential.disclosures) {
        disclosures.push_back({{"name", disclosure.name}, {"disclosure", encodeBase64Url(disclosure.encoded)}});
    }
    nlohmann::json json{{"format", kFormat},
                        {"iss", wallet.iss},
                        {"exp", wallet.exp.time_since_epoch().count()},
                        {"protected", encodeBase64Url(message.protectedBytes)},
                        {"payload", encodeBase64Url(message.payload)},
                        {"signature", encodeBase64Url(message.signature.span())},
                        {"disclosures", std::move(disclosures)}};
    if (wallet.holder) {
        json["holder_seed"] = encodeBase64Url(wallet.holder->span());
    }
    if (wallet.status) {
        json["status"] = {{"uri", wallet.status->uri}, {"idx", wallet.status->idx}};
    }
    return writeJson(path, json, FileAccess::Secret);
}

} // namespace carded::issuer
