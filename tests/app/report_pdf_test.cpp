// SPDX-License-Identifier: Apache-2.0
#include "app/report_pdf.h"
#include "tests/evidence/report_samples.h"
#include "tests/support/run_program.h"
#include "tests/support/temporary_folder.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

using namespace carded;
using app::PdfError;
using evidence::ReportLanguage;
using evidence::ReportMode;

namespace {

std::filesystem::path reportProgram()
{
    return app::reportProgramPath(test::programs());
}

std::string pdfOf(const evidence::Summary& summary, ReportLanguage language)
{
    const auto pdf = app::reportPdf(reportProgram(), evidence::reportHtml(summary, test::sampleHead(language)));
    REQUIRE(pdf.has_value());
    return *pdf;
}

/// What somebody reads on it, without the spaces and line ends that setting it brought in.
std::string wordsOf(const std::string& pdf, const std::vector<std::string>& options = {})
{
    std::vector<std::string> command{"/usr/bin/pdftotext"};
    command.insert(command.end(), options.begin(), options.end());
    command.insert(command.end(), {"-", "-"});
    const test::Ran ran = test::run(command, pdf);
    REQUIRE(ran.status == 0);
    std::string words = ran.out;
    std::erase_if(words, [](char c) { return c == ' ' || c == '\n'; });
    return words;
}

bool has(const std::string& words, std::string text)
{
    std::erase(text, ' ');
    return words.find(text) != std::string::npos;
}

int pagesOf(const std::string& pdf)
{
    const test::Ran ran = test::run({"/usr/bin/pdfinfo", "-"}, pdf);
    REQUIRE(ran.status == 0);
    const std::string label = "Pages:";
    REQUIRE(ran.out.find(label) != std::string::npos);
    return std::stoi(ran.out.substr(ran.out.find(label) + label.size()));
}

/// A program in place of carded-report.
std::filesystem::path script(const test::TemporaryFolder& folder, const std::string& lines)
{
    auto path = folder / "script";
    std::ofstream(path) << "#!/bin/sh\n" << lines << '\n';
    std::filesystem::permissions(path, std::filesystem::perms::owner_all);
    return path;
}

PdfError errorOf(const std::string& lines, std::chrono::milliseconds deadline = app::kPdfDeadline)
{
    const test::TemporaryFolder folder;
    const auto pdf = app::reportPdf(script(folder, lines), "<p>x</p>", deadline);
    REQUIRE_FALSE(pdf.has_value());
    return pdf.error();
}

} // namespace

TEST_CASE("ReportPdf: a Korean month has its words, its sentences to the last one, and few pages")
{
    const std::string pdf = pdfOf(test::fullMonth(), ReportLanguage::Korean);
    const std::string words = wordsOf(pdf);
    for (const char* text :
         {"연령 확인 기록 보고서", "2026-11-01 00:00 ~ 2026-12-01 00:00", "담배", "얼굴이 확인되지 않음",
          "일정 시간 기록하지 못함", "상태 목록의 경과 시간", "판정 기준 자료", "증명되는 것과 증명되지 않는 것",
          "얼굴을 비교한 경우에만 그렇습니다", "확인 방법", "carded evidence verify PACK --key KEY",
          "그때까지의 기록이 바뀌지 않았는지도 함께 확인됩니다", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="}) {
        CAPTURE(text);
        CHECK(has(words, text));
    }
    CHECK(pagesOf(pdf) == 5);
}

TEST_CASE("ReportPdf: an English day and an empty period have theirs")
{
    const std::string day = pdfOf(test::quietDay(ReportMode::Live), ReportLanguage::English);
    CHECK(has(wordsOf(day), "Record of age checks"));
    CHECK(has(wordsOf(day), "No gap, no clock set back, no change of mode."));
    CHECK(pagesOf(day) == 4);
    const std::string empty = pdfOf(test::emptyPeriod(), ReportLanguage::English);
    CHECK(has(wordsOf(empty), "No code and no card was checked in this period."));
    CHECK(has(wordsOf(empty), "until then has changed."));
    CHECK(pagesOf(empty) == 2);
}

TEST_CASE("ReportPdf: every page has the shop, its number and, of a demo, that word at its foot")
{
    for (const ReportMode mode : {ReportMode::Live, ReportMode::Demo}) {
        const std::string pdf = pdfOf(test::quietDay(mode), ReportLanguage::English);
        const int pages = pagesOf(pdf);
        for (int page = 1; page <= pages; ++page) {
            const std::string number = std::to_string(page);
            const std::string words = wordsOf(pdf, {"-f", number, "-l", number});
            CHECK(has(words, "store 0042, till 3"));
            CHECK(has(words, number + " / " + std::to_string(pages)));
            CHECK(has(words, "DEMO") == (mode == ReportMode::Demo));
        }
    }
}

TEST_CASE("ReportPdf: nothing of the document is lost between two pages")
{
    // The heading of this table comes near the foot of the first page, for some number of lines before it.
    for (int lines = 30; lines < 60; lines += 3) {
        std::string html = "<html><body>";
        for (int line = 0; line < lines; ++line) {
            html += "<p>before" + std::to_string(line) + ".</p>";
        }
        html += "<h2>heading.</h2><table><tr><td>first.</td></tr></table><p>after.</p><h2>last.</h2><p>end.</p>";
        const auto pdf = app::reportPdf(reportProgram(), html);
        REQUIRE(pdf.has_value());
        const std::string words = wordsOf(*pdf);
        CAPTURE(lines);
        for (const char* text : {"before0.", "heading.", "first.", "after.", "last.", "end."}) {
            CHECK(has(words, text));
        }
        CHECK(has(words, "heading.first."));
    }
}

TEST_CASE("ReportPdf: the same report gives the same file, but for the time it was made")
{
    const auto withoutDate = [](std::string pdf) {
        const std::string label = "/CreationDate (D:";
        REQUIRE(pdf.find(label) != std::string::npos);
        return pdf.erase(pdf.find(label), label.size() + std::string_view("20261128063031").size());
    };
    const evidence::Summary day = test::quietDay(ReportMode::Live);
    CHECK(withoutDate(pdfOf(day, ReportLanguage::Korean)) == withoutDate(pdfOf(day, ReportLanguage::Korean)));
}

TEST_CASE("ReportPdf: nothing that a document names is loaded")
{
    const test::TemporaryFolder folder;
    std::ofstream(folder / "style.css") << "p { display: none; }";
    const auto pdf = app::reportPdf(reportProgram(), "<html><head><link rel=\"stylesheet\" href=\"file://"
                                                         + (folder / "style.css").string()
                                                         + "\"></head><body><p>still here</p></body></html>");
    REQUIRE(pdf.has_value());
    CHECK(has(wordsOf(*pdf), "still here"));
}

TEST_CASE("ReportPdf: what is no report is refused in one line")
{
    const std::string program = reportProgram();
    const std::string large((std::size_t{8} << 20U) + 1, ' ');
    for (const std::string& input : {std::string(), std::string("\xff\xfe"), large}) {
        const test::TemporaryFolder folder;
        std::ofstream(folder / "in") << input;
        const test::Ran ran = test::run({"/bin/sh", "-c", program + " < " + (folder / "in").string()});
        CHECK(ran.status == 64);
        CHECK(ran.out.empty());
        CHECK(ran.err.starts_with("carded-report: "));
        CHECK(std::ranges::count(ran.err, '\n') == 1);
    }
    CHECK(test::run({program, "--help"}).status == 64);
}

TEST_CASE("ReportPdf: a full disk or a closed pipe is told")
{
    const test::Ran ran = test::run({"/bin/sh", "-c", reportProgram().string() + " > /dev/full"}, "<p>x</p>");
    CHECK(ran.status == 70);
    CHECK(ran.err == "carded-report: standard output cannot be written.\n");
}

TEST_CASE("ReportPdf: what can go wrong with the program has its own error and sentence")
{
    const auto missing = app::reportPdf("/nonexistent/carded-report", "<p>x</p>");
    REQUIRE_FALSE(missing.has_value());
    CHECK(missing.error() == PdfError::ProgramMissing);
    CHECK(errorOf("exec tail -f /dev/null", std::chrono::milliseconds{50}) == PdfError::TooSlow);
    CHECK(errorOf("exec cat /dev/zero") == PdfError::TooLarge);
    CHECK(errorOf("exit 70") == PdfError::NoPdf);
    CHECK(errorOf("printf %%PDF-1.4") == PdfError::NoPdf);
    CHECK(errorOf("cat") == PdfError::NoPdf);
    for (const PdfError error :
         {PdfError::ProgramMissing, PdfError::NotStarted, PdfError::TooSlow, PdfError::TooLarge, PdfError::NoPdf}) {
        CHECK(app::sentenceFor(error).starts_with("the "));
    }
}

TEST_CASE("ReportPdf: a program that does not end by itself is gone when the answer comes")
{
    const test::TemporaryFolder folder;
    const auto program = script(folder, "echo $$ > " + (folder / "id").string() + "\nexec cat /dev/zero");
    CHECK_FALSE(app::reportPdf(program, "<p>x</p>").has_value());
    pid_t id = 0;
    std::ifstream(folder / "id") >> id;
    REQUIRE(id > 0);
    CHECK(::kill(id, 0) != 0);
}
