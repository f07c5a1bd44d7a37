// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "credential/status_list_token.h"
#include "credential/trust_list.h"
#include "issuer/issuer_folder.h"
#include "issuer/repository.h"
#include "issuer/repository_targets.h"
#include "issuer/repository_trust.h"

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

// For this room's .cpp files only: see issuer/repository_folder.h.
namespace carded::issuer {

/// The status lists of one publish, one after another into a draft.
class ListPublisher {
public:
    /// Gives the content of a target that is published.

    /// All of them outlive this.
    ListPublisher(TargetsDraft& draft, const credential::TrustList& trust, const PublishRequest& request,
                  ReadPublished readPublished)
        : m_draft(&draft), m_trust(&trust), m_request(&request), m_readPublished(std::move(readPublished))
    {}

    /// An issuer's own list, named as it is published already, else like its folder.
    [[nodiscard]] Result<void, IssuerError> publishOwn(const IssuerFolder& issuer, const std::filesystem::path& folder);
    /// A token signed elsewhere. One that no till would take is noted as refused.
    [[nodiscard]] Result<void, IssuerError> publishToken(const StatusListFile& file);
    /// Notes each list that is published and that this publish did not touch, if no till would take it.
    [[nodiscard]] Result<void, IssuerError> checkOthers();

    [[nodiscard]] std::vector<std::string> takeRefused() { return std::move(m_refused); }

private:
    [[nodiscard]] Result<std::string, IssuerError> nameOf(const std::string& uri, const std::string& wanted);
    [[nodiscard]] Result<std::optional<Bytes>, IssuerError> publishedToken(const std::string& target) const;
    [[nodiscard]] Result<void, IssuerError> put(const std::string& target, Bytes token,
                                                const credential::VerifiedStatusList& list);
    [[nodiscard]] Result<void, IssuerError> signAnew(const IssuerFolder& issuer, const std::string& target,
                                                     const std::optional<Bytes>& published);
    [[nodiscard]] Result<void, IssuerError> putDelta(const IssuerFolder& issuer, const std::string& target,
                                                     const credential::StatusListToken& published,
                                                     const StatusListTimes& times);

    TargetsDraft* m_draft;
    const credential::TrustList* m_trust;
    const PublishRequest* m_request;
    ReadPublished m_readPublished;
    std::vector<std::string> m_refused;
    std::vector<std::string> m_done; ///< targets
};

} // namespace carded::issuer
