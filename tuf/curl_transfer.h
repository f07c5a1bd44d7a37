// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tuf/download.h"
#include "tuf/fetch_options.h"
#include "tuf/http_request.h"

#include <memory>

namespace carded::tuf {

/// Makes single HTTP requests by libcurl; connections are kept for the next. For one thread.
class CurlTransfer {
public:
    /// `options` must outlive it.
    explicit CurlTransfer(const FetchOptions& options);

    /// Asks for `request.url`, or, if `download` has bytes already, for what is behind them. The body of a 200 or a
    /// fitting 206 goes to the download as it comes (a 200 starts it over); any other body goes nowhere.
    [[nodiscard]] HttpAnswer perform(const HttpRequest& request, Download& download);

private:
    /// libcurl's global state; it counts who asked for it.
    class Library {
    public:
        Library();
        Library(const Library&) = delete;
        Library& operator=(const Library&) = delete;
        Library(Library&&) = delete;
        Library& operator=(Library&&) = delete;
        ~Library();
    };
    struct CloseHandle {
        void operator()(void* handle) const noexcept;
    };

    [[nodiscard]] bool setUp(const HttpRequest& request) const;

    const FetchOptions* m_options;
    Library m_library;
    std::unique_ptr<void, CloseHandle> m_handle;
};

} // namespace carded::tuf
