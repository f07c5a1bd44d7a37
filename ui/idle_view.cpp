// SPDX-License-Identifier: Apache-2.0
#include "ui/idle_view.h"

#include "ui/action_button.h"
#include "ui/till_notice.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>

namespace carded::ui {

IdleView::IdleView(QWidget* parent)
    : QWidget(parent), m_notice(new NoticeBar(this)), m_preview(new PreviewWidget(this)), m_band(new HintBand(this)),
      m_manual(new ActionButton(this)), m_shift(new ActionButton(this))
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    m_manual->hide();
    m_shift->hide();
    connect(m_manual, &QPushButton::clicked, this, [this] { emit keyPressed(Qt::Key_F2); });
    connect(m_shift, &QPushButton::clicked, this, [this] { emit keyPressed(Qt::Key_F3); });
}

void IdleView::setCategories(const std::vector<Category>& categories, const QString& language)
{
    while (m_tiles.size() > categories.size()) {
        delete m_tiles.back();
        m_tiles.pop_back();
    }
    while (m_tiles.size() < categories.size()) {
        const int index = static_cast<int>(m_tiles.size());
        auto* const tile = new CategoryTile(this);
        tile->setDesign(m_design);
        connect(tile, &QPushButton::clicked, this, [this, index] { emit tilePressed(index); });
        tile->show();
        m_tiles.push_back(tile);
    }
    for (std::size_t i = 0; i < categories.size(); ++i) {
        const int key = i < kKeyedTiles ? static_cast<int>(i) + 1 : 0;
        m_tiles[i]->setFace({key, categories[i].nameIn(language), categories[i].minimumAge});
        m_tiles[i]->setAccessibleDescription(QCoreApplication::translate("ui", "Chooses what is being sold."));
    }
    m_manual->setFace({Qt::Key_F2, QCoreApplication::translate("ui", "Manual check")});
    QWidget* before = m_preview;
    for (CategoryTile* tile : m_tiles) {
        setTabOrder(before, tile);
        before = tile;
    }
    setTabOrder(before, m_manual);
    setTabOrder(m_manual, m_shift);
    m_preview->retranslate();
    m_band->retranslate();
    layParts();
}

void IdleView::setTillState(const TillState& state)
{
    const int key = state.functionKeys.contains(keyName(Qt::Key_F3)) ? Qt::Key_F3 : 0;
    m_shift->setFace(
        {key, QCoreApplication::translate("ui", "Shift %1").arg(state.shiftNumber, 2, 10, QLatin1Char('0'))});
    m_shift->setVisible(state.shiftNumber > 0);
    const NoticeText notice = noticeText(state);
    m_camera = state.camera;
    m_isBlocked = notice.severity == Severity::Blocked;
    m_notice->setNotice(notice);
    m_manual->setVisible(state.functionKeys.contains(keyName(Qt::Key_F2)));
    layParts();
}

void IdleView::setDesign(const Design& design)
{
    m_design = design;
    m_notice->setDesign(design);
    m_preview->setDesign(design);
    m_band->setDesign(design);
    m_manual->setDesign(design);
    m_shift->setDesign(design);
    for (CategoryTile* tile : m_tiles) {
        tile->setDesign(design);
    }
    layParts();
}

void IdleView::setQuestion(Question question)
{
    m_question = question;
    m_timeLeft = 1.0;
    layParts();
}

void IdleView::setTimeLeft(double fraction)
{
    m_timeLeft = fraction;
    update(barRect().adjusted(-1, -1, 1, 1).toAlignedRect());
}

void IdleView::setHint(std::optional<Hint> hint)
{
    if (m_readingHint != hint) { // asked for every frame
        m_readingHint = hint;
        layHint();
    }
}

void IdleView::markChosen(const std::vector<int>& chosen)
{
    for (std::size_t i = 0; i < m_tiles.size(); ++i) {
        m_tiles[i]->setChecked(std::ranges::find(chosen, static_cast<int>(i)) != chosen.end());
    }
}

QString IdleView::questionText() const
{
    switch (m_question) {
    case Question::WhatIsSold:
        return QCoreApplication::translate("ui", "What is being sold?");
    case Question::ScanNow:
        return QCoreApplication::translate("ui", "Scan the code now.");
    case Question::WhichProduct:
        break;
    }
    return QCoreApplication::translate("ui", "Code received. Which product?");
}

void IdleView::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_design.color(Token::Ground));
    m_heading.draw(painter, m_design.color(Token::Ink));
    if (m_question != Question::WhichProduct) { // else a code has been shown
        m_hint.draw(painter, m_design.color(Token::Ink2));
    }
    if (m_question == Question::WhichProduct) {
        const QRectF bar = barRect();
        painter.setPen(QPen(m_design.color(Token::Ink), m_design.px(0.25)));
        painter.drawRect(bar);
        painter.fillRect(QRectF(bar.left(), bar.top(), bar.width() * m_timeLeft, bar.height()),
                         m_design.color(Token::Ink));
    }
}

void IdleView::resizeEvent(QResizeEvent* /*event*/)
{
    layParts();
}

} // namespace carded::ui
