// SPDX-License-Identifier: Apache-2.0
#include "credential/aamva.h"
#include "credential/presentation.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace carded;
using credential::Date;
using credential::isAamva;
using credential::printedBirthDate;

namespace {

constexpr Date day(int year, unsigned month, unsigned dayOfMonth)
{
    return {std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{dayOfMonth}};
}

/// A licence's text with these elements; the header's version and the subfile's length are the caller's.
std::string licence(const std::string& version, const std::string& elements, const std::string& length = "0100")
{
    return "@\n\x1E\rANSI 636026" + version + "01DL0031" + length + "DL" + elements + "\r";
}

std::string without(std::string text, const std::string& characters)
{
    std::erase_if(text, [&](char c) { return characters.find(c) != std::string::npos; });
    return text;
}

} // namespace

TEST_CASE("printedBirthDate: reads both orders of every version")
{
    const struct {
        std::string name;
        std::string text;
        Date date;
    } rows[] = {
        {"version 1, year first", "@\n\x1E\rAAMVA6360000101DL00290100DLDAQ1\nDBB19880102\nDBC1\r", day(1988, 1, 2)},
        {"version 1, ANSI", "@\n\x1E\rANSI 6360000101DL00290100DLDAQ1\nDBB19880102\nDBC1\r", day(1988, 1, 2)},
        {"version 2", licence("0200", "DAQ1\nDBB01021988\nDBC1\n"), day(1988, 1, 2)},
        {"version 3", licence("0302", "DBB12311999\n"), day(1999, 12, 31)},
        {"version 8", licence("0801", "DCGUSA\nDBB02292004\n"), day(2004, 2, 29)},
        {"version 9, first in the subfile", licence("0900", "DBB06092001\nDCSX\n"), day(2001, 6, 9)},
        {"version 10", licence("1002", "DBB11301975\n"), day(1975, 11, 30)},
        {"version 11", licence("1100", "DBB11301975\n"), day(1975, 11, 30)},
        {"Canada", licence("0801", "DCGCAN\nDBB19880102\n"), day(1988, 1, 2)},
        {"Canada with 19 as its month's place", licence("0801", "DCGCAN\nDBB19121011\n"), day(1912, 10, 11)},
        {"a date of the 20th of October 2010", licence("0801", "DBB10202010\n"), day(2010, 10, 20)},
        {"twice the same", licence("0801", "DBB01021988\nZZADBB01021988\n"), day(1988, 1, 2)},
    };
    for (const auto& row : rows) {
        CAPTURE(row.name);
        REQUIRE(isAamva(row.text));
        CHECK((printedBirthDate(row.text) == row.date));
    }
}

TEST_CASE("printedBirthDate: control characters that a keyboard scanner swallows are not needed")
{
    const std::string whole = licence("0801", "DAQD1234\nDCSSMITH\nDBB01021988\nDBA01022030\nDAU071 in\n");
    for (const std::string lost : {"\n", "\r", "\x1E", "\n\r", "\n\r\x1E"}) {
        const std::string text = without(whole, lost);
        CHECK(isAamva(text));
        CHECK((printedBirthDate(text) == day(1988, 1, 2)));
    }
}

TEST_CASE("printedBirthDate: lengths and offsets that lie change nothing")
{
    for (const std::string length : {"0000", "9999", "00-1", "DBB0"}) {
        CHECK((printedBirthDate(licence("0801", "DBB01021988\n", length)) == day(1988, 1, 2)));
    }
    CHECK((printedBirthDate("@\n\x1E\rANSI 636026080199DL99999999DLDBB01021988\n\r") == day(1988, 1, 2)));
}

TEST_CASE("printedBirthDate: without one date of a person alive there is none")
{
    const struct {
        std::string name;
        std::string elements;
    } rows[] = {
        {"no element", "DAQ1\n"},           {"an empty one", "DBB\n"},
        {"seven digits", "DBB0102198\n"},   {"nine digits", "DBB010219880\n"},
        {"letters", "DBBNONE\n"},           {"no such day", "DBB02302001\n"},
        {"no leap year", "DBB02292001\n"},  {"month 13", "DBB13012001\n"},
        {"the year 1899", "DBB01011899\n"}, {"the year 2100", "DBB01012100\n"},
        {"zeros", "DBB00000000\n"},         {"two that differ", "DBB01021988\nDBB01021989\n"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.name);
        CHECK_FALSE(printedBirthDate(licence("0801", row.elements)).has_value());
    }
    const std::string whole = licence("0801", "DBB01021988\n");
    for (std::size_t size = 0; size < whole.find("1988") + 4; ++size) {
        REQUIRE_FALSE(printedBirthDate(std::string_view(whole).substr(0, size)).has_value());
    }
}

TEST_CASE("printedBirthDate: is not looked for past 4,096 characters")
{
    const std::string start = licence("0801", "");
    const auto padded = [&](std::size_t size) {
        return start + std::string(size - start.size(), 'x') + "DBB01021988\n";
    };
    CHECK(printedBirthDate(padded(4096 - 11)).has_value());
    CHECK_FALSE(printedBirthDate(padded(4096 - 10)).has_value());
}

TEST_CASE("isAamva: wants its mark, few control characters and a known file type")
{
    for (const std::string text : {"@ANSI 636026", "@\rANSI 636026", "@\n\n\n\n\n\n\n\nANSI 6", "@AAMVA6360"}) {
        CAPTURE(text);
        CHECK(isAamva(text));
    }
    for (const std::string text : {"", "@", "@\n\x1E\r", "ANSI 636026", "@ ANSI 6", "@\n\n\n\n\n\n\n\n\nANSI 6",
                                   "@ANSI6", "@ansi 6", "x@ANSI 6"}) {
        CAPTURE(text);
        CHECK_FALSE(isAamva(text));
    }
}

TEST_CASE("parsePresentation: a licence's barcode is never a credential, whatever it says")
{
    const auto parsed = credential::parsePresentation(licence("0801", "DBB01021988\n"));
    REQUIRE_FALSE(parsed.has_value());
    CHECK(parsed.error().error == credential::PresentationError::UnsupportedDocument);
    CHECK(parsed.error().document == "aamva");
    CHECK((parsed.error().printedBirthDate == day(1988, 1, 2)));
}
