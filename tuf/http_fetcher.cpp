// SPDX-License-Identifier: Apache-2.0
#include "tuf/http_fetcher.h"

#include "tuf/http_words.h"

#include <algorithm>
#include <thread>
#include <utility>

namespace carded::tuf {
namespace {

constexpr unsigned kMaxRedirections = 5;

// Status codes of RFC 9110 section 15 and RFC 6585 that mean something here; any other one is a failure for good.
constexpr long kOk = 200;
constexpr long kPartialContent = 206;
constexpr long kMovedPermanently = 301;
constexpr long kFound = 302;
constexpr long kSeeOther = 303;
constexpr long kTemporaryRedirect = 307;
constexpr long kPermanentRedirect = 308;
constexpr long kForbidden = 403; // what an object store says of a file that is not there
constexpr long kNotFound = 404;
constexpr long kRequestTimeout = 408;
constexpr long kGone = 410;
constexpr long kRangeNotSatisfiable = 416;
constexpr long kTooManyRequests = 429;
constexpr long kInternalServerError = 500;
constexpr long kBadGateway = 502;
constexpr long kServiceUnavailable = 503;
constexpr long kGatewayTimeout = 504;

bool isRedirection(long status)
{
    return status == kMovedPermanently || status == kFound || status == kSeeOther || status == kTemporaryRedirect
           || status == kPermanentRedirect;
}

/// Why we do not go where the server sends us; empty if we do.
std::string redirectionTrouble(const std::string& from, const std::string& to, unsigned count)
{
    const bool isSecure = to.starts_with("https://");
    if (to.empty()) {
        return "the server sends us on, and does not say where";
    }
    if (!isSecure && !to.starts_with("http://")) {
        return "the server sends us on to " + shownUrl(to) + ", which is neither http nor https";
    }
    if (!isSecure && from.starts_with("https://")) {
        return "the server sends us on from https to " + shownUrl(to);
    }
    return count >= kMaxRedirections ? "the server sends us on more than " + std::to_string(kMaxRedirections) + " times"
                                     : "";
}

std::string sentence(const std::string& url, const std::string& trouble, unsigned tries)
{
    return shownUrl(url) + ": " + trouble + (tries > 1 ? " (" + std::to_string(tries) + " tries)" : "");
}

std::string statusInWords(long status)
{
    return "the server answered " + std::to_string(status);
}

} // namespace

HttpFetcher::HttpFetcher(std::string url, FetchOptions options)
    : m_url(std::move(url)), m_options(std::move(options)), m_transfer(m_options)
{}

Result<Bytes, FetchError> HttpFetcher::fetchMetadata(const std::string& name, std::size_t maxBytes)
{
    return fetch(urlOf(m_options.metadataFolder, name), Coding::Gzip, Download(name, maxBytes, m_options.progress));
}

Result<Bytes, FetchError> HttpFetcher::fetchTarget(const std::string& path, std::size_t maxBytes)
{
    Download download(path, maxBytes, m_options.progress);
    PartialFile file(m_options.partialFolder, path);
    m_partials.insert(file.name());
    download.keepIn(std::move(file));
    return fetch(urlOf(m_options.targetsFolder, path), Coding::Identity, std::move(download));
}

void HttpFetcher::removeLeftovers()
{
    if (!m_options.partialFolder.empty()) {
        removePartialFiles(m_options.partialFolder, m_partials);
    }
}

Result<Bytes, FetchError> HttpFetcher::fetch(const std::string& url, Coding coding, Download download)
{
    m_problem.clear();
    m_wasResumed = download.size() > 0;
    if (m_wasResumed && download.room() == 0) { // cut behind the last byte: there is nothing left to ask for
        return std::move(download).finish();
    }
    Milliseconds backOff = m_options.firstBackOff;
    unsigned fruitless = 0;
    for (unsigned tries = 1;; ++tries) {
        if (coding == Coding::Gzip) {
            download.startOver(); // no part of the decoded file is a part of the body
        }
        const std::size_t before = download.size();
        const HttpAnswer answer = ask(url, coding, download);
        const Meaning meaning = judge(answer, download);
        if (!meaning.error) {
            m_problem.clear();
            m_wasResumed = answer.status == kPartialContent;
            m_counts.bodyBytes += download.size();
            return std::move(download).finish();
        }
        m_problem = sentence(url, meaning.trouble, tries);
        const bool isProgress = coding == Coding::Identity && download.size() >= before + kWorthwhileBytes;
        fruitless = isProgress ? 0 : fruitless + 1;
        backOff = isProgress ? m_options.firstBackOff : std::min(backOff, m_options.longestBackOff);
        if (!meaning.isPassing || fruitless >= m_options.tries || !wait(backOff, answer.retryAfter)) {
            return fail(*meaning.error);
        }
        backOff *= 2;
    }
}

/// One try: the request, and those that it leads on to.
HttpAnswer HttpFetcher::ask(std::string url, Coding coding, Download& download)
{
    for (unsigned redirections = 0;; ++redirections) {
        const Milliseconds limit = std::min(m_options.requestLimit, timeLeft());
        if (limit <= Milliseconds(0)) {
            HttpAnswer none;
            none.trouble = "not asked for, the time for all requests together is over";
            return none;
        }
        HttpAnswer answer = m_transfer.perform({url, coding, limit}, download);
        ++m_counts.requests;
        m_counts.wireBytes += answer.wireBytes;
        if (answer.ending != Ending::Answered || !isRedirection(answer.status)) {
            return answer;
        }
        answer.trouble = redirectionTrouble(url, answer.location, redirections);
        if (!answer.trouble.empty()) {
            answer.ending = Ending::Useless;
            return answer;
        }
        url = answer.location;
    }
}

HttpFetcher::Meaning HttpFetcher::judge(const HttpAnswer& answer, Download& download)
{
    switch (answer.ending) {
    case Ending::Interrupted:
        return {FetchError::Failed, true, answer.trouble};
    case Ending::WrongPart:
        download.startOver();
        return {FetchError::Failed, true, "the server sent another part than was asked for"};
    case Ending::WrongCoding:
        return {FetchError::Failed, false, "compressed in a way that was not asked for"};
    case Ending::TooLarge:
        download.startOver();
        return {FetchError::TooLarge, false, "longer than the " + sizeInWords(download.maxBytes()) + " expected"};
    case Ending::Useless:
        return {FetchError::Failed, false, answer.trouble};
    case Ending::Answered:
        break;
    }
    switch (answer.status) {
    case kOk:
        return {};
    case kPartialContent:
        if (download.expected().value_or(0) > download.size()) { // a server may send less than all that was asked for
            return {FetchError::Failed, true, "only a part came"};
        }
        return {};
    case kForbidden:
    case kNotFound:
    case kGone:
        download.startOver();
        return {FetchError::NotFound, false, "not there, " + statusInWords(answer.status)};
    case kRangeNotSatisfiable: { // the file is shorter than what we have of it
        const bool hadPart = download.size() > 0;
        download.startOver();
        return {FetchError::Failed, hadPart, statusInWords(answer.status)};
    }
    case kRequestTimeout:
    case kTooManyRequests:
    case kInternalServerError:
    case kBadGateway:
    case kServiceUnavailable:
    case kGatewayTimeout:
        return {FetchError::Failed, true, statusInWords(answer.status)};
    default:
        return {FetchError::Failed, false, statusInWords(answer.status)};
    }
}

/// Full jitter on the back-off, on top of what the server asked for. False if there is no time for that.
bool HttpFetcher::wait(Milliseconds backOff, std::optional<Milliseconds> retryAfter) const
{
    const double part = m_options.random ? m_options.random() : 1.0;
    const auto jittered = static_cast<Milliseconds::rep>(static_cast<double>(backOff.count()) * part);
    const Milliseconds pause =
        std::min(retryAfter.value_or(Milliseconds(0)), m_options.longestRetryAfter) + Milliseconds(jittered);
    if (pause >= timeLeft()) {
        return false;
    }
    std::this_thread::sleep_for(pause);
    return true;
}

Milliseconds HttpFetcher::timeLeft() const
{
    const auto spent = std::chrono::steady_clock::now() - m_start;
    return m_options.overallLimit - std::chrono::duration_cast<Milliseconds>(spent);
}

std::string HttpFetcher::urlOf(const std::string& folder, const std::string& name) const
{
    return m_url + '/' + (folder.empty() ? "" : folder + '/') + name;
}

} // namespace carded::tuf
