// SPDX-License-Identifier: Apache-2.0
#include "ui/preview_widget.h"

#include "ui/text_block.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>

namespace carded::ui {

PreviewWidget::PreviewWidget(QWidget* parent) : QWidget(parent)
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    retranslate();
}

void PreviewWidget::setAim(Aim aim)
{
    m_aim = aim;
    update();
}

void PreviewWidget::setDesign(const Design& design)
{
    m_design = design;
    update();
}

void PreviewWidget::showFrame(const scanner::Frame& frame)
{
    const bool hadPicture = !m_picture.isNull();
    const bool isWhole =
        frame.width > 0 && frame.height > 0
        && frame.luma.size() == static_cast<std::size_t>(frame.width) * static_cast<std::size_t>(frame.height);
    if (!isWhole || size().isEmpty()) {
        m_picture = QImage();
    } else {
        // scaled() copies: the picture does not outlive the frame's pixels.
        m_picture = QImage(frame.luma.data(), frame.width, frame.height, frame.width, QImage::Format_Grayscale8)
                        .scaled(size(), Qt::KeepAspectRatioByExpanding, Qt::FastTransformation);
        m_picture.detach();
    }
    if (hadPicture == m_picture.isNull()) {
        retranslate();
    }
    update();
}

void PreviewWidget::retranslate()
{
    setAccessibleName(m_picture.isNull() ? QCoreApplication::translate("ui", "Camera: no picture")
                                         : QCoreApplication::translate("ui", "Camera: live picture"));
    update();
}

void PreviewWidget::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_design.color(Token::PictureGround));
    if (m_picture.isNull()) {
        TextBlock words(QCoreApplication::translate("ui", "No picture"),
                        {m_design.font(kStateUnits, Weight::Regular), kTextPitch, Qt::AlignHCenter},
                        width() - m_design.px(2));
        words.moveTo({m_design.px(1), (height() - words.height()) / 2});
        words.draw(painter, m_design.color(Token::PictureInk));
    } else {
        painter.drawImage((width() - m_picture.width()) / 2, (height() - m_picture.height()) / 2, m_picture);
    }
    if (m_aim == Aim::Frame) {
        paintAimingFrame(painter);
    }
}

void PreviewWidget::paintAimingFrame(QPainter& painter) const
{
    const double side = std::min(width(), height()) * 0.72;
    const double arm = side * 0.2;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(QRectF(rect()).center());
    // A dark line under the bright one: it shows on any picture.
    const QPen pens[] = {QPen(m_design.color(Token::PictureGround), m_design.px(1.1), Qt::SolidLine, Qt::RoundCap),
                         QPen(m_design.color(Token::PictureInk), m_design.px(0.6), Qt::SolidLine, Qt::RoundCap)};
    for (const QPen& pen : pens) {
        painter.setPen(pen);
        for (int corner = 0; corner < 4; ++corner) {
            painter.drawLine(QPointF(-side / 2, -side / 2), QPointF(-side / 2 + arm, -side / 2));
            painter.drawLine(QPointF(-side / 2, -side / 2), QPointF(-side / 2, -side / 2 + arm));
            painter.rotate(90);
        }
    }
}

} // namespace carded::ui
