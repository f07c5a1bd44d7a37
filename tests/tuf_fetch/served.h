// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "tests/support/temporary_folder.h"
#include "tuf/open_repository.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <utility>

namespace carded::test {

/// Text that repeats after a long while only, so that a byte in the wrong place shows.
inline std::string sample(std::size_t size)
{
    std::string text;
    for (std::size_t line = 0; text.size() < size; ++line) {
        text += "line " + std::to_string(line) + '\n';
    }
    text.resize(size);
    return text;
}

/// A repository's folder to be served, and a folder for what is cut.
struct Served {
    TemporaryFolder folder;

    Served()
    {
        std::filesystem::create_directories(root() / "metadata");
        std::filesystem::create_directories(root() / "targets");
        std::filesystem::create_directories(partial());
    }

    [[nodiscard]] std::filesystem::path root() const { return folder / "root"; }
    [[nodiscard]] std::filesystem::path partial() const { return folder / "partial"; }

    /// `name` from the root on, `targets/one` for example.
    void put(const std::string& name, const std::string& content) const
    {
        std::ofstream(root() / name, std::ios::binary) << content;
    }

    /// How many files there are in the folder for what is cut.
    [[nodiscard]] std::size_t partials() const
    {
        return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(partial()), {}));
    }
};

/// Three tries, hardly a pause, and nothing from the environment.
inline tuf::FetchOptions quick()
{
    tuf::FetchOptions options;
    options.proxy = "";
    options.tries = 3;
    options.firstBackOff = tuf::Milliseconds(1);
    options.longestBackOff = tuf::Milliseconds(2);
    return options;
}

inline tuf::FetchOptions keeping(const Served& served)
{
    tuf::FetchOptions options = quick();
    options.partialFolder = served.partial();
    return options;
}

inline std::unique_ptr<tuf::ReportingFetcher> open(const std::string& url, tuf::FetchOptions options = quick())
{
    auto opened = tuf::openRepository(url, std::move(options));
    REQUIRE(opened.has_value());
    return *std::move(opened);
}

using Fetched = Result<Bytes, tuf::FetchError>;

inline bool holds(const Fetched& fetched, const std::string& content)
{
    return fetched.has_value() && asText(*fetched) == content;
}

inline bool failedWith(const Fetched& fetched, tuf::FetchError error)
{
    return !fetched.has_value() && fetched.error() == error;
}

inline bool mentions(const tuf::ReportingFetcher& fetcher, const std::string& words)
{
    return fetcher.problem().find(words) != std::string::npos;
}

} // namespace carded::test
