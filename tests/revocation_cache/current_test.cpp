// SPDX-License-Identifier: Apache-2.0
#include "crypto/encoding.h"
#include "tests/revocation_cache/store_fixture.h"

#include <doctest/doctest.h>

using namespace carded;
using namespace carded::revocation_cache;

namespace {

Current sample()
{
    Current current;
    current.generation = 7;
    current.size = 5'238'784;
    current.digest = crypto::checksum(asBytes("state"));
    current.verifiedAt = kNow;
    current.clockFloor = kNow - Seconds{5};
    return current;
}

/// A pointer text whose check line is right, whatever its lines say.
std::string checked(const std::string& body)
{
    return body + "check " + crypto::encodeHex(crypto::checksum(asBytes(body)).span()) + "\n";
}

std::string bodyOf(const Current& current)
{
    const std::string text = formatCurrent(current);
    return text.substr(0, text.find("check "));
}

std::string replaced(std::string text, const std::string& from, const std::string& to)
{
    const std::size_t place = text.find(from);
    REQUIRE(place != std::string::npos);
    return text.replace(place, from.size(), to);
}

} // namespace

TEST_CASE("Pointer: what is written is read back")
{
    const TestFolder folder;
    REQUIRE(writeCurrent(folder.path(), sample()));
    CHECK(readCurrent(folder.path()) == sample());
    CHECK(namesIn(folder.path()) == std::vector<std::string>{"current"});
}

TEST_CASE("Pointer: truncated at any byte it is damaged")
{
    const std::string text = formatCurrent(sample());
    for (std::size_t length = 0; length < text.size(); ++length) {
        CAPTURE(length);
        const auto parsed = parseCurrent(std::string_view(text).substr(0, length));
        REQUIRE_FALSE(parsed.has_value());
        CHECK(parsed.error() == OpenError::Damaged);
    }
}

TEST_CASE("Pointer: with any bit flipped it is damaged")
{
    const std::string text = formatCurrent(sample());
    for (std::size_t bit = 0; bit < text.size() * 8; ++bit) {
        CAPTURE(bit);
        std::string flipped = text;
        flipped[bit / 8] = static_cast<char>(static_cast<unsigned char>(flipped[bit / 8]) ^ 1U << bit % 8);
        const auto parsed = parseCurrent(flipped);
        REQUIRE_FALSE(parsed.has_value());
        CHECK(parsed.error() == OpenError::Damaged);
    }
}

TEST_CASE("Pointer: a text that only looks right is refused")
{
    struct Row {
        const char* name;
        std::string text;
        OpenError expected;
    };
    const std::string body = bodyOf(sample());
    const Row rows[] = {
        {"one byte after the end", formatCurrent(sample()) + "\n", OpenError::Damaged},
        {"edited without its check", replaced(formatCurrent(sample()), "verified_at 179", "verified_at 279"),
         OpenError::Damaged},
        {"a later format", checked(replaced(body, "carded-store 1", "carded-store 2")), OpenError::NewerFormat},
        {"a later format of other lines", checked("carded-store 9\nanything\n"), OpenError::NewerFormat},
        {"format 0", checked(replaced(body, "carded-store 1", "carded-store 0")), OpenError::Damaged},
        {"another program's file", checked(replaced(body, "carded-store", "another-store")), OpenError::Damaged},
        {"a file outside the folder", checked(replaced(body, "state-7.db", "../state-7.db")), OpenError::Damaged},
        {"another generation's file", checked(replaced(body, "state-7.db", "state-8.db")), OpenError::Damaged},
        {"a number in another spelling", checked(replaced(body, "generation 7", "generation 07")), OpenError::Damaged},
        {"a number that does not fit", checked(replaced(body, "size 5238784", "size 99999999999999999999")),
         OpenError::Damaged},
        {"a number with something after it", checked(replaced(body, "size 5238784", "size 5238784 ")),
         OpenError::Damaged},
        {"a digest of 15 bytes", checked(replaced(body, "xxh128 cc", "xxh128 ")), OpenError::Damaged},
        {"a line missing", checked(replaced(body, "generation 7\n", "")), OpenError::Damaged},
        {"a line more", checked(body + "more 1\n"), OpenError::Damaged},
    };
    for (Row row : rows) {
        CAPTURE(row.name);
        const auto parsed = parseCurrent(row.text);
        REQUIRE_FALSE(parsed.has_value());
        CHECK(parsed.error() == row.expected);
    }
    CHECK(parseCurrent(checked(body)) == sample());
}

TEST_CASE("Pointer: a file longer than any pointer is damaged")
{
    const TestFolder folder;
    overwrite(folder.path() / "current", std::string(1025, 'x'));
    CHECK(readCurrent(folder.path()).error() == OpenError::Damaged);
}

TEST_CASE("Pointer: none in the folder, or no folder, is missing")
{
    const TestFolder folder;
    CHECK(readCurrent(folder.path()).error() == OpenError::Missing);
    CHECK(readCurrent(folder.path() / "nowhere").error() == OpenError::Missing);
}

TEST_CASE("Pointer: a folder in its place is unreadable")
{
    const TestFolder folder;
    std::filesystem::create_directory(folder.path() / "current");
    CHECK(readCurrent(folder.path()).error() == OpenError::Unreadable);
}

TEST_CASE("Pointer: a new one replaces the old one in a folder where a half-written one lies")
{
    const TestFolder folder;
    REQUIRE(writeCurrent(folder.path(), sample()));
    overwrite(folder.path() / "current.tmp", "carded-sto");
    Current next = sample();
    next.generation = 8;
    REQUIRE(writeCurrent(folder.path(), next));
    CHECK(readCurrent(folder.path()) == next);
    CHECK(namesIn(folder.path()) == std::vector<std::string>{"current"});
}
