// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "tuf/download.h"
#include "tuf/fetch_options.h"
#include "tuf/http_request.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace carded::tuf {

/// One request's answer as it comes: what libcurl's callbacks know and decide.
class CurlExchange {
public:
    /// `handle` is libcurl's. All must outlive it.
    CurlExchange(void* handle, const FetchOptions& options, Coding coding, Download& download);

    /// Becomes the handle's callbacks; it must not move from then on.
    void install();

    // Each false ends the transfer.
    [[nodiscard]] bool takeHeaderLine(std::string_view line);
    [[nodiscard]] bool takeBody(ByteSpan bytes);
    /// `received`: bytes of body so far. To be called at least once a second.
    [[nodiscard]] bool watch(std::int64_t received);

    /// Where the part begins that is to be asked for.
    [[nodiscard]] std::size_t resumedAt() const noexcept { return m_resumedAt; }
    /// Why we ended the transfer, if we did.
    [[nodiscard]] std::optional<Ending> stopped() const noexcept { return m_stopped; }
    [[nodiscard]] bool isStalled() const noexcept { return m_isStalled; }
    [[nodiscard]] bool isHeaderWhole() const noexcept { return m_isHeaderWhole; }
    /// We ended it, as there was too much of a body that nobody wants; the answer counts.
    [[nodiscard]] bool hasEnough() const noexcept;

private:
    using Clock = std::chrono::steady_clock;

    [[nodiscard]] std::optional<std::string> headerOf(const char* name) const;
    [[nodiscard]] std::optional<Ending> beginBody();
    [[nodiscard]] std::optional<Ending> beginWhole(std::optional<std::uint64_t> length);
    [[nodiscard]] std::optional<Ending> beginPart(std::optional<std::uint64_t> length);

    void* m_handle;
    const FetchOptions* m_options;
    Coding m_coding;
    Download* m_download;
    std::size_t m_resumedAt;
    bool m_isHeaderWhole = false;
    bool m_isWanted = false; ///< the body is the file, or a part of it
    std::size_t m_unwantedBytes = 0;
    std::optional<Ending> m_stopped;
    bool m_isStalled = false;
    Clock::time_point m_windowStart = Clock::now();
    std::int64_t m_windowBytes = 0;
};

} // namespace carded::tuf
