// SPDX-License-Identifier: Apache-2.0
#include "credential/claims.h"
#include "credential/cose_sign1.h"
#include "credential/inflate.h"
#include "credential/status_list_token.h"
#include "crypto/encoding.h"
#include "tests/corpus/corpus.h"
#include "tests/support/token_builder.h"

#include <stdexcept>

namespace carded::corpus {
namespace {

/// A status list's entries by way of a token that the test key signs around `list`, a CBOR StatusList.
Result<credential::VerifiedStatusList, credential::StatusListError> verified(const Bytes& list)
{
    auto token = test::statusList({});
    token.claims.set(65533, list);
    const auto trust = credential::parseTrustList(test::trustJson().dump()).value();
    return credential::verifyStatusList(token.encode(), test::kListUri, trust, UnixTime{Seconds{test::kNow}});
}

unsigned entryOf(const credential::VerifiedStatusList& list, std::size_t idx)
{
    const std::size_t bit = idx * list.bits;
    return static_cast<unsigned>(list.entries.at(bit / 8) >> (bit % 8)) & ((1U << list.bits) - 1U);
}

/// Compared: size and every one of the entries, by the CBOR form and the JSON form.
Answer judgeList(const nlohmann::json& file)
{
    const auto list = verified(hexBytes(file["cbor_hex"]));
    if (!list || list->bits != file["bits"] || list->entries.size() != file["size_bytes"]) {
        return Answer::disagree("another size, or not read");
    }
    for (std::size_t idx = 0; idx < file["entries"]; ++idx) {
        if (entryOf(*list, idx) != file["statuses"].value(std::to_string(idx), 0U)) {
            return Answer::disagree("entry " + std::to_string(idx));
        }
    }
    const Bytes lst = crypto::decodeBase64Url(file["json_lst"].get<std::string>()).value();
    const auto entries = credential::inflateZlib(lst, credential::kMaxStatusListBytes);
    return Answer::of(entries == list->entries, "the JSON form has other entries");
}

/// Compared: the claims of the draft's own token. The draft's key is not in the corpus, so its ES256 signature is never
/// believed: as the label says, the answer is no list.
Answer judgeToken(ByteSpan token)
{
    const auto parsed = credential::parseStatusListToken(token);
    if (!parsed || parsed->sub != "https://example.com/statuslists/1" || parsed->bits != 1
        || parsed->exp != UnixTime{Seconds{2291720170}}) {
        return Answer::disagree("its claims do not read");
    }
    const auto trust = credential::parseTrustList(test::trustJson().dump()).value();
    const auto list = credential::verifyStatusList(token, parsed->sub, trust, parsed->iat);
    return Answer::of(!list && list.error() == credential::StatusListError::UnknownIssuer, "believed");
}

/// A referenced token: its status claim reads; there is no key to check its ES256 signature with.
Answer judgeReference(ByteSpan token)
{
    const auto message = credential::parseCoseSign1(token, credential::kMaxMessageBytes);
    const auto claims = message ? credential::parseIssuerClaims(message->payload, credential::RedactedKeys::Refused,
                                                                credential::RequiredClaims::Exp)
                                : fail(credential::ClaimsError::BadCbor);
    if (!claims || !claims->status || !claims->status->statusList || claims->status->statusList->idx != 0) {
        return Answer::disagree("its status claim does not read");
    }
    const std::string answer = coseAnswer(token, {});
    return Answer::of(answer == "unsupported", answer);
}

Bytes listOf(const nlohmann::json& list)
{
    const Bytes lst = crypto::decodeBase64Url(list["lst"].get<std::string>()).value();
    return test::statusListItem(list["bits"], lst);
}

/// The draft's first list, `B9 A3`, in either form: what follows `encoded:` in the file.
Answer judgeEncoding(const std::string& text, bool isJson)
{
    const std::string encoded = text.substr(text.find("encoded:") + 8);
    const auto list = isJson ? verified(listOf(nlohmann::json::parse(encoded))) : verified(hexBytes(encoded));
    return Answer::of(list && list->bits == 1 && list->entries == Bytes{0xB9, 0xA3}, "other entries");
}

} // namespace

Answer judgeStatusList(const nlohmann::json& oneCase, SetFolder& folder)
{
    const std::string id = oneCase["id"];
    const std::string file = oneCase["file"];
    if (id.starts_with("list-")) {
        return judgeList(folder.json(file));
    }
    if (id == "status_list_cwt") {
        return judgeToken(folder.hex(file));
    }
    if (id == "referenced_token_cwt") {
        return judgeReference(folder.hex(file));
    }
    if (id.starts_with("status_list_encoding_")) {
        return judgeEncoding(folder.text(file), id.ends_with("json"));
    }
    return Answer::skipped("not understood: " + id);
}

} // namespace carded::corpus
