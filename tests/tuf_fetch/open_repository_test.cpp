// SPDX-License-Identifier: Apache-2.0
#include "tests/tuf_fetch/served.h"
#include "tuf/http_words.h"
#include "tuf/part_range.h"

#include <string_view>

using namespace carded;
using namespace carded::test;

TEST_CASE("Opening: only http, https and file, plainly written, and each refusal is a sentence")
{
    struct Row {
        std::string url;
        std::string_view words;
    };
    const Row rows[] = {
        {"", "starts with https://"},
        {"example.org/repository", "starts with https://"},
        {"ftp://example.org/repository", "starts with https://"},
        {"HTTP://example.org", "starts with https://"},
        {"http://", "starts with https://"},
        {"https:///", "starts with https://"},
        {"file:/media/usb", "starts with https://"},
        {"file://example.org/media/usb", "not a folder of this machine"},
        {"file://media/usb", "not a folder of this machine"},
        {"file:///media/%zz", "not a folder of this machine"},
        {"file:///media/%4", "not a folder of this machine"},
        {"file:///media/%00", "not a folder of this machine"},
        {"https://example.org/?key=1", "no query"},
        {"https://example.org/#top", "no query"},
        {"https://example.org/a b", "no spaces"},
        {"https://example.org/\n", "no spaces"},
        {"https://example.org/" + std::string(1000, 'x'), "no spaces"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.url);
        const auto opened = tuf::openRepository(row.url, {});
        REQUIRE_FALSE(opened.has_value());
        CHECK(opened.error().find(row.words) != std::string::npos);
    }
    for (const char* url : {"http://a", "https://example.org/repository/", "file:///media/usb", "file://localhost/x"}) {
        CAPTURE(url);
        CHECK(tuf::openRepository(url, {}).has_value());
    }
}

TEST_CASE("Words: a password is not shown, and nothing that a terminal would obey")
{
    CHECK(tuf::shownUrl("https://till:secret@example.org/a@b") == "https://example.org/a@b");
    CHECK(tuf::shownUrl("https://a@b@example.org") == "https://example.org");
    CHECK(tuf::shownUrl("https://example.org/x") == "https://example.org/x");
    CHECK(tuf::shownUrl("no url@all") == "no url@all");
    CHECK(tuf::printable("red \x1b[31m\xc3\xa9\n") == "red ?[31m???");
    CHECK(tuf::printable(std::string(200, 'x')) == std::string(200, 'x'));
    CHECK(tuf::printable(std::string(201, 'x')) == std::string(200, 'x') + "...");
}

TEST_CASE("Words: sizes are in kB when they are no longer few bytes")
{
    CHECK(tuf::sizeInWords(0) == "0 bytes");
    CHECK(tuf::sizeInWords(9'999) == "9999 bytes");
    CHECK(tuf::sizeInWords(10'000) == "10 kB");
    CHECK(tuf::sizeInWords(67'108'864) == "67108 kB");
}

TEST_CASE("Words: each kind of failure has its own")
{
    tuf::Failure failure;
    failure.detail = "detail";
    CHECK(tuf::describe(failure) == "detail");
    failure.isCut = true;
    CHECK(tuf::describe(failure) == "the connection was cut before the first byte (detail)");
    failure.received = 12;
    CHECK(tuf::describe(failure) == "the connection was cut after 12 bytes (detail)");
    failure.isTimeOut = true;
    failure.total = 40'000;
    CHECK(tuf::describe(failure) == "the server was too slow, given up after 12 bytes of 40 kB");
    failure.isCertificate = true;
    const std::pair<long, std::string> certificates[] = {
        {1, "the certificate is for another host (detail)"},
        {9, "the certificate is not valid yet, by this till's clock (detail)"},
        {10, "the certificate has expired, by this till's clock (detail)"},
        {18, "the certificate is signed by nobody this till knows (detail)"},
        {7, "the certificate is not good (detail)"},
    };
    for (const auto& [result, words] : certificates) {
        failure.verifyResult = result;
        CHECK(tuf::describe(failure) == words);
    }
}

TEST_CASE("Content-Range: a part in bytes is read, every prefix and every other writing refused")
{
    const std::string good = "bytes 40-99/100";
    const auto range = tuf::parseContentRange(good);
    REQUIRE(range.has_value());
    CHECK(range->first == 40);
    CHECK(range->last == 99);
    CHECK(range->total == 100);
    for (std::size_t size = 0; size < good.size(); ++size) {
        CAPTURE(size);
        CHECK_FALSE(tuf::parseContentRange(good.substr(0, size)).has_value());
    }
    const auto unknown = tuf::parseContentRange("bytes 0-0/*");
    REQUIRE(unknown.has_value());
    CHECK_FALSE(unknown->total.has_value());
    for (const char* text : {"bytes 40-99/100 ", "bytes=40-99/100", "lines 40-99/100", "bytes */100", "bytes 40-39/100",
                             "bytes 40-99/99", "bytes 40-99/**", "bytes -40-99/100", "bytes +40-99/100",
                             "bytes 40/99-100", "bytes 0x1-99/100", "bytes 40-1000000000000000000/*", "bytes-40 /9"}) {
        CAPTURE(text);
        CHECK_FALSE(tuf::parseContentRange(text).has_value());
    }
    CHECK(tuf::parseContentRange("bytes 40-999999999999999999/*").has_value());
}
