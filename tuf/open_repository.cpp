// SPDX-License-Identifier: Apache-2.0
#include "tuf/open_repository.h"

#include "crypto/encoding.h"
#include "tuf/folder_fetcher.h"
#include "tuf/http_fetcher.h"
#include "tuf/http_words.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace carded::tuf {
namespace {

constexpr std::string_view kHttp = "http://";
constexpr std::string_view kHttps = "https://";
constexpr std::string_view kFile = "file://";
constexpr std::size_t kMaxUrlCharacters = 1000;

/// Nothing for half a `%xx`, and for a zero byte.
std::optional<std::string> percentDecode(std::string_view text)
{
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            decoded += text[i];
            continue;
        }
        const auto byte = crypto::decodeHex(text.substr(i + 1, 2));
        if (!byte || byte->size() != 1 || byte->front() == 0) {
            return std::nullopt;
        }
        decoded += static_cast<char>(byte->front());
        i += 2;
    }
    return decoded;
}

/// `file:///path` or `file://localhost/path` (RFC 8089).
std::optional<std::string> folderOf(std::string_view url)
{
    constexpr std::string_view kThisHost = "localhost";
    std::string_view path = url.substr(kFile.size());
    if (path.starts_with(kThisHost)) {
        path.remove_prefix(kThisHost.size());
    }
    return path.starts_with('/') ? percentDecode(path) : std::nullopt;
}

bool isPlainUrl(std::string_view url)
{
    const auto isPlain = [](char c) { return c > ' ' && c <= '~' && c != '?' && c != '#'; };
    return url.size() <= kMaxUrlCharacters && std::ranges::all_of(url, isPlain);
}

} // namespace

Result<std::unique_ptr<ReportingFetcher>, std::string> openRepository(std::string_view url, FetchOptions options)
{
    const std::string shown = shownUrl(url);
    if (!isPlainUrl(url)) {
        return fail(shown + ": a repository's URL has no spaces, no query and no fragment");
    }
    while (url.ends_with('/')) {
        url.remove_suffix(1);
    }
    if (url.starts_with(kFile)) {
        auto folder = folderOf(url);
        if (!folder) {
            return fail(shown + ": not a folder of this machine; it would be file:///media/usb/repository");
        }
        return std::make_unique<FolderFetcher>(*std::move(folder), std::move(options));
    }
    const bool isHttp = url.starts_with(kHttp) && url.size() > kHttp.size();
    const bool isHttps = url.starts_with(kHttps) && url.size() > kHttps.size();
    if (!isHttp && !isHttps) {
        return fail(shown + ": a repository's URL starts with https://, http:// or file://");
    }
    return std::make_unique<HttpFetcher>(std::string(url), std::move(options));
}

} // namespace carded::tuf
