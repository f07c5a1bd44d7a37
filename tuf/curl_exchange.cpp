// SPDX-License-Identifier: Apache-2.0
#include "tuf/curl_exchange.h"

#include "tuf/part_range.h"

#include <curl/curl.h>

namespace carded::tuf {
namespace {

constexpr long kOk = 200;
constexpr long kPartialContent = 206;
/// Of a body that nobody wants, an error page: up to here it is read, so that the connection can be used again.
constexpr std::size_t kMaxUnwantedBytes = std::size_t{64} * 1024;

/// libcurl's header callback, line by line. Taking less than was given ends the transfer.
std::size_t onHeader(const char* data, std::size_t /*one*/, std::size_t size, void* exchange)
{
    return static_cast<CurlExchange*>(exchange)->takeHeaderLine({data, size}) ? size : 0;
}

/// libcurl's write callback: decoded bytes, some kilobytes at a time, however much they unpack to.
std::size_t onBody(const char* data, std::size_t /*one*/, std::size_t size, void* exchange)
{
    return static_cast<CurlExchange*>(exchange)->takeBody(asBytes({data, size})) ? size : 0;
}

int onProgress(void* exchange, curl_off_t /*total*/, curl_off_t received, curl_off_t /*toSend*/, curl_off_t /*sent*/)
{
    return static_cast<CurlExchange*>(exchange)->watch(received) ? 0 : 1;
}

} // namespace

CurlExchange::CurlExchange(void* handle, const FetchOptions& options, Coding coding, Download& download)
    : m_handle(handle), m_options(&options), m_coding(coding), m_download(&download), m_resumedAt(download.size())
{}

void CurlExchange::install()
{
    curl_easy_setopt(m_handle, CURLOPT_HEADERFUNCTION, onHeader);
    curl_easy_setopt(m_handle, CURLOPT_HEADERDATA, this);
    curl_easy_setopt(m_handle, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    curl_easy_setopt(m_handle, CURLOPT_WRITEFUNCTION, onBody);
    curl_easy_setopt(m_handle, CURLOPT_WRITEDATA, this);
    curl_easy_setopt(m_handle, CURLOPT_XFERINFOFUNCTION, onProgress);
    curl_easy_setopt(m_handle, CURLOPT_XFERINFODATA, this);
    curl_easy_setopt(m_handle, CURLOPT_NOPROGRESS, 0L);
}

bool CurlExchange::hasEnough() const noexcept
{
    return m_unwantedBytes > kMaxUnwantedBytes;
}

bool CurlExchange::takeHeaderLine(std::string_view line)
{
    const bool isTrailer = m_isWanted;
    if (!isTrailer && (line == "\r\n" || line == "\n")) {
        m_stopped = beginBody();
    }
    return !m_stopped;
}

bool CurlExchange::takeBody(ByteSpan bytes)
{
    if (!m_isWanted) {
        m_unwantedBytes += bytes.size();
        return !hasEnough();
    }
    if (!m_download->append(bytes)) {
        m_stopped = Ending::TooLarge;
        return false;
    }
    return true;
}

/// Too little in one stallLimit ends the transfer.
bool CurlExchange::watch(std::int64_t received)
{
    const auto now = Clock::now();
    const auto elapsed = std::chrono::duration<double>(now - m_windowStart);
    if (elapsed < m_options->stallLimit) {
        return true;
    }
    const double least = static_cast<double>(m_options->stallBytesPerSecond) * elapsed.count();
    if (static_cast<double>(received - m_windowBytes) < least) {
        m_stopped = Ending::Interrupted;
        m_isStalled = true;
        return false;
    }
    m_windowStart = now;
    m_windowBytes = received;
    return true;
}

std::optional<std::string> CurlExchange::headerOf(const char* name) const
{
    curl_header* header = nullptr;
    constexpr int kLastRequest = -1;
    if (curl_easy_header(m_handle, name, 0, CURLH_HEADER, kLastRequest, &header) != CURLHE_OK) {
        return std::nullopt;
    }
    return std::string(header->value);
}

/// Whatever makes the body useless ends the transfer before the body.
std::optional<Ending> CurlExchange::beginBody()
{
    long status = 0;
    curl_easy_getinfo(m_handle, CURLINFO_RESPONSE_CODE, &status);
    m_isHeaderWhole = status >= kOk; // below: an interim answer, the real one follows
    m_isWanted = status == kOk || status == kPartialContent;
    if (!m_isWanted) {
        return std::nullopt;
    }
    const auto length = parseNumber(headerOf("Content-Length").value_or(""));
    return status == kOk ? beginWhole(length) : beginPart(length);
}

std::optional<Ending> CurlExchange::beginWhole(std::optional<std::uint64_t> length)
{
    m_download->startOver();
    if (length && *length > m_download->maxBytes()) {
        return Ending::TooLarge;
    }
    const auto coding = headerOf("Content-Encoding");
    if (m_coding == Coding::Gzip && coding && curl_strequal(coding->c_str(), "gzip") == 0) {
        return Ending::WrongCoding; // libcurl could undo more than it was told to ask for
    }
    if (m_coding == Coding::Identity || !coding) {
        m_download->expect(length);
    }
    return std::nullopt;
}

/// A part must start where our bytes end; else what we have and what comes would not be the file.
std::optional<Ending> CurlExchange::beginPart(std::optional<std::uint64_t> length)
{
    const auto range = parseContentRange(headerOf("Content-Range").value_or(""));
    if (m_resumedAt == 0 || !range || range->first != m_resumedAt) {
        return Ending::WrongPart;
    }
    const bool isTooLong =
        range->last >= m_download->maxBytes() || (range->total && *range->total > m_download->maxBytes());
    if (isTooLong || (length && *length > m_download->room())) {
        return Ending::TooLarge;
    }
    m_download->expect(range->total);
    return std::nullopt;
}

} // namespace carded::tuf
