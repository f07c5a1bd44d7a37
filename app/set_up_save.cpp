// SPDX-License-Identifier: Apache-2.0
// What set-up keeps: a PIN in its own step, and all else in the last one.
#include "app/set_up.h"
#include "app/window_settings.h"

#include <iostream>
#include <utility>

namespace carded::app {

using ui::SetupNote;
using Step = ui::SetupStep;

void SetUp::takePin(PinChange::End end)
{
    if (end == PinChange::End::Set) {
        std::cerr << "carded-kiosk: the manager's PIN was set in the window\n";
    }
    m_page.hasPin = m_pin.isSet();
    if (m_page.step != Step::Pin && end != PinChange::End::Failed) { // it was gone on while the PIN was being kept
        update();
        return;
    }
    m_page.note = end == PinChange::End::Set      ? SetupNote::PinSaved
                  : end == PinChange::End::Failed ? SetupNote::PinNotSaved
                                                  : SetupNote::None;
    show(Step::Pin);
}

void SetUp::save()
{
    if (!saveWindowSettings(m_places.store, chosen())) {
        m_page.note = SetupNote::NotSaved;
        update();
        return;
    }
    std::cerr << "carded-kiosk: the till was set up in its window\n";
    m_isSaved = true;
    tellLists();
    goFrom(Step::Save, 1);
}

/// What the window had chosen before, with what was chosen now. What till.toml says is not the window's to keep.
TillConfig SetUp::chosen() const
{
    TillConfig settings = loadWindowSettings(m_places.store).value_or(TillConfig{});
    const auto take = [&](const char* key, auto member) {
        if (!isFixed(key)) {
            settings.*member = m_settings.*member;
        }
    };
    take("store", &TillConfig::store);
    take("till", &TillConfig::till);
    take("camera", &TillConfig::camera);
    take("scanner", &TillConfig::scanners);
    take("sound", &TillConfig::sound);
    if (!isFixed("jurisdiction")) {
        settings.policy.jurisdiction = m_settings.policy.jurisdiction;
    }
    if (m_hasLanguage) {
        settings.language = m_settings.language;
    }
    settings.setupCode = m_settings.setupCode;
    return settings;
}

void SetUp::tellLists()
{
    std::error_code unknown;
    const bool isAddressKnown =
        !m_settings.setupCode.empty() || std::filesystem::exists(m_places.store / "root.json", unknown);
    m_page.lists = m_hasLists       ? ui::SetupLists::There
                   : isAddressKnown ? ui::SetupLists::OnTheirWay
                                    : ui::SetupLists::NoAddress;
    if (m_isOpen && m_page.step == Step::Saved) {
        update();
    }
}

} // namespace carded::app
