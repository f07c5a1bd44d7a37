// SPDX-License-Identifier: Apache-2.0
#include "app/set_up.h"

#include "app/window_settings.h"
#include "revocation_cache/files.h"
#include "ui/language.h"

#include <utility>

namespace carded::app {
namespace {

using ui::SetupNote;
using Step = ui::SetupStep;

constexpr std::chrono::milliseconds kCameraLook{2000};
/// A code that comes into view turns the page under the hand of whoever is about to press F9 for another reason.
constexpr std::chrono::milliseconds kReading{1000};

} // namespace

SetUp::SetUp(SetUpPlaces places, TillConfig config, Kiosk& kiosk, TillSounds& sounds, ui::KioskWindow& window)
    : m_places(std::move(places)), m_config(std::move(config)), m_settings(m_config), m_kiosk(kiosk),
      m_player(sounds.player()), m_window(window), m_view(new ui::SetupView(&window)),
      m_numbers(new ui::NumberView(&window)), m_pin(m_places.store), m_pinChange(m_pin, window, kiosk.desk()),
      m_trial(m_places.scanners)
{
    connectViews();
    connect(&m_kiosk, &Kiosk::codeSeen, this, &SetUp::hearCode);
    connect(&m_kiosk, &Kiosk::stateShown, this, [this](const DeskState& state) {
        m_hasLists = state.hasState;
        tellLists();
    });
    connect(&m_trial, &ScannerTrial::changed, this, &SetUp::showScanners);
    connect(&m_trial, &ScannerTrial::heard, this, &SetUp::chooseScanner);
    connect(&m_trial, &ScannerTrial::failed, this, [this](ScannerTrial::Failure failure) {
        m_page.note = failure == ScannerTrial::Failure::Silent ? SetupNote::ScannerSilent : SetupNote::ScannerRefused;
        update();
    });
    connect(&m_pinChange, &PinChange::ended, this, &SetUp::takePin);
    connect(&m_cameraLook, &QTimer::timeout, this, &SetUp::lookForCameras);
    connect(&m_window, &ui::KioskWindow::languageChanged, this, [this](const QString& tag) {
        m_settings.language = tag.toStdString();
        m_hasLanguage = m_hasLanguage || m_isOpen;
    });
    m_reading.setSingleShot(true);
    m_reading.setInterval(kReading);
    connect(&m_reading, &QTimer::timeout, this, [this] {
        m_page.isNew = false;
        update();
    });
}

/// What is closed by its own key or by time is closed by the window as well: that comes first, so ours waits.
void SetUp::connectViews()
{
    connect(m_view, &ui::SetupView::goneOn, this, &SetUp::goOn);
    connect(m_view, &ui::SetupView::goneBack, this, &SetUp::goBack);
    connect(m_view, &ui::SetupView::refused, this, &SetUp::refuse);
    connect(m_view, &ui::SetupView::chosen, this, &SetUp::choose);
    connect(m_view, &ui::SetupView::left, this, &SetUp::close, Qt::QueuedConnection);
    connect(m_numbers, &ui::NumberView::entered, this, &SetUp::takeNumbers);
    connect(
        m_numbers, &ui::NumberView::left, this, [this] { show(Step::Code); }, Qt::QueuedConnection);
}

void SetUp::open()
{
    if (m_isOpen || !m_window.open(*m_view)) { // what asks something else, or a fresh verdict, comes first
        return;
    }
    m_settings = m_config;
    m_languageBefore = m_window.language();
    m_hasLanguage = false;
    m_repository.clear();
    m_page = {};
    m_page.isLooking = true;
    m_page.volume = m_settings.sound.volume;
    m_page.hasPin = m_pin.isSet();
    if (const auto code = credential::parseSetupCode(m_settings.setupCode)) {
        m_repository = QString::fromStdString(code->repository);
    }
    m_page.folder = QString::fromStdString(windowSettingsFolder(m_places.store).string());
    m_isOpen = true;
    if (!mayWriteWindowSettings(m_places.store)) {
        show(Step::NotAllowed);
        return;
    }
    lookForCameras();
    m_kiosk.stopScanners();
    showScanners();
    goFrom(Step::NotAllowed, 1);
}

void SetUp::show(Step step)
{
    if (!m_isOpen) {
        return;
    }
    if (std::exchange(m_page.step, step) != step) {
        m_trial.stop(); // what was being tried is not asked for any more
    }
    if (step == Step::Camera) {
        showCameras();
        lookForCameras();
        m_cameraLook.start(kCameraLook);
    } else {
        m_cameraLook.stop();
    }
    if (step == Step::Code || step == Step::Scanner) { // else a line may be another device's, which is at work
        m_trial.start();
    }
    if (step == Step::Scanner) {
        showScanners();
    }
    update();
    if (!m_view->isVisible()) {
        m_window.close(*m_numbers);
        (void)m_window.open(*m_view);
    }
}

void SetUp::update()
{
    m_page.store = QString::fromStdString(m_settings.store);
    m_page.till = QString::fromStdString(m_settings.till);
    m_page.jurisdiction = QString::fromStdString(m_settings.policy.jurisdiction);
    m_page.volume = m_settings.sound.volume;
    m_page.sound = m_player.state();
    m_page.repository = m_repository;
    if (m_page.step == Step::Confirm) {
        showCode();
    }
    m_view->setPage(m_page);
}

/// What till.toml says itself is not asked for.
bool SetUp::isSkipped(Step step) const
{
    switch (step) {
    case Step::Language:
        return isFixed("language");
    case Step::Code:
        return isFixed("store") && isFixed("till");
    case Step::Confirm:
        return true; // comes by a code alone
    case Step::Camera:
        return isFixed("camera");
    case Step::Scanner:
        return isFixed("scanner");
    case Step::Sounds:
        return isFixed("sound");
    case Step::NotAllowed:
    case Step::Pin:
    case Step::Save:
    case Step::Saved:
        break;
    }
    return false;
}

void SetUp::goFrom(Step step, int direction)
{
    do {
        step = static_cast<Step>(static_cast<int>(step) + direction);
    } while (isSkipped(step));
    m_page.note = SetupNote::None;
    show(step);
}

void SetUp::goOn()
{
    if (m_page.step == Step::Confirm) {
        acceptCode();
    }
    if (m_page.step == Step::Save) {
        save();
    } else if (m_page.step == Step::Saved) {
        close();
    } else {
        goFrom(m_page.step, 1);
    }
}

void SetUp::goBack()
{
    Step first = Step::Language;
    while (isSkipped(first)) {
        first = static_cast<Step>(static_cast<int>(first) + 1);
    }
    if (m_page.step == Step::NotAllowed || m_page.step == first) {
        close();
    } else {
        goFrom(m_page.step, -1);
    }
}

void SetUp::choose(int index)
{
    const auto at = static_cast<std::size_t>(index);
    switch (m_page.step) {
    case Step::Language:
        m_window.setLanguage(ui::Language::tags().value(index));
        return;
    case Step::Camera:
        chooseCamera(at);
        return;
    case Step::Scanner:
        m_page.note = SetupNote::None;
        update();
        m_trial.tryOne(at);
        return;
    case Step::Sounds:
        trySound(index);
        return;
    case Step::Pin:
        (void)revocation_cache::makeReadableFolder(m_places.store); // a failure is the PIN's, and told as such
        m_window.close(*m_view);
        m_pinChange.ask();
        return;
    case Step::NotAllowed:
    case Step::Code:
    case Step::Confirm:
    case Step::Save:
    case Step::Saved:
        return;
    }
}

/// F12.
void SetUp::refuse()
{
    m_page.note = SetupNote::None;
    if (m_page.step == Step::Code) {
        showNumbers();
    } else if (m_page.step == Step::Confirm) {
        m_page.note = SetupNote::NotTheSame;
        show(Step::Code);
    } else if (m_page.step == Step::Scanner) {
        m_settings.scanners.clear();
        showScanners();
    }
}

void SetUp::close()
{
    if (!m_isOpen) {
        return;
    }
    m_isOpen = false;
    m_cameraLook.stop();
    m_trial.stop();
    m_window.close(*m_view);
    End end = m_isSaved ? End::Saved : End::Tried;
    if (!m_isSaved && !m_hasCamera) {
        end = End::Left;
        m_window.setLanguage(m_languageBefore);
        m_player.setVolume(m_config.sound.volume);
        m_kiosk.startScanners();
    }
    // Whoever hears of it may take the window away: not within its own call.
    QMetaObject::invokeMethod(
        this, [this, end] { emit closed(end); }, Qt::QueuedConnection);
}

} // namespace carded::app
