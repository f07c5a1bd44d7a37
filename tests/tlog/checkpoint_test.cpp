// SPDX-License-Identifier: Apache-2.0
#include "crypto/encoding.h"
#include "tests/support/error_of.h"
#include "tlog/checkpoint.h"
#include "tlog/signed_note.h"

#include <doctest/doctest.h>

using namespace carded;
using namespace carded::tlog;
using test::errorOf;

namespace {

// The example of C2SP tlog-checkpoint.
const std::string kRoot = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
const std::string kText = "example.com/behind-the-sofa\n20852163\n" + kRoot;

} // namespace

TEST_CASE("Checkpoint: the example of the specification reads, and is written as it was")
{
    const auto checkpoint = parseCheckpoint(kText);
    REQUIRE(checkpoint.has_value());
    CHECK(checkpoint->origin == "example.com/behind-the-sofa");
    CHECK(checkpoint->size == 20852163);
    CHECK(crypto::encodeHex(checkpoint->root.span())
          == "0ac5186a91863e8e1d90c808014aa89bf5da8e3ee1d9f07630f0378f68f1ab62");
    CHECK(checkpoint->extensions.empty());
    CHECK(textOf(*checkpoint) == kText);
}

TEST_CASE("Checkpoint: a tree head that the Go checksum database signed opens and reads")
{
    const std::string note =
        "go.sum database tree\n6476701\nmb8QLQIs0Z0yP5Cstq6guj87oXWeC9gEM8oVikmm9Wk=\n\n"
        "\u2014 sum.golang.org Az3grsLX85Gz+s1SiTbgkuqxgItqFq7gsMUEyVnrsa9LM7Us9S+1xbFIGu95949rj4nPRYfvimWEPWL+"
        "o3GeoWwOoAw=\n";
    const auto key = parseVerifierKey("sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8");
    REQUIRE(key.has_value());
    const auto opened = openNote(note, std::vector{*key});
    REQUIRE(opened.has_value());
    const auto checkpoint = parseCheckpoint(opened->text);
    REQUIRE(checkpoint.has_value());
    CHECK(checkpoint->origin == "go.sum database tree");
    CHECK(checkpoint->size == 6476701);
}

TEST_CASE("Checkpoint: sizes from nothing to the largest number, with and without extensions, read back as written")
{
    for (const std::uint64_t size : {std::uint64_t{0}, std::uint64_t{1}, ~std::uint64_t{0}}) {
        for (const auto& extensions : std::vector<std::vector<std::string>>{{}, {"one"}, {"one", " two", "0"}}) {
            const Checkpoint checkpoint{"carded.evidence/0042/3", size, leafHash({}), extensions};
            CHECK((parseCheckpoint(textOf(checkpoint)) == checkpoint));
        }
    }
}

TEST_CASE("Checkpoint: what is none has its own error")
{
    struct Row {
        std::string text;
        CheckpointError error;
    };
    const std::string tooLong = kText + std::string(kMaxNoteBytes - kText.size(), 'a') + '\n';
    const Row rows[] = {
        {tooLong, CheckpointError::TooLong},
        {"", CheckpointError::NoFinalNewline},
        {kText.substr(0, kText.size() - 1), CheckpointError::NoFinalNewline},
        {kText + "extension", CheckpointError::NoFinalNewline},
        {"\n", CheckpointError::TooFewLines},
        {"log\n", CheckpointError::TooFewLines},
        {"log\n1\n", CheckpointError::TooFewLines},
        {"\n1\n" + kRoot, CheckpointError::EmptyOrigin},
        {"log\n\n" + kRoot, CheckpointError::BadSize},
        {"log\n00\n" + kRoot, CheckpointError::BadSize},
        {"log\n01\n" + kRoot, CheckpointError::BadSize},
        {"log\n+1\n" + kRoot, CheckpointError::BadSize},
        {"log\n-1\n" + kRoot, CheckpointError::BadSize},
        {"log\n 1\n" + kRoot, CheckpointError::BadSize},
        {"log\n1 \n" + kRoot, CheckpointError::BadSize},
        {"log\n1.0\n" + kRoot, CheckpointError::BadSize},
        {"log\n0x1\n" + kRoot, CheckpointError::BadSize},
        {"log\n18446744073709551616\n" + kRoot, CheckpointError::BadSize},
        {"log\n1\n\n", CheckpointError::BadRoot},
        {"log\n1\n!\n", CheckpointError::BadRoot},
        {"log\n1\n " + kRoot, CheckpointError::BadRoot},
        {"log\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I\n", CheckpointError::BadRoot},
        {"log\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n", CheckpointError::BadRoot}, // trailing bits
        {kText + '\n', CheckpointError::EmptyExtension},
        {kText + "one\n\n", CheckpointError::EmptyExtension},
        {kText + "\none\n", CheckpointError::EmptyExtension},
        {"log\n1\nYmFuYW5hcw==\n\n", CheckpointError::EmptyExtension},
        {"log\n1\nYmFuYW5hcw==\n", CheckpointError::BadRootLength},
        {"log\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2IA\n", CheckpointError::BadRootLength},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(errorOf(parseCheckpoint(row.text)) == row.error);
    }
    CHECK(parseCheckpoint(tooLong.substr(1)).has_value());
}

TEST_CASE("Checkpoint: no beginning of one reads, and no flipped bit as the same checkpoint")
{
    for (std::size_t size = 0; size < kText.size(); ++size) {
        REQUIRE_FALSE(parseCheckpoint(kText.substr(0, size)).has_value());
    }
    for (std::size_t bit = 0; bit < kText.size() * 8; ++bit) {
        CAPTURE(bit);
        std::string flipped = kText;
        flipped[bit / 8] = static_cast<char>(static_cast<unsigned char>(flipped[bit / 8]) ^ 1U << bit % 8);
        const auto checkpoint = parseCheckpoint(flipped);
        REQUIRE((!checkpoint || textOf(*checkpoint) == flipped));
    }
}
