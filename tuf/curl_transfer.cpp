// SPDX-License-Identifier: Apache-2.0
#include "tuf/curl_transfer.h"

#include "crypto/free_by.h"
#include "tuf/curl_exchange.h"
#include "tuf/http_words.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <curl/curl.h>
#include <string>

namespace carded::tuf {
namespace {

constexpr const char* kUserAgent = "carded/" CARDED_VERSION;

using HeaderLines = std::unique_ptr<curl_slist, crypto::FreeBy<curl_slist_free_all>>;

/// How a transfer ended that we did not end.
Ending endingOf(CURLcode code, const CurlExchange& exchange)
{
    if (code == CURLE_OK || exchange.hasEnough()) { // libcurl is content with a header that was cut
        return exchange.isHeaderWhole() ? Ending::Answered : Ending::Interrupted;
    }
    constexpr std::array kPassing{CURLE_COULDNT_RESOLVE_PROXY,
                                  CURLE_COULDNT_RESOLVE_HOST,
                                  CURLE_COULDNT_CONNECT,
                                  CURLE_OPERATION_TIMEDOUT,
                                  CURLE_PARTIAL_FILE,
                                  CURLE_GOT_NOTHING,
                                  CURLE_SEND_ERROR,
                                  CURLE_RECV_ERROR,
                                  CURLE_HTTP2,
                                  CURLE_HTTP2_STREAM,
                                  CURLE_SSL_CONNECT_ERROR};
    for (const CURLcode passing : kPassing) {
        if (code == passing) {
            return Ending::Interrupted;
        }
    }
    return Ending::Useless;
}

/// No certificate is ever taken on trust, and nothing but HTTP spoken.
bool setUpSecurity(CURL* handle, const FetchOptions& options)
{
    constexpr long kNameMustMatch = 2;
    bool isSet = curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https") == CURLE_OK
                 && curl_easy_setopt(handle, CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2) == CURLE_OK
                 && curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, 1L) == CURLE_OK
                 && curl_easy_setopt(handle, CURLOPT_SSL_VERIFYHOST, kNameMustMatch) == CURLE_OK;
    if (isSet && !options.caFile.empty()) {
        isSet = curl_easy_setopt(handle, CURLOPT_CAINFO, options.caFile.c_str()) == CURLE_OK
                && curl_easy_setopt(handle, CURLOPT_CAPATH, nullptr) == CURLE_OK
                && curl_easy_setopt(handle, CURLOPT_PROXY_CAINFO, options.caFile.c_str()) == CURLE_OK
                && curl_easy_setopt(handle, CURLOPT_PROXY_CAPATH, nullptr) == CURLE_OK;
    }
    if (isSet && options.proxy) {
        isSet = curl_easy_setopt(handle, CURLOPT_PROXY, options.proxy->c_str()) == CURLE_OK;
    }
    return isSet;
}

/// What only libcurl can say about a failure.
Failure failureOf(CURL* handle, CURLcode code, const CurlExchange& exchange, const char* detail)
{
    Failure failure;
    failure.isCertificate = code == CURLE_PEER_FAILED_VERIFICATION;
    failure.isTimeOut = code == CURLE_OPERATION_TIMEDOUT || exchange.isStalled();
    failure.isCut =
        code == CURLE_OK || code == CURLE_PARTIAL_FILE || code == CURLE_GOT_NOTHING || code == CURLE_RECV_ERROR;
    curl_easy_getinfo(handle, CURLINFO_SSL_VERIFYRESULT, &failure.verifyResult);
    failure.detail = *detail != '\0' ? detail : curl_easy_strerror(code);
    return failure;
}

/// Fills in what any answer may carry.
void readAnswer(CURL* handle, HttpAnswer& answer)
{
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &answer.status);
    curl_off_t bytes = 0;
    curl_easy_getinfo(handle, CURLINFO_SIZE_DOWNLOAD_T, &bytes);
    answer.wireBytes = static_cast<std::uint64_t>(bytes);
    const char* location = nullptr;
    curl_easy_getinfo(handle, CURLINFO_REDIRECT_URL, &location);
    answer.location = location != nullptr ? location : "";
    curl_off_t seconds = 0; // of a date: from now, by the system's clock
    curl_easy_getinfo(handle, CURLINFO_RETRY_AFTER, &seconds);
    constexpr curl_off_t kMaxSeconds = 86'400; // a cap of our own follows; this one keeps the sum from overflowing
    if (seconds > 0) {
        answer.retryAfter = std::chrono::seconds(std::min(seconds, kMaxSeconds));
    }
}

} // namespace

CurlTransfer::Library::Library()
{
    (void)curl_global_init(CURL_GLOBAL_DEFAULT); // if it fails, so does curl_easy_init()
}

CurlTransfer::Library::~Library()
{
    curl_global_cleanup();
}

void CurlTransfer::CloseHandle::operator()(void* handle) const noexcept
{
    curl_easy_cleanup(handle);
}

CurlTransfer::CurlTransfer(const FetchOptions& options) : m_options(&options), m_handle(curl_easy_init()) {}

bool CurlTransfer::setUp(const HttpRequest& request) const
{
    CURL* handle = m_handle.get();
    if (handle == nullptr) {
        return false;
    }
    curl_easy_reset(handle); // options alone: connections and names that were looked up stay
    const auto milliseconds = [](Milliseconds limit) { return static_cast<long>(limit.count()); };
    return setUpSecurity(handle, *m_options) && curl_easy_setopt(handle, CURLOPT_URL, request.url.c_str()) == CURLE_OK
           && curl_easy_setopt(handle, CURLOPT_PATH_AS_IS, 1L) == CURLE_OK // names are not tidied up
           && curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L) == CURLE_OK
           && curl_easy_setopt(handle, CURLOPT_USERAGENT, kUserAgent) == CURLE_OK
           && curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, milliseconds(m_options->connectLimit)) == CURLE_OK
           && curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, milliseconds(request.limit)) == CURLE_OK;
}

HttpAnswer CurlTransfer::perform(const HttpRequest& request, Download& download)
{
    HttpAnswer answer;
    if (!setUp(request)) {
        answer.trouble = "cannot be asked for";
        return answer;
    }
    CURL* handle = m_handle.get();
    CurlExchange exchange(handle, *m_options, request.coding, download);
    exchange.install();
    std::array<char, CURL_ERROR_SIZE> detail{};
    curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, detail.data());
    const HeaderLines asIs(request.coding == Coding::Identity ? curl_slist_append(nullptr, "Accept-Encoding: identity")
                                                              : nullptr);
    if (request.coding == Coding::Gzip) {
        curl_easy_setopt(handle, CURLOPT_ACCEPT_ENCODING, "gzip");
    }
    curl_easy_setopt(handle, CURLOPT_HTTPHEADER, asIs.get());
    const std::string range = std::to_string(exchange.resumedAt()) + "-";
    if (exchange.resumedAt() > 0) {
        curl_easy_setopt(handle, CURLOPT_RANGE, range.c_str());
    }
    const CURLcode code = curl_easy_perform(handle);
    curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, nullptr);
    readAnswer(handle, answer);
    answer.ending = exchange.stopped().value_or(endingOf(code, exchange));
    if (answer.ending == Ending::Interrupted || answer.ending == Ending::Useless) {
        Failure failure = failureOf(handle, code, exchange, detail.data());
        failure.received = download.size();
        failure.total = download.expected();
        answer.trouble = describe(failure);
    }
    return answer;
}

} // namespace carded::tuf
