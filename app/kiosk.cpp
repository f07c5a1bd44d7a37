// SPDX-License-Identifier: Apache-2.0
#include "app/kiosk.h"

#include "app/camera_state.h"
#include "app/clock.h"
#include "app/kiosk_state.h"
#include "credential/presentation.h"
#include "policy/time_zone.h"

#include <QRandomGenerator>

#include <iostream>
#include <utility>

namespace carded::app {
namespace {

constexpr std::chrono::milliseconds kPreviewInterval{66}; // carded-eye makes at most 15 pictures a second
constexpr std::chrono::milliseconds kClockInterval{1000};
constexpr std::chrono::milliseconds kCameraRetry{1000};

/// What is sold matters only to a credential that can be checked; any other text is answered without.
bool needsCategory(std::string_view text)
{
    using credential::PresentationError;
    const auto parsed = credential::parsePresentation(text);
    return parsed || parsed.error().error == PresentationError::Malformed
           || parsed.error().error == PresentationError::UnsupportedAlgorithm;
}

} // namespace

Kiosk::Kiosk(TillConfig config, DeskOptions desk, ui::KioskWindow& window)
    : m_config(std::move(config)), m_isDemo(desk.demoStores == DemoStores::Allowed), m_window(window),
      m_storeWatch(desk.store, FolderWatch::Holds::Files, FolderWatch::kSlowLook),
      m_desk(std::make_shared<CheckDesk>(std::move(desk)))
{
    m_running.start();
    m_window.setLanguage(QString::fromStdString(m_config.language));
    m_window.setTimes({m_config.passTime, m_config.refusalTime, m_config.refusalTime, ui::ShowTimes{}.held});
    m_tillState.store = QString::fromStdString(m_config.store);
    m_tillState.till = QString::fromStdString(m_config.till);
    m_tillState.shiftNumber = QRandomGenerator::global()->bounded(10, 100);
    m_tillState.demo = m_isDemo;

    connect(&m_window, &ui::KioskWindow::categoryChosen, this, &Kiosk::chooseCategory);
    connect(&m_window, &ui::KioskWindow::cleared, this, &Kiosk::begin);
    connect(&m_window, &ui::KioskWindow::heldTimedOut, this, &Kiosk::begin);
    connectScanners();
    connect(&m_eye, &EyeWatch::said, this, [this](const scanner::Message& message) { hear(message); });
    connect(&m_eye, &EyeWatch::ended, this, [this] { eyeEnded(); });
    connect(&m_previewTimer, &QTimer::timeout, this, [this] {
        if (const auto frame = m_eye.latestPreview()) {
            m_window.showPreview(*frame);
        }
    });
    connect(&m_clockTimer, &QTimer::timeout, this, &Kiosk::showState);
    m_cameraTimer.setSingleShot(true);
    connect(&m_cameraTimer, &QTimer::timeout, this, &Kiosk::startCamera);

    m_previewTimer.start(kPreviewInterval);
    startDesk();
}

/// What lives in the desk's thread begins and ends in it.
void Kiosk::startDesk()
{
    m_deskContext.moveToThread(&m_deskThread);
    m_storeWatch.moveToThread(&m_deskThread);
    connect(&m_deskThread, &QThread::started, &m_storeWatch, &FolderWatch::start);
    connect(&m_deskThread, &QThread::finished, &m_storeWatch, &FolderWatch::stop, Qt::DirectConnection);
    connect(&m_storeWatch, &FolderWatch::lookDue, &m_deskContext, [this, desk = m_desk] {
        desk->look();
        desk->retryRecords(systemTime(), std::chrono::milliseconds{m_running.elapsed()});
        tellState(*desk);
    });
    connect(&m_deskThread, &QThread::started, &m_deskContext, [this, desk = m_desk, start = systemTime()] {
        desk->start(start, std::chrono::milliseconds{m_running.elapsed()});
        tellState(*desk);
    });
    m_deskThread.start();
}

Kiosk::~Kiosk()
{
    m_eye.stop();
    const auto running = std::chrono::milliseconds{m_running.elapsed()};
    QMetaObject::invokeMethod(
        &m_deskContext, [desk = m_desk, end = now(), running] { desk->stop(end, running); },
        Qt::BlockingQueuedConnection);
    m_deskThread.quit();
    m_deskThread.wait();
}

UnixTime Kiosk::now() const
{
    return m_filmStart ? *m_filmStart + std::chrono::floor<Seconds>(m_sourceTime) : systemTime();
}

void Kiosk::startCamera()
{
    scanner::EyeOptions options;
    options.sources = {{scanner::EyeSource::Kind::Camera, m_config.camera}};
    options.preview = true;
    options.mirror = m_config.cameraIsMirror;
    startEye(options);
}

void Kiosk::playFilm(const std::filesystem::path& film, UnixTime clockAtStart, const std::string& category)
{
    m_filmStart = clockAtStart;
    begin();
    m_category = category;
    scanner::EyeOptions options;
    options.sources = {{scanner::EyeSource::Kind::Video, film}};
    options.realtime = true;
    options.preview = true;
    startEye(options);
}

/// Its clock begins anew, so what was seen by the last one says nothing.
void Kiosk::startEye(const scanner::EyeOptions& options)
{
    m_sourceTime = std::chrono::milliseconds{0};
    m_isOpened = false;
    m_showings.forget();
    m_eye.start(options);
}

void Kiosk::hear(const scanner::Message& message)
{
    m_readingHelp.hear(message);
    if (std::holds_alternative<scanner::SourceOpened>(message)) {
        setCamera(ui::Device::Ok);
        if (!std::exchange(m_isOpened, true)) {
            emit firstFrame();
        }
    } else if (const auto* seen = std::get_if<scanner::FrameSeen>(&message)) {
        m_sourceTime = std::chrono::milliseconds{seen->stamp.milliseconds};
        m_showings.beginFrame(m_sourceTime);
    } else if (const auto* symbol = std::get_if<scanner::SymbolSeen>(&message)) {
        hear(*symbol);
    } else if (const auto* failed = std::get_if<scanner::SourceFailed>(&message)) {
        setCamera(cameraAfter(failed->error).value_or(m_tillState.camera));
    }
    m_window.setHint(hintAbout(m_readingHelp.shown()));
}

void Kiosk::hear(const scanner::SymbolSeen& seen)
{
    const auto kind = needsCategory(asText(seen.bytes)) ? CodeChoice::Kind::Credential : CodeChoice::Kind::Other;
    m_readingHelp.read(kind);
    const auto standing = m_choice.see(kind, m_sourceTime);
    if (standing == CodeChoice::Standing::Waits) {
        return;
    }
    if (standing == CodeChoice::Standing::Beside) {
        (void)remember(seen); // as long as it stays in view
        return;
    }
    const bool isScanned = m_scanned.isSame(seen.bytes, std::chrono::milliseconds{m_running.elapsed()});
    if (remember(seen) == Showings::Seen::New && !isScanned) {
        take(seen);
    }
}

/// A code that is shown anew.
void Kiosk::take(const scanner::SymbolSeen& seen)
{
    if (!needsCategory(asText(seen.bytes)) || !m_category.empty()) {
        if (!m_held) { // nothing else is answered over a code that waits for its product
            judge(seen);
        }
    } else if (const ui::Moment wait = m_window.showHeld(); wait > ui::Moment{0}) {
        takeLater(seen, wait);
    } else {
        m_held = seen; // in place of one that was held: the last phone shown is the customer's
    }
}

void Kiosk::eyeEnded()
{
    if (m_filmStart) {
        emit filmEnded();
        return;
    }
    setCamera(ui::Device::Missing); // a camera has no end, so without an error it is gone too
    m_cameraTimer.start(kCameraRetry);
}

void Kiosk::chooseCategory(const std::string& id)
{
    m_category = id;
    m_showings.forget();
    m_scanned.forget();
    if (m_held) {
        const scanner::SymbolSeen held = *std::move(m_held);
        m_held.reset();
        (void)remember(held); // it may be in view still
        judge(held);
    }
}

/// The next customer: nothing of the last one is left but what the showing needs.
void Kiosk::begin()
{
    m_held.reset();
    dropLater();
    m_category.clear();
}

void Kiosk::judge(const scanner::SymbolSeen& seen)
{
    CheckRequest request{seen.symbology, seen.bytes, m_category, now(), std::chrono::milliseconds{m_running.elapsed()}};
    QMetaObject::invokeMethod(&m_deskContext, [this, desk = m_desk, request = std::move(request)] {
        Answer answer = desk->check(request);
        QMetaObject::invokeMethod(this, [this, answer = std::move(answer)] { show(answer); });
        tellState(*desk); // it may have been the check that took a newer state over
    });
}

void Kiosk::show(const Answer& answer)
{
    if (answer.ignored || m_held) { // nothing is answered over a code that waits for its product
        return;
    }
    m_window.showVerdict(answer.verdict);
    emit judged(answer.verdict);
}

/// In the desk's thread.
void Kiosk::tellState(CheckDesk& desk)
{
    const DeskChange change = desk.takeChange();
    if (change != DeskChange::Nothing) {
        QMetaObject::invokeMethod(this, [this, change, state = desk.state()] { takeOver(change, state); });
    }
}

void Kiosk::takeOver(DeskChange change, const DeskState& state)
{
    if (state.problem != m_deskState.problem && !state.problem.empty()) {
        std::cerr << "carded-kiosk: " << state.problem << '\n';
    }
    m_deskState = state;
    if (change == DeskChange::State) { // the tiles stay as they are for an age: a finger may be on one
        m_categoriesDay.reset();
    }
    showState();
    m_clockTimer.start(kClockInterval);
    emit stateShown(m_deskState);
}

void Kiosk::showState()
{
    const UnixTime time = now();
    m_tillState.now = time;
    m_tillState.problem = problemOf(m_deskState, time);
    m_tillState.records = recordsOf(m_deskState.records);
    m_tillState.listAge.reset();
    m_tillState.demo = m_deskState.hasState ? m_deskState.info.demo : m_isDemo;
    if (m_deskState.hasState) {
        m_tillState.listAge = std::max(Seconds{0}, time - m_deskState.info.verifiedAt);
        m_tillState.utcOffset = policy::utcOffset(m_deskState.policy.timeZone, time).value_or(Seconds{0});
    }
    showCategories(time);
    m_window.setTillState(m_tillState);
}

/// The rules in force are a matter of the day: it may change while the state stays, by midnight or because the
/// clock was wrong.
void Kiosk::showCategories(UnixTime time)
{
    const auto today = std::chrono::floor<std::chrono::days>(time + m_tillState.utcOffset);
    if (m_categoriesDay != today) {
        m_categoriesDay = today;
        m_window.setCategories(categoriesOf(m_deskState.policy, time));
    }
}

void Kiosk::setCamera(ui::Device device)
{
    if (m_tillState.camera != device) {
        m_tillState.camera = device;
        m_window.setTillState(m_tillState);
    }
}

} // namespace carded::app
