// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tuf/curl_transfer.h"
#include "tuf/reporting_fetcher.h"

#include <chrono>
#include <optional>
#include <set>
#include <string>

namespace carded::tuf {

/// A repository on web servers. Metadata may come compressed; targets come as they are, so that a cut one can go on
/// where it was. Certificates are always checked (TLS 1.2 at least); requests say nothing of the till but carded's
/// version.
class HttpFetcher final : public ReportingFetcher {
public:
    /// `url`: http or https, without a slash at its end, query and fragment.
    HttpFetcher(std::string url, FetchOptions options);

    [[nodiscard]] Result<Bytes, FetchError> fetchMetadata(const std::string& name, std::size_t maxBytes) override;
    /// Goes on with what an earlier run left (FetchOptions::partialFolder). If it returns bytes, nothing is left.
    [[nodiscard]] Result<Bytes, FetchError> fetchTarget(const std::string& path, std::size_t maxBytes) override;

    void removeLeftovers() override;

private:
    /// What an answer means; neither of both: the file is there.
    struct Meaning {
        std::optional<FetchError> error;
        bool isPassing = false; ///< another try may end better
        std::string trouble;
    };

    Result<Bytes, FetchError> fetch(const std::string& url, Coding coding, Download download);
    HttpAnswer ask(std::string url, Coding coding, Download& download);
    static Meaning judge(const HttpAnswer& answer, Download& download);
    [[nodiscard]] bool wait(Milliseconds backOff, std::optional<Milliseconds> retryAfter) const;
    [[nodiscard]] Milliseconds timeLeft() const;
    [[nodiscard]] std::string urlOf(const std::string& folder, const std::string& name) const;

    std::string m_url;
    FetchOptions m_options;
    CurlTransfer m_transfer;
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
    std::set<std::string> m_partials; ///< names of this run's
};

} // namespace carded::tuf
