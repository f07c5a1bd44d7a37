// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/design.h"
#include "ui/hint.h"

#include <QWidget>

#include <optional>

namespace carded::ui {

class TextBlock;

/// One hint in one line, light on dark so that it is noticed without a colour that verdicts have. Covers what is
/// below it: where it is, is its parent's matter.
class HintBand final : public QWidget {
    Q_OBJECT
public:
    explicit HintBand(QWidget* parent = nullptr);

    /// None empties it. A new one is announced.
    void setHint(std::optional<Hint> hint);
    void setDesign(const Design& design);
    void retranslate();
    [[nodiscard]] const QString& text() const noexcept { return m_text; }
    [[nodiscard]] int textSize() const; ///< in pixels; for tests
    /// The line as it is drawn; for tests.
    [[nodiscard]] TextBlock line() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QFont fittingFont() const;

    std::optional<Hint> m_hint;
    QString m_text;
    Design m_design;
};

} // namespace carded::ui
