// SPDX-License-Identifier: Apache-2.0
#include "ui/face_view.h"

#include "ui/action_button.h"
#include "ui/line_breaks.h"
#include "ui/preview_widget.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace carded::ui {

namespace {

// All lengths are in units.
constexpr double kButtonHeight = 12;
constexpr double kApart = 24; ///< opposite answers
constexpr double kGutter = 2;

QString questionText()
{
    return QCoreApplication::translate("ui", "Is it the same person?");
}

constexpr double kPhotoShape = 35.0 / 45.0; ///< width to height of an identity photograph

} // namespace

FaceView::FaceView(QWidget* parent)
    : Panel(parent), m_same(new ActionButton(this)), m_notTheSame(new ActionButton(this)),
      m_preview(new PreviewWidget(this))
{
    m_preview->setAim(PreviewWidget::Aim::None);
    connect(m_same, &QPushButton::clicked, this, [this] { give(Answer::Same); });
    connect(m_notTheSame, &QPushButton::clicked, this, [this] { give(Answer::NotTheSame); });
    retranslate();
}

void FaceView::ask(Portrait portrait, Beside beside)
{
    m_portrait = std::move(portrait);
    m_photo = Photo::InCode;
    begin(beside);
}

void FaceView::askAboutCard(Beside beside)
{
    m_portrait = {};
    m_photo = Photo::OnCard;
    begin(beside);
}

void FaceView::begin(Beside beside)
{
    m_beside = beside;
    m_same->setEnabled(true);
    m_notTheSame->setEnabled(true);
    m_preview->setVisible(beside == Beside::Camera);
    retranslate();
}

void FaceView::give(Answer answer)
{
    m_same->setEnabled(false);
    m_notTheSame->setEnabled(false);
    emit answered(answer);
}

void FaceView::forget()
{
    m_portrait = {};
    m_preview->showFrame({});
}

void FaceView::showPreview(const scanner::Frame& frame)
{
    if (m_beside == Beside::Camera) {
        m_preview->showFrame(frame);
    }
}

void FaceView::retranslate()
{
    setAccessibleName(withoutBreakMarks(questionText()));
    m_same->setFace({Qt::Key_F9, QCoreApplication::translate("ui", "Same person")});
    m_notTheSame->setFace({Qt::Key_F12, QCoreApplication::translate("ui", "Not the same")});
    m_preview->retranslate();
    layParts();
}

void FaceView::layParts()
{
    QRectF area = content();
    const double gutter = design().px(kGutter);
    m_heading =
        TextBlock(questionText(), {design().font(kLineUnits, Weight::Bold), kTextPitch, Qt::AlignLeft}, area.width());
    m_heading.moveTo(area.topLeft());
    area.setTop(m_heading.box().bottom() + gutter / 2);
    layButtons(area);
    layPictures(area);
    update();
}

/// At the foot of `area`, which is left with the rest. One above the other where the window is narrow.
void FaceView::layButtons(QRectF& area)
{
    const double height = design().px(kButtonHeight);
    const double apart = design().px(kApart);
    QRectF same(area.left(), area.bottom() - height, std::floor((area.width() - apart) / 2), height);
    QRectF other = same.translated(same.width() + apart, 0);
    if (design().isPortrait()) {
        other = QRectF(area.left(), area.bottom() - height, area.width(), height);
        same = other.translated(0, -height - apart);
    }
    m_same->setGeometry(same.toRect());
    m_notTheSame->setGeometry(other.toRect());
    const double scale = std::min(m_same->fittingScale(), m_notTheSame->fittingScale());
    m_same->setTextScale(scale);
    m_notTheSame->setTextScale(scale);
    area.setBottom(same.top() - design().px(kGutter));
}

/// Two of one size, as high as a photograph for its width, side by side, each with its words below.
void FaceView::layPictures(const QRectF& area)
{
    const double gutter = design().px(kGutter);
    const double column = (area.width() - gutter) / 2;
    const double small = std::min(1.0, 1.25 / design().textScale());
    const TextBlock::Style style{design().font(kButtonUnits, Weight::Regular, small), kTextPitch, Qt::AlignHCenter};
    m_portraitWords = TextBlock(isOnCard() ? QCoreApplication::translate("ui", "Photo on the card")
                                           : QCoreApplication::translate("ui", "Photo in the code"),
                                style, column);
    m_cameraWords = TextBlock(m_beside == Beside::Camera ? QCoreApplication::translate("ui", "Camera, now")
                                                         : QCoreApplication::translate("ui", "Look at the customer."),
                              style, column);
    const double words = std::max(m_portraitWords.height(), m_cameraWords.height());
    const double height = std::max(0.0, std::min(area.height() - words, column / kPhotoShape));
    const double width = height * kPhotoShape;
    const double top = area.top() + (area.height() - words - height) / 2;
    const bool isOverAnswers = !design().isPortrait();
    const double left = isOverAnswers ? m_same->geometry().center().x() : area.left() + column / 2;
    const double right = isOverAnswers ? m_notTheSame->geometry().center().x() : left + column + gutter;
    m_portraitBox = QRectF(left - width / 2, top, width, height);
    m_cameraBox = QRectF(right - width / 2, top, width, height);
    m_portraitWords.moveTo({left - column / 2, m_portraitBox.bottom()});
    m_cameraWords.moveTo({right - column / 2, m_cameraBox.bottom()});
    m_preview->setGeometry(m_cameraBox.toAlignedRect());
}

void FaceView::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    paintGround(painter);
    m_heading.draw(painter, design().color(Token::Ink));
    if (!isOnCard()) {
        painter.fillRect(m_portraitBox, design().color(m_portrait.rgb.empty() ? Token::PictureGround : Token::Ground));
    }
    if (!m_portrait.rgb.empty()) {
        // A view of the portrait's own bytes: no copy of it outlives the question.
        const QImage picture(m_portrait.rgb.data(), m_portrait.width, m_portrait.height,
                             qsizetype{3} * m_portrait.width, QImage::Format_RGB888);
        const QSizeF size = QSizeF(picture.size()).scaled(m_portraitBox.size(), Qt::KeepAspectRatio);
        QRectF place({}, size);
        place.moveCenter(m_portraitBox.center());
        painter.drawImage(place, picture);
    }
    painter.setPen(QPen(design().color(Token::ControlLine), design().px(0.25)));
    if (isOnCard()) {
        painter.drawRect(m_portraitBox);
    }
    if (m_beside == Beside::Customer) {
        painter.drawRect(m_cameraBox);
    }
    m_portraitWords.draw(painter, design().color(Token::Ink2));
    m_cameraWords.draw(painter, design().color(Token::Ink2));
    paintTimeLeft(painter);
}

} // namespace carded::ui
