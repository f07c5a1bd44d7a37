// SPDX-License-Identifier: Apache-2.0
#include "ui/pin_view.h"

#include "ui/action_button.h"
#include "ui/badge_words.h"
#include "ui/line_breaks.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>
#include <utility>

namespace carded::ui {

namespace {

// All lengths are in units.
constexpr double kGutter = 2;
constexpr double kBackHeight = 10;
constexpr double kBackWidth = 28;
constexpr double kBarHeight = 6;
constexpr double kDotPitch = 4;
constexpr double kDot = 2;
constexpr int kMinPercent = 40;

} // namespace

PinView::PinView(QWidget* parent) : Panel(parent), m_pad(new DigitPad(this)), m_back(new ActionButton(this))
{
    connect(m_pad, &DigitPad::digitTyped, this, &PinView::add);
    connect(m_pad, &DigitPad::erased, this, &PinView::removeLast);
    connect(m_pad, &DigitPad::entered, this, &PinView::enter);
    connect(m_back, &QPushButton::clicked, this, &PinView::left);
    forget();
}

void PinView::ask(const PinQuestion& question, const PinPrompt& prompt)
{
    m_question = question;
    m_prompt = prompt;
    forget();
}

void PinView::setPrompt(const PinPrompt& prompt)
{
    m_prompt = prompt;
    forget();
    emit stirred();
}

bool PinView::isOpen() const
{
    return m_prompt.state == PinPrompt::State::Asking || m_prompt.state == PinPrompt::State::Wrong;
}

void PinView::forget()
{
    wipeNow(m_pin);
    m_pin.reserve(kMostDigits); // it never grows, so no digit lies anywhere else
    changed();
}

void PinView::add(int digit)
{
    if (isOpen() && m_pin.size() < kMostDigits) {
        m_pin.push_back(static_cast<std::uint8_t>('0' + digit));
        changed();
        emit stirred();
    }
}

void PinView::removeLast()
{
    if (isOpen() && !m_pin.empty()) {
        m_pin.pop_back();
        changed();
        emit stirred();
    }
}

void PinView::enter()
{
    if (!isOpen() || m_pin.size() < kLeastDigits) {
        return;
    }
    const WipedBytes pin = std::move(m_pin);
    setPrompt({PinPrompt::State::Checking, 0, {}, {}});
    emit entered(pin);
}

// Enter and Space are not here, and no arrows that would lead to them.
void PinView::press(const KeyStroke& stroke)
{
    if (m_pad->press(stroke.key)) {
        return;
    }
    if (stroke.key == Qt::Key_Escape) {
        emit left();
    } else if (stroke.key == Qt::Key_Tab || stroke.key == Qt::Key_Backtab) {
        focusNextPrevChild(stroke.key == Qt::Key_Tab);
    }
}

void PinView::changed()
{
    m_pad->allow(
        {isOpen() && m_pin.size() < kMostDigits, isOpen() && !m_pin.empty(), isOpen() && m_pin.size() >= kLeastDigits});
    retranslate();
}

QString PinView::headingText() const
{
    switch (m_question.purpose) {
    case PinQuestion::Purpose::NewPin:
        return QCoreApplication::translate("ui", "A new manager's PIN");
    case PinQuestion::Purpose::SamePin:
        return QCoreApplication::translate("ui", "The same PIN once more");
    case PinQuestion::Purpose::Override:
        break;
    case PinQuestion::Purpose::Menu:
        return QCoreApplication::translate("ui", "Manager");
    }
    return QCoreApplication::translate("ui", "Manager: sell anyway?");
}

/// Of a PIN that is to be set no tries are counted.
QString PinView::newPinText() const
{
    if (m_prompt.state == PinPrompt::State::Checking) {
        return QCoreApplication::translate("ui", "Checking");
    }
    return m_prompt.state == PinPrompt::State::Wrong
               ? QCoreApplication::translate("ui", "The two were not the same. Type it anew.")
               : QCoreApplication::translate("ui", "4 to 12 digits");
}

QString PinView::promptText() const
{
    if (m_question.purpose == PinQuestion::Purpose::NewPin || m_question.purpose == PinQuestion::Purpose::SamePin) {
        return newPinText();
    }
    switch (m_prompt.state) {
    case PinPrompt::State::Asking:
        return QCoreApplication::translate("ui", "Type the PIN. Tries left: %1.").arg(m_prompt.triesLeft);
    case PinPrompt::State::Checking:
        return QCoreApplication::translate("ui", "Checking");
    case PinPrompt::State::Wrong:
        return QCoreApplication::translate("ui", "This PIN is wrong. Tries left: %1.").arg(m_prompt.triesLeft);
    case PinPrompt::State::Locked:
        return QCoreApplication::translate("ui", "Locked after wrong tries, since %1, until %2.")
            .arg(m_prompt.since, m_prompt.until);
    case PinPrompt::State::Damaged:
        return QCoreApplication::translate("ui",
                                           "The PIN's file is damaged. The service sets it anew: carded pin set.");
    case PinPrompt::State::Unusable:
        break;
    }
    return QCoreApplication::translate("ui", "No PIN can be checked: the till cannot write its file.");
}

/// How many were typed, not which.
void PinView::retranslate()
{
    setAccessibleName(withoutBreakMarks(QStringLiteral("%1 %2").arg(headingText(), promptText())));
    setAccessibleDescription(QCoreApplication::translate("ui", "%1 digits").arg(m_pin.size()));
    m_pad->retranslate();
    m_back->setFace({Qt::Key_Escape, QCoreApplication::translate("ui", "Back")});
    layParts();
}

void PinView::layParts()
{
    const auto areas = DigitPad::areasIn(content(), design());
    m_pad->place(areas.pad, design());
    layWords(areas.words);
    update();
}

void PinView::layWords(const QRectF& area)
{
    const double gutter = design().px(kGutter);
    const QSizeF back(std::min(area.width(), design().px(kBackWidth)), design().px(kBackHeight));
    m_back->setGeometry(QRectF({area.left(), area.bottom() - back.height()}, back).toAlignedRect());
    const double bottom = area.bottom() - back.height() - gutter;
    const double barHeight = design().px(kBarHeight);
    for (int percent = 100; percent >= kMinPercent; percent -= 5) {
        const double scale = percent / 100.0;
        m_heading = TextBlock(headingText(), {design().font(kLineUnits, Weight::Bold, scale)}, area.width());
        m_about = TextBlock(m_question.reason ? QCoreApplication::translate("ui", wordsFor(*m_question.reason).headline)
                                              : QString(),
                            {design().font(kButtonUnits, Weight::Regular, scale)}, area.width());
        m_words = TextBlock(promptText(), {design().font(kButtonUnits, Weight::Regular, scale)}, area.width());
        m_heading.moveTo(area.topLeft());
        m_about.moveTo({area.left(), m_heading.box().bottom()});
        m_bar = QRectF(area.left(), m_about.box().bottom() + gutter,
                       std::min(area.width(), design().px(kMostDigits * kDotPitch)), barHeight);
        m_words.moveTo({area.left(), m_bar.bottom() + gutter / 2});
        m_fits = m_words.box().bottom() <= bottom && m_heading.fits() && m_about.fits() && m_words.fits();
        if (m_fits) {
            break;
        }
    }
}

void PinView::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintGround(painter);
    m_heading.draw(painter, design().color(Token::Ink));
    m_about.draw(painter, design().color(Token::Ink2));
    m_words.draw(painter, design().color(Token::Ink));
    painter.setPen(QPen(design().color(Token::ControlLine), design().px(0.25)));
    painter.setBrush(design().color(Token::Surface));
    painter.drawRect(m_bar);
    painter.setPen(Qt::NoPen);
    painter.setBrush(design().color(Token::Ink));
    const double pitch = m_bar.width() / kMostDigits;
    const double radius = std::min(design().px(kDot), pitch / 2) / 2;
    for (std::size_t i = 0; i < m_pin.size(); ++i) {
        painter.drawEllipse({m_bar.left() + (static_cast<double>(i) + 0.5) * pitch, m_bar.center().y()}, radius,
                            radius);
    }
    paintTimeLeft(painter);
}

} // namespace carded::ui
