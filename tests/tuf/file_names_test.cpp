// SPDX-License-Identifier: Apache-2.0
#include "tuf/file_names.h"

#include <doctest/doctest.h>

using namespace carded::tuf;

TEST_CASE("percentEncode: leaves nothing that a URL or a file name could take for structure")
{
    CHECK(percentEncode("azAZ09-._~") == "azAZ09-._~");
    CHECK(percentEncode("../a b?#%\\\n") == "..%2Fa%20b%3F%23%25%5C%0A");
    CHECK(percentEncode("\xC3\xA9") == "%C3%A9");
    CHECK(percentEncode(std::string_view("\0", 1)) == "%00");
}

TEST_CASE("metadataFileName: a version comes before the name")
{
    CHECK(metadataFileName("root", 12) == "12.root.json");
    CHECK(metadataFileName("timestamp", std::nullopt) == "timestamp.json");
    CHECK(metadataFileName("../x", 1) == "1...%2Fx.json");
}

TEST_CASE("targetFileName: a digest comes before the last part")
{
    CHECK(targetFileName("trust/issuers.json", "ab12") == "trust/ab12.issuers.json");
    CHECK(targetFileName("file", "ab12") == "ab12.file");
    CHECK(targetFileName("a/b/c d", "") == "a/b/c%20d");
    CHECK(targetFileName("a?/b#", "00") == "a%3F/00.b%23");
}

TEST_CASE("isPlainTargetName: takes parts of plain characters, up to its limit, and nothing that climbs")
{
    for (const char* good : {"a", "trust/issuers.json", "status/A-1_b.c", "0/1/2", "a..b"}) {
        CAPTURE(good);
        CHECK(isPlainTargetName(good));
    }
    for (const char* bad : {"", "/", "/a", "a/", "a//b", ".", "..", "../a", "a/..", "a/.b", "-a", "_a", "a b", "a\\b",
                            "a%2Fb", "\xC3\xA9"}) {
        CAPTURE(bad);
        CHECK_FALSE(isPlainTargetName(bad));
    }
    CHECK(isPlainTargetName(std::string(200, 'a')));
    CHECK_FALSE(isPlainTargetName(std::string(201, 'a')));
}

TEST_CASE("matchesPattern: wildcards never reach over a slash")
{
    struct Row {
        const char* pattern;
        const char* text;
        bool matches;
    };
    for (const Row& row : {Row{"targets/*.tgz", "targets/foo.tgz", true}, // the specification's own examples
                           Row{"targets/*.tgz", "targets/foo.txt", false},
                           Row{"foo-version-?.tgz", "foo-version-2.tgz", true},
                           Row{"foo-version-?.tgz", "foo-version-alpha.tgz", false},
                           Row{"*.tgz", "foo.tgz", true},
                           Row{"*.tgz", "targets/foo.tgz", false},
                           Row{"foo.tgz", "foo.tgz", true},
                           Row{"foo.tgz", "foo.tgz2", false},
                           Row{"*", "", true},
                           Row{"", "", true},
                           Row{"", "a", false},
                           Row{"?", "", false},
                           Row{"?", "/", false},
                           Row{"*", "a/b", false},
                           Row{"*/*", "a/b", true},
                           Row{"*/b", "a/c/b", false},
                           Row{"a*b*c", "aXbbYbc", true},
                           Row{"a*b*c", "aXbbYb", false},
                           Row{"**", "ab", true},
                           Row{"a**", "a", true},
                           Row{"*a/b", "aa/b", true},
                           Row{"[ab]", "a", false},
                           Row{"[ab]", "[ab]", true},
                           Row{"a", "A", false}}) {
        CAPTURE(row.pattern);
        CAPTURE(row.text);
        CHECK(matchesPattern(row.text, row.pattern) == row.matches);
    }
}
