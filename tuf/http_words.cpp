// SPDX-License-Identifier: Apache-2.0
#include "tuf/http_words.h"

namespace carded::tuf {
namespace {

std::string certificateTrouble(const Failure& failure)
{
    // <openssl/x509_vfy.h>, which libcurl passes on
    constexpr long kNotJudged = 1; // libcurl compares the name before it asks for OpenSSL's verdict
    constexpr long kNotYetValid = 9;
    constexpr long kHasExpired = 10;
    constexpr long kSelfSigned = 18;
    constexpr long kSelfSignedInChain = 19;
    constexpr long kNoIssuer = 20;
    constexpr long kNoIssuerOfLeaf = 21;
    switch (failure.verifyResult) {
    case kNotJudged:
        return "the certificate is for another host";
    case kNotYetValid:
        return "the certificate is not valid yet, by this till's clock";
    case kHasExpired:
        return "the certificate has expired, by this till's clock";
    case kSelfSigned:
    case kSelfSignedInChain:
    case kNoIssuer:
    case kNoIssuerOfLeaf:
        return "the certificate is signed by nobody this till knows";
    default:
        return "the certificate is not good";
    }
}

std::string howMuch(const Failure& failure)
{
    if (failure.received == 0) {
        return "before the first byte";
    }
    std::string words = "after " + sizeInWords(failure.received);
    if (failure.total) {
        words += " of " + sizeInWords(*failure.total);
    }
    return words;
}

} // namespace

std::string sizeInWords(std::uint64_t bytes)
{
    constexpr std::uint64_t kThousand = 1000;
    constexpr std::uint64_t kFewBytes = 10 * kThousand;
    return bytes < kFewBytes ? std::to_string(bytes) + " bytes" : std::to_string(bytes / kThousand) + " kB";
}

std::string printable(std::string_view text)
{
    constexpr std::size_t kMaxShown = 200;
    std::string shown;
    for (const char c : text.substr(0, kMaxShown)) {
        shown += c >= ' ' && c <= '~' ? c : '?';
    }
    return text.size() > kMaxShown ? shown + "..." : shown;
}

std::string shownUrl(std::string_view url)
{
    const std::size_t scheme = url.find("://");
    if (scheme == std::string_view::npos) {
        return printable(url);
    }
    const std::size_t host = scheme + 3;
    const std::size_t end = std::min(url.find_first_of("/?#", host), url.size());
    const std::size_t at = url.substr(0, end).rfind('@');
    if (at == std::string_view::npos || at < host) {
        return printable(url);
    }
    return printable(std::string(url.substr(0, host)) + std::string(url.substr(at + 1)));
}

std::string describe(const Failure& failure)
{
    if (failure.isCertificate) {
        return certificateTrouble(failure) + " (" + printable(failure.detail) + ")";
    }
    if (failure.isTimeOut) {
        return "the server was too slow, given up " + howMuch(failure);
    }
    if (failure.isCut) {
        return "the connection was cut " + howMuch(failure) + " (" + printable(failure.detail) + ")";
    }
    return printable(failure.detail);
}

} // namespace carded::tuf
