// SPDX-License-Identifier: Apache-2.0
#include "ui/operator_view.h"

#include "ui/action_button.h"
#include "ui/line_breaks.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace carded::ui {

namespace {

// All lengths are in units.
constexpr double kGutter = 2;
constexpr double kButtonHeight = 10;
constexpr double kFieldHeight = 10;
constexpr double kFieldPad = 2;
constexpr int kMinPercent = 40;

QString headingText()
{
    return QCoreApplication::translate("ui", "Who is at the till?");
}

} // namespace

OperatorView::OperatorView(QWidget* parent)
    : Panel(parent), m_pad(new DigitPad(this)), m_logOut(new ActionButton(this)), m_manager(new ActionButton(this)),
      m_back(new ActionButton(this))
{
    connect(m_pad, &DigitPad::digitTyped, this, &OperatorView::add);
    connect(m_pad, &DigitPad::erased, this, &OperatorView::removeLast);
    connect(m_pad, &DigitPad::entered, this, &OperatorView::enter);
    connect(m_logOut, &QPushButton::clicked, this, &OperatorView::loggedOut);
    connect(m_manager, &QPushButton::clicked, this, &OperatorView::managerWanted);
    connect(m_back, &QPushButton::clicked, this, &OperatorView::left);
    changed();
}

void OperatorView::ask(const OperatorPrompt& prompt)
{
    m_prompt = prompt;
    forget();
}

void OperatorView::forget()
{
    m_number.clear();
    changed();
}

bool OperatorView::mayLeave() const
{
    return m_prompt.leave == OperatorPrompt::Leave::Allowed || !m_prompt.current.isEmpty();
}

/// Where nobody may leave it, it stays.
Moment OperatorView::patience() const
{
    constexpr Moment kForLong = std::chrono::hours{24};
    return mayLeave() ? Panel::patience() : kForLong;
}

void OperatorView::add(int digit)
{
    if (m_number.size() < kMostDigits) {
        m_number += QString::number(digit);
        changed();
        emit stirred();
    }
}

void OperatorView::removeLast()
{
    m_number.chop(1);
    changed();
    emit stirred();
}

void OperatorView::enter()
{
    if (!m_number.isEmpty()) {
        emit entered(std::exchange(m_number, QString()));
        changed();
    }
}

void OperatorView::press(const KeyStroke& stroke)
{
    if (m_pad->press(stroke.key)) {
        return;
    }
    if (stroke.key != Qt::Key_Escape) {
        Panel::press(stroke);
    } else if (mayLeave()) {
        emit left();
    }
}

void OperatorView::changed()
{
    m_pad->allow({m_number.size() < kMostDigits, !m_number.isEmpty(), !m_number.isEmpty()});
    m_logOut->setVisible(!m_prompt.current.isEmpty());
    m_back->setVisible(mayLeave());
    retranslate();
}

QString OperatorView::currentText() const
{
    return m_prompt.current.isEmpty() ? QCoreApplication::translate("ui", "Nobody is logged in.")
                                      : QCoreApplication::translate("ui", "Now: operator %1").arg(m_prompt.current);
}

void OperatorView::retranslate()
{
    setAccessibleName(withoutBreakMarks(QStringLiteral("%1 %2").arg(headingText(), currentText())));
    setAccessibleDescription(m_number);
    m_pad->retranslate();
    m_logOut->setFace({Qt::Key_F12, QCoreApplication::translate("ui", "Log out")});
    m_manager->setFace({Qt::Key_F10, QCoreApplication::translate("ui", "Manager")});
    m_back->setFace({Qt::Key_Escape, QCoreApplication::translate("ui", "Back")});
    layParts();
}

void OperatorView::layParts()
{
    const auto areas = DigitPad::areasIn(content(), design());
    m_pad->place(areas.pad, design());
    QRectF words = areas.words;
    layButtons(words);
    layWords(words);
    update();
}

/// One above the other at the foot of `area`, which is left with the rest; where there is the width, two side by side.
void OperatorView::layButtons(QRectF& area)
{
    const double gutter = design().px(kGutter);
    const double height = design().px(kButtonHeight);
    double scale = 1;
    QRectF place(area.left(), area.bottom() - height, area.width(), height);
    const auto put = [&](ActionButton* button) {
        button->setGeometry(place.toAlignedRect());
        scale = std::min(scale, button->fittingScale());
        area.setBottom(place.top() - gutter);
        place = QRectF(area.left(), area.bottom() - height, area.width(), height);
    };
    if (design().isPortrait() && !m_back->isHidden() && !m_logOut->isHidden()) {
        const double half = std::floor((place.width() - gutter) / 2);
        m_back->setGeometry(QRectF(place.topLeft(), QSizeF(half, height)).toAlignedRect());
        scale = m_back->fittingScale();
        place.setLeft(place.right() - half);
        put(m_logOut);
    } else {
        for (ActionButton* button : {m_back, m_logOut}) {
            if (!button->isHidden()) {
                put(button);
            }
        }
    }
    put(m_manager);
    for (ActionButton* button : {m_back, m_logOut, m_manager}) {
        button->setTextScale(scale);
    }
    area.setBottom(area.bottom() + gutter / 2);
}

void OperatorView::layWords(const QRectF& area)
{
    const double gutter = design().px(kGutter);
    for (int percent = 100; percent >= kMinPercent; percent -= 5) {
        const double scale = percent / 100.0;
        const TextBlock::Style small{design().font(kButtonUnits, Weight::Regular, scale)};
        m_heading = TextBlock(headingText(), {design().font(kLineUnits, Weight::Bold, scale)}, area.width());
        m_current = TextBlock(currentText(), small, area.width());
        m_words = TextBlock(QCoreApplication::translate("ui", "Type your operator number."), small, area.width());
        m_heading.moveTo(area.topLeft());
        m_current.moveTo({area.left(), m_heading.box().bottom()});
        m_field = QRectF(area.left(), m_current.box().bottom() + gutter / 2, area.width(), design().px(kFieldHeight));
        m_words.moveTo({area.left(), m_field.bottom() + gutter / 2});
        m_fits = m_words.box().bottom() <= area.bottom() && m_heading.fits() && m_current.fits() && m_words.fits();
        if (m_fits) {
            break;
        }
    }
    const double pad = design().px(kFieldPad);
    const double scale = 1 / design().textScale(); // twelve digits are to fit
    m_typed = TextBlock(m_number, {design().font(kLineUnits, Weight::Bold, scale)}, m_field.width() - 2 * pad);
    m_typed.moveTo({m_field.left() + pad, m_field.center().y() - m_typed.height() / 2});
}

void OperatorView::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    paintGround(painter);
    m_heading.draw(painter, design().color(Token::Ink));
    m_current.draw(painter, design().color(Token::Ink2));
    m_words.draw(painter, design().color(Token::Ink));
    painter.setPen(QPen(design().color(Token::ControlLine), design().px(0.25)));
    painter.setBrush(design().color(Token::Surface));
    painter.drawRect(m_field);
    m_typed.draw(painter, design().color(Token::Ink));
    if (mayLeave()) {
        paintTimeLeft(painter);
    }
}

} // namespace carded::ui
