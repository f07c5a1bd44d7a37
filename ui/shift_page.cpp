// SPDX-License-Identifier: Apache-2.0
#include "ui/shift_page.h"

#include "ui/figure_list.h"
#include "ui/text_block.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QMarginsF>
#include <QPainter>
#include <QPdfWriter>

#include <algorithm>

namespace carded::ui {

namespace {

constexpr int kDotsPerInch = 300;
constexpr double kMillimetresPerInch = 25.4;
constexpr double kMargin = 16;

// In millimetres.
constexpr double kTitle = 7;
constexpr double kHeading = 4.6;
constexpr double kText = 3.6;
constexpr double kSmall = 3.1;
constexpr double kGap = 6;
constexpr double kChartHeight = 58;
constexpr double kCode = 48;
constexpr double kUnit = 1; ///< of the chart's strokes

/// Puts blocks below each other on a page. Lengths in millimetres.
class Page {
public:
    Page(QPainter& painter, const QSizeF& size, const QString& language)
        : m_painter(painter), m_rest(QPointF(0, 0), size), m_design(Design::of(QSize(), 100, language))
    {}

    [[nodiscard]] static double dots(double millimetres) { return millimetres * kDotsPerInch / kMillimetresPerInch; }
    [[nodiscard]] QFont font(double millimetres, Weight weight = Weight::Regular) const
    {
        QFont font = m_design.font(kStateUnits, weight);
        font.setPixelSize(static_cast<int>(dots(millimetres)));
        font.setStyleStrategy(
            QFont::PreferNoShaping); // its own digits and ligatures would be no text to search or copy
        return font;
    }
    [[nodiscard]] ChartStyle chartStyle(double text) const { return {font(text), dots(kUnit), {}}; }
    [[nodiscard]] QPainter& painter() const { return m_painter; }
    [[nodiscard]] const QRectF& rest() const { return m_rest; }

    void skip(double millimetres) { m_rest.setTop(m_rest.top() + dots(millimetres)); }
    void skipTo(double dots) { m_rest.setTop(dots); }
    void write(const QString& text, const QFont& font, Token ink = Token::Ink)
    {
        TextBlock block(text, {font}, m_rest.width());
        block.moveTo(m_rest.topLeft());
        block.draw(m_painter, Design().color(ink));
        m_rest.setTop(block.box().bottom());
    }
    void head(const QString& text)
    {
        skip(kGap);
        write(text, font(kHeading, Weight::Bold));
        skip(1);
    }

private:
    QPainter& m_painter;
    QRectF m_rest;
    Design m_design;
};

QString titleText()
{
    return QCoreApplication::translate("ui", "End of shift");
}

void writeMark(Page& page, Mark mark)
{
    if (mark == Mark::None) {
        return;
    }
    const MarkColors paint = markColors(mark);
    const QRectF band(page.rest().left(), page.rest().top(), page.rest().width(), Page::dots(kTitle * 1.5));
    page.painter().fillRect(band, paint.field);
    TextBlock words(QCoreApplication::translate("ui", "DEMO, not a real check"),
                    {page.font(kHeading, Weight::Bold), kTextPitch, Qt::AlignHCenter}, band.width());
    words.moveTo({band.left(), band.center().y() - words.height() / 2});
    words.draw(page.painter(), paint.ink);
    page.skipTo(band.bottom());
    page.skip(kGap);
}

void writeHead(Page& page, const ShiftFigures& figures, const PageHead& head)
{
    page.write(titleText(), page.font(kTitle, Weight::Bold));
    QStringList where{QCoreApplication::translate("ui", "Store and till: %1").arg(figures.place), figures.who()};
    if (figures.place.isEmpty()) {
        where.removeFirst();
    }
    where.removeAll(QString());
    page.write(where.join(QStringLiteral(" \u00B7 ")), page.font(kText));
    page.write(figures.period(), page.font(kText));
    page.write(QCoreApplication::translate("ui", "Made: %1").arg(head.made), page.font(kSmall), Token::Ink2);
}

void writeFigures(Page& page, const ShiftFigures& figures)
{
    page.skip(kGap);
    const double gap = Page::dots(kGap);
    const QRectF all = page.rest();
    const QRectF left(all.left(), all.top(), all.width() * 0.4, all.height());
    const FigureList list(figureLines(figures), {}, left, page.chartStyle(kText));
    list.draw(page.painter());
    const QRectF chart(left.right() + gap, all.top(), all.right() - left.right() - gap, Page::dots(kChartHeight));
    drawShiftChart(page.painter(), figures.hours, chart, page.chartStyle(kSmall));
    page.skipTo(std::max(list.bottom(), chart.bottom()));
}

void writeReasons(Page& page, const ShiftFigures& figures, double bottom)
{
    if (figures.reasons.empty()) {
        return;
    }
    page.head(QCoreApplication::translate("ui", "Reasons"));
    QRectF area = page.rest();
    area.setBottom(bottom);
    area.setWidth(area.width() * 0.6);
    const FigureList list(reasonLines(figures), QCoreApplication::translate("ui", "Other reasons"), area,
                          page.chartStyle(kSmall));
    list.draw(page.painter());
    page.skipTo(list.bottom());
}

/// At the foot of the page.
void writeProof(Page& page, const ShiftFigures& figures)
{
    if (figures.checkpoint.side == 0) {
        return;
    }
    const double side = Page::dots(kCode);
    page.skipTo(page.rest().bottom() - side);
    const QRectF code(page.rest().left(), page.rest().top(), side, side);
    drawCode(page.painter(), figures.checkpoint, code);
    const double left = code.right() + Page::dots(kGap / 2);
    double top = code.top();
    const auto write = [&](const QString& text, const QFont& font) {
        TextBlock block(text, {font}, page.rest().right() - left);
        block.moveTo({left, top});
        block.draw(page.painter(), Design().color(Token::Ink));
        top = block.box().bottom();
    };
    write(QCoreApplication::translate("ui", "The record of checks"), page.font(kHeading, Weight::Bold));
    write(figures.origin, page.font(kSmall));
    write(QCoreApplication::translate("ui", "Size: %1").arg(figures.size), page.font(kSmall));
    write(QCoreApplication::translate("ui", "Root: %1").arg(figures.root), page.font(kSmall));
    write(QCoreApplication::translate("ui",
                                      "The code holds both, signed by the till. Whoever keeps this page outside of "
                                      "the shop can have it compared with the record later."),
          page.font(kSmall));
}

} // namespace

QByteArray shiftPdf(const ShiftFigures& figures, const PageHead& head)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setResolution(kDotsPerInch);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF(kMargin, kMargin, kMargin, kMargin), QPageLayout::Millimeter);
        writer.setTitle(titleText());
        writer.setCreator(QStringLiteral("Carded"));
        QPainter painter(&writer);
        Page page(painter, QSizeF(writer.width(), writer.height()), head.language);
        writeMark(page, figures.mark);
        writeHead(page, figures, head);
        writeFigures(page, figures);
        writeReasons(page, figures, page.rest().bottom() - Page::dots(kCode + kGap));
        writeProof(page, figures);
    }
    return buffer.data();
}

} // namespace carded::ui
