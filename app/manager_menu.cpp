// SPDX-License-Identifier: Apache-2.0
#include "app/manager_menu.h"

#include <utility>
#include <vector>

namespace carded::app {
namespace {

using ui::MenuItem;
using ui::MenuView;

ui::Cue cueFor(MenuItem item)
{
    return item == MenuItem::HearPass   ? ui::Cue::Pass
           : item == MenuItem::HearStop ? ui::Cue::Refuse
                                        : ui::Cue::CannotTell;
}

} // namespace

ManagerMenu::ManagerMenu(PinCheck& pin, ui::KioskWindow& window)
    : m_pin(pin), m_window(window), m_view(new MenuView(&window)), m_sounds(new MenuView(&window))
{
    connect(m_view, &MenuView::chosen, this, &ManagerMenu::choose);
    connect(m_sounds, &MenuView::chosen, &m_window, [this](MenuItem item) { emit m_window.cued(cueFor(item)); });
    offer(MenuItem::SoundTest, [this] { showSounds(); });
}

void ManagerMenu::offer(MenuItem item, std::function<void()> act, Access access)
{
    m_offered[item] = {std::move(act), access};
}

void ManagerMenu::begin(Seconds utcOffset)
{
    ask(utcOffset, [this] { show(); });
}

void ManagerMenu::ask(Seconds utcOffset, std::function<void()> act)
{
    if (m_window.isAsking()) {
        return;
    }
    if (m_pin.isSet()) {
        m_pin.ask({ui::PinQuestion::Purpose::Menu, {}}, utcOffset, std::move(act));
    } else {
        act();
    }
}

void ManagerMenu::show()
{
    std::vector<MenuItem> items;
    for (const auto& [item, offer] : m_offered) {
        if (offer.access == Access::Everybody || m_pin.isSet()) {
            items.push_back(item);
        }
    }
    m_view->offer(MenuView::Menu::Manager, items);
    (void)m_window.open(*m_view);
}

void ManagerMenu::choose(MenuItem item)
{
    m_window.close(*m_view);
    const auto chosen = m_offered.find(item);
    if (chosen != m_offered.end()) {
        const auto act = chosen->second.act; // which may change what is offered
        act();
    }
}

void ManagerMenu::showSounds()
{
    m_sounds->offer(MenuView::Menu::Sounds, {MenuItem::HearPass, MenuItem::HearStop, MenuItem::HearAskId});
    (void)m_window.open(*m_sounds);
}

} // namespace carded::app
