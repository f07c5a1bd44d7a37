// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/set_up.h"
#include "app/window_settings.h"
#include "crypto/encoding.h"
#include "issuer/setup_code.h"
#include "tests/kiosk/scanner_till.h"
#include "ui/action_button.h"

#include <QKeyEvent>
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>

namespace carded::test {

inline const crypto::Sha256Digest kRoot = crypto::sha256(asBytes("root"));

inline std::string setupCode(const std::string& store = "0042", const std::optional<crypto::Ed25519KeyPair>& key = {})
{
    return issuer::makeSetupCode({store, "3", "https://lists.example.kr/carded", "KR", kRoot}, key).value();
}

/// A serial line by USB, as the kernel shows it.
inline void plugIn(const TemporaryFolder& folder, const PseudoTerminal& line)
{
    namespace fs = std::filesystem;
    const auto usb = folder / "tty/ttyACM0";
    fs::create_directories(folder / "dev");
    fs::create_directories(fs::path(usb) / "device");
    fs::create_symlink(line.path(), folder / "dev/ttyACM0");
    std::ofstream(fs::path(usb) / "idVendor") << "0c2e\n";
    std::ofstream(fs::path(usb) / "idProduct") << "0b6a\n";
    std::ofstream(fs::path(usb) / "product") << "Test Scanner\n";
}

/// A till that nobody has set up yet.
struct NewTill {
    explicit NewTill(app::TillConfig config = {}, std::filesystem::path itsStore = {})
        : store(itsStore.empty() ? folder / "store" : std::move(itsStore)), till(store)
    {
        std::error_code isFile;
        std::filesystem::create_directories(store, isFile);
        sounds = std::make_unique<app::TillSounds>(app::SoundConfig{}, *till.kiosk, till.window, folder / "none");
        app::SetUpPlaces places{
            store,
            {{folder / "none", folder / "none"}, {folder / "dev", folder / "by-id", folder / "tty"}},
            [cameras = cameras] { return cameras; }};
        setUp = std::make_unique<app::SetUp>(std::move(places), std::move(config), *till.kiosk, *sounds, till.window);
        QObject::connect(setUp.get(), &app::SetUp::closed, setUp.get(),
                         [this](app::SetUp::End end) { ends.push_back(end); });
    }

    void press(int key, const char* text = "")
    {
        QKeyEvent event(QEvent::KeyPress, key, Qt::NoModifier, QString::fromLatin1(text));
        QCoreApplication::sendEvent(&till.window, &event);
        QElapsedTimer since; // a person's keys come one by one
        since.start();
        REQUIRE(waitUntil([&] { return since.elapsed() > 80; }));
    }
    /// What a code says must have been there to be read before F9 says yes to it.
    void confirm()
    {
        REQUIRE(isAt(ui::SetupStep::Confirm));
        const auto buttons = view().findChildren<ui::ActionButton*>();
        const auto isOffered = [](const ui::ActionButton* button) {
            return button->isVisible() && button->isEnabled()
                   && button->accessibleName().startsWith(QStringLiteral("All the same"));
        };
        REQUIRE(waitUntil([&] { return std::ranges::any_of(buttons, isOffered); }));
        press(Qt::Key_F9);
    }
    void show(const std::string& code) { emit till.window.codeTyped(QString::fromStdString(code)); }
    [[nodiscard]] ui::SetupView& view() const { return *till.window.findChild<ui::SetupView*>(); }
    [[nodiscard]] bool isAt(ui::SetupStep step) const
    {
        return waitUntil([&] { return view().isVisible() && view().step() == step; }, std::chrono::seconds{20});
    }
    [[nodiscard]] std::string said() const { return view().accessibleDescription().toStdString(); }
    [[nodiscard]] bool says(const char* words) const
    {
        return waitUntil([&] { return said().find(words) != std::string::npos; }, std::chrono::seconds{20});
    }
    /// Until what was asked of the thread that judges has been answered.
    void waitForDesk() const
    {
        bool isAnswered = false;
        const QObject context;
        QObject::connect(till.kiosk.get(), &app::Kiosk::deskAnswered, &context, [&] { isAnswered = true; });
        till.kiosk->askDesk();
        REQUIRE(waitUntil([&] { return isAnswered; }));
    }
    [[nodiscard]] app::TillConfig saved() const { return app::loadWindowSettings(store).value(); }

    TemporaryFolder folder;
    std::filesystem::path store;
    test::Till till;
    std::unique_ptr<app::TillSounds> sounds;
    std::unique_ptr<app::SetUp> setUp;
    std::vector<scanner::CameraNode> cameras{{"/dev/video7", "First camera"}, {"/dev/video8", "Second camera"}};
    std::vector<app::SetUp::End> ends;
};

} // namespace carded::test
