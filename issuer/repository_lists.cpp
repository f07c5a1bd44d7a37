// SPDX-License-Identifier: Apache-2.0
#include "issuer/repository_lists.h"

#include "base/rfc3339.h"
#include "crypto/encoding.h"
#include "crypto/sha256.h"
#include "issuer/files.h"
#include "issuer/repository_deltas.h"
#include "issuer/repository_trust.h"

#include <algorithm>

namespace carded::issuer {
namespace {

using credential::StatusListError;
using credential::VerifiedStatusList;
using nlohmann::json;

constexpr Seconds kMaxFuture{300}; // tills refuse what is later
/// A delta's name must hold two digests besides, in the 200 characters of a target's name.
constexpr std::size_t kMaxNameBytes = 57;
constexpr const char* kListKind = "status-list";

std::string describe(StatusListError error)
{
    switch (error) {
    case StatusListError::Malformed:
        return "it is no status list token (docs/formats/status-list.md)";
    case StatusListError::UnsupportedAlgorithm:
        return "it is signed by an algorithm that tills do not know";
    case StatusListError::UnknownIssuer:
        return "it is signed by none of the trust list's status keys";
    case StatusListError::AlgorithmMismatch:
        return "its key in the trust list is of another kind";
    case StatusListError::BadSignature:
        return "its signature is wrong";
    case StatusListError::WrongSubject:
        return "it is the list of another URI";
    case StatusListError::Expired:
        return "it has run out";
    case StatusListError::BadCompression:
        return "it does not inflate, or to more than 64 MiB";
    case StatusListError::BadChanges: // from here on: of deltas, never of a whole list
    case StatusListError::OtherList:
    case StatusListError::NotNewer:
    case StatusListError::WrongFrom:
    case StatusListError::OutsideList:
    case StatusListError::WrongTo:
        break;
    }
    return "tills would refuse it";
}

json customOf(const VerifiedStatusList& list)
{
    return {{"carded",
             {{"kind", kListKind},
              {"uri", list.uri},
              {"iat", list.iat.time_since_epoch().count()},
              {"entries", digestOf(list.entries)}}}};
}

/// The URI of the status list that a target is; empty if it is something else.
std::string listUriOf(const TargetsDraft& draft, const std::string& target)
{
    const auto carded = draft.cardedOf(target);
    const auto uri = carded.value("uri", json());
    return carded.value("kind", json()) == kListKind && uri.is_string() ? uri.get<std::string>() : std::string();
}

/// Whether the token still says what the list says, and will for a while.
bool isGood(const VerifiedStatusList& token, const StatusList& list, UnixTime now)
{
    return token.bits == list.bits && token.entries == list.entries && token.exp - now >= (token.exp - token.iat) / 2;
}

} // namespace

Result<std::string, IssuerError> ListPublisher::nameOf(const std::string& uri, const std::string& wanted)
{
    auto target = "status/" + wanted;
    const auto names = m_draft->names();
    const auto published =
        std::ranges::find_if(names, [&](const auto& name) { return listUriOf(*m_draft, name) == uri; });
    if (published != names.end()) {
        target = *published;
    } else if (m_draft->has(target)) {
        return fail(
            IssuerError{IssuerError::Cause::BadArgument,
                        target + " is another list, " + listUriOf(*m_draft, target) + ": give this one another name"});
    }
    if (wanted.empty() || wanted.size() > kMaxNameBytes || wanted.find('/') != std::string::npos) {
        return fail(IssuerError{IssuerError::Cause::BadArgument,
                                "'" + wanted + "' is no name for a status list: 1 to 57 letters, digits and . _ -"});
    }
    if (std::ranges::find(m_done, target) != m_done.end()) {
        return fail(IssuerError{IssuerError::Cause::BadArgument, "two status lists have the URI " + uri});
    }
    return target;
}

Result<std::optional<Bytes>, IssuerError> ListPublisher::publishedToken(const std::string& target) const
{
    if (!m_draft->has(target)) {
        return std::optional<Bytes>();
    }
    auto token = m_readPublished(target);
    if (!token) {
        return fail(token.error());
    }
    return std::optional<Bytes>(*std::move(token));
}

Result<void, IssuerError> ListPublisher::put(const std::string& target, Bytes token, const VerifiedStatusList& list)
{
    m_done.push_back(target);
    pruneDeltas(*m_draft, target, digestOf(list.entries), m_request->deltas);
    return m_draft->put(target, std::move(token), customOf(list));
}

Result<void, IssuerError> ListPublisher::publishOwn(const IssuerFolder& issuer, const std::filesystem::path& folder)
{
    const auto& list = issuer.statusList;
    auto name = folder.filename();
    if (name.empty() || name == "." || name == "..") {
        name = std::filesystem::weakly_canonical(folder).filename();
    }
    const auto target = nameOf(list.uri, name.string());
    if (!target) {
        return fail(target.error());
    }
    auto published = publishedToken(*target);
    if (!published) {
        return fail(published.error());
    }
    if (*published) {
        const auto token = credential::verifyStatusList(**published, list.uri, *m_trust, m_request->now);
        if (token && isGood(*token, list, m_request->now)) {
            return put(*target, **std::move(published), *token);
        }
    }
    return signAnew(issuer, *target, *published);
}

Result<void, IssuerError> ListPublisher::signAnew(const IssuerFolder& issuer, const std::string& target,
                                                  const std::optional<Bytes>& published)
{
    const auto before = published ? credential::parseStatusListToken(*published) : fail(StatusListError::Malformed);
    const auto iat = laterThan(before ? before->iat : UnixTime{}, m_request->now, target);
    if (!iat) {
        return fail(iat.error());
    }
    const StatusListTimes times{*iat, *iat + m_request->listLife, std::nullopt};
    auto token = signStatusList(issuer.statusList, times, issuer.statusKey);
    const auto verified = credential::verifyStatusList(token, issuer.statusList.uri, *m_trust, m_request->now);
    if (!verified) {
        return fail(IssuerError{IssuerError::Cause::Refused, target + ": " + describe(verified.error())});
    }
    if (before && m_request->deltas > 0) {
        if (auto delta = putDelta(issuer, target, *before, times); !delta) {
            return delta;
        }
    }
    return put(target, std::move(token), *verified);
}

Result<void, IssuerError> ListPublisher::putDelta(const IssuerFolder& issuer, const std::string& target,
                                                  const credential::StatusListToken& published,
                                                  const StatusListTimes& times)
{
    auto delta = makeDelta(issuer, published, times);
    return delta ? m_draft->put(target + "/" + delta->name, std::move(delta->content)) : Result<void, IssuerError>{};
}

Result<void, IssuerError> ListPublisher::publishToken(const StatusListFile& file)
{
    auto token = readFile(file.file);
    if (!token) {
        return fail(token.error());
    }
    const auto refuse = [&](const std::string& why) -> Result<void, IssuerError> {
        m_refused.push_back(file.file.string() + ": " + why);
        return {};
    };
    const auto parsed = credential::parseStatusListToken(*token);
    if (!parsed) {
        return refuse(describe(parsed.error()));
    }
    const std::string uri(parsed->sub);
    const auto target = nameOf(uri, file.name);
    if (!target) {
        return fail(target.error());
    }
    const auto verified = credential::verifyStatusList(*token, uri, *m_trust, m_request->now);
    if (!verified) {
        return refuse(describe(verified.error()));
    }
    const auto published = publishedToken(*target);
    if (!published) {
        return fail(published.error());
    }
    const auto before = *published ? credential::parseStatusListToken(**published) : fail(StatusListError::Malformed);
    if (before && (parsed->iat < before->iat || (parsed->iat == before->iat && *token != **published))) {
        return refuse("it is older than the published one, or another one of the same time");
    }
    if (parsed->iat > m_request->now + kMaxFuture) {
        return refuse("it was made in the future, at " + formatRfc3339(parsed->iat));
    }
    return put(*target, *std::move(token), *verified);
}

Result<void, IssuerError> ListPublisher::checkOthers()
{
    for (const auto& name : m_draft->names()) {
        const auto uri = listUriOf(*m_draft, name);
        if (uri.empty() || std::ranges::find(m_done, name) != m_done.end()) {
            continue;
        }
        const auto token = m_readPublished(name);
        if (!token) {
            return fail(token.error());
        }
        const auto verified = credential::verifyStatusList(*token, uri, *m_trust, m_request->now);
        if (!verified) {
            m_refused.push_back(name + ": " + describe(verified.error()));
        }
    }
    return {};
}

} // namespace carded::issuer
