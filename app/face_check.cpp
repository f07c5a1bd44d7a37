// SPDX-License-Identifier: Apache-2.0
#include "app/face_check.h"

#include <utility>

namespace carded::app {

FaceCheck::FaceCheck(ui::KioskWindow& window) : m_window(window), m_view(new ui::FaceView(&window))
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, &FaceCheck::giveUp);
    connect(&m_decoder, &EyeWatch::said, this, [this](const scanner::Message& message) {
        if (const auto* decoded = std::get_if<scanner::PortraitDecoded>(&message)) {
            show(decoded->picture);
        }
    });
    connect(&m_decoder, &EyeWatch::ended, this, [this] {
        if (isBusy() && !m_view->isVisible()) {
            giveUp();
        }
    });
    connect(m_view, &ui::FaceView::answered, this, &FaceCheck::take);
    connect(m_view, &ui::FaceView::left, this, &FaceCheck::giveUp);
}

void FaceCheck::begin(Answer answer, CheckRequest request, ui::FaceView::Beside beside)
{
    m_request = std::move(request);
    m_beside = beside;
    m_answer = std::move(answer);
    const WipedBytes portrait = std::exchange(m_answer->verdict.portrait, {});
    if (portrait.empty()) {
        m_view->askAboutCard(m_beside);
        open();
        return;
    }
    m_patience.start(kDecodingTime);
    m_decoder.startPortrait(portrait);
}

void FaceCheck::show(const scanner::PortraitPicture& picture)
{
    m_patience.stop();
    m_view->ask({picture.width, picture.height, picture.rgb}, m_beside);
    open();
}

void FaceCheck::open()
{
    if (!m_window.open(*m_view)) { // a verdict that has just come is not taken away: it is somebody's answer
        giveUp();
    }
}

void FaceCheck::take(ui::FaceView::Answer answer)
{
    if (!isBusy()) {
        return;
    }
    CheckRequest request = std::move(m_request);
    request.answers = m_answer->record;
    request.face =
        answer == ui::FaceView::Answer::Same ? verifier::Shown::Face::Same : verifier::Shown::Face::NotTheSame;
    m_answer.reset();
    emit answered(request);
}

void FaceCheck::giveUp()
{
    if (!isBusy()) {
        return;
    }
    const Answer answer = *m_answer;
    drop();
    emit unanswered(answer);
}

void FaceCheck::drop()
{
    m_patience.stop();
    m_decoder.stop();
    m_answer.reset();
    m_request = {};
    m_window.close(*m_view);
}

} // namespace carded::app
