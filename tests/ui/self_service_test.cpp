// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/samples.h"
#include "ui/customer_window.h"
#include "ui/language.h"
#include "ui/touch_button.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <doctest/doctest.h>

using namespace carded;
using ui::CustomerScene;
using ui::CustomerView;
using ui::CustomerWindow;
using ui::Moment;
using ui::TouchButton;

namespace {

/// The customer's window of a till without a cashier, with a clock that stands until it is moved.
struct Terminal {
    Moment now{10'000};
    CustomerWindow window{[this] { return now; },
                          {CustomerWindow::Touch::SelfService, CustomerWindow::Motion::Full, QStringLiteral("en")}};
    std::vector<int> products;
    int calls = 0;
    int requests = 0;
    int startedAgain = 0;

    Terminal()
    {
        QObject::connect(&window, &CustomerWindow::categoryPressed, [this](int index) { products.push_back(index); });
        QObject::connect(&window, &CustomerWindow::staffCalled, [this] { ++calls; });
        QObject::connect(&window, &CustomerWindow::staffRequested, [this] { ++requests; });
        QObject::connect(&window, &CustomerWindow::startedAgain, [this] { ++startedAgain; });
        window.setCategories(test::sampleCategories());
        setScene(CustomerScene::Idle);
        window.resize(1280, 800);
        window.show();
        window.activateWindow();
        QCoreApplication::processEvents();
    }

    void setScene(CustomerScene scene)
    {
        CustomerView view;
        view.scene = scene;
        view.hasPicture = true;
        window.setView(view);
    }
    void pass(int milliseconds)
    {
        now += Moment{milliseconds};
        window.tick();
    }
    [[nodiscard]] TouchButton& button(const QString& words) const
    {
        for (auto* button : window.findChildren<TouchButton*>()) {
            if (button->accessibleName() == words) {
                return *button;
            }
        }
        throw std::runtime_error("no button: " + words.toStdString());
    }
    void type(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        sendKey(key, modifiers);
        pass(40);
    }
    void sendKey(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QKeyEvent press(QEvent::KeyPress, key, modifiers);
        QWidget* const target = window.focusWidget() != nullptr ? window.focusWidget() : &window;
        QCoreApplication::sendEvent(target, &press);
    }
    /// A finger on `widget` for so long.
    void hold(QWidget& widget, QPointF at, int milliseconds)
    {
        const QPointF global = widget.mapToGlobal(at);
        QMouseEvent press(QEvent::MouseButtonPress, at, global, Qt::LeftButton, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&widget, &press);
        pass(milliseconds);
        QMouseEvent release(QEvent::MouseButtonRelease, at, global, Qt::LeftButton, Qt::NoButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&widget, &release);
    }
    void tap(QWidget& widget) { hold(widget, QRectF(widget.rect()).center(), 100); }
};

} // namespace

TEST_CASE("Self-service: a product is told, and 90 s later it is time for the next customer")
{
    Terminal till;
    till.pass(600'000);
    CHECK(till.startedAgain == 0); // nobody has begun
    till.tap(till.button(QStringLiteral("Alcohol")));
    CHECK(till.products == std::vector{1});
    till.pass(89'000);
    CHECK(till.startedAgain == 0);
    till.pass(1'000);
    CHECK(till.startedAgain == 1);
}

TEST_CASE("Self-service: before the time is over the customer is asked, and has as much again by one press")
{
    Terminal till;
    TouchButton& more = till.button(QStringLiteral("More time"));
    till.tap(till.button(QStringLiteral("Tobacco")));
    till.pass(59'000);
    CHECK_FALSE(more.isVisible());
    till.pass(1'500);
    REQUIRE(more.isVisible());
    CHECK(till.window.findChild<ui::CustomerSign*>()->accessibleName().toStdString() == "Do you need more time?");
    till.tap(more);
    CHECK_FALSE(more.isVisible());
    till.pass(89'000);
    CHECK(till.startedAgain == 0);
    till.pass(1'000);
    CHECK(till.startedAgain == 1);
}

TEST_CASE("Self-service: while a code is checked or a face compared the customer's time stands")
{
    for (const auto scene : {CustomerScene::Checking, CustomerScene::LookHere, CustomerScene::Passed}) {
        Terminal till;
        till.tap(till.button(QStringLiteral("Tobacco")));
        till.setScene(scene);
        till.pass(600'000);
        CHECK(till.startedAgain == 0);
        till.setScene(CustomerScene::Idle);
        till.pass(89'000);
        CHECK(till.startedAgain == 0);
        till.pass(1'000);
        CHECK(till.startedAgain == 1);
    }
}

TEST_CASE("Self-service: of the language that one customer chose the next one finds nothing")
{
    Terminal till;
    till.tap(till.button(QStringLiteral("한국어")));
    CHECK(till.window.language() == QStringLiteral("ko"));
    CHECK(till.button(QStringLiteral("한국어")).isChecked());
    CHECK_FALSE(till.button(QStringLiteral("English")).isChecked());
    CHECK(till.button(QStringLiteral("주류")).isVisible());
    till.window.nextCustomer();
    CHECK(till.window.language() == QStringLiteral("en"));
    CHECK(till.button(QStringLiteral("English")).isChecked());
    till.pass(600'000);
    CHECK(till.startedAgain == 0);
}

TEST_CASE("Self-service: staff can be called from every screen")
{
    Terminal till;
    for (const auto scene : {CustomerScene::Closed, CustomerScene::Idle, CustomerScene::OneMoment,
                             CustomerScene::Checking, CustomerScene::LookHere, CustomerScene::Passed,
                             CustomerScene::Help, CustomerScene::ShowCard, CustomerScene::NoCodes}) {
        till.setScene(scene);
        TouchButton& call = till.button(QStringLiteral("Call staff"));
        REQUIRE(call.isVisible());
        till.tap(call);
    }
    CHECK(till.calls == 9);
    CustomerView called;
    called.scene = CustomerScene::Help;
    called.isStaffCalled = true;
    till.window.setView(called);
    CHECK(till.button(QStringLiteral("Staff is coming.")).accessibleDescription().toStdString() == "Call again");
}

TEST_CASE("Self-service: a finger in the corner for 2 s, or Ctrl and F10, asks for staff's menu, and less does not")
{
    Terminal till;
    const QPointF corner(till.window.width() - 20, 20);
    till.hold(till.window, corner, 1'900);
    till.hold(till.window, QPointF(20, 20), 5'000);
    till.hold(till.window, QPointF(till.window.width() - 20, till.window.height() - 5), 5'000);
    till.type(Qt::Key_F10);
    CHECK(till.requests == 0);
    till.hold(till.window, corner, 2'000);
    CHECK(till.requests == 1);
    till.type(Qt::Key_F10, Qt::ControlModifier);
    CHECK(till.requests == 2);
}

TEST_CASE("Self-service: what is in the corner works when it is pressed, and not when it is held")
{
    Terminal till;
    auto* const button = new TouchButton(&till.window); // owned by the window
    button->setGeometry(till.window.width() - 100, 0, 100, 80);
    button->show();
    int clicks = 0;
    QObject::connect(button, &QPushButton::clicked, [&] { ++clicks; });
    till.tap(*button);
    CHECK(clicks == 1);
    till.hold(*button, QPointF(50, 40), 2'500);
    CHECK(clicks == 1);
    CHECK(till.requests == 1);
    till.tap(*button);
    CHECK(clicks == 2);
}

TEST_CASE("Self-service: a scanner's keys press nothing, nor does Enter before Tab has chosen")
{
    Terminal till;
    for (const int key : {Qt::Key_Tab, Qt::Key_Return, Qt::Key_Space, Qt::Key_Return}) {
        till.sendKey(key);
        till.now += Moment{2};
        till.window.tick();
    }
    till.pass(40);
    till.type(Qt::Key_Return);
    CHECK(till.calls == 0);
    CHECK(till.products.empty());
    CHECK(till.window.language() == QStringLiteral("en"));
    till.type(Qt::Key_Tab);
    till.type(Qt::Key_Tab); // the languages come first: this is the second
    till.type(Qt::Key_Return);
    CHECK(till.window.language() == ui::Language::tags()[1]);
}

TEST_CASE("Self-service: a code that came first asks for its product, without products for a moment")
{
    Terminal till;
    till.setScene(CustomerScene::OneMoment);
    const auto* const sign = till.window.findChild<ui::CustomerSign*>();
    CHECK(sign->accessibleName().toStdString() == "Code received. What are you buying?");
    till.window.setCategories({});
    CHECK(sign->accessibleName().toStdString() == "One moment, please.");
}
