// SPDX-License-Identifier: Apache-2.0
#include "evidence/report_html.h"

#include "evidence/html.h"
#include "evidence/report_parts.h"

#include <string_view>

namespace carded::evidence {
namespace {

/// QTextDocument sets what stands outside `@media`; browsers and printers get the rest too.
constexpr std::string_view kStyle = R"css(
body { color: #14181D; font-size: 9.5pt; }
h1 { font-size: 19pt; margin-top: 0px; margin-bottom: 8px; }
h2 { font-size: 12.5pt; margin-top: 18px; margin-bottom: 4px; }
p { margin-top: 6px; margin-bottom: 6px; }
li { margin-bottom: 3px; }
td, th { vertical-align: middle; border-bottom: 1px solid #D5DADF; }
th { background-color: #EEF1F4; font-weight: bold; }
.table { border-collapse: collapse; }
.plain td { border-bottom: 0px; }
.small { color: #46515C; font-size: 8.5pt; }
.demo { background-color: #6A1B9A; color: #FFFFFF; font-weight: bold; font-size: 12pt; border-bottom: 0px; }
.text, .label, .code, .striking { text-align: left; }
.number { text-align: right; }
.label { color: #46515C; background-color: #F6F8F9; }
.striking { font-weight: bold; background-color: #FFF1CC; }
.code { font-family: "Noto Sans Mono CJK KR", monospace; font-size: 9pt; }
.figure { text-align: center; background-color: #EEF1F4; border-bottom: 0px; }
.name { color: #46515C; font-size: 8.5pt; margin-top: 3px; margin-bottom: 0px; }
.value { font-size: 17pt; font-weight: bold; margin-top: 0px; margin-bottom: 3px; }
.hour { font-size: 8pt; }
.bar { font-size: 6pt; border-bottom: 0px; }
.side { vertical-align: top; }
.last { page-break-before: always; }
@media screen, print {
  body { font-family: "Noto Sans CJK KR", "Noto Sans KR", "Malgun Gothic", "Apple SD Gothic Neo", sans-serif;
         line-height: 1.45; word-break: keep-all; overflow-wrap: anywhere; max-width: 52rem; margin: 0 auto; }
  .code { word-break: break-all; }
  tr { break-inside: avoid; }
  h1, h2 { break-after: avoid; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
@media screen { body { padding: 1.5rem; } .side { vertical-align: top; }
.last { margin-top: 3rem; } }
@media print {
  .made-up::after { content: "DEMO"; position: fixed; top: 40%; left: 0; width: 100%; text-align: center;
                   font-size: 80pt; font-weight: bold; color: #6A1B9A; opacity: 0.12; }
}
@page { size: A4; margin: 16mm; }
)css";

/// A demo's begins with that word: it stands at the foot of every printed page.
std::string titleOf(const Summary& summary, const ReportHead& head)
{
    const Text title = summary.mode == ReportMode::Demo ? Text::DemoTitle : Text::Title;
    return fill(wordsFor(Text::TitleOfTill, head.language), {wordsFor(title, head.language), head.store, head.till});
}

} // namespace

std::string reportHtml(const Summary& summary, const ReportHead& head)
{
    std::string html = "<!DOCTYPE html>\n<html lang=\"";
    html += head.language == ReportLanguage::Korean ? "ko" : "en";
    html += "\">\n<head>\n<meta charset=\"utf-8\">\n"
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
            "<meta name=\"viewport\" content=\"width=device-width\">\n";
    html += element("title", {}, escape(titleOf(summary, head)));
    html += element("style", {}, kStyle);
    html += "</head>\n";
    html += summary.mode == ReportMode::Demo ? "<body class=\"made-up\">\n" : "<body>\n";
    html += overview(summary, head);
    html += hoursChart(summary, head.language);
    html += details(summary, head);
    html += proof(head);
    return html += "</body>\n</html>\n";
}

} // namespace carded::evidence
