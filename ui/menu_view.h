// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/panel.h"
#include "ui/text_block.h"
#include "ui/till_state.h"

#include <cstdint>
#include <vector>

namespace carded::ui {

/// What can be chosen from a menu. Each has its own key, whatever else is offered.
enum class MenuItem : std::uint8_t {
    Shift,         ///< 1: in numbers
    EndOfShift,    ///< 2
    StartTraining, ///< 3
    EndTraining,   ///< 3
    SoundTest,     ///< 4
    SetUp,         ///< 5
    Leave,         ///< 6: the program ends
    HearPass,      ///< 1 to 3 of the sound test
    HearStop,
    HearAskId,
};

/// What a manager may do at the till, or the sounds there are to try: a button for each, with its key.
class MenuView final : public Panel {
    Q_OBJECT
public:
    enum class Menu : std::uint8_t { Manager, Sounds };

    explicit MenuView(QWidget* parent = nullptr);

    void offer(Menu menu, const std::vector<MenuItem>& items);
    /// Whether sounds are heard: said where they are tried.
    void setSound(SoundState sound);

    /// Whether no text is wider or higher than its place.
    [[nodiscard]] bool isFitting() const noexcept { return m_fits; }

    void retranslate() override;

signals:
    void chosen(carded::ui::MenuItem item);

protected:
    void layParts() override;
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QString headingText() const;
    [[nodiscard]] QString noteText() const;
    void layHead(QRectF& area);

    Menu m_menu = Menu::Manager;
    SoundState m_sound = SoundState::Ok;
    std::vector<MenuItem> m_items;
    std::vector<ActionButton*> m_buttons; ///< for each item; this widget's children
    ActionButton* m_back;
    TextBlock m_heading;
    TextBlock m_note;
    bool m_fits = true;
};

} // namespace carded::ui
