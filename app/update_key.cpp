// SPDX-License-Identifier: Apache-2.0
#include "app/update_key.h"

#include "base/unique_fd.h"
#include "ui/action_button.h"

#include <QtGlobal>

#include <cerrno>
#include <fcntl.h>
#include <iostream>
#include <system_error>
#include <utility>

namespace carded::app {
namespace {

/// Closing it after writing is what is watched for.
bool touch(const std::filesystem::path& file)
{
    constexpr int kOwnerOnly = 0600;
    const UniqueFd fd(::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, kOwnerOnly));
    return fd && ::write(fd.get(), "\n", 1) == 1;
}

} // namespace

UpdateKey::UpdateKey(std::filesystem::path wish, Kiosk& kiosk, ui::KioskWindow& window, std::chrono::milliseconds pause)
    : m_wish(std::move(wish)), m_kiosk(kiosk)
{
    if (m_wish.empty()) {
        return;
    }
    m_pause.setSingleShot(true);
    m_pause.setInterval(pause);
    connect(&m_pause, &QTimer::timeout, this, [this] { show(Asked::No); });
    connect(&kiosk, &Kiosk::stateShown, this, &UpdateKey::see);
    connect(&window, &ui::KioskWindow::functionPressed, this, [this](int key) {
        if (key == Qt::Key_F6) {
            ask();
        }
    });
    kiosk.offerKey(ui::keyName(Qt::Key_F6));
}

std::filesystem::path UpdateKey::wishOfSystem()
{
    return qEnvironmentVariable("CARDED_SYNC_WANTED").toStdString();
}

void UpdateKey::ask()
{
    if (m_pause.isActive()) {
        return;
    }
    if (!touch(m_wish)) {
        std::cerr << "carded-kiosk: " << m_wish.string()
                  << " cannot be written, so no update is asked for: " << std::generic_category().message(errno)
                  << '\n';
        return;
    }
    std::cerr << "carded-kiosk: an update is asked for\n";
    m_pause.start();
    show(Asked::Yes);
}

void UpdateKey::see(const DeskState& state)
{
    const auto verifiedAt = state.hasState ? std::optional(state.info.verifiedAt) : std::nullopt;
    if (std::exchange(m_verifiedAt, verifiedAt) != verifiedAt) {
        show(Asked::No);
    }
}

void UpdateKey::show(Asked asked)
{
    m_kiosk.changeTillState([asked](ui::TillState& state) { state.isUpdateAsked = asked == Asked::Yes; });
}

} // namespace carded::app
