// SPDX-License-Identifier: Apache-2.0
// Set-up in the window, with real keys, a real line and a camera that is not there.
#include "app/set_up.h"
#include "app/window_settings.h"
#include "crypto/encoding.h"
#include "issuer/setup_code.h"
#include "tests/kiosk/scanner_till.h"
#include "tests/scanner/fake_cameras.h"
#include "ui/action_button.h"

#include <QKeyEvent>
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>

using namespace carded;
using app::SetUp;
using test::PseudoTerminal;
using test::TemporaryFolder;
using test::waitUntil;
using ui::SetupNote;
using ui::SetupStep;

namespace {

const crypto::Sha256Digest kRoot = crypto::sha256(asBytes("root"));

std::string setupCode(const std::string& store = "0042", const std::optional<crypto::Ed25519KeyPair>& key = {})
{
    return issuer::makeSetupCode({store, "3", "https://lists.example.kr/carded", "KR", kRoot}, key).value();
}

/// A serial line by USB, as the kernel shows it.
void plugIn(const TemporaryFolder& folder, const PseudoTerminal& line)
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
            store, {{folder / "none", folder / "none"}, {folder / "dev", folder / "by-id", folder / "tty"}}, [this] {
                return cameras;
            }};
        setUp = std::make_unique<SetUp>(std::move(places), std::move(config), *till.kiosk, *sounds, till.window);
        QObject::connect(setUp.get(), &SetUp::closed, setUp.get(), [this](SetUp::End end) { ends.push_back(end); });
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
        REQUIRE(isAt(SetupStep::Confirm));
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
    [[nodiscard]] bool isAt(SetupStep step) const
    {
        return waitUntil([&] { return view().isVisible() && view().step() == step; }, std::chrono::seconds{20});
    }
    [[nodiscard]] std::string said() const { return view().accessibleDescription().toStdString(); }
    [[nodiscard]] bool says(const char* words) const
    {
        return waitUntil([&] { return said().find(words) != std::string::npos; }, std::chrono::seconds{20});
    }
    [[nodiscard]] app::TillConfig saved() const { return app::loadWindowSettings(store).value(); }

    TemporaryFolder folder;
    std::filesystem::path store;
    test::Till till;
    std::unique_ptr<app::TillSounds> sounds;
    std::unique_ptr<SetUp> setUp;
    std::vector<scanner::CameraNode> cameras{{"/dev/video7", "First camera"}, {"/dev/video8", "Second camera"}};
    std::vector<SetUp::End> ends;
};

} // namespace

TEST_CASE("Set-up: a set-up code and F9 at each step set a new till up, and nothing is written before the last")
{
    NewTill till;
    till.setUp->open();
    REQUIRE(till.isAt(SetupStep::Language));
    till.press(Qt::Key_F9);
    REQUIRE(till.isAt(SetupStep::Code));
    till.show(setupCode());
    REQUIRE(till.isAt(SetupStep::Confirm));
    const std::string hex = crypto::encodeHex(kRoot.span());
    CHECK(till.said().find(hex.substr(0, 4) + ' ' + hex.substr(4, 4)) != std::string::npos);
    till.press(Qt::Key_F9); // nobody has compared that
    CHECK(till.view().step() == SetupStep::Confirm);
    till.confirm();
    REQUIRE(till.isAt(SetupStep::Camera));
    till.press(Qt::Key_2);
    till.press(Qt::Key_F9);
    REQUIRE(till.isAt(SetupStep::Scanner));
    till.press(Qt::Key_F9);
    REQUIRE(till.isAt(SetupStep::Sounds));
    till.press(Qt::Key_5);
    till.press(Qt::Key_F9);
    REQUIRE(till.isAt(SetupStep::Pin));
    till.press(Qt::Key_F9);
    REQUIRE(till.isAt(SetupStep::Save));
    CHECK(till.said().find("https://lists.example.kr/carded") != std::string::npos);
    CHECK_FALSE(till.saved().isSetUp);
    CHECK_FALSE(std::filesystem::exists(app::windowSettingsFolder(till.store)));
    till.press(Qt::Key_F9);
    REQUIRE(till.isAt(SetupStep::Saved));
    CHECK(till.said().find("being fetched") != std::string::npos);
    const app::TillConfig saved = till.saved();
    CHECK(saved.store == "0042");
    CHECK(saved.till == "3");
    CHECK(saved.policy.jurisdiction == "KR");
    CHECK(saved.setupCode == setupCode());
    CHECK(saved.camera == "name:Second camera");
    CHECK(saved.sound.volume == 4);
    CHECK(till.ends.empty());
    till.press(Qt::Key_F9);
    REQUIRE(waitUntil([&] { return !till.ends.empty(); }));
    CHECK((till.ends.front() == SetUp::End::Saved));
    CHECK(till.till.reasons.empty()); // no code was answered meanwhile
}

TEST_CASE("Set-up: left before the last step, the till is as before")
{
    NewTill till;
    till.setUp->open();
    till.press(Qt::Key_F9);
    till.show(setupCode());
    till.confirm();
    for (const SetupStep step : {SetupStep::Camera, SetupStep::Code, SetupStep::Language}) {
        REQUIRE(till.isAt(step));
        till.press(Qt::Key_Escape);
    }
    REQUIRE(waitUntil([&] { return !till.ends.empty(); }));
    CHECK((till.ends.front() == SetUp::End::Left));
    CHECK_FALSE(till.saved().isSetUp);
    CHECK(till.till.window.view() == ui::KioskWindow::View::Idle);
}

TEST_CASE("Set-up: a fingerprint that is not the same is not used, nor is another code")
{
    NewTill till;
    till.setUp->open();
    till.press(Qt::Key_F9);
    till.show("https://a.example/");
    CHECK(till.says("no set-up code"));
    till.show("CARDED-SETUP1:V.K");
    CHECK(till.says("not whole"));
    till.show(setupCode());
    REQUIRE(till.isAt(SetupStep::Confirm));
    till.press(Qt::Key_F12);
    REQUIRE(till.isAt(SetupStep::Code));
    CHECK(till.says("Not the same"));
    till.press(Qt::Key_F9); // there are no numbers yet
    CHECK(till.view().step() == SetupStep::Code);
}

TEST_CASE("Set-up: a code that differed is asked about again when it is shown again, and not while it stays in view")
{
    NewTill till;
    till.setUp->open();
    till.press(Qt::Key_F9);
    till.show(setupCode());
    REQUIRE(till.isAt(SetupStep::Confirm));
    till.press(Qt::Key_F12);
    REQUIRE(till.isAt(SetupStep::Code));
    till.show(setupCode());
    CHECK(till.view().step() == SetupStep::Code);
    QElapsedTimer gone;
    gone.start();
    REQUIRE(waitUntil([&] { return gone.elapsed() > 1600; }));
    till.show(setupCode());
    CHECK(till.isAt(SetupStep::Confirm));
}

TEST_CASE("Set-up: what till.toml says is neither changed by a code nor kept by the window")
{
    app::TillConfig config;
    config.store = "9999";
    config.camera = "/dev/video7";
    config.language = "de";
    config.fixed = {"store", "camera"};
    NewTill till(config);
    till.setUp->open();
    till.press(Qt::Key_F9);
    till.show(setupCode());
    REQUIRE(till.isAt(SetupStep::Confirm));
    CHECK(till.said().find("Store 9999, till 3") != std::string::npos);
    till.confirm();
    for (int step = 0; step < 4; ++step) {
        till.press(Qt::Key_F9);
    }
    REQUIRE(till.isAt(SetupStep::Saved));
    CHECK(till.saved().store.empty());
    CHECK(till.saved().till == "3");
    CHECK(till.saved().camera == app::TillConfig{}.camera);
    CHECK(till.saved().language == "en");
}

TEST_CASE("Set-up: numbers can be typed instead")
{
    NewTill till;
    till.setUp->open();
    till.press(Qt::Key_F9);
    REQUIRE(till.isAt(SetupStep::Code));
    till.press(Qt::Key_F12);
    auto& numbers = *till.till.window.findChild<ui::NumberView*>();
    REQUIRE(waitUntil([&] { return numbers.isVisible(); }));
    till.press(Qt::Key_Escape);
    REQUIRE(till.isAt(SetupStep::Code));
    till.press(Qt::Key_F12);
    till.press(Qt::Key_7, "7");
    till.press(Qt::Key_Tab, "\t");
    till.press(Qt::Key_B, "b");
    till.press(Qt::Key_F9);
    REQUIRE(till.isAt(SetupStep::Camera));
    for (int step = 0; step < 4; ++step) {
        till.press(Qt::Key_F9);
    }
    REQUIRE(till.isAt(SetupStep::Save));
    CHECK(till.said().find("Store 7, till b") != std::string::npos);
    till.press(Qt::Key_F9);
    REQUIRE(till.isAt(SetupStep::Saved));
    CHECK(till.said().find("carded init") != std::string::npos);
    CHECK(till.saved().store == "7");
    CHECK(till.saved().setupCode.empty());
}

TEST_CASE("Set-up: a PIN is typed twice, and set at once")
{
    NewTill till;
    till.setUp->open();
    till.press(Qt::Key_F9);
    till.show(setupCode());
    till.confirm();
    for (int step = 0; step < 3; ++step) {
        till.press(Qt::Key_F9);
    }
    REQUIRE(till.isAt(SetupStep::Pin));
    const auto type = [&](const char* digits) {
        for (const char* digit = digits; *digit != '\0'; ++digit) {
            till.press(Qt::Key_0 + (*digit - '0'));
        }
        till.press(Qt::Key_F9);
    };
    till.press(Qt::Key_1);
    type("24680");
    type("24681"); // another one: it is asked for anew
    type("13579");
    type("13579");
    REQUIRE(till.isAt(SetupStep::Pin));
    CHECK(till.says("The PIN is set."));
    const app::ManagerPin pin(till.store);
    CHECK((pin.tryPin(asBytes("13579"), {}).answer == app::PinTried::Answer::Right));
    till.press(Qt::Key_1);
    till.press(Qt::Key_Escape);
    REQUIRE(till.isAt(SetupStep::Pin));
    CHECK_FALSE(till.saved().isSetUp);
}

TEST_CASE("Set-up: a till with lists takes no unsigned code, and says so")
{
    TemporaryFolder folder;
    test::copyDemoStore(folder / "store");
    NewTill till({}, folder / "store");
    till.setUp->open();
    till.press(Qt::Key_F9);
    till.show(setupCode());
    CHECK(till.says("must be signed"));
    till.show(setupCode("0042", crypto::ed25519KeyPair({})));
    CHECK(till.says("signature is none"));
    CHECK(till.view().step() == SetupStep::Code);
}

TEST_CASE("Set-up: what till.toml says is not asked for")
{
    app::TillConfig config;
    config.store = "1";
    config.till = "2";
    config.fixed = {"language", "store", "till", "camera", "scanner"};
    NewTill till(config);
    till.setUp->open();
    REQUIRE(till.isAt(SetupStep::Sounds));
    till.press(Qt::Key_F9);
    REQUIRE(till.isAt(SetupStep::Pin));
    till.press(Qt::Key_Escape);
    REQUIRE(till.isAt(SetupStep::Sounds));
    till.press(Qt::Key_Escape);
    CHECK(waitUntil([&] { return !till.ends.empty(); }));
}

TEST_CASE("Set-up: who may not write the settings is told who must do what")
{
    TemporaryFolder folder;
    std::ofstream(folder / "file") << "no folder";
    NewTill till({}, folder / "file");
    till.setUp->open();
    REQUIRE(till.isAt(SetupStep::NotAllowed));
    CHECK(till.said().find((folder / "file/setup").string()) != std::string::npos);
    till.press(Qt::Key_F9);
    CHECK(till.view().step() == SetupStep::NotAllowed);
    till.press(Qt::Key_Escape);
    CHECK(waitUntil([&] { return !till.ends.empty(); }));
}

TEST_CASE("Set-up: a code before the camera is seen, and the picture is the chosen camera's")
{
    test::FakeCameras fakes;
    fakes.plug("video7", "format MJPG 1280 720 30\ninterval 33\nnoise\n"
                             + fakes.picture(test::pictureFile(
                                 test::centred(test::qrFrame(asBytes("https://a.example/")), 1280, 720), ".jpg")));
    app::TillConfig config;
    config.store = config.till = "1";
    config.fixed = {"language", "store", "till"};
    NewTill till(config);
    till.setUp->open();
    REQUIRE(till.isAt(SetupStep::Camera));
    till.press(Qt::Key_1);
    CHECK(till.says("A code was read."));
}

TEST_CASE("Set-up: the scanner that a code comes from is chosen, with its ending")
{
    app::TillConfig config;
    config.store = config.till = "1";
    config.fixed = {"language", "store", "till", "camera"};
    NewTill till(config);
    const PseudoTerminal line;
    plugIn(till.folder, line);
    till.setUp->open();
    REQUIRE(till.isAt(SetupStep::Scanner));
    REQUIRE(waitUntil([&] { return line.isRaw(); }));
    line.send("8801234567893\r\n");
    REQUIRE(till.says("A code was read."));
    CHECK(till.said().find("Scanner: Test Scanner") != std::string::npos);
    for (int step = 0; step < 4; ++step) {
        till.press(Qt::Key_F9);
    }
    REQUIRE(till.isAt(SetupStep::Saved));
    REQUIRE(till.saved().scanners.size() == 1);
    CHECK((till.saved().scanners.front().format.ending == scanner::Ending::CrLf));
    CHECK((till.saved().scanners.front().kind == app::ScannerConfig::Kind::Serial));
}

TEST_CASE("Kiosk: a set-up code at the till is no proof of age, and changes nothing")
{
    NewTill till;
    till.show(setupCode());
    REQUIRE(waitUntil([&] { return !till.till.reasons.empty(); }));
    CHECK(till.till.reasons == test::Reasons{"not_a_credential"});
    CHECK_FALSE(till.saved().isSetUp);
}
