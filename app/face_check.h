// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/check_desk.h"
#include "app/eye_watch.h"
#include "ui/face_view.h"
#include "ui/kiosk_window.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace carded::app {

/// Has a person compare the customer with the photograph of a verified code, which carded-eye decodes, or with the one
/// on the card that carries the code. One at a time.
class FaceCheck final : public QObject {
    Q_OBJECT
public:
    /// `window` outlives it.
    explicit FaceCheck(ui::KioskWindow& window);

    /// `answer` is Reason::FaceCheckNeeded; without a portrait it is on the card. `request` is what it answers.
    void begin(Answer answer, CheckRequest request, ui::FaceView::Beside beside);
    /// From begin() to the answer.
    [[nodiscard]] bool isBusy() const noexcept { return m_answer.has_value(); }
    /// Nothing is asked any more, and nothing comes of it.
    void drop();

    /// A picture of 2 KB takes a few milliseconds; without it nobody can compare.
    static constexpr std::chrono::milliseconds kDecodingTime{2'000};

signals:
    /// The request once more, with what the person said.
    void answered(const carded::app::CheckRequest& request);
    /// Nobody has said it, or there is nothing to compare with: the verdict stays as it was.
    void unanswered(const carded::app::Answer& answer);

private:
    void show(const scanner::PortraitPicture& picture);
    void open();
    void take(ui::FaceView::Answer answer);
    void giveUp();

    ui::KioskWindow& m_window;
    ui::FaceView* m_view; ///< the window's child
    EyeWatch m_decoder;
    QTimer m_patience;
    std::optional<Answer> m_answer;
    CheckRequest m_request;
    ui::FaceView::Beside m_beside = ui::FaceView::Beside::Camera;
};

} // namespace carded::app
