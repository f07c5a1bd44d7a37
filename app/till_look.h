// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/look_config.h"
#include "ui/kiosk_window.h"

#include <QObject>

#include <filesystem>
#include <optional>

namespace carded::app {

/// None: the desktop's.
[[nodiscard]] std::optional<ui::Theme> themeOf(const LookConfig& config) noexcept;
[[nodiscard]] ui::Motion motionOf(const LookConfig& config) noexcept;

/// Has a window look as its till's configuration says, with the text size that was last chosen at it: that one is kept
/// in `till/window.ini` of the store's folder. Where nothing can be written there, it lasts until the window is closed.
class TillLook final : public QObject {
    Q_OBJECT
public:
    TillLook(const LookConfig& config, const std::filesystem::path& store, ui::KioskWindow& window);

private:
    void keepTextPercent(int percent) const;

    std::filesystem::path m_store;
    std::filesystem::path m_file;
};

} // namespace carded::app
