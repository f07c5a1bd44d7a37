// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tuf/download.h"
#include "tuf/fetch_options.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace carded::tuf {

/// How one request ended.
enum class Ending : std::uint8_t {
    Answered,    ///< the answer is whole; its status says the rest
    Interrupted, ///< no answer, or not all of it: another try may help
    WrongPart,   ///< 206, but not with what was asked for
    TooLarge,    ///< more than the download may hold
    Useless,     ///< another try would end the same way
};

enum class Coding : std::uint8_t {
    Gzip,     ///< asked for, and decoded
    Identity, ///< nothing is decoded: a part of the file is a part of the body
};

struct HttpRequest {
    std::string url;
    Coding coding = Coding::Identity;
    Milliseconds limit{0}; ///< for this request
};

struct HttpAnswer {
    Ending ending = Ending::Useless;
    long status = 0;      ///< 0 if none came
    std::string trouble;  ///< unless Answered: a part of a sentence
    std::string location; ///< where a redirection leads, as an absolute URL
    std::optional<Milliseconds> retryAfter;
    std::uint64_t wireBytes = 0;
};

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
