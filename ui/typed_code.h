// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/design.h"

#include <QString>
#include <QWidget>

namespace carded::ui {

/// Where a code's text is typed or pasted when nothing can read it. Shows what it is given; the window's own keys come
/// to it one by one, after a scanner's have been sorted out. Keeps nothing once it is closed.
class TypedCode final : public QWidget {
    Q_OBJECT
public:
    /// A QR code of version 40 holds no more characters.
    static constexpr qsizetype kMaxSize = 4296;

    explicit TypedCode(QWidget* parent = nullptr);

    void setDesign(const Design& design);
    /// Adds characters, as far as there is room; line ends and other control characters are left out.
    void add(const QString& text);
    void removeLast();
    /// What was typed; nothing of it stays here.
    [[nodiscard]] QString take();
    void retranslate();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void change(const QString& text);

    Design m_design;
    QString m_text;
};

} // namespace carded::ui
