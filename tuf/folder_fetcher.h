// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/unique_fd.h"
#include "tuf/fetch_options.h"
#include "tuf/reporting_fetcher.h"

#include <filesystem>
#include <string>

namespace carded::tuf {

/// A repository in a folder, of a USB stick for one. Below that folder only plain files in plain folders are read: no
/// links, pipes, devices, sockets. Names on the disk are percent-encoded as they are in URLs.
class FolderFetcher final : public ReportingFetcher {
public:
    FolderFetcher(std::filesystem::path folder, FetchOptions options);

    [[nodiscard]] Result<Bytes, FetchError> fetchMetadata(const std::string& name, std::size_t maxBytes) override;
    [[nodiscard]] Result<Bytes, FetchError> fetchTarget(const std::string& path, std::size_t maxBytes) override;

    /// There are none.
    void removeLeftovers() override {}

private:
    struct Problem {
        FetchError error = FetchError::Failed;
        std::string words;
    };

    [[nodiscard]] static Problem problemOf(int error, const char* words);
    Result<Bytes, FetchError> fetch(const std::string& path, const std::string& name, std::size_t maxBytes);
    [[nodiscard]] Result<UniqueFd, Problem> openFolderOf(const std::string& path) const;
    [[nodiscard]] Result<UniqueFd, Problem> open(const std::string& path) const;
    [[nodiscard]] static Result<Bytes, Problem> read(const UniqueFd& file, std::size_t maxBytes);

    std::filesystem::path m_folder;
    FetchOptions m_options;
};

} // namespace carded::tuf
