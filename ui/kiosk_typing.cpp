// SPDX-License-Identifier: Apache-2.0
// A code's text by hand: the last resort of the cashier's window.
#include "ui/idle_view.h"
#include "ui/kiosk_window.h"
#include "ui/typed_code.h"

#include <QClipboard>
#include <QGuiApplication>

namespace carded::ui {

namespace {

/// Somebody who types has a long text to type; one who went away has left it to the next.
constexpr Moment kTypingPatience{60'000};

} // namespace

void KioskWindow::startTyping()
{
    if (m_view != View::Idle) {
        return;
    }
    m_view = View::Typing;
    m_idle->hide();
    m_typed->show();
    startCountdown(kTypingPatience);
}

/// What is being sold stays chosen.
QString KioskWindow::stopTyping()
{
    QString text = m_typed->take();
    m_typed->hide();
    m_view = View::Idle;
    m_idle->show();
    runTimer();
    return text;
}

/// A person's key: those of a scanner's burst do not come here, so they are neither typed nor do they send anything.
void KioskWindow::type(const KeyStroke& stroke)
{
    startCountdown(kTypingPatience);
    if (stroke.key == Qt::Key_Escape || stroke.key == Qt::Key_F4) {
        (void)stopTyping();
    } else if (stroke.key == Qt::Key_Return || stroke.key == Qt::Key_Enter) {
        if (const QString text = stopTyping(); !text.isEmpty()) {
            emit codeTyped(text);
        }
    } else if (stroke.key == Qt::Key_Backspace) {
        m_typed->removeLast();
    } else if (stroke.modifiers.testFlag(Qt::ControlModifier)) {
        if (stroke.key == Qt::Key_V) {
            m_typed->add(QGuiApplication::clipboard()->text());
        }
    } else {
        m_typed->add(stroke.text);
    }
}

} // namespace carded::ui
