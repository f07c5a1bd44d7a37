// SPDX-License-Identifier: Apache-2.0
#include "tests/tuf_client/curl_fetcher.h"

#include <curl/curl.h>
#include <memory>
#include <utility>

namespace carded::test {
namespace {

using tuf::FetchError;

constexpr long kConnectSeconds = 10;
constexpr long kStallSeconds = 30; // with less than a byte a second

struct Cleanup {
    void operator()(CURL* handle) const noexcept { curl_easy_cleanup(handle); }
};

struct Answer {
    Bytes bytes;
    std::size_t maxBytes = 0;
    bool isTooLarge = false;
};

/// libcurl's write callback: taking less than was given ends the transfer.
std::size_t take(const char* data, std::size_t /*one*/, std::size_t size, void* context)
{
    auto& answer = *static_cast<Answer*>(context);
    if (size > answer.maxBytes - answer.bytes.size()) {
        answer.isTooLarge = true;
        return 0;
    }
    answer.bytes.insert(answer.bytes.end(), data, data + size);
    return size;
}

FetchError errorOf(CURL* handle, CURLcode code, const Answer& answer)
{
    constexpr long kForbidden = 403; // what an object store says of a file that is not there
    constexpr long kNotFound = 404;
    if (answer.isTooLarge || code == CURLE_FILESIZE_EXCEEDED) {
        return FetchError::TooLarge;
    }
    long status = 0;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
    return code == CURLE_FILE_COULDNT_READ_FILE || status == kForbidden || status == kNotFound ? FetchError::NotFound
                                                                                               : FetchError::Failed;
}

Result<Bytes, FetchError> fetch(const std::string& url, std::size_t maxBytes)
{
    const std::unique_ptr<CURL, Cleanup> handle(curl_easy_init());
    Answer answer{{}, maxBytes, false};
    if (!handle || curl_easy_setopt(handle.get(), CURLOPT_URL, url.c_str()) != CURLE_OK
        || curl_easy_setopt(handle.get(), CURLOPT_PROTOCOLS_STR, "http,https,file") != CURLE_OK) {
        return fail(FetchError::Failed);
    }
    curl_easy_setopt(handle.get(), CURLOPT_PATH_AS_IS, 1L); // a target's name may have `..` in it
    curl_easy_setopt(handle.get(), CURLOPT_PROXY, "");
    curl_easy_setopt(handle.get(), CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle.get(), CURLOPT_FAILONERROR, 1L);
    curl_easy_setopt(handle.get(), CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
    curl_easy_setopt(handle.get(), CURLOPT_LOW_SPEED_LIMIT, 1L);
    curl_easy_setopt(handle.get(), CURLOPT_LOW_SPEED_TIME, kStallSeconds);
    curl_easy_setopt(handle.get(), CURLOPT_WRITEFUNCTION, take);
    curl_easy_setopt(handle.get(), CURLOPT_WRITEDATA, &answer);
    const CURLcode code = curl_easy_perform(handle.get());
    if (code != CURLE_OK) {
        return fail(errorOf(handle.get(), code, answer));
    }
    long status = 0;
    curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &status);
    constexpr long kOk = 200;
    if (status != kOk && !url.starts_with("file:")) { // a redirection, or a part
        return fail(FetchError::Failed);
    }
    return std::move(answer.bytes);
}

std::string join(std::string base, const std::string& name)
{
    if (!base.ends_with('/')) {
        base += '/';
    }
    if (!base.starts_with("file:")) {
        return base + name;
    }
    for (const char c : name) { // on a disk the names are percent-encoded: libcurl would decode them
        base += c == '%' ? std::string("%25") : std::string(1, c);
    }
    return base;
}

} // namespace

CurlFetcher::CurlFetcher(std::string metadataUrl, std::string targetsUrl)
    : m_metadataUrl(std::move(metadataUrl)), m_targetsUrl(std::move(targetsUrl))
{}

Result<Bytes, FetchError> CurlFetcher::fetchMetadata(const std::string& name, std::size_t maxBytes)
{
    return fetch(join(m_metadataUrl, name), maxBytes);
}

Result<Bytes, FetchError> CurlFetcher::fetchTarget(const std::string& path, std::size_t maxBytes)
{
    return fetch(join(m_targetsUrl, path), maxBytes);
}

} // namespace carded::test
