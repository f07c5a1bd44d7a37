// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/frame.h"
#include "ui/design.h"

#include <QImage>
#include <QWidget>

namespace carded::ui {

/// The camera's picture with a frame to aim by. Keeps the latest picture only.
class PreviewWidget final : public QWidget {
    Q_OBJECT
public:
    explicit PreviewWidget(QWidget* parent = nullptr);

    void setDesign(const Design& design);
    /// An empty or inconsistent frame shows "no picture".
    void showFrame(const scanner::Frame& frame);
    void retranslate();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintAimingFrame(QPainter& painter) const;

    Design m_design;
    QImage m_picture;
};

} // namespace carded::ui
