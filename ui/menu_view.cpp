// SPDX-License-Identifier: Apache-2.0
#include "ui/menu_view.h"

#include "ui/action_button.h"
#include "ui/line_breaks.h"
#include "ui/tile_grid.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>

namespace carded::ui {

namespace {

// All lengths are in units.
constexpr double kGutter = 2;
constexpr double kMostHeight = 18; ///< at 100 %
constexpr double kBackHeight = 8;
constexpr double kBackWidth = 28;

/// The heading grows no further: what is pressed needs the room.
constexpr double kMaxHeadingScale = 1.25;

/// What it does, and what comes of it.
ActionButton::Face faceOf(MenuItem item)
{
    switch (item) {
    case MenuItem::Shift:
        return {Qt::Key_1, QCoreApplication::translate("ui", "This shift"),
                QCoreApplication::translate("ui", "Checks, by hour and reason")};
    case MenuItem::EndOfShift:
        return {Qt::Key_2, QCoreApplication::translate("ui", "End of shift"),
                QCoreApplication::translate("ui", "Save it as PDF, log out")};
    case MenuItem::StartTraining:
        return {Qt::Key_3, QCoreApplication::translate("ui", "Start training"),
                QCoreApplication::translate("ui", "Checks are marked and not recorded")};
    case MenuItem::EndTraining:
        return {Qt::Key_3, QCoreApplication::translate("ui", "End training"),
                QCoreApplication::translate("ui", "Checks count and are recorded again")};
    case MenuItem::SoundTest:
        return {Qt::Key_4, QCoreApplication::translate("ui", "Sound test"),
                QCoreApplication::translate("ui", "Hear the three answers")};
    case MenuItem::SetUp:
        return {Qt::Key_5, QCoreApplication::translate("ui", "Settings"),
                QCoreApplication::translate("ui", "Camera, scanner, sounds, PIN")};
    case MenuItem::Leave:
        return {Qt::Key_6, QCoreApplication::translate("ui", "Close the window"),
                QCoreApplication::translate("ui", "This till then checks no codes")};
    case MenuItem::HearPass:
        return {Qt::Key_1, QCoreApplication::translate("ui", "PASS"), QCoreApplication::translate("ui", "One tone")};
    case MenuItem::HearStop:
        return {Qt::Key_2, QCoreApplication::translate("ui", "STOP"), QCoreApplication::translate("ui", "Two tones")};
    case MenuItem::HearAskId:
        break;
    }
    return {Qt::Key_3, QCoreApplication::translate("ui", "ASK ID"), QCoreApplication::translate("ui", "Three tones")};
}

} // namespace

MenuView::MenuView(QWidget* parent) : Panel(parent), m_back(new ActionButton(this))
{
    connect(m_back, &QPushButton::clicked, this, &MenuView::left);
    retranslate();
}

void MenuView::offer(Menu menu, const std::vector<MenuItem>& items)
{
    m_menu = menu;
    m_items = items;
    qDeleteAll(m_buttons);
    m_buttons.clear();
    for (const MenuItem item : items) {
        auto* const button = new ActionButton(this);
        button->setDesign(design());
        connect(button, &QPushButton::clicked, this, [this, item] {
            emit stirred();
            emit chosen(item);
        });
        button->show();
        m_buttons.push_back(button);
        m_back->raise(); // comes after what is offered, for arrows
        setTabOrder(button, m_back);
    }
    retranslate();
}

void MenuView::setSound(SoundState sound)
{
    m_sound = sound;
    retranslate();
}

QString MenuView::headingText() const
{
    return m_menu == Menu::Manager ? QCoreApplication::translate("ui", "Manager")
                                   : QCoreApplication::translate("ui", "Sound test");
}

QString MenuView::noteText() const
{
    if (m_menu == Menu::Manager || m_sound == SoundState::Ok) {
        return {};
    }
    return m_sound == SoundState::Muted
               ? QCoreApplication::translate("ui", "The sounds are muted. F8 turns them on.")
               : QCoreApplication::translate("ui", "There is no sound device. Nothing will be heard.");
}

void MenuView::retranslate()
{
    setAccessibleName(withoutBreakMarks(QStringLiteral("%1 %2").arg(headingText(), noteText()).trimmed()));
    m_back->setFace({Qt::Key_Escape, QCoreApplication::translate("ui", "Back")});
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        m_buttons[i]->setFace(faceOf(m_items[i]));
    }
    layParts();
}

void MenuView::layHead(QRectF& area)
{
    const double gutter = design().px(kGutter);
    const QSizeF back(design().px(kBackWidth), design().px(kBackHeight));
    m_back->setGeometry(QRectF({area.right() - back.width(), area.top()}, back).toAlignedRect());
    const double scale = std::min(1.0, kMaxHeadingScale / design().textScale());
    m_heading = TextBlock(headingText(), {design().font(kLineUnits, Weight::Bold, scale)},
                          area.width() - back.width() - gutter);
    const double height = std::max(back.height(), m_heading.height());
    m_heading.moveTo({area.left(), area.top() + (height - m_heading.height()) / 2});
    m_note = TextBlock(noteText(), {design().font(kButtonUnits, Weight::Regular, scale)}, area.width());
    m_note.moveTo({area.left(), area.top() + height + gutter / 2});
    m_fits = m_heading.fits() && m_note.fits();
    area.setTop(m_note.box().bottom() + gutter);
}

void MenuView::layParts()
{
    QRectF area = content();
    layHead(area);
    const int count = static_cast<int>(m_buttons.size());
    const TileGrid grid = design().isPortrait() ? TileGrid{1, std::max(1, count)} : TileGrid::of(count, design());
    const auto places = grid.places(count, area, design(), kMostHeight * design().textScale());
    double scale = 1;
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        m_buttons[i]->setGeometry(places[i]);
        scale = std::min(scale, m_buttons[i]->fittingScale());
    }
    for (ActionButton* button : m_buttons) {
        button->setTextScale(scale);
    }
    m_fits = m_fits && scale > 0;
    update();
}

void MenuView::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    paintGround(painter);
    m_heading.draw(painter, design().color(Token::Ink));
    m_note.draw(painter, design().color(Token::Ink));
    paintTimeLeft(painter);
}

} // namespace carded::ui
