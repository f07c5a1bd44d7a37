// SPDX-License-Identifier: Apache-2.0
// What is heard of the window, on a sound card that is not there.
#include "app/earcon_file.h"
#include "app/sound_device.h"
#include "app/till_sounds.h"
#include "tests/kiosk/kiosk_fixture.h"
#include "tests/sound/fake_sound_card.h"
#include "tests/ui/samples.h"
#include "ui/badge_widget.h"

#include <QKeyEvent>
#include <doctest/doctest.h>

#include <fstream>
#include <iostream>
#include <sstream>

using namespace carded;
using app::Mute;
using app::SoundPlayer;
using sound::Earcon;
using sound::Form;
using test::FakeSoundCard;
using test::TemporaryFolder;
using test::waitUntil;
using ui::SoundState;
using verifier::Reason;

namespace {

/// The last run that was heard begins with this. The card plays on until it does.
bool hears(Earcon earcon, Form form, sound::Volume volume = sound::kUsualVolume)
{
    const sound::Samples wanted = sound::atVolume(synthesise(earcon, form), volume);
    return waitUntil([&] {
        FakeSoundCard::playOn(960);
        const auto heard = FakeSoundCard::heard();
        return !heard.empty() && heard.back().size() >= wanted.size()
               && std::equal(wanted.begin(), wanted.end(), heard.back().begin());
    });
}

/// The window, its scan loop without any store, and what is heard of it.
struct SoundingTill {
    explicit SoundingTill(Mute atStart = Mute::Off)
        : sounds({sound::kUsualVolume, atStart}, kiosk, window, devices.path())
    {
        bool isStateShown = false;
        const auto heard =
            QObject::connect(&kiosk, &app::Kiosk::stateShown, &kiosk, [&isStateShown] { isStateShown = true; });
        REQUIRE(waitUntil([&] { return isStateShown; })); // that it has no list has been cued
        QObject::disconnect(heard);
    }

    void press(int key)
    {
        QKeyEvent event(QEvent::KeyPress, key, Qt::NoModifier);
        QCoreApplication::sendEvent(&window, &event);
        now += ui::Moment{40};
        window.tick();
    }
    void show(Reason reason, test::Kind kind = test::Kind::Live)
    {
        now += ui::Moment{60'000};
        window.tick();
        window.showVerdict(test::sampleVerdict(reason, kind));
    }
    [[nodiscard]] bool says(const QString& word) const
    {
        const auto* const line = window.findChild<ui::StateLine*>();
        return line->accessibleName().split(QStringLiteral(", ")).contains(word);
    }

    TemporaryFolder store;
    TemporaryFolder devices;
    ui::Moment now{10'000};
    ui::KioskWindow window{[this] { return now; }};
    app::Kiosk kiosk{app::TillConfig{}, app::DeskOptions{store.path(), {}}, window};
    app::TillSounds sounds;
};

} // namespace

TEST_CASE("Sounds: the program has them as they are made")
{
    for (const Earcon earcon : sound::kAllEarcons) {
        for (const Form form : sound::kAllForms) {
            const sound::Samples made = synthesise(earcon, form);
            REQUIRE_FALSE(made.empty());
            CHECK(app::earconFile(earcon, form) == made);
        }
    }
}

TEST_CASE("SoundPlayer: a sound is played as loud as it is configured")
{
    const FakeSoundCard card;
    const TemporaryFolder devices;
    SoundPlayer player({1, Mute::Off}, devices.path());
    player.play(Earcon::Refuse);
    CHECK(hears(Earcon::Refuse, Form::Live, 1));
    player.play(Earcon::Tick, Form::Marked);
    CHECK(hears(Earcon::Tick, Form::Marked, 1));
    CHECK((player.state() == SoundState::Ok));
}

TEST_CASE("SoundPlayer: a new sound stops the one that plays")
{
    const FakeSoundCard card;
    const TemporaryFolder devices;
    SoundPlayer player({}, devices.path());
    player.play(Earcon::Refuse);
    REQUIRE(waitUntil([] { return FakeSoundCard::isRunning(); }));
    FakeSoundCard::playOn(960);
    player.play(Earcon::Pass);
    REQUIRE(hears(Earcon::Pass, Form::Live));
    const auto heard = FakeSoundCard::heard();
    CHECK(heard.size() == 2);
    CHECK(heard[0].size() == 960);
}

TEST_CASE("SoundPlayer: muted it plays nothing, ends what plays, and says so before anything else")
{
    const FakeSoundCard card;
    const TemporaryFolder devices;
    SoundPlayer player({sound::kUsualVolume, Mute::On}, devices.path());
    int changes = 0;
    QObject::connect(&player, &SoundPlayer::stateChanged, &player, [&changes] { ++changes; });
    CHECK((player.state() == SoundState::Muted));
    player.play(Earcon::Refuse);
    player.toggleMute();
    CHECK((player.state() == SoundState::Ok));
    player.play(Earcon::Pass);
    REQUIRE(waitUntil([] { return FakeSoundCard::isRunning(); }));
    FakeSoundCard::playOn(960);
    player.toggleMute();
    CHECK((player.state() == SoundState::Muted));
    REQUIRE(waitUntil([] { return !FakeSoundCard::isRunning(); }));
    const auto heard = FakeSoundCard::heard();
    REQUIRE(heard.size() == 1); // of both sounds the second, as far as it came
    CHECK(heard[0].size() == 960);
    CHECK(changes == 2);
}

TEST_CASE("SoundPlayer: a device that is not there is told, and used as soon as it comes")
{
    const FakeSoundCard card;
    FakeSoundCard::unplug();
    const TemporaryFolder devices;
    SoundPlayer player({}, devices.path());
    REQUIRE(waitUntil([&] { return player.state() == SoundState::NoDevice; }));
    player.play(Earcon::Pass); // comes too late when there is a device
    player.toggleMute();
    CHECK((player.state() == SoundState::Muted));
    player.toggleMute();
    FakeSoundCard::plug();
    std::ofstream(devices / "pcmC0D0p") << "";
    REQUIRE(waitUntil([&] { return player.state() == SoundState::Ok; }, app::SoundDevice::kSlowLook / 2));
    player.play(Earcon::Refuse);
    REQUIRE(hears(Earcon::Refuse, Form::Live));
    CHECK(FakeSoundCard::heard().size() == 1);
}

TEST_CASE("SoundPlayer: a device that comes without an event is found a little later, and looking for it is no work")
{
    const FakeSoundCard card;
    FakeSoundCard::unplug();
    const TemporaryFolder devices;
    const SoundPlayer player({}, devices.path());
    REQUIRE(waitUntil([&] { return player.state() == SoundState::NoDevice; }));
    FakeSoundCard::plug();
    REQUIRE(waitUntil([&] { return player.state() == SoundState::Ok; }));
    CHECK(FakeSoundCard::openings() <= 4); // two, and two for a machine that is busy otherwise
}

TEST_CASE("SoundPlayer: a device that goes while it plays is missing")
{
    const FakeSoundCard card;
    const TemporaryFolder devices;
    SoundPlayer player({}, devices.path());
    player.play(Earcon::CannotTell);
    REQUIRE(waitUntil([] { return FakeSoundCard::isRunning(); }));
    FakeSoundCard::unplug();
    CHECK(waitUntil([&] { return player.state() == SoundState::NoDevice; }, app::SoundDevice::kSlowLook / 2));
}

TEST_CASE("SoundPlayer: it ends while a sound plays")
{
    const FakeSoundCard card;
    const TemporaryFolder devices;
    {
        SoundPlayer player({}, devices.path());
        player.play(Earcon::CannotTell);
        REQUIRE(waitUntil([] { return FakeSoundCard::isRunning(); }));
    }
    CHECK_FALSE(FakeSoundCard::isRunning());
}

TEST_CASE("TillSounds: each verdict is heard as what it is, a demo's marked, and again when F5 shows it again")
{
    const FakeSoundCard card;
    SoundingTill till;
    till.show(Reason::OldEnough);
    CHECK(hears(Earcon::Pass, Form::Live));
    till.show(Reason::Underage);
    CHECK(hears(Earcon::Refuse, Form::Live));
    till.show(Reason::OnlineCode);
    CHECK(hears(Earcon::CannotTell, Form::Live));
    till.show(Reason::Underage, test::Kind::Demo);
    CHECK(hears(Earcon::Refuse, Form::Marked));
    till.show(Reason::OldEnough);
    CHECK(hears(Earcon::Pass, Form::Live));
    const std::size_t runs = FakeSoundCard::heard().size();
    till.now += ui::Moment{20'000};
    till.window.tick();
    till.press(Qt::Key_F5);
    REQUIRE(waitUntil([&] {
        FakeSoundCard::playOn(960);
        return FakeSoundCard::heard().size() > runs;
    }));
    CHECK(hears(Earcon::Pass, Form::Live));
}

TEST_CASE("TillSounds: a code that waits for its product ticks")
{
    const FakeSoundCard card;
    SoundingTill till;
    CHECK(till.window.showHeld() == ui::Moment{0});
    CHECK(hears(Earcon::Tick, Form::Live));
}

TEST_CASE("TillSounds: a till that cannot check says so once")
{
    const FakeSoundCard card;
    SoundingTill till; // it has no list
    REQUIRE(hears(Earcon::CannotTell, Form::Live));
    const std::size_t runs = FakeSoundCard::heard().size();
    int cues = 0;
    QObject::connect(&till.window, &ui::KioskWindow::cued, &till.window, [&cues] { ++cues; });
    ui::TillState state = test::sampleState();
    state.problem = ui::TillProblem::ClockWrong; // another reason is no other news
    till.window.setTillState(state);
    state.problem = ui::TillProblem::ListOld;
    till.window.setTillState(state);
    CHECK(cues == 0);
    CHECK(FakeSoundCard::heard().size() == runs);
    state.problem = ui::TillProblem::ListExpired;
    till.window.setTillState(state);
    CHECK(cues == 1);
    CHECK(hears(Earcon::CannotTell, Form::Live));
}

TEST_CASE("TillSounds: F8 mutes, the state line says so and the badge counts in dots")
{
    const FakeSoundCard card;
    SoundingTill till;
    till.show(Reason::Underage);
    const auto* const badge = till.window.findChild<ui::BadgeWidget*>();
    CHECK(badge->countDots().dots.empty());
    CHECK_FALSE(till.says(QStringLiteral("Muted")));
    till.press(Qt::Key_F8);
    CHECK(till.says(QStringLiteral("Muted")));
    CHECK(badge->countDots().dots.size() == 2);
    till.press(Qt::Key_F8);
    CHECK_FALSE(till.says(QStringLiteral("Muted")));
    CHECK(badge->countDots().dots.empty());
}

TEST_CASE("TillSounds: a till that is muted from the start is, and one without a device says so")
{
    const FakeSoundCard card;
    FakeSoundCard::unplug();
    SoundingTill muted(Mute::On);
    CHECK(muted.says(QStringLiteral("Muted")));
    std::ostringstream errors;
    std::streambuf* const before = std::cerr.rdbuf(errors.rdbuf());
    SoundingTill silent;
    const bool isTold = waitUntil([&] { return silent.says(QStringLiteral("No sound")); });
    std::cerr.rdbuf(before);
    CHECK(isTold);
    CHECK(errors.str().find("carded-kiosk: no sound device can be opened\n") != std::string::npos); // in the journal
    CHECK(muted.says(QStringLiteral("Muted")));
    silent.show(Reason::OnlineCode);
    CHECK(silent.window.findChild<ui::BadgeWidget*>()->countDots().dots.size() == 3);
}
