// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/frame.h"
#include "ui/badge.h"
#include "ui/cue.h"
#include "ui/customer_scene.h"
#include "ui/key_filter.h"
#include "ui/language.h"
#include "ui/till_state.h"
#include "ui/window_settings.h"
#include "verifier/verdict.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <optional>
#include <vector>

namespace carded::ui {

class BadgeWidget;
class IdleView;
class Panel;
class StateLine;
class TypedCode;

/// The cashier's window: idle, a code held until its product is known, a verdict, or a panel that asks something. Shows
/// what it is told and tells what was pressed; decides nothing about a code. Full-screen is the caller's choice.
class KioskWindow final : public QWidget {
    Q_OBJECT
public:
    explicit KioskWindow(SteadyClock now, QWidget* parent = nullptr); ///< `now` is read at every event
    enum class View : std::uint8_t { Idle, Held, Verdict, Panel };
    [[nodiscard]] View view() const noexcept { return m_view; }
    [[nodiscard]] QString language() const { return m_language.tag(); }
    [[nodiscard]] int textPercent() const noexcept { return m_look.textPercent; }
    [[nodiscard]] Mark mark() const noexcept; ///< of the till, or of the verdict on the screen
    [[nodiscard]] bool isAsking() const;      ///< by a panel that does not give way: codes are not taken meanwhile

public slots: // NOLINT(readability-redundant-access-specifiers): `slots` is empty to clang-tidy
    void setCategories(const std::vector<carded::ui::Category>& categories);
    void setTillState(const carded::ui::TillState& state);
    void showPreview(const carded::scanner::Frame& frame);
    void setHint(std::optional<carded::ui::Hint> hint);         ///< about a code in view that is not read
    void showVerdict(const carded::verifier::Verdict& verdict); ///< now, or when kReplaceLock or a panel lets it
    carded::ui::Moment showHeld(); ///< a code without its product: 0 if shown, else for how long a verdict must stay
    void endVerdict();             ///< as soon as it may be replaced: it is no answer to what came last
    /// `panel`, a child of this window, takes the place of what is shown, until it is left, closed or a verdict comes.
    /// False while a verdict may not be replaced, or isAsking(). One that is left over a verdict brings it back.
    bool open(carded::ui::Panel& panel);
    void close(carded::ui::Panel& panel); ///< back to the tiles, or a verdict that has waited; the basket stays
    void pressTile(int index);
    void dismiss(); ///< idle, cleared(): the next customer. Not while a verdict may not be replaced
    void setLanguage(const QString& tag); ///< one of Language::tags(); anything else changes nothing
    void configure(const carded::ui::WindowSettings& settings);
    void setLook(const carded::ui::Look& look);
    void tick(); ///< does what is due by now; the window's own timer calls it

signals:
    void categoryChosen(const std::string& ids);  ///< with commas between, in the order of the tiles; empty: none is
    void verdictShown();                          ///< the newest that showVerdict() was given
    void cleared(const std::string& stillChosen); ///< back to idle: nothing else of the last check counts
    void languageChanged(const QString& tag);
    void heldTimedOut();
    void textSizeChanged(int percent);   ///< by Ctrl and + or -
    void codeTyped(const QString& text); ///< F4, then the text of a code, then Enter
    void functionPressed(int key);       ///< among the till's keys, `Shift+F11` with Qt::SHIFT in it. Done elsewhere
    void customerTold(carded::ui::CustomerScene scene); ///< what is shown, as far as it is the customer's business
    void cued(carded::ui::Cue cue);                     ///< with what is shown anew; a verdict again with F5, too

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    [[nodiscard]] Badge badge() const; ///< of the verdict that is shown
    void layParts();
    void retranslate();
    void present(const verifier::Verdict& verdict);
    void showWaiting();
    void goIdle();
    void tellCustomer();
    void tell(CustomerScene scene);
    void showChosen();
    void startCountdown(Moment duration);
    void runTimer();
    void act(const KeyStroke& stroke);
    void actOnControl(int key);
    void closePanel();
    void restartPatience();
    void leavePanel();
    [[nodiscard]] bool actAnywhere(const KeyStroke& stroke);
    void stepTextSize(int direction);

    SteadyClock m_now;
    Language m_language;
    Design m_design;
    View m_view = View::Idle;
    WindowSettings m_settings;
    Look m_look;
    Basket m_basket;
    KeyFilter m_keys;
    VerdictSlot m_slot;
    Countdown m_countdown;
    QTimer m_timer;
    TillState m_state;
    std::vector<Category> m_categories;
    std::optional<verifier::Verdict> m_shown;
    BadgeLine m_badgeLine = BadgeLine::Why;
    QPointer<QWidget> m_focusBefore; // where the focus goes back to when the verdict or panel goes
    IdleView* m_idle;                // the widgets are owned as QObject children
    StateLine* m_stateLine;
    BadgeWidget* m_badge;
    TypedCode* m_typed;
    Panel* m_panel = nullptr; // the one that is open
    CustomerScene m_told = CustomerScene::Idle;
    std::optional<CustomerScene> m_toldBefore; // the panel that is open over a verdict
};

} // namespace carded::ui
