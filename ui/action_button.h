// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/design.h"

#include <QPushButton>

namespace carded::ui {

/// A button of a panel: what it does, and the key that presses it. Neutral: no answer looks better than another.
class ActionButton final : public QPushButton {
    Q_OBJECT
public:
    explicit ActionButton(QWidget* parent = nullptr);

    struct Face {
        int key = 0; ///< Qt::Key, or 0 for a button without one
        QString words;
        QString detail{}; ///< a second, smaller line; may be empty
    };
    void setFace(const Face& face);
    void setDesign(const Design& design);
    [[nodiscard]] int key() const noexcept { return m_face.key; }

    /// The largest part of the text size at which all of its texts are inside, 0 if there is none.
    [[nodiscard]] double fittingScale() const;
    /// Of several that belong together the smallest, so that they look alike. 0: its own.
    void setTextScale(double scale);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Face m_face;
    Design m_design;
    double m_scale = 0;
};

/// The name of `key` as it stands on a keyboard: `F9`, `Esc`, `1`.
[[nodiscard]] QString keyName(int key);

} // namespace carded::ui
