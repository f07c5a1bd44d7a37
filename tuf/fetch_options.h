// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace carded::tuf {

using Milliseconds = std::chrono::milliseconds;

// For a shop behind a bad line: patient while something comes, and not for ever.
inline constexpr Milliseconds kConnectLimit = std::chrono::seconds{15};
inline constexpr Milliseconds kStallLimit = std::chrono::seconds{30};
inline constexpr std::size_t kStallBytesPerSecond = 100;
inline constexpr Milliseconds kRequestLimit = std::chrono::minutes{15};
inline constexpr Milliseconds kOverallLimit = std::chrono::hours{1};
inline constexpr unsigned kTries = 5;
inline constexpr Milliseconds kFirstBackOff = std::chrono::seconds{1};
inline constexpr Milliseconds kLongestBackOff = std::chrono::seconds{30};
inline constexpr Milliseconds kLongestRetryAfter = std::chrono::seconds{60};

/// A try that brought at least so much of a target does not count as one of `tries`: the next goes on behind it.
inline constexpr std::size_t kWorthwhileBytes = std::size_t{16} * 1024;

/// How far a file has come.
struct FetchProgress {
    std::string_view name;              ///< as asked for; a view, good during the call alone
    std::uint64_t received = 0;         ///< bytes of the file, decoded, resumed ones included
    std::optional<std::uint64_t> total; ///< if the server said, and nothing is decoded
};

/// How a repository's files are fetched. The file: scheme obeys the folders' names and `progress` alone.
struct FetchOptions {
    /// A URL (http, https, socks5, socks5h); an empty text: none. Nothing: what the environment says (http_proxy,
    /// https_proxy, all_proxy, no_proxy, as libcurl reads them).
    std::optional<std::string> proxy;
    /// A PEM file of certificate authorities, trusted INSTEAD of the system's: who names one wants no other.
    std::filesystem::path caFile;

    Milliseconds connectLimit = kConnectLimit;
    Milliseconds stallLimit = kStallLimit;                  ///< ends a request that so long brings less than
    std::size_t stallBytesPerSecond = kStallBytesPerSecond; ///< this, on average over that time
    Milliseconds requestLimit = kRequestLimit;              ///< for one request, redirections not included
    Milliseconds overallLimit = kOverallLimit; ///< for all requests together, since the repository was opened
    unsigned tries = kTries;                   ///< for one file, at least 1; see kWorthwhileBytes
    Milliseconds firstBackOff = kFirstBackOff; ///< doubles with each try
    Milliseconds longestBackOff = kLongestBackOff;
    Milliseconds longestRetryAfter = kLongestRetryAfter; ///< a server that asks for more is asked again then
    /// Of [0, 1): which part of the back-off is waited, so that a fleet does not come back all at once. Without one the
    /// whole is.
    std::function<double()> random;

    /// Where targets grow that were cut, to be resumed also by the next run. It must exist; empty: nothing is kept.
    std::filesystem::path partialFolder;

    /// Called as bytes come, in the thread that fetches; must not throw.
    std::function<void(const FetchProgress&)> progress;

    // Below the repository's URL; empty: the URL itself.
    std::string metadataFolder = "metadata";
    std::string targetsFolder = "targets";
};

} // namespace carded::tuf
