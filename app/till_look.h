// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/look_config.h"
#include "ui/kiosk_window.h"

#include <QObject>

#include <filesystem>

namespace carded::app {

/// Has a window look as its till's configuration says, with the text size that was last chosen at it: that one is kept
/// in `till/window.ini` of the store's folder. Where nothing can be written there, it lasts until the window is closed.
class TillLook final : public QObject {
    Q_OBJECT
public:
    TillLook(const LookConfig& config, const std::filesystem::path& store, ui::KioskWindow& window);

private:
    void keepTextPercent(int percent) const;

    std::filesystem::path m_file;
};

} // namespace carded::app
