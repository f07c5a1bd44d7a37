// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/frame.h"
#include "ui/cue.h"
#include "ui/customer_scene.h"
#include "ui/design.h"
#include "ui/key_burst.h"

#include <QWidget>

#include <optional>
#include <vector>

namespace carded::ui {

class ActionButton;

/// Takes the place of the window's tiles while a person is asked something. Shows what it is given, and tells by
/// signals of its own what was answered. Enter and Space answer only what arrows have chosen: a scanner sends Enter by
/// itself.
class Panel : public QWidget {
    Q_OBJECT
public:
    explicit Panel(QWidget* parent = nullptr);

    void setDesign(const Design& design);
    /// All texts again, in the language in use.
    virtual void retranslate() = 0;
    /// A person's key; a scanner's never come here. The rest of the keys are not the window's meanwhile.
    virtual void press(const KeyStroke& stroke);
    /// Wipes what was shown or typed: the panel is closed.
    virtual void forget() {}
    /// After this long without stirred() it is closed.
    [[nodiscard]] virtual Moment patience() const { return Moment{60'000}; }
    /// What is heard when it is opened.
    [[nodiscard]] virtual std::optional<Cue> cue() const { return std::nullopt; }
    /// Whether codes are taken meanwhile, and a verdict takes its place at once. If not, the verdict waits.
    [[nodiscard]] virtual bool givesWay() const { return false; }
    /// The camera's picture, for a panel that has a place for it.
    virtual void showPreview(const scanner::Frame& frame);
    /// What the customer is told meanwhile; none: what they were told before.
    [[nodiscard]] virtual std::optional<CustomerScene> customerScene() const { return std::nullopt; }
    /// Of the patience, 1 to 0.
    void setTimeLeft(double fraction);

signals:
    /// Its patience begins anew.
    void stirred();
    /// Closed without an answer: by Esc, or the time is over.
    void left();

protected:
    /// Where everything goes, for the size and design() there are.
    virtual void layParts() = 0;
    void resizeEvent(QResizeEvent* event) override;

    [[nodiscard]] const Design& design() const noexcept { return m_design; }
    /// The field inside the margins, above the bar.
    [[nodiscard]] QRectF content() const;
    void paintGround(QPainter& painter) const;
    void paintTimeLeft(QPainter& painter) const;

private:
    [[nodiscard]] std::vector<ActionButton*> buttons() const;
    void chooseByArrow(int step);
    void clickButton(int key);
    [[nodiscard]] QRectF barRect() const;

    Design m_design;
    double m_timeLeft = 1.0;
    bool m_isChosen = false; ///< the focused button was reached by arrows
};

} // namespace carded::ui
