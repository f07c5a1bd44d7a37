// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/frame.h"
#include "ui/design.h"

#include <QImage>
#include <QWidget>

namespace carded::ui {

/// The camera's picture. Keeps the latest picture only.
class PreviewWidget final : public QWidget {
    Q_OBJECT
public:
    explicit PreviewWidget(QWidget* parent = nullptr);

    /// A frame to aim a code at, or none.
    enum class Aim : std::uint8_t { Frame, None };
    void setAim(Aim aim);
    void setDesign(const Design& design);
    /// An empty or inconsistent frame shows "no picture".
    void showFrame(const scanner::Frame& frame);
    void retranslate();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintAimingFrame(QPainter& painter) const;

    Aim m_aim = Aim::Frame;
    Design m_design;
    QImage m_picture;
};

} // namespace carded::ui
