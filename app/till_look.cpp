// SPDX-License-Identifier: Apache-2.0
#include "app/till_look.h"

#include "app/till_folder.h"

#include <QSettings>

#include <algorithm>

namespace carded::app {
namespace {

constexpr const char* kTextPercent = "text_percent";

QString nameOf(const std::filesystem::path& file)
{
    return QString::fromStdString(file.string());
}

} // namespace

std::optional<ui::Theme> themeOf(const LookConfig& config) noexcept
{
    switch (config.theme) {
    case LookConfig::Theme::Desktop:
        break;
    case LookConfig::Theme::Light:
        return ui::Theme::Light;
    case LookConfig::Theme::Dark:
        return ui::Theme::Dark;
    case LookConfig::Theme::HighContrast:
        return ui::Theme::HighContrast;
    }
    return std::nullopt;
}

ui::Motion motionOf(const LookConfig& config) noexcept
{
    return config.isStill ? ui::Motion::Reduced : ui::Motion::Full;
}

TillLook::TillLook(const LookConfig& config, const std::filesystem::path& store, ui::KioskWindow& window)
    : m_store(store), m_file(tillFolder(store) / "window.ini")
{
    const int chosen = QSettings(nameOf(m_file), QSettings::IniFormat).value(kTextPercent).toInt();
    const bool isSize = std::ranges::find(ui::kTextPercents, chosen) != ui::kTextPercents.end();
    window.setLook({themeOf(config), motionOf(config), isSize ? chosen : config.textPercent});
    connect(&window, &ui::KioskWindow::textSizeChanged, this, &TillLook::keepTextPercent);
}

void TillLook::keepTextPercent(int percent) const
{
    (void)makeOwnersFolder(m_file.parent_path(), m_store); // where there is none, nothing is kept
    QSettings(nameOf(m_file), QSettings::IniFormat).setValue(kTextPercent, percent);
}

} // namespace carded::app
