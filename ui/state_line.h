// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/design.h"
#include "ui/till_state.h"

#include <QWidget>

namespace carded::ui {

/// The foot of the window: list age, camera, scanner, clock, store and till. A part that is wrong has a symbol and
/// a field of its own besides its word. Where one row is too narrow, says it briefly, and then
/// takes a second one. Does not grow
/// with the text size: the verdict above it needs the room.
class StateLine final : public QWidget {
    Q_OBJECT
public:
    explicit StateLine(QWidget* parent = nullptr);

    void setState(const TillState& state);
    void setDesign(const Design& design);

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    TillState m_state;
    Design m_design;
};

} // namespace carded::ui
