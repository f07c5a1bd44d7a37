// SPDX-License-Identifier: Apache-2.0
#include "evidence/html.h"
#include "evidence/report_html.h"
#include "tests/evidence/report_samples.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

using namespace carded;
using namespace carded::evidence;

namespace {

bool has(const std::string& html, std::string_view text)
{
    return html.find(text) != std::string::npos;
}

std::size_t countOf(const std::string& html, std::string_view text)
{
    std::size_t count = 0;
    for (std::size_t at = html.find(text); at != std::string::npos; at = html.find(text, at + 1)) {
        ++count;
    }
    return count;
}

/// `{1}`, `{2}`, ... of a text.
std::set<char> placesIn(std::string_view words)
{
    std::set<char> places;
    for (std::size_t at = words.find('{'); at != std::string_view::npos; at = words.find('{', at + 1)) {
        REQUIRE(at + 2 < words.size());
        places.insert(words[at + 1]);
    }
    return places;
}

std::string koreanReport(const Summary& summary)
{
    return reportHtml(summary, test::sampleHead(ReportLanguage::Korean));
}

std::string englishReport(const Summary& summary)
{
    return reportHtml(summary, test::sampleHead(ReportLanguage::English));
}

} // namespace

TEST_CASE("Report words: every text and every reason has words in each language")
{
    for (const ReportLanguage language : kReportLanguages) {
        for (std::size_t i = 0; i < kTextCount; ++i) {
            CHECK_FALSE(wordsFor(Text(i), language).empty());
        }
        for (const verifier::Reason reason : verifier::kAllReasons) {
            CHECK_FALSE(wordsFor(reason, language).empty());
            CHECK(wordsFor(reason, language) != verifier::toString(reason));
        }
        for (const char* document : {"id_card", "passport", "driving_licence", "residence_card"}) {
            CHECK_FALSE(documentWords(document, language).empty());
        }
    }
    CHECK(documentWords("library_card", ReportLanguage::English).empty());
}

TEST_CASE("Report words: the languages differ, and have the same places in every text")
{
    for (std::size_t i = 0; i < kTextCount; ++i) {
        const std::string_view english = wordsFor(Text(i), ReportLanguage::English);
        const std::string_view korean = wordsFor(Text(i), ReportLanguage::Korean);
        CAPTURE(english);
        CHECK(placesIn(english) == placesIn(korean));
        const bool isAllPlaces = english == "{1}"; // "3" is "3" in English
        CHECK((isAllPlaces || english != korean));
    }
}

TEST_CASE("Report words: Korean reasons differ from each other, and accuse nobody")
{
    std::set<std::string_view> seen;
    for (const verifier::Reason reason : verifier::kAllReasons) {
        const std::string_view words = wordsFor(reason, ReportLanguage::Korean);
        CHECK(seen.insert(words).second);
        for (const char* accusing : {"위조", "가짜", "불법"}) {
            CHECK(words.find(accusing) == std::string_view::npos);
        }
    }
}

TEST_CASE("Html: escaping leaves no markup and no control character")
{
    CHECK(escape(R"(<b a="1" c='2'>&)") == "&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;");
    CHECK(escape(std::string_view("a\0b\x1b\x7f", 5)) == "a b  ");
    CHECK(escape("담배") == "담배");
}

TEST_CASE("Html: a value put in is not looked at for places again")
{
    CHECK(fill("{1} of {2}", {"{2}", "x"}) == "{2} of x");
    CHECK(fill("{3}", {"x"}) == "{3}");
    CHECK(fill("{", {"x"}) == "{");
    CHECK(fill("{0}", {"x"}) == "{0}");
}

TEST_CASE("Html: numbers are grouped, shares are rounded")
{
    CHECK(grouped(0) == "0");
    CHECK(grouped(999) == "999");
    CHECK(grouped(1000) == "1,000");
    CHECK(grouped(1'234'567) == "1,234,567");
    CHECK(percent(0, 0) == "0.00");
    CHECK(percent(1, 5000) == "0.02");
    CHECK(percent(1, 1000) == "0.1");
    CHECK(percent(1, 3) == "33.3");
    CHECK(percent(2, 3) == "66.7");
    CHECK(percent(7, 7) == "100.0");
}

TEST_CASE("Html: a table has at most its number of lines, and says how many more there are")
{
    for (const std::size_t rows : {Table::kMostRows, Table::kMostRows + 1}) {
        Table table(ReportLanguage::English, Columns::Numbers, {Text::Reasons, Text::Count});
        for (std::size_t row = 0; row < rows; ++row) {
            table.addRow({"<i>", "1"});
        }
        CHECK(countOf(table.html(), "&lt;i&gt;") == Table::kMostRows);
        CHECK(has(table.html(), "1 more are in the records.") == (rows > Table::kMostRows));
        CHECK_FALSE(has(table.html(), "<i>"));
    }
}

TEST_CASE("Report: the head, the numbers and the checkpoint are in it")
{
    const Summary month = test::fullMonth();
    for (const std::string& html : {koreanReport(month), englishReport(month)}) {
        for (const std::string& text :
             {std::string("0042"), std::string("Asia/Seoul"), std::string("2026-12-01 09:12:00"),
              grouped(month.checks.total()), grouped(month.checks.pass), grouped(month.manual.total()),
              std::string("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="),
              std::string("carded.evidence/0042/3+8f2a11c4"), std::string("carded evidence verify PACK --key KEY"),
              std::string("12345")}) {
            CAPTURE(text);
            CHECK(has(html, text));
        }
    }
}

TEST_CASE("Report: every sentence of the month's report is in the language that was asked for")
{
    const std::string english = englishReport(test::fullMonth());
    CHECK(std::ranges::all_of(
        english, [](char c) { return static_cast<unsigned char>(c) < 0x80 || c == '\xC2' || c == '\xB7'; }));
    const std::string korean = koreanReport(test::fullMonth());
    for (const char* word : {"Pass", "Refused", "Record", "Till", "Number", "Category", "none"}) {
        CAPTURE(word);
        CHECK_FALSE(has(korean, std::string(">") + word));
    }
    CHECK(has(korean, "<html lang=\"ko\">"));
    CHECK(has(korean, "연령 확인 기록 보고서"));
    CHECK(has(korean, "담배"));
}

TEST_CASE("Report: gaps and a clock set back are told at the top, and that there are none too")
{
    const std::string quiet = englishReport(test::quietDay(ReportMode::Live));
    CHECK(has(quiet, "Record gaps</td><td class=\"text\">none"));
    CHECK(has(quiet, "Clock set back</td><td class=\"text\">none"));
    CHECK(has(quiet, "No gap, no clock set back, no change of mode."));
    const std::string month = englishReport(test::fullMonth());
    CHECK(has(month, "Record gaps</td><td class=\"striking\">1, listed under events"));
    CHECK(has(month, "Clock set back</td><td class=\"striking\">1, listed under events"));
    CHECK(has(month, "Checks could not be recorded for a while"));
    CHECK_FALSE(has(month, "No gap"));
}

TEST_CASE("Report: dropped records are told")
{
    ReportHead head = test::sampleHead(ReportLanguage::English);
    CHECK(has(reportHtml(test::emptyPeriod(), head), "Old records dropped</td><td class=\"text\">none"));
    head.pruned = 1200;
    CHECK(has(reportHtml(test::emptyPeriod(), head), "1,200; their hashes are still in the log"));
}

TEST_CASE("Report: it says what it does not prove")
{
    for (const ReportLanguage language : kReportLanguages) {
        const std::string html = reportHtml(test::emptyPeriod(), test::sampleHead(language));
        for (const Text text : {Text::ProvenOrder, Text::ProvenSince, Text::NotProvenTrue, Text::NotProvenPerson,
                                Text::NotProvenPage, Text::NothingPersonal, Text::CheckKey}) {
            CHECK(has(html, escape(wordsFor(text, language))));
        }
    }
}

TEST_CASE("Report: a demo's says so in its title and in a band, a real one nowhere")
{
    for (const ReportLanguage language : kReportLanguages) {
        const ReportHead head = test::sampleHead(language);
        const std::string demo = reportHtml(test::quietDay(ReportMode::Demo), head);
        CHECK(has(demo, "<title>" + std::string(wordsFor(Text::DemoTitle, language))));
        CHECK(has(demo, wordsFor(Text::DemoBand, language)));
        CHECK(has(demo, "<body class=\"made-up\">"));
        const std::string live = reportHtml(test::quietDay(ReportMode::Live), head);
        CHECK_FALSE(has(live.substr(live.find("<body")), "DEMO"));
        CHECK_FALSE(has(live, "<body class"));
        CHECK_FALSE(has(live, "<title>" + std::string(wordsFor(Text::DemoTitle, language))));
    }
}

TEST_CASE("Report: records of the other mode are told and not counted")
{
    Summary summary = test::quietDay(ReportMode::Live);
    CHECK_FALSE(has(englishReport(summary), "not counted here"));
    summary.otherMode = 5;
    CHECK(has(englishReport(summary), "Demo, not counted here"));
    summary.mode = ReportMode::Demo;
    CHECK(has(englishReport(summary), "Not a demo, not counted here"));
}

TEST_CASE("Report: an empty period says that nothing was checked, and has no chart")
{
    const std::string html = englishReport(test::emptyPeriod());
    CHECK(has(html, "No code and no card was checked in this period."));
    CHECK_FALSE(has(html, "Codes checked by hour of the day"));
    CHECK_FALSE(has(html, "class=\"bar\""));
}

TEST_CASE("Report: the chart has a line for each hour from the first to the last check")
{
    Summary summary;
    summary.checks = {3, 1, 0};
    summary.hours[9] = {2, 1, 0};
    summary.hours[11] = {1, 0, 0};
    const std::string html = englishReport(summary);
    for (const char* hour : {"09:00", "10:00", "11:00"}) {
        CHECK(countOf(html, std::string(">") + hour) == 1);
    }
    CHECK_FALSE(has(html, ">08:00"));
    CHECK_FALSE(has(html, ">12:00"));
    CHECK(countOf(html, "width=\"66%\"") == 1); // 2 passes of the fullest hour's 3
}

TEST_CASE("Report: nothing from outside becomes markup")
{
    const std::string attack = "\"'><script>alert(1)</script>&";
    ReportHead head = test::sampleHead(ReportLanguage::Korean);
    for (std::string* text : {&head.store, &head.till, &head.from, &head.to, &head.timeZone, &head.policy, &head.made,
                              &head.origin, &head.root, &head.verifierKey}) {
        *text += attack;
    }
    Summary summary = test::fullMonth();
    summary.categories[attack] = {1, 0, 0};
    summary.categories["named"] = {1, 0, 0};
    head.categoryNames["named"] = attack;
    summary.documents[attack] = {1, 0, 0};
    summary.formats[attack] = 1;
    summary.policies.insert(attack);
    const std::string html = reportHtml(summary, head);
    CHECK(countOf(html, "&quot;&#39;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;") >= 16);
    CHECK_FALSE(has(html, "<script"));
}

TEST_CASE("Report: nothing is loaded, run or linked")
{
    const std::string html = koreanReport(test::fullMonth());
    for (const char* word : {"<script", "<img", "<link", "<a ", "href", "src=", "url(", "@import", "http:", "https:"}) {
        CAPTURE(word);
        CHECK_FALSE(has(html, word));
    }
}
