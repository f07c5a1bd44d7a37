// SPDX-License-Identifier: Apache-2.0
#include "tuf/curl_transfer.h"

#include "crypto/free_by.h"
#include "tuf/http_words.h"
#include "tuf/part_range.h"

#include <array>
#include <chrono>
#include <curl/curl.h>
#include <string_view>

namespace carded::tuf {
namespace {

using Clock = std::chrono::steady_clock;

constexpr long kOk = 200;
constexpr long kPartialContent = 206;
/// Of a body that nobody wants, an error page: up to here it is read, so that the connection can be used again.
constexpr std::size_t kMaxUnwantedBytes = std::size_t{64} * 1024;
constexpr const char* kUserAgent = "carded/" CARDED_VERSION;

using HeaderLines = std::unique_ptr<curl_slist, crypto::FreeBy<curl_slist_free_all>>;

/// What the callbacks of one transfer share.
struct Exchange {
    CURL* handle = nullptr;
    const FetchOptions* options = nullptr;
    Download* download = nullptr;
    std::size_t resumedAt = 0;
    bool isWanted = false; ///< the body is the file, or a part of it
    std::size_t unwantedBytes = 0;
    std::optional<Ending> stopped; ///< why we ended the transfer
    bool isStalled = false;
    Clock::time_point windowStart = Clock::now();
    curl_off_t windowBytes = 0;
};

std::optional<std::string> headerOf(CURL* handle, const char* name)
{
    curl_header* header = nullptr;
    if (curl_easy_header(handle, name, 0, CURLH_HEADER, -1, &header) != CURLHE_OK) {
        return std::nullopt;
    }
    return std::string(header->value);
}

/// A part must start where our bytes end; else what we have and what comes would not be the file.
std::optional<Ending> beginPart(Exchange& exchange, std::optional<std::uint64_t> length)
{
    const auto range = parseContentRange(headerOf(exchange.handle, "Content-Range").value_or(""));
    if (exchange.resumedAt == 0 || !range || range->first != exchange.resumedAt) {
        return Ending::WrongPart;
    }
    const bool isTooLong =
        range->last >= exchange.download->maxBytes() || (range->total && *range->total > exchange.download->maxBytes());
    if (isTooLong || (length && *length > exchange.download->room())) {
        return Ending::TooLarge;
    }
    exchange.download->expect(range->total);
    return std::nullopt;
}

/// The header is complete. Whatever makes the body useless ends the transfer before the body.
std::optional<Ending> beginBody(Exchange& exchange)
{
    long status = 0;
    curl_easy_getinfo(exchange.handle, CURLINFO_RESPONSE_CODE, &status);
    exchange.isWanted = status == kOk || status == kPartialContent;
    if (!exchange.isWanted) {
        return std::nullopt;
    }
    const auto length = parseNumber(headerOf(exchange.handle, "Content-Length").value_or(""));
    if (status == kPartialContent) {
        return beginPart(exchange, length);
    }
    exchange.download->startOver();
    exchange.resumedAt = 0;
    if (length && *length > exchange.download->maxBytes()) {
        return Ending::TooLarge;
    }
    if (!headerOf(exchange.handle, "Content-Encoding")) {
        exchange.download->expect(length);
    }
    return std::nullopt;
}

/// libcurl's header callback, line by line. Taking less than was given ends the transfer.
std::size_t takeHeader(const char* data, std::size_t /*one*/, std::size_t size, void* context)
{
    auto& exchange = *static_cast<Exchange*>(context);
    const std::string_view line(data, size);
    if (line == "\r\n" || line == "\n") {
        exchange.stopped = beginBody(exchange);
    }
    return exchange.stopped ? 0 : size;
}

/// libcurl's write callback: decoded bytes, some kilobytes at a time, however much they unpack to.
std::size_t takeBody(const char* data, std::size_t /*one*/, std::size_t size, void* context)
{
    auto& exchange = *static_cast<Exchange*>(context);
    if (!exchange.isWanted) {
        exchange.unwantedBytes += size;
        return exchange.unwantedBytes > kMaxUnwantedBytes ? 0 : size;
    }
    if (!exchange.download->append(asBytes({data, size}))) {
        exchange.stopped = Ending::TooLarge;
        return 0;
    }
    return size;
}

/// libcurl's progress callback, at least once a second: too little in one stallLimit ends the transfer.
int watch(void* context, curl_off_t /*total*/, curl_off_t received, curl_off_t /*toSend*/, curl_off_t /*sent*/)
{
    auto& exchange = *static_cast<Exchange*>(context);
    const auto now = Clock::now();
    const auto elapsed = std::chrono::duration<double>(now - exchange.windowStart);
    if (elapsed < exchange.options->stallLimit) {
        return 0;
    }
    const double least = static_cast<double>(exchange.options->stallBytesPerSecond) * elapsed.count();
    if (static_cast<double>(received - exchange.windowBytes) < least) {
        exchange.stopped = Ending::Interrupted;
        exchange.isStalled = true;
        return 1;
    }
    exchange.windowStart = now;
    exchange.windowBytes = received;
    return 0;
}

/// Whether another try may end better than with that.
Ending endingOf(CURLcode code)
{
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

void setUpCallbacks(Exchange& exchange)
{
    curl_easy_setopt(exchange.handle, CURLOPT_HEADERFUNCTION, takeHeader);
    curl_easy_setopt(exchange.handle, CURLOPT_HEADERDATA, &exchange);
    curl_easy_setopt(exchange.handle, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    curl_easy_setopt(exchange.handle, CURLOPT_WRITEFUNCTION, takeBody);
    curl_easy_setopt(exchange.handle, CURLOPT_WRITEDATA, &exchange);
    curl_easy_setopt(exchange.handle, CURLOPT_XFERINFOFUNCTION, watch);
    curl_easy_setopt(exchange.handle, CURLOPT_XFERINFODATA, &exchange);
    curl_easy_setopt(exchange.handle, CURLOPT_NOPROGRESS, 0L);
}

/// What only libcurl can say about a failure.
Failure failureOf(CURL* handle, CURLcode code, const Exchange& exchange, const char* detail)
{
    Failure failure;
    failure.isCertificate = code == CURLE_PEER_FAILED_VERIFICATION;
    failure.isTimeOut = code == CURLE_OPERATION_TIMEDOUT || exchange.isStalled;
    failure.isCut = code == CURLE_PARTIAL_FILE || code == CURLE_GOT_NOTHING || code == CURLE_RECV_ERROR;
    curl_easy_getinfo(handle, CURLINFO_SSL_VERIFYRESULT, &failure.verifyResult);
    failure.received = exchange.download->size();
    failure.total = exchange.download->expected();
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
    Exchange exchange;
    exchange.handle = handle;
    exchange.options = m_options;
    exchange.download = &download;
    exchange.resumedAt = download.size();
    setUpCallbacks(exchange);
    std::array<char, CURL_ERROR_SIZE> detail{};
    curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, detail.data());
    const HeaderLines asIs(request.coding == Coding::Identity ? curl_slist_append(nullptr, "Accept-Encoding: identity")
                                                              : nullptr);
    if (request.coding == Coding::Gzip) {
        curl_easy_setopt(handle, CURLOPT_ACCEPT_ENCODING, "gzip");
    }
    curl_easy_setopt(handle, CURLOPT_HTTPHEADER, asIs.get());
    const std::string range = std::to_string(exchange.resumedAt) + "-";
    if (exchange.resumedAt > 0) {
        curl_easy_setopt(handle, CURLOPT_RANGE, range.c_str());
    }
    const CURLcode code = curl_easy_perform(handle);
    curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, nullptr);
    readAnswer(handle, answer);
    const bool isWhole = code == CURLE_OK || (code == CURLE_WRITE_ERROR && exchange.unwantedBytes > kMaxUnwantedBytes);
    answer.ending = isWhole ? Ending::Answered : exchange.stopped.value_or(endingOf(code));
    if (answer.ending != Ending::Answered) {
        answer.trouble = describe(failureOf(handle, code, exchange, detail.data()));
    }
    return answer;
}

} // namespace carded::tuf
