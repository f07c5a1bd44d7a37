// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tuf/repository_fetcher.h"

#include <string>

namespace carded::test {

/// Fetches by `http:`, `https:` and `file:` URLs. Follows no redirection and uses no proxy.
class CurlFetcher final : public tuf::RepositoryFetcher {
public:
    CurlFetcher(std::string metadataUrl, std::string targetsUrl);

    [[nodiscard]] Result<Bytes, tuf::FetchError> fetchMetadata(const std::string& name, std::size_t maxBytes) override;
    [[nodiscard]] Result<Bytes, tuf::FetchError> fetchTarget(const std::string& path, std::size_t maxBytes) override;

private:
    std::string m_metadataUrl;
    std::string m_targetsUrl;
};

} // namespace carded::test
