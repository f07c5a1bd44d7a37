// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/scenes.h"

#include "tests/ui/person_scenes.h"
#include "tests/ui/sample_portrait.h"
#include "tests/ui/samples.h"
#include "tests/ui/setup_scenes.h"
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
Scene tillScene(const char* name, const std::function<void(TillState&)>& change)
{
    return {QLatin1String(name), [change](KioskWindow& window) {
                TillState state = sampleState();
                change(state);
                window.setTillState(state);
            }};
}

Scene scannerScene(const char* name, ui::ScannerState scanner)
{
    return tillScene(name, [scanner](TillState& state) { state.scanner = scanner; });
}

Scene recordsScene(const char* name, ui::RecordsState records)
{
    return tillScene(name, [records](TillState& state) { state.records = records; });
}

Scene problemScene(const char* name, TillProblem problem)
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

Scene hintScene(const char* name, ui::Hint hint)
{
    return {QLatin1String(name), [hint](KioskWindow& window) {
                press(window, Qt::Key_1);
                window.setHint(hint);
            }};
}

/// The same with the text as large as it goes.
Scene inLargeText(const Scene& scene)
{
    return {scene.name + QStringLiteral("-large-text"), [set = scene.set](KioskWindow& window) {
                for (int step = 0; step < 3; ++step) {
                    press(window, Qt::Key_Plus, Qt::ControlModifier);
                }
                set(window);
            }};
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

Scene faceScene(const char* name, ui::FaceView::Beside beside)
{
    return {QLatin1String(name), [beside](KioskWindow& window) {
                auto* const view = new ui::FaceView(&window); // owned by the window
                view->ask(samplePortrait(), beside);
                (void)window.open(*view);
                window.showPreview(sampleFrame());
            }};
}

Scene soundScene(const char* name, ui::SoundState sound)
{
    return tillScene(name, [sound](TillState& state) { state.sound = sound; });
}

Scene mutedScene(const char* name, verifier::Reason reason)
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

std::vector<Scene> tillScenes()
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

Scene badgeScene(std::string_view name, const verifier::Verdict& verdict)
{
    return {QStringLiteral("badge-") + QString::fromStdString(std::string(name)), [verdict](KioskWindow& window) {
                TillState state = sampleState();
                state.mark = ui::markOf(verdict);
                window.setTillState(state);
                window.showVerdict(verdict);
            }};
}

/// Every reason, and what looks different under one of them.
std::vector<Scene> badgeScenes()
{
    std::vector<Scene> scenes;
    for (const verifier::Reason reason : verifier::kAllReasons) {
        scenes.push_back(badgeScene(toString(reason), sampleVerdict(reason)));
    }
    scenes.push_back(badgeScene("licence_barcode", licenceVerdict()));
    scenes.push_back(inLargeText(badgeScene("code_too_old", sampleVerdict(verifier::Reason::CodeTooOld))));
    for (const auto reason :
         {verifier::Reason::OldEnough, verifier::Reason::CodeTooOld, verifier::Reason::OnlineCode}) {
        scenes.push_back(badgeScene(nameOf(reason) + "-demo", sampleVerdict(reason, Kind::Demo)));
        scenes.push_back(badgeScene(nameOf(reason) + "-training", sampleVerdict(reason, Kind::Training)));
    }
    return scenes;
}

} // namespace

std::vector<Scene> allScenes()
{
    auto scenes = tillScenes();
    auto badges = badgeScenes();
    scenes.insert(scenes.end(), badges.begin(), badges.end());
    const auto persons = personScenes();
    scenes.insert(scenes.end(), persons.begin(), persons.end());
    const auto setup = setupScenes();
    scenes.insert(scenes.end(), setup.begin(), setup.end());
    return scenes;
}

std::unique_ptr<KioskWindow> openWindow(QSize size, const QString& language, int textPercent)
{
    // Time enough between two readings for a key to be a person's.
    auto window = std::make_unique<KioskWindow>([now = ui::Moment{0}]() mutable { return now += ui::kBurstGap; });
    window->setLanguage(language);
    window->setCategories(sampleCategories());
    window->setTillState(sampleState());
    window->resize(size);
    window->show();
    window->activateWindow();
    QCoreApplication::processEvents();
    while (window->textPercent() < textPercent) {
        press(*window, Qt::Key_Plus, Qt::ControlModifier);
    }
    static const scanner::Frame kFrame = sampleFrame();
    window->showPreview(kFrame);
    return window;
}

} // namespace carded::test
