// SPDX-License-Identifier: Apache-2.0
#include "tests/scan/scan_fixture.h"
#include "tests/scanner/scanner_support.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace carded;
using test::writeFile;

namespace {

void drawSheet(const std::filesystem::path& path, int codes)
{
    std::vector<std::string> texts;
    for (int i = 0; i < codes; ++i) {
        texts.push_back("https://shop.example/" + std::to_string(i));
    }
    const int pitch = test::qrFrame(asBytes(texts.back()), 3).width;
    writeFile(path, test::pictureFile(test::sheetFrame(texts, 8, pitch, 3), ".png"));
}

} // namespace

TEST_CASE("carded scan: of a picture with more codes than can be read at once it says so, and gives what was read")
{
    const test::TemporaryFolder folder;
    const std::string whole = folder / "whole.png";
    const std::string crowded = folder / "pictures/crowded.png";
    std::filesystem::create_directory(folder / "pictures");
    drawSheet(whole, 64);
    drawSheet(crowded, 72);
    const auto all = test::run(test::carded("scan", {whole}));
    CHECK(all.lines().size() == 64);
    CHECK(all.err.empty());
    for (const std::string& file : {crowded, std::string(folder / "pictures")}) {
        const auto some = test::run(test::carded("scan", {file}));
        CHECK(some.lines().size() == 64);
        CHECK(some.err == "carded: " + crowded + ": it has more codes than can be read at once. Cut it into parts.\n");
        CHECK(some.status == 2);
    }
}
