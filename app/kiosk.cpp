// SPDX-License-Identifier: Apache-2.0
#include "app/kiosk.h"

#include "app/kiosk_state.h"
#include "credential/presentation.h"

#include <utility>

namespace carded::app {
namespace {

/// What is sold matters only to a credential that can be checked; any other text is answered without.
bool needsCategory(std::string_view text)
{
    using credential::PresentationError;
    const auto parsed = credential::parsePresentation(text);
    return parsed || parsed.error().error == PresentationError::Malformed
           || parsed.error().error == PresentationError::UnsupportedAlgorithm;
}

} // namespace

Kiosk::Kiosk(TillConfig config, DeskOptions desk, ui::KioskWindow& window, Clock clock)
    : m_config(std::move(config)), m_isDemo(desk.demoStores == DemoStores::Allowed), m_window(window),
      m_clock(std::move(clock)), m_store(desk.store), m_desk(std::move(desk), m_clock),
      m_camera(m_config.camera,
               m_config.cameraIsMirror ? CameraWatch::Picture::Mirrored : CameraWatch::Picture::AsSeen),
      m_faces(window), m_checking(window), m_persons(ManagerPin(m_store), window, m_desk, [this] { return now(); }),
      m_operators(m_config.needsOperator && !m_isDemo ? OperatorLogin::Need::Required : OperatorLogin::Need::Optional,
                  ShiftFile(m_store), window, m_desk, [this] { return now(); }),
      m_menu(m_persons.pin(), window), m_shifts(shiftPlace(), m_operators, window, [this] { return now(); })
{
    m_window.setLanguage(QString::fromStdString(m_config.language));
    m_window.configure({{m_config.passTime, m_config.refusalTime, m_config.refusalTime, ui::ShowTimes{}.held},
                        m_config.keepsCategory ? ui::AfterCheck::Keep : ui::AfterCheck::Forget});
    m_tillState.store = QString::fromStdString(m_config.store);
    m_tillState.till = QString::fromStdString(m_config.till);
    m_tillState.mark = m_isDemo ? ui::Mark::Demo : ui::Mark::None;

    connect(&m_window, &ui::KioskWindow::categoryChosen, this, &Kiosk::chooseCategory);
    connect(&m_window, &ui::KioskWindow::cleared, this, &Kiosk::begin);
    connect(&m_window, &ui::KioskWindow::heldTimedOut, this, [this] { begin({}); });
    connectScanners();
    connect(&m_camera, &CameraWatch::began, this, [this] { m_showings.forget(); });
    connect(&m_camera, &CameraWatch::said, this, [this](const scanner::Message& message) { hear(message); });
    connect(&m_camera, &CameraWatch::pictureTaken, &m_window, &ui::KioskWindow::showPreview);
    connect(&m_camera, &CameraWatch::stateChanged, this,
            [this] { changeTillState([this](ui::TillState& state) { state.camera = m_camera.state(); }); });
    connect(&m_clockTimer, &QTimer::timeout, this, &Kiosk::showState);
    connect(&m_desk, &DeskThread::changed, this, &Kiosk::takeOver);
    connect(&m_faces, &FaceCheck::answered, this, &Kiosk::post);
    connect(&m_faces, &FaceCheck::unanswered, this, &Kiosk::present);
    connectPersons();
    m_desk.start(m_clock());
}

Kiosk::~Kiosk()
{
    m_camera.stop();
    m_desk.stop(now());
}

UnixTime Kiosk::now() const
{
    return m_filmStart ? *m_filmStart + std::chrono::floor<Seconds>(m_camera.time()) : m_clock();
}

void Kiosk::playFilm(const std::filesystem::path& film, UnixTime clockAtStart, const std::string& category)
{
    m_filmStart = clockAtStart;
    m_faces.drop();
    begin(category);
    m_camera.play(film);
}

void Kiosk::hear(const scanner::Message& message)
{
    m_readingHelp.hear(message);
    if (std::holds_alternative<scanner::FrameSeen>(message)) {
        m_showings.beginFrame(m_camera.time());
    } else if (const auto* symbol = std::get_if<scanner::SymbolSeen>(&message)) {
        hear(*symbol);
    }
    const auto hint = hintAbout(m_readingHelp.shown());
    m_window.setHint(hint);
    emit hintShown(hint);
}

void Kiosk::hear(const scanner::SymbolSeen& seen)
{
    emit codeSeen(seen);
    const auto kind = needsCategory(asText(seen.bytes)) ? CodeChoice::Kind::Credential : CodeChoice::Kind::Other;
    m_readingHelp.read(kind);
    const auto standing = m_choice.see(kind, m_camera.time());
    if (standing == CodeChoice::Standing::Waits) {
        return;
    }
    if (standing == CodeChoice::Standing::Beside) {
        (void)remember(seen); // as long as it stays in view
        return;
    }
    const bool isScanned = m_scanned.isSame(seen.bytes, m_desk.running());
    if (remember(seen) == Showings::Seen::New && !isScanned) {
        take(seen);
    }
}

/// A code that is shown anew.
void Kiosk::take(const scanner::SymbolSeen& seen)
{
    if (m_faces.isBusy()) { // it is most likely the same customer's, who holds the phone meanwhile
        return;
    }
    if (m_window.isAsking()) { // shown again, or still to be seen afterwards, it is new
        forget(seen);
        return;
    }
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

void Kiosk::chooseCategory(const std::string& ids)
{
    m_category = ids;
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
void Kiosk::begin(const std::string& category)
{
    m_held.reset();
    dropLater();
    m_category = category.empty() ? m_config.customer.category : category;
}

void Kiosk::judge(const scanner::SymbolSeen& seen)
{
    post({seen.symbology, seen.bytes, m_category, now(), m_desk.running()});
}

void Kiosk::post(const CheckRequest& request)
{
    m_checking.begin();
    m_desk.ask(
        *this, [request](CheckDesk& desk) { return desk.check(request); },
        [this, request](const Answer& answer) { m_checking.end([=, this] { show(answer, request); }); });
}

void Kiosk::show(Answer answer, CheckRequest request)
{
    if (answer.ignored || m_held) { // nothing is answered over a code that waits for its product
        return;
    }
    const verifier::Verdict verdict = answer.verdict;
    const bool isSeen = m_window.isVisible(); // in self-service there may be nobody who compares
    if (verdict.reason == verifier::Reason::FaceCheckNeeded && isSeen) {
        const bool hasCamera = m_camera.state() == ui::Device::Ok;
        m_faces.begin(std::move(answer), std::move(request),
                      hasCamera ? ui::FaceView::Beside::Camera : ui::FaceView::Beside::Customer);
        emit judged(verdict);
    } else {
        m_faces.drop();
        present(answer);
    }
}

void Kiosk::present(const Answer& answer)
{
    m_persons.expect(answer);
    m_window.showVerdict(answer.verdict);
    emit judged(answer.verdict);
}

} // namespace carded::app
