// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/frame.h"
#include "ui/badge.h"
#include "ui/cue.h"
#include "ui/design.h"
#include "ui/hint.h"
#include "ui/key_burst.h"
#include "ui/language.h"
#include "ui/till_state.h"
#include "ui/verdict_slot.h"
#include "verifier/verdict.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <functional>
#include <optional>
#include <vector>

namespace carded::ui {

class BadgeWidget;
class IdleView;
class StateLine;
class TypedCode;

/// The cashier's window: idle, a code held until its product is known, a verdict, or a code being typed. Shows what it
/// is told and tells what was pressed; decides nothing about a code. Full-screen is the caller's choice.
class KioskWindow final : public QWidget {
    Q_OBJECT
public:
    using SteadyClock = std::function<Moment()>;
    explicit KioskWindow(SteadyClock now, QWidget* parent = nullptr); ///< `now` is read at every event
    ~KioskWindow() override;
    Q_DISABLE_COPY_MOVE(KioskWindow)
    enum class View : std::uint8_t { Idle, Held, Verdict, Typing };
    [[nodiscard]] View view() const noexcept { return m_view; }
    [[nodiscard]] QString language() const { return m_language.tag(); }
    [[nodiscard]] int textPercent() const noexcept { return m_textPercent; }
    [[nodiscard]] bool isDemo() const noexcept; ///< the till's list, or the verdict on the screen

public slots: // NOLINT(readability-redundant-access-specifiers): `slots` is empty to clang-tidy
    void setCategories(const std::vector<carded::ui::Category>& categories);
    void setTillState(const carded::ui::TillState& state);
    void showPreview(const carded::scanner::Frame& frame);
    void setHint(std::optional<carded::ui::Hint> hint); ///< about a code in view that is not read
    /// At once, or when the verdict on the screen has been there for kReplaceLock.
    void showVerdict(const carded::verifier::Verdict& verdict);
    /// A code came before a product was chosen. 0 if shown, else for how long a verdict may not be replaced yet.
    carded::ui::Moment showHeld();
    /// Back to idle from a verdict, as soon as it may be replaced: it is no answer to what came last.
    void endVerdict();
    /// `en` or `ko`; anything else changes nothing.
    void setLanguage(const QString& tag);
    void setTimes(const carded::ui::ShowTimes& times);
    /// Does what is due by now. The window's own timer calls it.
    void tick();

signals:
    void categoryChosen(const std::string& id);
    /// Back to idle: by touch, key or time. What was being sold is forgotten.
    void cleared();
    void languageChanged(const QString& tag);
    void heldTimedOut();
    void manualRequested();              ///< F2
    void codeTyped(const QString& text); ///< F4, then the text of a code, then Enter
    void updateRequested();              ///< F6
    void muteToggled();                  ///< F8
    void cued(carded::ui::Cue cue);      ///< with what is shown anew; a verdict again with F5, too

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    [[nodiscard]] BadgeContext badgeContext() const;
    void layParts();
    void retranslate();
    void present(const verifier::Verdict& verdict);
    void dismiss();
    void goIdle();
    void chooseCategory(int index);
    void startCountdown(Moment duration);
    void runTimer();
    [[nodiscard]] bool takeKey(const QKeyEvent& event);
    void act(const KeyStroke& stroke);
    void actOnDigit(int digit);
    void actOnControl(int key);
    void actOnSpace();
    void startTyping();
    QString stopTyping();
    void type(const KeyStroke& stroke);
    void stepTextSize(int direction);

    SteadyClock m_now;
    Language m_language;
    Design m_design;
    int m_textPercent = 100;
    View m_view = View::Idle;
    ShowTimes m_times;
    KeyBurst m_burst;
    VerdictSlot m_slot;
    Countdown m_countdown;
    QTimer m_timer;
    TillState m_state;
    std::vector<Category> m_categories;
    std::optional<verifier::Verdict> m_shown;
    QPointer<QWidget> m_focusBefore; // where the focus goes back to when the verdict goes
    IdleView* m_idle;                // the widgets are owned as QObject children
    StateLine* m_stateLine;
    BadgeWidget* m_badge;
    TypedCode* m_typed;
};

} // namespace carded::ui
