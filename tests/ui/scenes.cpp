// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/scenes.h"

#include "tests/ui/customer_scenes.h"
#include "tests/ui/person_scenes.h"
#include "tests/ui/sample_portrait.h"
#include "tests/ui/samples.h"
#include "tests/ui/setup_scenes.h"
#include "tests/ui/shift_scenes.h"
#include "ui/typed_code.h"

#include <QCoreApplication>
#include <QKeyEvent>

namespace carded::test {

namespace {

using ui::KioskWindow;
using ui::TillProblem;
using ui::TillState;

void press(KioskWindow& window, int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    QKeyEvent event(QEvent::KeyPress, key, modifiers);
    QCoreApplication::sendEvent(&window, &event);
    window.tick();
}

/// A till that differs from the sample in what `change` does.
CashierScene tillScene(const char* name, const std::function<void(TillState&)>& change)
{
    return {QLatin1String(name), [change](KioskWindow& window) {
                TillState state = sampleState();
                change(state);
                window.setTillState(state);
            }};
}

CashierScene scannerScene(const char* name, ui::ScannerState scanner)
{
    return tillScene(name, [scanner](TillState& state) { state.scanner = scanner; });
}

CashierScene recordsScene(const char* name, ui::RecordsState records)
{
    return tillScene(name, [records](TillState& state) { state.records = records; });
}

CashierScene problemScene(const char* name, TillProblem problem)
{
    return tillScene(name, [problem](TillState& state) {
        state.problem = problem;
        state.problemSince = *state.now - Seconds{5 * 3600};
        state.listAge = Seconds{8 * 86400};
        if (problem == TillProblem::NoList) {
            state.listAge.reset();
            state.problemSince.reset();
        }
    });
}

CashierScene hintScene(const char* name, ui::Hint hint)
{
    return {QLatin1String(name), [hint](KioskWindow& window) {
                press(window, Qt::Key_1);
                window.setHint(hint);
            }};
}

/// The same with the text as large as it goes.
CashierScene inLargeText(const CashierScene& scene)
{
    return {scene.name + QStringLiteral("-large-text"), [set = scene.set](KioskWindow& window) {
                for (int step = 0; step < 3; ++step) {
                    press(window, Qt::Key_Plus, Qt::ControlModifier);
                }
                set(window);
            }};
}

/// The same as the other themes show it.
std::vector<CashierScene> inThemes(const std::vector<CashierScene>& scenes)
{
    std::vector<CashierScene> all;
    for (const auto& [name, theme] : {std::pair("-dark", ui::Theme::Dark), {"-contrast", ui::Theme::HighContrast}}) {
        for (const CashierScene& scene : scenes) {
            all.push_back({scene.name + QLatin1String(name), [set = scene.set, theme = theme](KioskWindow& window) {
                               window.setLook({theme, ui::Motion::Full, window.textPercent()});
                               set(window);
                           }});
        }
    }
    return all;
}

void showNineCategories(KioskWindow& window)
{
    auto all = sampleCategories();
    const auto three = all;
    all.insert(all.end(), three.begin(), three.end());
    all.insert(all.end(), three.begin(), three.end());
    window.setCategories(all);
}

void showNoDevices(KioskWindow& window)
{
    TillState state = sampleState();
    state.camera = ui::Device::Missing;
    state.scanner = ui::ScannerState::Missing;
    window.setTillState(state);
    window.showPreview({});
}

void showBasket(KioskWindow& window)
{
    press(window, Qt::Key_1);
    press(window, Qt::Key_3);
}

enum class Photo : std::uint8_t { InCode, OnCard };

CashierScene faceScene(const char* name, ui::FaceView::Beside beside, Photo photo = Photo::InCode)
{
    return {QLatin1String(name), [beside, photo](KioskWindow& window) {
                auto* const view = new ui::FaceView(&window); // owned by the window
                photo == Photo::OnCard ? view->askAboutCard(beside) : view->ask(samplePortrait(), beside);
                (void)window.open(*view);
                window.showPreview(sampleFrame());
            }};
}

CashierScene soundScene(const char* name, ui::SoundState sound)
{
    return tillScene(name, [sound](TillState& state) { state.sound = sound; });
}

CashierScene mutedScene(const char* name, verifier::Reason reason)
{
    return {QLatin1String(name), [reason](KioskWindow& window) {
                soundScene("", ui::SoundState::Muted).set(window);
                window.showVerdict(sampleVerdict(reason));
            }};
}

void showTyping(KioskWindow& window)
{
    press(window, Qt::Key_F4);
    window.findChild<ui::TypedCode*>()->add(QStringLiteral("AGE1:") + QString(300, QLatin1Char('6')));
}

std::vector<CashierScene> tillScenes()
{
    return {
        {QStringLiteral("idle"), [](KioskWindow&) {}},
        tillScene("idle-demo", [](TillState& state) { state.mark = ui::Mark::Demo; }),
        tillScene("idle-training", [](TillState& state) { state.mark = ui::Mark::Training; }),
        {QStringLiteral("basket"), showBasket},
        {QStringLiteral("one-category"),
         [](KioskWindow& window) { window.setCategories({sampleCategories().front()}); }},
        {QStringLiteral("nine-categories"), showNineCategories},
        hintScene("hint-nearer", ui::Hint::Nearer),
        hintScene("hint-farther", ui::Hint::Farther),
        hintScene("hint-brighter", ui::Hint::Brighter),
        hintScene("hint-tilt", ui::Hint::Tilt),
        hintScene("hint-still", ui::Hint::HoldStill),
        hintScene("hint-whole-code", ui::Hint::WholeCode),
        inLargeText(hintScene("hint-tilt", ui::Hint::Tilt)),
        {QStringLiteral("held"), [](KioskWindow& window) { window.showHeld(); }},
        {QStringLiteral("no-devices"), showNoDevices},
        tillScene("camera-dark", [](TillState& state) { state.camera = ui::Device::Dark; }),
        tillScene("camera-stuck", [](TillState& state) { state.camera = ui::Device::Stuck; }),
        {QStringLiteral("typing"), showTyping},
        faceScene("face", ui::FaceView::Beside::Camera),
        faceScene("face-without-camera", ui::FaceView::Beside::Customer),
        faceScene("face-on-card", ui::FaceView::Beside::Camera, Photo::OnCard),
        faceScene("face-on-card-without-camera", ui::FaceView::Beside::Customer, Photo::OnCard),
        scannerScene("scanner-missing", ui::ScannerState::Missing),
        scannerScene("scanner-busy", ui::ScannerState::Busy),
        scannerScene("scanner-not-allowed", ui::ScannerState::NotAllowed),
        scannerScene("scanner-misread", ui::ScannerState::Misread),
        soundScene("sound-muted", ui::SoundState::Muted),
        soundScene("sound-missing", ui::SoundState::NoDevice),
        mutedScene("muted-pass", verifier::Reason::OldEnough),
        mutedScene("muted-refuse", verifier::Reason::Underage),
        mutedScene("muted-cannot-tell", verifier::Reason::OnlineCode),
        recordsScene("records-low", ui::RecordsState::SpaceLow),
        recordsScene("records-full", ui::RecordsState::DiskFull),
        recordsScene("records-busy", ui::RecordsState::Busy),
        recordsScene("records-not-allowed", ui::RecordsState::NotAllowed),
        recordsScene("records-failing", ui::RecordsState::Failing),
        problemScene("warning", TillProblem::ListOld),
        problemScene("blocked", TillProblem::ListExpired),
        problemScene("blocked-clock", TillProblem::ClockWrong),
        problemScene("blocked-store", TillProblem::StoreUnreadable),
        problemScene("first-run", TillProblem::NoList),
    };
}

CashierScene badgeScene(std::string_view name, const verifier::Verdict& verdict)
{
    return {QStringLiteral("badge-") + QString::fromStdString(std::string(name)), [verdict](KioskWindow& window) {
                TillState state = sampleState();
                state.mark = ui::markOf(verdict);
                window.setTillState(state);
                window.showVerdict(verdict);
            }};
}

/// Of a code of another system that is verified here.
CashierScene documentScene(const char* document, verifier::Reason reason)
{
    verifier::Verdict verdict = sampleVerdict(reason);
    verdict.document = verdict.format = document;
    return badgeScene(std::string(document) + '-' + nameOf(reason), verdict);
}

/// Every reason, and what looks different under one of them.
std::vector<CashierScene> badgeScenes()
{
    std::vector<CashierScene> scenes;
    for (const verifier::Reason reason : verifier::kAllReasons) {
        scenes.push_back(badgeScene(toString(reason), sampleVerdict(reason)));
    }
    scenes.push_back(badgeScene("licence_barcode", licenceVerdict()));
    using verifier::Reason;
    for (const Reason reason : {Reason::OldEnough, Reason::Underage, Reason::UnknownIssuer, Reason::Expired}) {
        scenes.push_back(documentScene("california-vcb", reason));
    }
    for (const Reason reason : {Reason::OldEnough, Reason::AlreadyUsed, Reason::StaticNotAccepted}) {
        scenes.push_back(documentScene("truage", reason));
    }
    scenes.push_back(inLargeText(badgeScene("code_too_old", sampleVerdict(verifier::Reason::CodeTooOld))));
    for (const auto reason :
         {verifier::Reason::OldEnough, verifier::Reason::CodeTooOld, verifier::Reason::OnlineCode}) {
        scenes.push_back(badgeScene(nameOf(reason) + "-demo", sampleVerdict(reason, Kind::Demo)));
        scenes.push_back(badgeScene(nameOf(reason) + "-training", sampleVerdict(reason, Kind::Training)));
    }
    return scenes;
}

/// One of each kind of ground.
std::vector<CashierScene> themedScenes()
{
    return inThemes({
        {QStringLiteral("idle"), [](KioskWindow& window) { press(window, Qt::Key_1); }},
        hintScene("hint-tilt", ui::Hint::Tilt),
        {QStringLiteral("typing"), showTyping},
        faceScene("face", ui::FaceView::Beside::Camera),
        problemScene("blocked", TillProblem::ListExpired),
        badgeScene("old_enough", sampleVerdict(verifier::Reason::OldEnough)),
        badgeScene("code_too_old", sampleVerdict(verifier::Reason::CodeTooOld)),
        badgeScene("online_code", sampleVerdict(verifier::Reason::OnlineCode)),
        badgeScene("old_enough-training", sampleVerdict(verifier::Reason::OldEnough, Kind::Training)),
    });
}

} // namespace

std::vector<Scene> allScenes()
{
    std::vector<Scene> scenes;
    for (const auto& part :
         {tillScenes(), badgeScenes(), personScenes(), shiftScenes(), setupScenes(), themedScenes()}) {
        for (const CashierScene& scene : part) {
            scenes.push_back({scene.name, Scene::Side::Cashier, [set = scene.set](const Opening& opening) {
                                  auto window = openWindow(opening);
                                  set(*window);
                                  return window;
                              }});
        }
    }
    for (const CustomerShot& shot : customerShots()) {
        scenes.push_back(
            {QStringLiteral("customer-") + shot.name, Scene::Side::Customer,
             [shot](const Opening& opening) { return openCustomer(shot, opening.size, opening.language); }});
    }
    return scenes;
}

std::unique_ptr<KioskWindow> openWindow(const Opening& opening)
{
    // Time enough between two readings for a key to be a person's. The window and its parts have a copy each of what
    // reads the clock, so the clock is outside.
    const auto now = std::make_shared<ui::Moment>(0);
    auto window = std::make_unique<KioskWindow>([now] { return *now += ui::kBurstGap; });
    window->setLanguage(opening.language);
    window->setCategories(sampleCategories());
    window->setTillState(sampleState());
    window->resize(opening.size);
    window->show();
    window->activateWindow();
    QCoreApplication::processEvents();
    while (window->textPercent() < opening.textPercent) {
        press(*window, Qt::Key_Plus, Qt::ControlModifier);
    }
    static const scanner::Frame kFrame = sampleFrame();
    window->showPreview(kFrame);
    return window;
}

} // namespace carded::test
