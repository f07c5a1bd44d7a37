// SPDX-License-Identifier: Apache-2.0
#include "evidence/html.h"
#include "evidence/report_parts.h"

#include <algorithm>

namespace carded::evidence {
namespace {

// Told apart in grey print too; the numbers stand beside the bars.
constexpr std::string_view kPassColor = "#1F3A5F";
constexpr std::string_view kRefuseColor = "#D9772B";
constexpr std::string_view kCannotVerifyColor = "#B3BEC9";

std::string cell(std::string_view color, std::uint64_t width)
{
    std::string html = R"(<td class="bar" )";
    if (!color.empty()) {
        ((html += "bgcolor=\"") += color) += "\" ";
    }
    return ((html += "width=\"") += std::to_string(width)) += "%\">&nbsp;</td>";
}

/// Parts of a table as wide as the chart, whose fullest hour has `most`.
std::string bar(const AnswerCounts& counts, std::uint64_t most)
{
    constexpr std::uint64_t kWhole = 100;
    std::string cells;
    std::uint64_t used = 0;
    const auto add = [&](std::string_view color, std::uint64_t count) {
        if (count != 0) {
            const std::uint64_t width = std::max<std::uint64_t>(count * kWhole / most, 1);
            cells += cell(color, width);
            used += width;
        }
    };
    add(kPassColor, counts.pass);
    add(kRefuseColor, counts.refuse);
    add(kCannotVerifyColor, counts.cannotVerify);
    if (used < kWhole) {
        cells += cell({}, kWhole - used);
    }
    return R"(<table class="plain" width="100%" cellspacing="0" cellpadding="0"><tr>)" + cells + "</tr></table>";
}

std::string key(std::string_view color, std::string_view words)
{
    return "<td bgcolor=\"" + std::string(color) + R"(" width="14">&nbsp;</td><td class="small">&nbsp;)" + escape(words)
           + "&nbsp;&nbsp;</td>";
}

std::string legend(ReportLanguage language)
{
    return R"(<table class="plain" cellspacing="0" cellpadding="2"><tr>)"
           + key(kPassColor, wordsFor(Text::Pass, language)) + key(kRefuseColor, wordsFor(Text::Refuse, language))
           + key(kCannotVerifyColor, wordsFor(Text::CannotVerify, language)) + "</tr></table>\n";
}

std::string hourRow(std::size_t hour, const AnswerCounts& counts, std::uint64_t most)
{
    const std::string name = (hour < 10 ? "0" : "") + std::to_string(hour) + ":00";
    std::string html = element("td", "text hour", name) + R"(<td width="50%">)" + bar(counts, most) + "</td>";
    for (const std::uint64_t count : {counts.pass, counts.refuse, counts.cannotVerify, counts.total()}) {
        html += element("td", "number hour", grouped(count));
    }
    return element("tr", {}, html);
}

} // namespace

std::string hoursChart(const Summary& summary, ReportLanguage language)
{
    if (summary.checks.total() == 0) {
        return {};
    }
    const auto words = [&](Text text) { return escape(wordsFor(text, language)); };
    const auto isUsed = [](const AnswerCounts& counts) { return counts.total() != 0; };
    const auto first = static_cast<std::size_t>(std::ranges::find_if(summary.hours, isUsed) - summary.hours.begin());
    const auto afterLast = kHours
                           - static_cast<std::size_t>(std::find_if(summary.hours.rbegin(), summary.hours.rend(), isUsed)
                                                      - summary.hours.rbegin());
    const std::uint64_t most = std::ranges::max(summary.hours, {}, &AnswerCounts::total).total();

    std::string rows = element("th", "text", words(Text::Hour)) + element("th", "text", legend(language));
    for (const Text heading : {Text::Pass, Text::Refuse, Text::CannotVerify, Text::Total}) {
        rows += element("th", "number", words(heading));
    }
    rows = element("thead", {}, element("tr", {}, rows));
    for (std::size_t hour = first; hour < afterLast; ++hour) {
        rows += hourRow(hour, summary.hours.at(hour), most);
    }
    return element("h2", {}, words(Text::Hours))
           + R"(<table class="table" width="100%" cellspacing="0" cellpadding="1">)" + rows + "</table>\n";
}

} // namespace carded::evidence
