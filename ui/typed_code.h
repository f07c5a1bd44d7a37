// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/panel.h"

#include <QString>

namespace carded::ui {

/// Where a code's text is typed or pasted when nothing can read it. Shows what it is given; the window's own keys come
/// to it one by one, after a scanner's have been sorted out. Keeps nothing once it is closed.
class TypedCode final : public Panel {
    Q_OBJECT
public:
    /// A QR code of version 40 holds no more characters.
    static constexpr qsizetype kMaxSize = 4296;

    explicit TypedCode(QWidget* parent = nullptr);

    /// Adds characters, as far as there is room; line ends and other control characters are left out.
    void add(const QString& text);
    void removeLast();
    /// What was typed; nothing of it stays here.
    [[nodiscard]] QString take();
    void retranslate() override;
    void press(const KeyStroke& stroke) override;
    void forget() override;
    [[nodiscard]] bool givesWay() const override { return true; }

signals:
    /// Enter, after something was typed.
    void entered(const QString& text);

protected:
    void layParts() override {}
    void paintEvent(QPaintEvent* event) override;

private:
    void change(const QString& text);

    QString m_text;
};

} // namespace carded::ui
