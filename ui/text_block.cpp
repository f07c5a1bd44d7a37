// SPDX-License-Identifier: Apache-2.0
#include "ui/text_block.h"

#include "ui/line_breaks.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <optional>
#include <utility>

namespace carded::ui {

namespace {

/// The ideographic em box stands 0.88 em above the baseline and 0.12 em below it.
constexpr double kEmAscent = 0.88;

/// Lines get narrower in this many steps until the last one would spill over.
constexpr int kBalanceSteps = 12;

/// What is drawn where a line ends after a soft hyphen.
QString hyphenOf(const QString& words)
{
    return words.endsWith(kSoftHyphen) ? QStringLiteral("-") : QString();
}

/// A dot between two parts means nothing at the end of a line.
QString withoutSeparator(const QString& line)
{
    return line.endsWith(QChar(0x00B7)) ? line.chopped(1).trimmed() : line;
}

qsizetype spacesAtEnd(const QString& words)
{
    qsizetype count = 0;
    while (count < words.size() && words[words.size() - 1 - count] == QLatin1Char(' ')) {
        ++count;
    }
    return count;
}

/// After which the voice rests.
bool endsSentence(const QString& words)
{
    static const QString kEnds = QStringLiteral(".!?:\u3002\uFF1A\uFF1F");
    const QString ink = withoutBreakMarks(words).trimmed();
    return !ink.isEmpty() && kEnds.contains(ink.back());
}

} // namespace

TextBlock::TextBlock(const QString& text, const Style& style, double width) : m_style(style), m_width(width)
{
    if (text.isEmpty()) {
        return;
    }
    const QFontMetricsF metrics(style.font);
    addLine(withoutBreakMarks(text));
    if (fits()) {
        return;
    }
    const double space = metrics.horizontalAdvance(QLatin1Char(' '));
    std::vector<Part> parts;
    for (const QString& words : unbrokenParts(text)) {
        const qsizetype spaces = spacesAtEnd(words);
        const QString ink = withoutBreakMarks(words.chopped(spaces));
        const double inkWidth = metrics.horizontalAdvance(ink + hyphenOf(words));
        parts.push_back({words, metrics.horizontalAdvance(ink) + static_cast<double>(spaces) * space, inkWidth});
    }
    breakLines(parts, width);
    if (m_lines.size() < 2 || !fits()) {
        return;
    }
    // A last line of one short word reads badly: use the narrowest width with the same number of lines.
    TextBlock best = *this;
    for (int step = 1; step < kBalanceSteps; ++step) {
        TextBlock narrower = *this;
        narrower.breakLines(parts, width * (1.0 - 0.5 * step / kBalanceSteps));
        if (narrower.m_lines.size() != m_lines.size() || narrower.m_naturalWidth > width) {
            break;
        }
        best = narrower;
    }
    *this = best;
    if (m_lines.size() == 2) {
        breakBetweenSentences(parts);
    }
}

/// Of two lines: where one sentence, or what a colon belongs to, has one and the rest the other; of several such places
/// that which leaves the shortest lines.
void TextBlock::breakBetweenSentences(const std::vector<Part>& parts)
{
    std::optional<TextBlock> best;
    for (std::size_t first = 1; first < parts.size(); ++first) {
        if (!endsSentence(parts[first - 1].words)) {
            continue;
        }
        QString words;
        TextBlock broken = *this;
        broken.m_lines.clear();
        broken.m_naturalWidth = 0;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (i == first) {
                broken.addLine(std::exchange(words, {}));
            }
            words += parts[i].words;
        }
        broken.addLine(words);
        if (broken.fits() && (!best || broken.m_naturalWidth < best->m_naturalWidth)) {
            best = std::move(broken);
        }
    }
    if (best) {
        *this = *std::move(best);
    }
}

void TextBlock::breakLines(const std::vector<Part>& parts, double width)
{
    m_lines.clear();
    m_naturalWidth = 0;
    QString words;
    double end = 0;
    for (const Part& part : parts) {
        if (!words.isEmpty() && end + part.inkWidth > width) {
            addLine(words);
            words.clear();
            end = 0;
        }
        words += part.words;
        end += part.width;
    }
    addLine(words);
}

void TextBlock::addLine(const QString& words)
{
    const QString line = withoutSeparator(withoutBreakMarks(words).trimmed()) + hyphenOf(words);
    const double lineWidth = QFontMetricsF(m_style.font).horizontalAdvance(line);
    m_lines.push_back({line, lineWidth});
    m_naturalWidth = std::max(m_naturalWidth, lineWidth);
}

double TextBlock::height() const noexcept
{
    return static_cast<double>(m_lines.size()) * lineHeight();
}

QPointF TextBlock::baseline(std::size_t line) const
{
    const double size = m_style.font.pixelSize();
    const double top = static_cast<double>(line) * m_style.pitch * size;
    const double spare = m_width - m_lines[line].width;
    const double x = m_style.align == Qt::AlignRight ? spare : m_style.align == Qt::AlignHCenter ? spare / 2 : 0;
    return m_topLeft + QPointF(x, top + (m_style.pitch - 1) / 2 * size + kEmAscent * size);
}

QRectF TextBlock::inkBox() const
{
    const QFontMetricsF metrics(m_style.font);
    QRectF ink;
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        ink |= metrics.tightBoundingRect(m_lines[i].text).translated(baseline(i));
    }
    return ink;
}

void TextBlock::draw(QPainter& painter, const QColor& ink) const
{
    painter.setPen(ink);
    painter.setFont(m_style.font);
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        painter.drawText(baseline(i), m_lines[i].text);
    }
}

} // namespace carded::ui
