// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/wiped_bytes.h"
#include "ui/panel.h"
#include "ui/text_block.h"

namespace carded::ui {

class PreviewWidget;

/// A picture of somebody, 3 bytes a pixel, red first.
struct Portrait {
    int width = 0;
    int height = 0;
    WipedBytes rgb;
};

/// Is it the same person? The photograph out of a verified code, or on the card that carries it, beside what the camera
/// sees. Comes before anything that looks like a verdict; neither answer looks better than the other. Keeps nothing
/// once it is closed.
class FaceView final : public Panel {
    Q_OBJECT
public:
    enum class Answer : std::uint8_t { Same, NotTheSame };
    /// Where the customer's face is to be seen.
    enum class Beside : std::uint8_t { Camera, Customer };

    explicit FaceView(QWidget* parent = nullptr);

    void ask(Portrait portrait, Beside beside);
    /// About a card that carries the photograph itself.
    void askAboutCard(Beside beside);

    void retranslate() override;
    void forget() override;
    [[nodiscard]] Moment patience() const override { return Moment{30'000}; }
    [[nodiscard]] std::optional<Cue> cue() const override { return Cue::FaceCheck; }
    [[nodiscard]] bool givesWay() const override { return true; } // to the verdict that its answer gives
    void showPreview(const scanner::Frame& frame) override;
    [[nodiscard]] std::optional<CustomerScene> customerScene() const override { return CustomerScene::LookHere; }

signals:
    /// Once for each question; the answer's verdict takes the panel's place.
    void answered(carded::ui::FaceView::Answer answer);

protected:
    void layParts() override;
    void paintEvent(QPaintEvent* event) override;

private:
    void give(Answer answer);
    [[nodiscard]] bool isOnCard() const { return m_photo == Photo::OnCard; }
    void begin(Beside beside);
    void layButtons(QRectF& area);
    void layPictures(const QRectF& area);

    enum class Photo : std::uint8_t { InCode, OnCard };

    Portrait m_portrait;
    Photo m_photo = Photo::InCode;
    Beside m_beside = Beside::Camera;
    ActionButton* m_same;
    ActionButton* m_notTheSame;
    PreviewWidget* m_preview;
    TextBlock m_heading;
    TextBlock m_portraitWords;
    TextBlock m_cameraWords;
    QRectF m_portraitBox;
    QRectF m_cameraBox;
};

} // namespace carded::ui
