// SPDX-License-Identifier: Apache-2.0
#include "ui/kiosk_window.h"

#include "ui/accessibility.h"
#include "ui/badge_widget.h"
#include "ui/idle_view.h"
#include "ui/panel.h"
#include "ui/state_line.h"
#include "ui/typed_code.h"

#include <QCoreApplication>
#include <QEvent>
#include <QLocale>

#include <utility>

namespace carded::ui {

using verifier::Outcome;
using verifier::Verdict;

namespace {

/// Often enough for a bar that seems to move; the verdict itself is painted at once.
constexpr int kTickMs = 50;

Moment timeFor(const ShowTimes& times, Outcome outcome)
{
    switch (outcome) {
    case Outcome::Pass:
        return times.pass;
    case Outcome::Refuse:
        return times.refuse;
    case Outcome::CannotVerify:
        break;
    }
    return times.cannotVerify;
}

} // namespace

KioskWindow::KioskWindow(SteadyClock now, QWidget* parent)
    : QWidget(parent), m_now(std::move(now)), m_keys(*this, m_now), m_idle(new IdleView(this)),
      m_stateLine(new StateLine(this)), m_badge(new BadgeWidget(this)), m_typed(new TypedCode(this))
{
    installAccessibility();
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    setFocusPolicy(Qt::StrongFocus);
    m_badge->hide();
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &KioskWindow::tick);
    connect(m_badge, &BadgeWidget::dismissed, this, &KioskWindow::dismiss);
    connect(m_badge, &BadgeWidget::keyPressed, this, &KioskWindow::actOnControl);
    connect(m_idle, &IdleView::keyPressed, this, &KioskWindow::actOnControl);
    connect(m_idle, &IdleView::tilePressed, this, &KioskWindow::pressTile);
    connect(m_typed, &TypedCode::entered, this, &KioskWindow::codeTyped);
    connect(&m_keys, &KeyFilter::due, this, &KioskWindow::tick);
    retranslate();
    setFocus(Qt::OtherFocusReason); // no tile looks chosen before somebody looks for it with Tab
}

void KioskWindow::setTillState(const TillState& state)
{
    const bool wasBlocked = severityOf(m_state.problem) == Severity::Blocked;
    const bool isHeardElsehow = state.sound != m_state.sound;
    m_state = state;
    m_idle->setTillState(state);
    m_stateLine->setState(state);
    if (m_shown && isHeardElsehow) {
        m_badge->updateBadge(badge());
    }
    layParts();
    if (!wasBlocked && severityOf(state.problem) == Severity::Blocked) {
        emit cued(Cue::Blocked);
    }
}

void KioskWindow::showPreview(const scanner::Frame& frame)
{
    m_idle->preview().showFrame(frame);
    if (m_panel != nullptr) {
        m_panel->showPreview(frame);
    }
}

void KioskWindow::setHint(std::optional<Hint> hint)
{
    m_idle->setHint(hint);
}

void KioskWindow::showVerdict(const Verdict& verdict)
{
    if (isAsking()) {
        m_slot.keep(verdict);
    } else if (const auto due = m_slot.offer(verdict, m_now())) {
        present(*due);
        emit verdictShown();
        tellCustomer(); // a verdict that F5 brings back is not the next customer's
    }
}

Moment KioskWindow::showHeld()
{
    closePanel();
    if (m_view == View::Verdict) {
        if (const Moment left = m_slot.lockLeft(m_now()); left > Moment{0}) {
            m_slot.forgetEnd();
            return left;
        }
        goIdle();
    }
    m_view = View::Held;
    m_idle->setQuestion(IdleView::Question::WhichProduct);
    startCountdown(m_settings.times.held);
    emit cued(Cue::CodeHeld);
    tellCustomer();
    return Moment{0};
}

void KioskWindow::endVerdict()
{
    if (m_view == View::Verdict && m_slot.end(m_now())) {
        dismiss();
    }
}

void KioskWindow::setLanguage(const QString& tag)
{
    if (tag == m_language.tag() || !m_language.use(tag)) {
        return;
    }
    emit languageChanged(tag);
}

void KioskWindow::configure(const WindowSettings& settings)
{
    m_settings = settings;
    m_basket.setAfterCheck(settings.afterCheck);
}

void KioskWindow::tick()
{
    const Moment now = m_now();
    showWaiting(); // before a key that is meant for the verdict before it
    if (m_slot.takeEnd(now)) {
        dismiss();
    }
    if (const auto stroke = m_keys.take(now)) {
        act(*stroke);
    }
    if (m_view == View::Idle) {
        runTimer();
        return;
    }
    if (!m_countdown.isOver(now)) {
        const double left = m_countdown.fraction(now);
        m_idle->setTimeLeft(left);
        m_badge->setTimeLeft(left, m_countdown.isHeld() ? BadgeWidget::Hold::Held : BadgeWidget::Hold::Running);
        if (m_panel != nullptr) {
            m_panel->setTimeLeft(left);
        }
        return;
    }
    if (m_view == View::Held) {
        goIdle();
        tellCustomer();
        emit heldTimedOut();
    } else if (m_view == View::Panel) {
        emit m_panel->left();
    } else {
        goIdle();
        tellCustomer();
        emit cleared(idsOf(m_basket.chosen(), m_categories));
    }
}

void KioskWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

Badge KioskWindow::badge() const
{
    return Badge::of(*m_shown, {m_language.tag(), m_state.place(), m_state.shiftNumber, m_state.utcOffset, m_categories,
                                m_state.functionKeys, m_state.overridable, m_badgeLine, m_state.sound});
}

void KioskWindow::retranslate()
{
    setWindowTitle(QCoreApplication::translate("ui", "Proof of age"));
    setLocale(QLocale(m_language.tag()));
    m_idle->setCategories(m_categories, m_language.tag());
    m_idle->setTillState(m_state);
    m_stateLine->setState(m_state);
    if (m_panel != nullptr) {
        m_panel->retranslate();
    }
    if (m_shown) {
        m_badge->updateBadge(badge());
    }
    layParts();
}

void KioskWindow::present(const Verdict& verdict)
{
    closePanel();
    m_shown = verdict;
    wipeNow(m_shown->portrait); // a badge has no place for it
    if (m_view != View::Verdict) {
        m_focusBefore = focusWidget();
    }
    m_view = View::Verdict;
    m_badgeLine = BadgeLine::Why;
    layParts();
    m_idle->hide();
    m_badge->showBadge(badge());
    startCountdown(timeFor(m_settings.times, verdict.outcome()));
    emit cued(cueOf(verdict.outcome()));
}

void KioskWindow::showWaiting()
{
    if (const auto waiting = isAsking() ? std::nullopt : m_slot.takeWaiting(m_now())) {
        present(*waiting);
        emit verdictShown();
        tellCustomer();
    }
}

/// A press on the badge or Esc, which in the idle window takes back what was chosen.
void KioskWindow::dismiss()
{
    if (m_slot.isLocked(m_now())) {
        return;
    }
    if (m_view == View::Idle) {
        m_basket.clear();
    }
    goIdle();
    tellCustomer();
    emit cleared(idsOf(m_basket.chosen(), m_categories));
}

void KioskWindow::goIdle()
{
    const bool hadFocus = m_view == View::Verdict || m_view == View::Panel;
    if (m_view != View::Idle) {
        m_basket.endCheck();
    }
    closePanel();
    m_slot.clear();
    m_shown.reset();
    m_view = View::Idle;
    showChosen();
    layParts();
    m_idle->show();
    m_badge->hide();
    if (hadFocus && m_focusBefore) {
        m_focusBefore->setFocus(Qt::OtherFocusReason);
    }
    runTimer();
}

void KioskWindow::startCountdown(Moment duration)
{
    m_countdown.start(m_now(), duration);
    runTimer();
}

/// The timer runs while something can become due; an idle window wakes nobody.
void KioskWindow::runTimer()
{
    if (m_view == View::Idle) {
        m_timer.stop();
    } else if (!m_timer.isActive()) {
        m_timer.start(kTickMs);
    }
}

} // namespace carded::ui
