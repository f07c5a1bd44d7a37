// SPDX-License-Identifier: Apache-2.0
#include "ui/customer_window.h"

#include "ui/accessibility.h"
#include "ui/line_breaks.h"
#include "ui/preview_widget.h"
#include "ui/touch_button.h"

#include <QCoreApplication>

#include <utility>

namespace carded::ui {

namespace {

constexpr int kStepMs = 1500; ///< slow enough for an eye that looks elsewhere
constexpr int kSteps = 3;

constexpr ButtonGrid::Measures kLanguageButtons{12, 0, 9, 9, ButtonGrid::Measures::Width::OfWords};
constexpr ButtonGrid::Measures kProductButtons{27, 46, 12, 20};

const char* sourceOf(CustomerScene scene) noexcept
{
    switch (scene) {
    case CustomerScene::Closed:
        break;
    case CustomerScene::Idle:
        return QT_TRANSLATE_NOOP("ui", "Show your age QR.");
    case CustomerScene::OneMoment:
        return QT_TRANSLATE_NOOP("ui", "One moment, please.");
    case CustomerScene::Checking:
        return QT_TRANSLATE_NOOP("ui", "Checking");
    case CustomerScene::LookHere:
        return QT_TRANSLATE_NOOP("ui", "Please look this way.");
    case CustomerScene::Passed:
        return QT_TRANSLATE_NOOP("ui", "Age confirmed. Thank you.");
    case CustomerScene::Help:
        return QT_TRANSLATE_NOOP("ui", "One moment, please. Staff will help you.");
    case CustomerScene::ShowCard:
        return QT_TRANSLATE_NOOP("ui", "Please show your card.");
    case CustomerScene::NoCodes:
        return QT_TRANSLATE_NOOP("ui", "This till cannot check codes now. Please show a card.");
    }
    return QT_TRANSLATE_NOOP("ui", "Closed");
}

std::vector<Drawing> drawingsOf(CustomerScene scene)
{
    switch (scene) {
    case CustomerScene::Closed:
    case CustomerScene::Passed:
        break;
    case CustomerScene::Idle:
        return {Drawing::PhoneWithCode, Drawing::PhoneMoved, Drawing::PhoneInFrame};
    case CustomerScene::OneMoment:
    case CustomerScene::Checking:
        return {Drawing::Dots};
    case CustomerScene::LookHere:
        return {Drawing::Face};
    case CustomerScene::Help:
        return {Drawing::Person};
    case CustomerScene::ShowCard:
    case CustomerScene::NoCodes:
        return {Drawing::Card};
    }
    return {};
}

} // namespace

CustomerWindow::CustomerWindow(SteadyClock now, const Manner& manner, QWidget* parent)
    : QWidget(parent), m_now(std::move(now)), m_manner(manner), m_sign(new CustomerSign(this)),
      m_preview(new PreviewWidget(this)), m_languages(new ButtonGrid(kLanguageButtons, this)),
      m_products(new ButtonGrid(kProductButtons, this)), m_call(new TouchButton(this)), m_again(new TouchButton(this)),
      m_more(new TouchButton(this))
{
    installAccessibility();
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    if (isTouched()) {
        m_keys = std::make_unique<KeyFilter>(*this, m_now);
        m_corner = std::make_unique<HoldCorner>(*this, m_now);
        setFocusPolicy(Qt::StrongFocus);
        connectTouch();
    } else { // the keys stay the cashier's
        setWindowFlag(Qt::WindowDoesNotAcceptFocus);
        setAttribute(Qt::WA_ShowWithoutActivating);
    }
    connect(&m_timer, &QTimer::timeout, this, &CustomerWindow::tick);
    connect(&m_stepTimer, &QTimer::timeout, this, [this] {
        m_step = (m_step + 1) % kSteps;
        showSign();
    });
    m_words.use(m_manner.language);
    retranslate();
    setFocus(Qt::OtherFocusReason); // no button looks chosen before somebody looks for it with Tab
}

void CustomerWindow::setView(const CustomerView& view)
{
    if (view == m_view) {
        return;
    }
    const CustomerScene before = std::exchange(m_view, view).scene;
    m_products->mark(view.chosen);
    if (!isServing() || !view.hasPicture) {
        forgetPicture();
    }
    followScene(before);
    layParts();
    if (before != view.scene && view.scene != CustomerScene::Idle) {
        if (isTouched()) {
            m_isChosen = false;
            m_sign->setFocus(Qt::OtherFocusReason); // readers speak what gets the focus
        }
        m_sign->announce();
    }
}

/// While somebody else acts the customer's time stands.
void CustomerWindow::followScene(CustomerScene before)
{
    const CustomerScene scene = m_view.scene;
    if (before == scene) {
        return;
    }
    if (scene == CustomerScene::OneMoment || scene == CustomerScene::Help) {
        actNow();
    } else if (scene == CustomerScene::Idle || scene == CustomerScene::NoCodes) {
        if (m_acting) {
            actNow();
        }
    } else if (m_acting) {
        m_acting->hold(m_now());
    }
    m_step = 0;
    const bool isStepping = scene == CustomerScene::Idle && m_manner.motion == Motion::Full;
    isStepping ? m_stepTimer.start(kStepMs) : m_stepTimer.stop();
}

void CustomerWindow::setCategories(const std::vector<Category>& categories)
{
    m_categories = categories;
    retranslate();
}

void CustomerWindow::showPreview(const scanner::Frame& frame)
{
    if (!isServing() || !m_view.hasPicture) {
        return;
    }
    if (!std::exchange(m_isPictured, true)) {
        layParts();
    }
    m_preview->showFrame(frame);
    const QString name = withoutBreakMarks(m_words.text(QT_TRANSLATE_NOOP("ui", "Camera: live picture")));
    if (m_preview->accessibleName() != name) { // the picture itself speaks the program's language
        m_preview->setAccessibleName(name);
    }
}

/// The next customer does not see this one.
void CustomerWindow::forgetPicture()
{
    m_isPictured = false;
    m_preview->showFrame({});
}

void CustomerWindow::stepLanguage()
{
    setLanguage(m_words.next());
}

void CustomerWindow::setLanguage(const QString& tag)
{
    m_words.use(tag);
    retranslate();
}

void CustomerWindow::tick()
{
    const Moment now = m_now();
    if (m_keys) {
        if (const auto stroke = m_keys->take(now)) {
            act(*stroke);
        }
    }
    if (m_corner && m_corner->take(now)) {
        emit staffRequested();
    }
    if (m_acting && m_acting->isOver(now)) {
        emit startedAgain();
    } else if (m_acting) {
        if (m_more->isHidden() == isAsking()) {
            layParts();
        }
        update(barRect().adjusted(-1, -1, 1, 1).toAlignedRect());
    }
}

/// The products are asked for, or the code is.
bool CustomerWindow::isServing() const noexcept
{
    return m_view.scene == CustomerScene::Idle
           || (isTouched() && m_view.scene == CustomerScene::OneMoment && !m_categories.empty());
}

QString CustomerWindow::headline() const
{
    if (!isServing() || !isTouched()) {
        return m_words.text(sourceOf(m_view.scene));
    }
    if (isAsking()) {
        return m_words.text(QT_TRANSLATE_NOOP("ui", "Do you need more time?"));
    }
    if (m_view.scene == CustomerScene::OneMoment) {
        return m_words.text(QT_TRANSLATE_NOOP("ui", "Code received. What are you buying?"));
    }
    return m_view.chosen.empty() && !m_categories.empty()
               ? m_words.text(QT_TRANSLATE_NOOP("ui", "What are you buying?"))
               : m_words.text(sourceOf(m_view.scene));
}

QColor CustomerWindow::ground() const
{
    if (m_view.scene == CustomerScene::Passed) {
        const auto pass = verifier::Outcome::Pass;
        return m_view.mark != Mark::None ? hollowColors(pass).field : fieldColors(pass).field;
    }
    return color(m_view.scene == CustomerScene::Help ? Token::QuietField : Token::Ground);
}

CustomerSign::Face CustomerWindow::signFace() const
{
    CustomerSign::Face face{headline(), drawingsOf(m_view.scene)};
    face.ground = ground();
    face.ink = color(Token::Ink);
    if (m_view.scene == CustomerScene::Passed) {
        const auto pass = verifier::Outcome::Pass;
        face.isPassed = true;
        face.ink = m_view.mark != Mark::None ? hollowColors(pass).ink : fieldColors(pass).ink;
    } else if (isServing()) {
        face.order = CustomerSign::Face::Order::WordsFirst;
        face.bright = m_manner.motion == Motion::Full ? m_step : -1;
        if (m_view.hint) { // as a picture: no word needs to be understood
            face.drawings = {drawingOf(*m_view.hint)};
            face.bright = -1;
        } else if (m_products->isVisibleTo(this)) {
            face.drawings.clear();
        }
    }
    return face;
}

} // namespace carded::ui
