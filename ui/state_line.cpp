// SPDX-License-Identifier: Apache-2.0
#include "ui/state_line.h"

#include "ui/shapes.h"
#include "ui/text_block.h"

#include <QPainter>
#include <QStringList>

#include <cmath>
#include <utility>

namespace carded::ui {

namespace {

using verifier::Outcome;

constexpr double kRow = 7;
constexpr double kNextRow = 5.5;
constexpr double kMargin = 4;
constexpr double kItemGap = 3;
constexpr double kNarrowGap = 2;
constexpr double kSymbol = 4;

struct PlacedItem {
    TextBlock text;
    double separatorX = 0; ///< 0 at the start of a row
    QRectF box;            ///< of a part with a symbol, that included: the field of one that is wrong
    Severity severity = Severity::Calm;
    StateItem::Drawing drawing = StateItem::Drawing::None;
};

struct StateLayout {
    std::vector<PlacedItem> items;
    double height = 0;
};

StateLayout layItems(const std::vector<StateItem>& items, int width, const Design& design, double gap)
{
    StateLayout layout;
    const double right = width - design.px(kMargin);
    double x = design.px(kMargin);
    double row = 0;
    const TextBlock::Style style{design.font(kStateUnits, Weight::Regular, 1.0 / design.textScale()), kTextPitch,
                                 Qt::AlignLeft};
    for (const StateItem& item : items) {
        PlacedItem placed;
        placed.severity = item.severity;
        placed.drawing = item.drawing;
        placed.text = TextBlock(item.text, style, 1e6);
        const bool isWrong = item.severity != Severity::Calm;
        const bool hasSymbol = isWrong || item.drawing != StateItem::Drawing::None;
        const double lead = hasSymbol ? design.px(kSymbol + 1.5) : 0;
        const double tail = isWrong ? design.px(1) : 0;
        const double needed = lead + placed.text.naturalWidth() + tail;
        if (x > design.px(kMargin) && x + needed > right) {
            x = design.px(kMargin);
            row += design.px(kNextRow);
        }
        placed.separatorX = x > design.px(kMargin) ? x - design.px(gap / 2) : 0;
        const double middle = row + design.px(kRow) / 2;
        placed.text.moveTo({x + lead, middle - placed.text.height() / 2});
        if (hasSymbol) {
            placed.box = QRectF(x, middle - design.px(2.5), needed, design.px(5));
        }
        x += needed + design.px(gap);
        layout.items.push_back(placed);
    }
    layout.height = row + design.px(kRow);
    return layout;
}

/// Closer and then with fewer words, where that saves a row.
StateLayout layItems(const TillState& state, int width, const Design& design)
{
    const auto full = stateItems(state);
    StateLayout best = layItems(full, width, design, kItemGap);
    const double oneRow = design.px(kRow);
    for (const auto& items : {full, stateItems(state, StateWording::Brief)}) {
        if (best.height <= oneRow) {
            break;
        }
        if (StateLayout closer = layItems(items, width, design, kNarrowGap); closer.height < best.height) {
            best = std::move(closer);
        }
    }
    return best;
}

} // namespace

StateLine::StateLine(QWidget* parent) : QWidget(parent)
{
    setAttribute(Qt::WA_OpaquePaintEvent);
}

void StateLine::setState(const TillState& state)
{
    m_state = state;
    QStringList words;
    for (const StateItem& item : stateItems(state)) {
        words += item.text;
    }
    setAccessibleName(words.join(QStringLiteral(", ")));
    update();
}

void StateLine::setDesign(const Design& design)
{
    m_design = design;
    update();
}

int StateLine::heightForWidth(int width) const
{
    return static_cast<int>(std::ceil(layItems(m_state, width, m_design).height));
}

void StateLine::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_design.color(Token::Surface));
    painter.fillRect(QRectF(0, 0, width(), m_design.px(0.25)), m_design.color(Token::ControlLine));
    for (const PlacedItem& item : layItems(m_state, width(), m_design).items) {
        if (item.separatorX > 0) {
            const QRectF text = item.text.box();
            painter.fillRect(QRectF(item.separatorX, text.top(), m_design.px(0.25), text.height()),
                             m_design.color(Token::ControlLine));
        }
        const double side = m_design.px(kSymbol);
        const QRectF symbol(item.box.left() + m_design.px(0.5), item.box.center().y() - side / 2, side, side);
        if (item.severity == Severity::Calm) {
            if (item.drawing == StateItem::Drawing::StruckSpeaker) {
                drawStruckSpeaker(painter, symbol, {m_design.color(Token::Ink), m_design.color(Token::Surface)});
            }
            item.text.draw(painter, m_design.color(Token::Ink));
            continue;
        }
        const Outcome outcome = item.severity == Severity::Blocked ? Outcome::Refuse : Outcome::CannotVerify;
        const FieldColors paint = m_design.fieldColors(outcome);
        painter.fillRect(item.box, paint.field);
        drawSymbol(painter, outcome, symbol, {paint.ink, paint.field});
        item.text.draw(painter, paint.ink);
    }
}

} // namespace carded::ui
