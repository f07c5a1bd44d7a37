// SPDX-License-Identifier: Apache-2.0
#include "issuer/qr_picture.h"
#include "tests/issuer/fixture.h"
#include "tests/issuer/read_picture.h"

#include <doctest/doctest.h>
#include <opencv2/imgcodecs.hpp>

using namespace carded;

TEST_CASE("QR picture: what was written is what a reader reads")
{
    auto issuer = test::testIssuer();
    const auto wallet = test::testWallet(issuer, test::testRequest(test::over19()));
    const auto code = issuer::showCode(wallet, {test::kIssued, "age1", {}});
    REQUIRE(code);
    const auto qr = issuer::makeQrCode(*code);
    REQUIRE(qr);
    const test::TemporaryFolder folder;
    REQUIRE(issuer::writePng(folder / "code.png", *qr, 4));
    CHECK(test::readCode(cv::imread((folder / "code.png").string(), cv::IMREAD_GRAYSCALE)) == *code);
}

TEST_CASE("QR picture: the version is the smallest that holds the text in alphanumeric mode at level L")
{
    struct Row {
        std::size_t characters;
        int version;
    };
    // Capacities of ISO/IEC 18004 table 7.
    for (const auto& row :
         {Row{25, 1}, Row{26, 2}, Row{468, 11}, Row{469, 12}, Row{535, 12}, Row{536, 13}, Row{4296, 40}}) {
        CAPTURE(row.characters);
        const auto qr = issuer::makeQrCode(std::string(row.characters, 'A'));
        REQUIRE(qr);
        CHECK(qr->version == row.version);
        CHECK(qr->width == 17 + 4 * row.version);
    }
}

TEST_CASE("QR picture: a text that is too long, empty or not alphanumeric is refused")
{
    for (const auto& text : {std::string(4297, 'A'), std::string(), std::string("age1:")}) {
        const auto qr = issuer::makeQrCode(text);
        REQUIRE(!qr);
        CHECK(qr.error().cause == issuer::IssuerError::Cause::CodeTooLong);
    }
}
