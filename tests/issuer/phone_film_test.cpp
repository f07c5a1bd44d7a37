// SPDX-License-Identifier: Apache-2.0
#include "issuer/phone_film.h"
#include "tests/issuer/fixture.h"
#include "tests/issuer/read_picture.h"

#include <doctest/doctest.h>
#include <opencv2/imgproc.hpp>
#include <opencv2/videoio.hpp>

using namespace carded;

namespace {

std::vector<std::string> readFilm(const std::filesystem::path& path)
{
    std::vector<std::string> codes;
    cv::VideoCapture film(path.string());
    REQUIRE(film.isOpened());
    CHECK(film.get(cv::CAP_PROP_FPS) == doctest::Approx(issuer::kFilmFramesPerSecond));
    for (cv::Mat frame; film.read(frame);) {
        CHECK(frame.cols == issuer::kFilmWidth);
        CHECK(frame.rows == issuer::kFilmHeight);
        cv::Mat grey;
        cv::cvtColor(frame, grey, cv::COLOR_BGR2GRAY);
        codes.push_back(test::readCode(grey));
    }
    return codes;
}

} // namespace

TEST_CASE("Phone film: every frame shows the code of its time")
{
    auto issuer = test::testIssuer();
    const auto wallet = test::testWallet(issuer, test::testRequest(test::over19()));
    const test::TemporaryFolder folder;
    const issuer::Showing first{test::kIssued, "age1", {}};
    REQUIRE(issuer::writeWalletFilm(folder / "film.avi", wallet, first, {2, 1}));
    const auto seen = readFilm(folder / "film.avi");
    REQUIRE(seen.size() == 2 * issuer::kFilmFramesPerSecond);
    CHECK(seen.front() == *issuer::showCode(wallet, first));
    CHECK(seen.back() == *issuer::showCode(wallet, {test::kIssued + Seconds{1}, "age1", {}}));
    CHECK(std::ranges::count(seen, seen.front()) == issuer::kFilmFramesPerSecond);
}

TEST_CASE("Phone film: other than one code for each refresh is refused, and so is another ending than .avi")
{
    const test::TemporaryFolder folder;
    const auto code = issuer::makeQrCode("AGE1:");
    REQUIRE(code);
    CHECK(!issuer::writePhoneFilm(folder / "film.avi", {*code}, {4, 2}));
    CHECK(!issuer::writePhoneFilm(folder / "film.avi", {}, {0, 1}));
    CHECK(!issuer::writePhoneFilm(folder / "film.avi", {*code}, {1, 0}));
    CHECK(!issuer::writePhoneFilm(folder / "film.mp4", {*code}, {1, 1}));
    CHECK(!issuer::writePhoneFilm(folder / "none" / "film.avi", {*code}, {1, 1}));
    CHECK(std::filesystem::is_empty(folder.path()));
}
