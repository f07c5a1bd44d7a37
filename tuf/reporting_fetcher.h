// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tuf/repository_fetcher.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace carded::tuf {

/// What was fetched so far.
struct FetchCounts {
    std::uint64_t requests = 0;  ///< redirections and further tries included; of a folder: files asked for
    std::uint64_t wireBytes = 0; ///< of bodies as they came, those of error pages included; headers not
    std::uint64_t bodyBytes = 0; ///< of files, decoded
};

/// A fetcher that can say what went wrong. For one thread.
class ReportingFetcher : public RepositoryFetcher {
public:
    /// Why the last fetch failed, for the operator: "https://…/metadata/timestamp.json: the server answered 503 (5
    /// tries)". Empty if it did not. Printable, at most some hundred characters, without password.
    [[nodiscard]] const std::string& problem() const noexcept { return m_problem; }
    [[nodiscard]] const FetchCounts& counts() const noexcept { return m_counts; }

    /// Whether the last target was put together from more than one answer, this run's or an earlier one's. If it then
    /// fails its check, the pieces may not have belonged together: ask once more. That starts from the beginning.
    [[nodiscard]] bool wasResumed() const noexcept { return m_wasResumed; }

    /// Removes what earlier runs left of cut downloads and this one did not ask for; after a sync that succeeded, that
    /// is everything.
    virtual void removeLeftovers() = 0;

protected:
    std::string m_problem;
    FetchCounts m_counts;
    bool m_wasResumed = false;
};

} // namespace carded::tuf
