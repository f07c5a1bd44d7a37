// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/frame.h"
#include "ui/customer_scene.h"
#include "ui/customer_sign.h"
#include "ui/design.h"
#include "ui/hold_corner.h"
#include "ui/till_state.h"
#include "ui/window_settings.h"
#include "ui/words.h"

#include <QTimer>
#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

namespace carded::ui {

class ButtonGrid;
class PreviewWidget;
class TextBlock;
class TouchButton;
/// The customer's side: what to do, and at the end "confirmed" or "staff will help you", never why. In a language of
/// its own. Beside a cashier it only shows; in self-service it is touched, too.
class CustomerWindow final : public QWidget {
    Q_OBJECT
public:
    enum class Touch : std::uint8_t { None, SelfService };
    struct Manner {
        Touch touch = Touch::None;
        Motion motion = Motion::Full;
        std::optional<Theme> theme{};            ///< none: the desktop's
        QString language = QStringLiteral("en"); ///< to begin with, and for each next customer in self-service
    };
    /// `now` is read at every event.
    CustomerWindow(SteadyClock now, const Manner& manner, QWidget* parent = nullptr);

    [[nodiscard]] const CustomerView& view() const noexcept { return m_view; }
    [[nodiscard]] const QString& language() const noexcept { return m_words.tag(); }

    static constexpr Moment kTimeToAct{90'000}; ///< in self-service, since anything was touched or a code came
    static constexpr Moment kAskBefore{30'000}; ///< of it: then the customer is asked for more

public slots: // NOLINT(readability-redundant-access-specifiers): `slots` is empty to clang-tidy
    void setView(const carded::ui::CustomerView& view);
    /// To choose from in self-service; with none of them it is known what is sold.
    void setCategories(const std::vector<carded::ui::Category>& categories);
    void showPreview(const carded::scanner::Frame& frame);
    void stepLanguage();
    void nextCustomer(); ///< nothing that the last one chose is left
    /// Does what is due by now. The window's own timers call it.
    void tick();

signals:
    void categoryPressed(int index);
    void staffCalled();
    void staffRequested(); ///< Ctrl+F10 or the corner: staff is there
    void startedAgain();   ///< by touch, or nobody has acted for kTimeToAct: time for nextCustomer()

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void connectTouch();
    void setLanguage(const QString& tag);
    void retranslate();
    void orderTabs();
    void showSign();
    [[nodiscard]] CustomerSign::Face signFace() const;
    [[nodiscard]] QString headline() const;
    [[nodiscard]] QColor ground() const;
    [[nodiscard]] bool isTouched() const noexcept { return m_manner.touch == Touch::SelfService; }
    [[nodiscard]] bool isServing() const noexcept;
    [[nodiscard]] bool isAsking() const;
    void followScene(CustomerScene before);
    void forgetPicture();
    void actNow();
    void act(const KeyStroke& stroke);
    void layParts();
    void layServing(QRectF area);
    void layServingWide(QRectF area);
    void layServingUpright(QRectF area);
    enum class Edge : std::uint8_t { Top, Bottom };
    void layLanguages(QRectF& area, Edge edge);
    void layActions(QRectF& area);
    [[nodiscard]] QRectF barRect() const;
    [[nodiscard]] TextBlock markWords() const;

    SteadyClock m_now;
    Manner m_manner;
    Words m_words;
    CustomerView m_view;
    std::vector<Category> m_categories;
    Design m_design;
    std::optional<Countdown> m_acting; ///< runs while the next customer would find something of this one
    int m_step = 0;                    ///< of the hint in three drawings
    bool m_isPictured = false;         ///< there is a picture to show
    bool m_isChosen = false;           ///< the focused button was reached by Tab
    QTimer m_timer;
    QTimer m_stepTimer;
    std::unique_ptr<KeyFilter> m_keys; ///< these two in self-service
    std::unique_ptr<HoldCorner> m_corner;
    CustomerSign* m_sign; // the widgets are owned as QObject children
    PreviewWidget* m_preview;
    ButtonGrid* m_languages;
    ButtonGrid* m_products;
    TouchButton* m_call;
    TouchButton* m_again;
    TouchButton* m_more;
};

} // namespace carded::ui
