// SPDX-License-Identifier: Apache-2.0
#include "issuer/files.h"
#include "issuer/qr_picture.h"
#include "issuer/scanner_sheet.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>

using namespace carded;

namespace {

/// The dark modules that a drawing's path fills, each `M column row h length v1 H column z`.
std::vector<bool> filledBy(const std::string& drawing, int width)
{
    std::vector<bool> dark(static_cast<std::size_t>(width) * static_cast<std::size_t>(width));
    const std::size_t start = drawing.find(" d=\"") + 4;
    std::string path = drawing.substr(start, drawing.find('"', start) - start);
    for (char& c : path) {
        c = (c >= '0' && c <= '9') ? c : ' ';
    }
    std::istringstream numbers(path);
    for (std::size_t column = 0, row = 0, length = 0, one = 0, back = 0;
         numbers >> column >> row >> length >> one >> back;) {
        std::fill_n(dark.begin() + static_cast<std::ptrdiff_t>(row * static_cast<std::size_t>(width) + column), length,
                    true);
    }
    return dark;
}

} // namespace

TEST_CASE("Scanner sheet: the drawing is the code of its text, module by module")
{
    const auto sheet = issuer::makeScannerSheet();
    REQUIRE(sheet);
    const auto code = issuer::makeQrCode(issuer::kScannerSheetText);
    REQUIRE(code);
    CHECK(filledBy(*sheet, code->width) == code->dark);
}

TEST_CASE("Scanner sheet: the one in docs/ is the one that is made")
{
    const auto sheet = issuer::makeScannerSheet();
    REQUIRE(sheet);
    const auto file = issuer::readFile(std::filesystem::path(CARDED_SOURCE_DIR) / "docs/operator/scanner-sheet.svg");
    REQUIRE(file);
    CHECK(asText(*file) == *sheet);
}
