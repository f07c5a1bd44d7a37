// SPDX-License-Identifier: Apache-2.0
#include "scanner/eye_client.h"
#include "tests/scan/scan_fixture.h"
#include "tests/scanner/scanner_support.h"
#include "tests/support/hex.h"
#include "tests/verifier/till.h"

#include <doctest/doctest.h>

using namespace carded;
using scanner::EyeClient;
using scanner::PortraitError;
using verifier::Reason;

namespace {

/// A Claim 169 code with this file as its photo.
test::TestMessage codeWith(const Bytes& photo, int format)
{
    auto token = test::claim169();
    const auto members = test::claim169Members().set(16, test::bytesItem(photo)).set(17, test::item(format));
    token.claims.set(169, members.encode());
    return token;
}

/// What carded-eye says about the photo that a till hands on.
scanner::Message decoded(ByteSpan photo)
{
    auto eye = EyeClient::startPortrait(test::programs() / "carded-eye", photo);
    REQUIRE(eye);
    const auto message = eye->next(std::chrono::steady_clock::now() + std::chrono::seconds(20));
    REQUIRE(message);
    return *message;
}

} // namespace

TEST_CASE("Photo: one of a Claim 169 code goes to carded-eye once its signature holds, and not before")
{
    const Bytes photo = test::colourFile(48, 64, ".jpg", 30);
    REQUIRE(photo.size() <= credential::kMaxPortraitBytes);
    test::TestTill till;
    const auto verdict = till.verdictOn(test::bareBase45(codeWith(photo, 1).encode()));
    CHECK((verdict.reason == Reason::FaceCheckNeeded));
    CHECK(verdict.portrait == photo);
    const auto message = decoded(verdict.portrait);
    REQUIRE(std::holds_alternative<scanner::PortraitDecoded>(message));
    CHECK(std::get<scanner::PortraitDecoded>(message).picture.width == 48);

    auto forged = codeWith(photo, 1);
    forged.signer = test::TestKey::Stranger;
    const auto refused = till.verdictOn(test::bareBase45(forged.encode()));
    CHECK((refused.reason == Reason::BadSignature));
    CHECK(refused.portrait.empty());
}

TEST_CASE("Photo: signed ones that no picture can be made of are refused by name")
{
    const Bytes wide = test::hex("52494646 16000000 57454250 56503858 0A000000 00000000 9F8601 000000"); // 100,000 x 1
    const Bytes whole = test::colourFile(48, 64, ".jpg", 30);
    const struct {
        Bytes photo;
        int format;
        PortraitError error;
    } rows[] = {
        {wide, 4, PortraitError::TooManyPixels},
        {Bytes(whole.begin(), whole.begin() + 200), 1, PortraitError::Broken},
        {test::hex("FFD8FF"), 1, PortraitError::NotAPicture},
    };
    for (const auto& row : rows) {
        test::TestTill till;
        const auto verdict = till.verdictOn(test::bareBase45(codeWith(row.photo, row.format).encode()));
        REQUIRE((verdict.reason == Reason::FaceCheckNeeded));
        CHECK(decoded(verdict.portrait) == scanner::Message(scanner::PortraitFailed{row.error}));
    }
}
