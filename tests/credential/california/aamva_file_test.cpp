// SPDX-License-Identifier: Apache-2.0
#include "credential/aamva_file.h"
#include "tests/support/error_of.h"
#include "tests/support/foreign_tokens.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace carded;
using credential::AamvaError;
using credential::parseAamvaFile;
using test::aamvaText;

namespace {

std::string manyElements(std::size_t count)
{
    std::string subfile = "DL";
    for (std::size_t i = 0; i < count; ++i) {
        subfile +=
            (i == 0 ? "" : "\n") + std::string{'D', static_cast<char>('A' + i / 26), static_cast<char>('A' + i % 26)};
    }
    return aamvaText({subfile + "\r"});
}

} // namespace

TEST_CASE("parseAamvaFile: subfiles and elements are what the directory and the line feeds say")
{
    const std::string text = aamvaText({"DLDAQD1\nDCSSMITH  \nDDA\r", "ZCZCABRO\n\r"}, "636026");
    const auto file = parseAamvaFile(text);
    REQUIRE(file.has_value());
    CHECK(file->issuer == "636026");
    REQUIRE(file->subfiles.size() == 2);
    CHECK(file->subfiles[0].type == "DL");
    REQUIRE(file->subfiles[0].elements.size() == 3);
    CHECK(file->subfiles[0].element("DCS")->value == "SMITH  ");
    CHECK(file->subfiles[0].element("DDA")->value.empty());
    CHECK(file->subfiles[0].element("ZCA") == nullptr);
    CHECK(file->subfiles[1].element("ZCA")->value == "BRO");
}

TEST_CASE("parseAamvaFile: each cause has its error")
{
    const std::string good = aamvaText({"DLDAQD1\nDCSSMITH\r", "ZCZCABRO\r"});
    const auto with = [&](const std::string& from, const std::string& to) {
        std::string text = good;
        REQUIRE(text.find(from) != std::string::npos);
        return text.replace(text.find(from), from.size(), to);
    };
    std::vector<std::string> nine;
    for (char c = 'A'; c < 'J'; ++c) {
        nine.push_back(std::string{'Z', c, 'Z', c, 'A', '\r'});
    }
    const struct {
        std::string name;
        std::string text;
        AamvaError error;
    } rows[] = {
        {"too large", good + std::string(2048, ' '), AamvaError::TooLarge},
        {"empty", "", AamvaError::BadHeader},
        {"no record separator", with("\x1E", " "), AamvaError::BadHeader},
        {"another file type", with("ANSI ", "AAMVA"), AamvaError::BadHeader},
        {"a letter in the issuer", with("636014", "63601A"), AamvaError::BadHeader},
        {"no subfile", with("100102", "100100"), AamvaError::BadHeader},
        {"a subfile too many promised", with("100102", "100103"), AamvaError::BadDirectory},
        {"a subfile too few promised", with("100102", "100101"), AamvaError::BadDirectory},
        {"nine subfiles", aamvaText(nine), AamvaError::TooMany},
        {"something after the end", good + " ", AamvaError::BadDirectory},
        {"the end is missing", good.substr(0, good.size() - 1), AamvaError::BadDirectory},
        {"a type that is another in its place", with("ZC00", "ZD00"), AamvaError::BadDirectory},
        {"a sign in a number", with("DL00", "DL+0"), AamvaError::BadDirectory},
        {"one type twice", aamvaText({"DLDAQ1\r", "DLDAQ2\r"}), AamvaError::DuplicateSubfile},
        {"no carriage return", aamvaText({"DLDAQ1\n"}), AamvaError::BadDirectory},
        {"an empty subfile", aamvaText({"DL\r"}), AamvaError::BadDirectory},
        {"an empty element", aamvaText({"DLDAQ1\n\nDCSX\r"}), AamvaError::BadElement},
        {"a short element", aamvaText({"DLDAQ1\nDC\r"}), AamvaError::BadElement},
        {"small letters", aamvaText({"DLdaq1\r"}), AamvaError::BadElement},
        {"a state's element in the licence", aamvaText({"DLDAQ1\nZCA2\r"}), AamvaError::BadElement},
        {"the licence's element in the state's", aamvaText({"ZCZCA1\nDBB2\r"}), AamvaError::BadElement},
        {"a control character in a value", aamvaText({"DLDAQ\x1F\r"}), AamvaError::BadElement},
        {"one element twice", aamvaText({"DLDAQ1\nDAQ1\r"}), AamvaError::DuplicateElement},
        {"65 elements", manyElements(65), AamvaError::TooMany},
    };
    for (const auto& row : rows) {
        CAPTURE(row.name);
        CHECK((test::errorOf(parseAamvaFile(row.text)) == row.error));
    }
    CHECK(parseAamvaFile(manyElements(64)).has_value());
    for (std::size_t size = 0; size < good.size(); ++size) {
        CHECK_FALSE(parseAamvaFile(std::string_view(good).substr(0, size)).has_value());
    }
}
