// SPDX-License-Identifier: Apache-2.0
#include "evidence/html.h"

namespace carded::evidence {
namespace {

constexpr std::string_view kTableStart = R"(<table class="table" width="100%" cellspacing="0" cellpadding="3">)";

void appendEscaped(std::string& html, char c)
{
    switch (c) {
    case '&':
        html += "&amp;";
        return;
    case '<':
        html += "&lt;";
        return;
    case '>':
        html += "&gt;";
        return;
    case '"':
        html += "&quot;";
        return;
    case '\'':
        html += "&#39;";
        return;
    default:
        html += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
    }
}

} // namespace

std::string escape(std::string_view text)
{
    std::string html;
    html.reserve(text.size());
    for (const char c : text) {
        appendEscaped(html, c);
    }
    return html;
}

std::string fill(std::string_view words, std::initializer_list<std::string_view> values)
{
    std::string text;
    while (!words.empty()) {
        const bool isPlace = words.size() >= 3 && words[0] == '{' && words[2] == '}';
        const auto number = isPlace ? static_cast<std::size_t>(words[1] - '1') : values.size();
        if (number < values.size()) {
            text += values.begin()[number];
            words.remove_prefix(3);
        } else {
            text += words.front();
            words.remove_prefix(1);
        }
    }
    return text;
}

std::string grouped(std::uint64_t number)
{
    constexpr std::size_t kGroup = 3;
    std::string text = std::to_string(number);
    for (std::size_t end = text.size(); end > kGroup; end -= kGroup) {
        text.insert(end - kGroup, 1, ',');
    }
    return text;
}

std::string percent(std::uint64_t part, std::uint64_t whole)
{
    const std::uint64_t tenths = whole == 0 ? 0 : (part * 1000 + whole / 2) / whole;
    const std::uint64_t hundredths = whole == 0 ? 0 : (part * 10'000 + whole / 2) / whole;
    if (hundredths < 10) { // a few of very many are not none
        return "0.0" + std::to_string(hundredths);
    }
    return std::to_string(tenths / 10) + '.' + std::to_string(tenths % 10);
}

std::string element(std::string_view name, std::string_view style, std::string_view html)
{
    std::string text = "<";
    text += name;
    if (!style.empty()) {
        ((text += " class=\"") += style) += '"';
    }
    return ((((text += '>') += html) += "</") += name) += ">\n";
}

Table::Table(ReportLanguage language, Columns others, std::initializer_list<Text> headings)
    : m_language(language), m_others(others)
{
    std::vector<std::string> cells;
    for (const Text heading : headings) {
        cells.emplace_back(wordsFor(heading, language));
    }
    m_rows = element("thead", {}, row("th", cells)); // repeated on every page that the table goes on to
}

std::string Table::row(std::string_view cellName, const std::vector<std::string>& cells) const
{
    std::string html;
    for (const std::string& cell : cells) {
        const bool isNumber = m_others == Columns::Numbers && !html.empty();
        html += element(cellName, isNumber ? "number" : "text", escape(cell));
    }
    return element("tr", {}, html);
}

void Table::addRow(const std::vector<std::string>& cells)
{
    if (m_rowCount++ < kMostRows) {
        m_rows += row("td", cells);
    }
}

std::string Table::html() const
{
    std::string html(kTableStart);
    (html += m_rows) += "</table>\n";
    if (m_rowCount > kMostRows) {
        html += element("p", "small",
                        escape(fill(wordsFor(Text::MoreRows, m_language), {grouped(m_rowCount - kMostRows)})));
    }
    return html;
}

void Facts::add(std::string_view label, std::string_view value, Weight weight)
{
    addRow(label, value, weight == Weight::Striking ? "striking" : "text");
}

void Facts::addCode(std::string_view label, std::string_view value)
{
    addRow(label, value, "code");
}

void Facts::addPair(const Fact& left, const Fact& right)
{
    std::string cells;
    for (const Fact* fact : {&left, &right}) {
        ((cells += R"(<td class="label" width="14%">)") += escape(fact->label)) += "</td>";
        ((cells += R"(<td class="text" width="36%">)") += escape(fact->value)) += "</td>";
    }
    m_rows += element("tr", {}, cells);
}

void Facts::addRow(std::string_view label, std::string_view value, std::string_view style)
{
    ((m_rows += R"(<tr><td class="label" width="34%">)") += escape(label)) += "</td>";
    (m_rows += element("td", style, escape(value))) += "</tr>\n";
}

std::string Facts::html() const
{
    return std::string(kTableStart) + m_rows + "</table>\n";
}

} // namespace carded::evidence
