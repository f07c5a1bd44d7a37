// SPDX-License-Identifier: Apache-2.0
// Camera, scanner and sounds: tried out before they are chosen.
#include "app/scanner_setup.h"
#include "app/set_up.h"
#include "scanner/device_text.h"

#include <QPointer>

#include <algorithm>
#include <array>
#include <utility>

namespace carded::app {
namespace {

using ui::SetupNote;
using Step = ui::SetupStep;

/// As many as the page has room for.
constexpr std::size_t kMostChoices = 6;

/// One camera is whichever there is; of several it is called by its name, which stays when others are plugged in,
/// unless two have the same.
std::string settingFor(std::size_t index, const std::vector<scanner::CameraNode>& cameras)
{
    const scanner::CameraNode& camera = cameras[index];
    if (cameras.size() == 1) {
        return std::string(scanner::kAnyCamera);
    }
    const std::string name = std::string(scanner::kCameraNamePrefix) + camera.card;
    const bool isPlain = std::ranges::all_of(camera.card, [](char c) { return c >= ' ' && c <= '~'; });
    return isPlain && scanner::chooseCamera(name, cameras) == camera.path ? name : camera.path;
}

QString nameOf(const ScannerCandidate& candidate)
{
    return QString::fromStdString(candidate.name.empty() ? candidate.path.string() : candidate.name);
}

} // namespace

/// A camera that sleeps takes its time to say its name. One look at a time, for others wait behind it.
void SetUp::lookForCameras()
{
    if (std::exchange(m_isLooking, true)) {
        return;
    }
    DeskThread& desk = m_kiosk.desk(); // which outlives this
    desk.ask(
        desk, [cameras = m_places.cameras](CheckDesk& /*desk*/) { return cameras(); },
        [self = QPointer(this)](std::vector<scanner::CameraNode> cameras) {
            if (self) {
                self->m_isLooking = false;
                self->m_page.isLooking = false;
                self->m_cameras = std::move(cameras);
                self->showCameras();
            }
        });
}

void SetUp::showCameras()
{
    m_cameras.resize(std::min(m_cameras.size(), kMostChoices));
    const auto chosen = scanner::chooseCamera(m_settings.camera, m_cameras);
    std::vector<ui::SetupChoice> choices;
    m_page.camera.clear();
    for (const scanner::CameraNode& camera : m_cameras) {
        const QString name = QString::fromStdString(scanner::printable(camera.card));
        choices.push_back({name, QString::fromStdString(camera.path), chosen == camera.path});
        if (chosen == camera.path) {
            m_page.camera = name;
        }
    }
    if (m_page.step == Step::Camera) {
        m_page.choices = std::move(choices);
    }
    update();
}

void SetUp::chooseCamera(std::size_t index)
{
    if (index >= m_cameras.size()) {
        return;
    }
    m_settings.camera = settingFor(index, m_cameras);
    m_page.note = SetupNote::None;
    m_hasCamera = true;
    m_kiosk.camera().use(m_cameras[index].path);
    showCameras();
}

/// A set-up code counts wherever it is scanned while one is asked for.
void SetUp::chooseScanner(const ScannerCandidate& candidate, std::string_view bytes)
{
    if (m_page.step == Step::Code && m_view->isVisible()) {
        const std::string_view ending = bytesOf(endingAfter(bytes));
        judge(bytes.substr(0, bytes.size() - ending.size())); // each scan is meant
    }
    if (m_page.step != Step::Scanner) {
        return;
    }
    const SetupAnswer answer = judgeSetup(bytes);
    ScannerConfig config = candidate.config;
    config.format =
        answer.kind == SetupAnswer::Kind::Chosen ? answer.format : scanner::LineFormat{{}, endingAfter(bytes)};
    m_page.note = answer.kind == SetupAnswer::Kind::Garbled ? SetupNote::ScannerGarbled : SetupNote::CodeRead;
    if (m_page.note == SetupNote::CodeRead) {
        m_settings.scanners = {config};
    }
    showScanners();
}

void SetUp::showScanners()
{
    m_page.scanner.clear();
    for (const ScannerConfig& scanner : m_settings.scanners) {
        m_page.scanner = QString::fromStdString(scanner.name());
    }
    if (m_page.step != Step::Scanner) {
        return;
    }
    m_page.choices.clear();
    for (const ScannerCandidate& candidate : m_trial.candidates()) {
        const bool isChosen = std::ranges::any_of(m_settings.scanners, [&](const ScannerConfig& scanner) {
            return scanner.kind == candidate.config.kind && scanner.name() == candidate.config.name();
        });
        if (isChosen) {
            m_page.scanner = nameOf(candidate);
        }
        if (m_page.choices.size() < kMostChoices) {
            const QString id = candidate.usb ? QString::fromStdString(toText(*candidate.usb)) : QString();
            m_page.choices.push_back({nameOf(candidate), id, isChosen});
        }
    }
    update();
}

void SetUp::trySound(int index)
{
    constexpr std::array kTried{sound::Earcon::Pass, sound::Earcon::Refuse, sound::Earcon::CannotTell};
    constexpr int kQuieter = 3;
    const auto at = static_cast<std::size_t>(index);
    if (at < kTried.size()) {
        m_player.play(kTried.at(at));
        return;
    }
    const int step = index == kQuieter ? -1 : 1;
    m_settings.sound.volume = std::clamp(m_settings.sound.volume + step, 1, sound::kLoudest);
    m_player.setVolume(m_settings.sound.volume);
    m_player.play(sound::Earcon::Pass);
    update();
}

} // namespace carded::app
