// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/kiosk.h"
#include "ui/kiosk_window.h"

#include <QObject>
#include <QTimer>

#include <filesystem>
#include <optional>

namespace carded::app {

/// F6: asks for the lists to be brought up to date now. The window's process has no network and may start nothing; it
/// touches a file, and the system, which watches that file, starts the sync.
class UpdateKey final : public QObject {
    Q_OBJECT
public:
    /// Offers the key if `wish` is a file's path. `kiosk` and `window` outlive it.
    UpdateKey(std::filesystem::path wish, Kiosk& kiosk, ui::KioskWindow& window,
              std::chrono::milliseconds pause = kPause);

    /// The file that this till's system watches; empty if it watches none.
    [[nodiscard]] static std::filesystem::path wishOfSystem();

    /// At most one wish in so long, and so long the window says that there is one, if no list comes before.
    static constexpr std::chrono::milliseconds kPause{60'000};

private:
    void ask();
    void see(const DeskState& state);
    enum class Asked : std::uint8_t { Yes, No };
    void show(Asked asked);

    std::filesystem::path m_wish;
    Kiosk& m_kiosk;
    QTimer m_pause;
    std::optional<UnixTime> m_verifiedAt; ///< of the state in force; none: there is none
};

} // namespace carded::app
