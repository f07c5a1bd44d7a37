// SPDX-License-Identifier: Apache-2.0
#include "ui/touch_button.h"

#include "ui/line_breaks.h"
#include "ui/text_block.h"

#include <QPainter>

#include <algorithm>

namespace carded::ui {

namespace {

// In units.
constexpr double kPad = 1.5;
constexpr double kLeastPadAbove = 0.5;
constexpr double kGutter = 2;
constexpr double kLeastUnits = 3.5;

constexpr double kPitch = 1.1; // of two lines that stand alone

struct ButtonLayout {
    TextBlock words;
    TextBlock detail;
    bool fits = false;
};

ButtonLayout layWords(const QString& words, const QString& detail, const QRectF& box, const Design& design,
                      double units)
{
    ButtonLayout layout;
    const double pad = design.px(kPad);
    const QRectF inner = box.adjusted(pad, 0, -pad, 0);
    layout.words = TextBlock(words, {design.font(units, Weight::Bold), kPitch, Qt::AlignHCenter}, inner.width());
    layout.detail = TextBlock(detail, {design.font(units, Weight::Regular), kPitch, Qt::AlignHCenter}, inner.width());
    const double height = layout.words.height() + layout.detail.height();
    layout.words.moveTo({inner.left(), inner.center().y() - height / 2});
    layout.detail.moveTo({inner.left(), layout.words.box().bottom()});
    layout.fits = layout.words.fits() && layout.detail.fits() && height + design.px(2 * kLeastPadAbove) <= box.height();
    return layout;
}

} // namespace

TouchButton::TouchButton(QWidget* parent) : QPushButton(parent)
{
    setAttribute(Qt::WA_InputMethodEnabled, false);
}

void TouchButton::setWords(const QString& words, const QString& detail)
{
    m_words = words;
    m_detail = detail;
    setAccessibleName(withoutBreakMarks(words));
    setAccessibleDescription(withoutBreakMarks(detail));
    update();
}

void TouchButton::setDesign(const Design& design)
{
    m_design = design;
    update();
}

double TouchButton::textUnits() const
{
    double units = kKioskTextUnits;
    while (units > kLeastUnits && !layWords(m_words, m_detail, rect(), m_design, units).fits) {
        units -= 0.5;
    }
    return units;
}

double TouchButton::widthOfWords() const
{
    const TextBlock words(m_words, {m_design.font(kKioskTextUnits, Weight::Bold), kPitch, Qt::AlignHCenter},
                          m_design.px(1000));
    return words.naturalWidth() + m_design.px(2 * kPad) + 1;
}

void TouchButton::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ButtonLayout layout = layWords(m_words, m_detail, rect(), m_design, textUnits());
    const bool isInverse = isChecked() || isDown();
    const QColor ink = m_design.color(isInverse ? Token::Surface : Token::Ink);
    const double line = m_design.px(0.25);
    const double radius = m_design.px(1);
    painter.setPen(QPen(m_design.color(Token::ControlLine), line));
    painter.setBrush(m_design.color(isInverse ? Token::Ink : Token::Surface));
    painter.drawRoundedRect(QRectF(rect()).adjusted(line, line, -line, -line), radius, radius);
    layout.words.draw(painter, ink);
    layout.detail.draw(painter, ink);
    if (hasFocus()) {
        const double ring = m_design.px(0.5);
        painter.setPen(QPen(isInverse ? ink : m_design.color(Token::Focus), ring));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(ring, ring, -ring, -ring), radius, radius);
    }
}

ButtonGrid::ButtonGrid(const Measures& measures, QWidget* parent) : QWidget(parent), m_measures(measures) {}

void ButtonGrid::setWords(const QStringList& words)
{
    while (m_buttons.size() > static_cast<std::size_t>(words.size())) {
        delete m_buttons.back();
        m_buttons.pop_back();
    }
    while (m_buttons.size() < static_cast<std::size_t>(words.size())) {
        const int index = static_cast<int>(m_buttons.size());
        auto* const button = new TouchButton(this);
        button->setCheckable(true);
        button->setDesign(m_design);
        connect(button, &QPushButton::clicked, this, [this, index] { emit pressed(index); });
        button->show();
        m_buttons.push_back(button);
    }
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        m_buttons[i]->setWords(words[static_cast<qsizetype>(i)]);
    }
    layButtons();
}

void ButtonGrid::setDesign(const Design& design)
{
    m_design = design;
    for (TouchButton* button : m_buttons) {
        button->setDesign(design);
    }
    layButtons();
}

void ButtonGrid::mark(const std::vector<int>& indices)
{
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        m_buttons[i]->setChecked(std::ranges::find(indices, static_cast<int>(i)) != indices.end());
    }
}

double ButtonGrid::leastWidthOf(int index) const
{
    const double least = m_design.px(m_measures.leastWidth);
    return m_measures.width == Measures::Width::Same
               ? least
               : std::max(least, m_buttons[static_cast<std::size_t>(index)]->widthOfWords());
}

/// What a row would leave over if its buttons had their least widths.
double ButtonGrid::leftOver(int first, int end, double width) const
{
    const double gutter = m_design.px(kGutter);
    double left = width + gutter;
    for (int i = first; i < end; ++i) {
        left -= leastWidthOf(i) + gutter;
    }
    return left;
}

/// The most that leave every button of every row its width.
int ButtonGrid::columnsFor(double width) const
{
    const int count = static_cast<int>(m_buttons.size());
    int columns = std::max(1, count);
    const auto fits = [&](int first) { return leftOver(first, std::min(first + columns, count), width) >= 0; };
    for (int first = 0; first < count && columns > 1;) {
        if (fits(first)) {
            first += columns;
        } else {
            --columns;
            first = 0;
        }
    }
    return columns;
}

double ButtonGrid::heightFor(double width) const
{
    const int count = static_cast<int>(m_buttons.size());
    const int columns = columnsFor(width);
    const int rows = (count + columns - 1) / columns;
    return rows * m_design.px(m_measures.leastHeight) + (rows - 1) * m_design.px(kGutter);
}

void ButtonGrid::layButtons()
{
    if (m_buttons.empty()) {
        return;
    }
    const int count = static_cast<int>(m_buttons.size());
    const double gutter = m_design.px(kGutter);
    const int most = columnsFor(width());
    const int rows = (count + most - 1) / most;
    const int columns = (count + rows - 1) / rows; // as even as can be
    const double buttonHeight = std::min((height() + gutter) / rows - gutter, m_design.px(m_measures.mostHeight));
    const double same = std::min((width() + gutter) / columns - gutter, m_design.px(m_measures.mostWidth));
    QRectF place(0, 0, 0, buttonHeight);
    for (int i = 0; i < count; ++i) {
        const int row = i / columns;
        const int first = row * columns;
        if (i == first) {
            place.moveTo(0, row * (buttonHeight + gutter));
        }
        const int end = std::min(first + columns, count);
        const bool isSame = m_measures.width == Measures::Width::Same;
        place.setWidth(isSame ? same : leastWidthOf(i) + leftOver(first, end, width()) / (end - first));
        m_buttons[static_cast<std::size_t>(i)]->setGeometry(place.toRect());
        place.moveLeft(place.right() + gutter);
    }
}

void ButtonGrid::resizeEvent(QResizeEvent* /*event*/)
{
    layButtons();
}

} // namespace carded::ui
