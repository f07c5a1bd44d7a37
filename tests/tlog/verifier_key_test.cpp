// SPDX-License-Identifier: Apache-2.0
#include "crypto/encoding.h"
#include "tests/support/error_of.h"
#include "tlog/signed_note.h"

#include <doctest/doctest.h>

using namespace carded;
using namespace carded::tlog;
using test::errorOf;

namespace {

// Of golang.org/x/mod/sumdb/note, of its tests and of the Go checksum database.
const std::string kNeumann = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const std::string kRoot = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop";
const std::string kSumDb = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8";

} // namespace

TEST_CASE("Verifier key: those that others published read, and are written as they were")
{
    for (const std::string& text : {kNeumann, kRoot, kSumDb}) {
        CAPTURE(text);
        const auto verifier = parseVerifierKey(text);
        REQUIRE(verifier.has_value());
        CHECK(verifier->keyHash == noteKeyHash(verifier->name, verifier->key));
        CHECK(verifierKey(verifier->name, verifier->key) == text);
    }
    const auto sumDb = parseVerifierKey(kSumDb); // with plus signs in its base64
    REQUIRE(sumDb.has_value());
    CHECK(sumDb->name == "sum.golang.org");
    CHECK(sumDb->keyHash == 0x033de0ae);
}

TEST_CASE("Verifier key: what is none has its own error")
{
    struct Row {
        std::string text;
        VerifierKeyError error;
    };
    const std::string key = kNeumann.substr(kNeumann.rfind('+') + 1);
    const Row rows[] = {
        {std::string(kMaxVerifierKeyBytes, 'a'), VerifierKeyError::NotThreeParts},
        {std::string(kMaxVerifierKeyBytes + 1, 'a'), VerifierKeyError::TooLong},
        {"", VerifierKeyError::NotThreeParts},
        {"PeterNeumann", VerifierKeyError::NotThreeParts},
        {"PeterNeumann+c74f20a3", VerifierKeyError::NotThreeParts},
        {"+c74f20a3+" + key, VerifierKeyError::BadName},
        {"Peter Neumann+c74f20a3+" + key, VerifierKeyError::BadName},
        {"Peter\u3000Neumann+c74f20a3+" + key, VerifierKeyError::BadName},
        {"Peter\xff+c74f20a3+" + key, VerifierKeyError::BadName},
        {"PeterNeumann++" + key, VerifierKeyError::BadHash},
        {"PeterNeumann+c74f20+" + key, VerifierKeyError::BadHash},
        {"PeterNeumann+00c74f20a3+" + key, VerifierKeyError::BadHash},
        {"PeterNeumann+c74f20ag+" + key, VerifierKeyError::BadHash},
        {"PeterNeumann+c74f20a3+", VerifierKeyError::BadBase64},
        {"PeterNeumann+c74f20a3+!", VerifierKeyError::BadBase64},
        {kNeumann + "\n", VerifierKeyError::BadBase64},
        {kNeumann + "=", VerifierKeyError::BadBase64},
        {"PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", VerifierKeyError::OtherAlgorithm},
        {"PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==", VerifierKeyError::BadBase64},
        {"PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEQ==", VerifierKeyError::BadKeyLength},
        {"PeterNeumann+c74f20a3+AQ==", VerifierKeyError::BadKeyLength},
        {"PeterNeumann+c74f20a4+" + key, VerifierKeyError::HashMismatch},
        {"PeterNewman+c74f20a3+" + key, VerifierKeyError::HashMismatch},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(errorOf(parseVerifierKey(row.text)) == row.error);
    }
}

TEST_CASE("Verifier key: no beginning of one reads, and no flipped bit but that of a letter's case")
{
    for (std::size_t size = 0; size < kNeumann.size(); ++size) {
        REQUIRE_FALSE(parseVerifierKey(kNeumann.substr(0, size)).has_value());
    }
    for (std::size_t bit = 0; bit < kNeumann.size() * 8; ++bit) {
        CAPTURE(bit);
        std::string flipped = kNeumann;
        flipped[bit / 8] = static_cast<char>(static_cast<unsigned char>(flipped[bit / 8]) ^ 1U << bit % 8);
        const auto verifier = parseVerifierKey(flipped);
        REQUIRE((!verifier || verifierKey(verifier->name, verifier->key) == kNeumann)); // hexadecimal, upper case
    }
}
