// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/design.h"

#include <QObject>
#include <QRectF>

#include <array>

class QWidget;

namespace carded::ui {

class ActionButton;

/// The buttons of a panel that has a number typed: the digits, always in the same places, Delete, and OK (F9). Knows
/// nothing of what is typed. Enter is none of its keys: a scanner sends digits, and then Enter.
class DigitPad final : public QObject {
    Q_OBJECT
public:
    explicit DigitPad(QWidget* panel);

    /// Where the pad is in a panel, and where its words are.
    struct Areas {
        QRectF pad;
        QRectF words;
    };
    [[nodiscard]] static Areas areasIn(const QRectF& content, const Design& design);

    /// What can be pressed now.
    struct Allowed {
        bool digits = true;
        bool erase = false;
        bool ok = false;
    };
    void allow(const Allowed& allowed);
    void retranslate();
    void place(const QRectF& area, const Design& design);
    /// A person's key: whether it is one of the pad's.
    bool press(int key);

signals:
    void digitTyped(int digit);
    void erased();
    void entered();

private:
    static constexpr std::size_t kDigits = 10;

    std::array<ActionButton*, kDigits> m_digits; ///< by digit; the panel's children, like the others
    ActionButton* m_erase;
    ActionButton* m_ok;
};

} // namespace carded::ui
