// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <cstddef>
#include <cstdint>
#include <string>

namespace carded::tuf {

enum class FetchError : std::uint8_t {
    NotFound, ///< the repository says that it has no such file
    TooLarge, ///< more than was asked for
    Failed,   ///< no answer, or one that says nothing about the file
};

/// Where a repository's files come from: a web server, a USB stick. Nothing that it returns is trusted.
class RepositoryFetcher {
public:
    RepositoryFetcher() = default;
    RepositoryFetcher(const RepositoryFetcher&) = delete;
    RepositoryFetcher& operator=(const RepositoryFetcher&) = delete;
    RepositoryFetcher(RepositoryFetcher&&) = delete;
    RepositoryFetcher& operator=(RepositoryFetcher&&) = delete;
    virtual ~RepositoryFetcher() = default;

    /// The whole file `name` of the metadata folder, at most `maxBytes` long. `name` is percent-encoded and has no
    /// slash: one segment of a URL.
    [[nodiscard]] virtual Result<Bytes, FetchError> fetchMetadata(const std::string& name, std::size_t maxBytes) = 0;

    /// As above, of the targets folder. `path` may have slashes, and unless its target's name is plain
    /// (isPlainTargetName) also parts like `..`.
    [[nodiscard]] virtual Result<Bytes, FetchError> fetchTarget(const std::string& path, std::size_t maxBytes) = 0;
};

} // namespace carded::tuf
