// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/customer_scenes.h"
#include "tests/ui/kiosk_fixture.h"
#include "ui/customer_window.h"
#include "ui/language.h"
#include "ui/preview_widget.h"
#include "ui/touch_button.h"

#include <QAccessible>
#include <doctest/doctest.h>

using namespace carded;
using test::CustomerShot;
using test::Kiosk;
using ui::CustomerScene;
using ui::CustomerSign;
using ui::CustomerView;
using ui::CustomerWindow;
using Touch = CustomerWindow::Touch;
using verifier::Reason;

namespace {

int pixelsOf(const QImage& shot, QRgb ink)
{
    int found = 0;
    for (int y = 0; y < shot.height(); ++y) {
        for (int x = 0; x < shot.width(); ++x) {
            found += shot.pixel(x, y) == ink ? 1 : 0;
        }
    }
    return found;
}

CustomerView viewOf(CustomerScene scene)
{
    CustomerView view;
    view.scene = scene;
    return view;
}

CustomerSign& signOf(CustomerWindow& window)
{
    return *window.findChild<CustomerSign*>();
}

/// The cashier's window and the customer's, which is told what it may know.
struct Counter {
    Kiosk kiosk;
    CustomerWindow customer{[this] { return kiosk.now; }, CustomerWindow::Manner{}};
    std::vector<CustomerScene> told;

    explicit Counter(QSize size = QSize(1024, 600))
    {
        QObject::connect(&kiosk.window, &ui::KioskWindow::customerTold, &customer, [this](CustomerScene scene) {
            told.push_back(scene);
            customer.setView(viewOf(scene));
        });
        customer.setView(viewOf(CustomerScene::Idle));
        customer.resize(size);
        customer.show();
    }
};

} // namespace

TEST_CASE("Customer's side: whatever the reason, a check that is no pass shows one and the same picture")
{
    for (const QSize size : test::kWindowSizes) {
        std::optional<QImage> help;
        for (const Reason reason : verifier::kAllReasons) {
            if (reason == Reason::OldEnough) {
                continue;
            }
            CAPTURE(test::nameOf(reason));
            Counter counter(size);
            counter.kiosk.window.showVerdict(test::sampleVerdict(reason));
            REQUIRE(counter.told == std::vector{CustomerScene::Help});
            const QImage shot = counter.customer.grab().toImage();
            CHECK(shot == help.value_or(shot));
            help = shot;
        }
    }
}

TEST_CASE("Customer's side: it speaks its language whatever the cashier's window speaks")
{
    Counter counter;
    counter.kiosk.type(Qt::Key_F11);
    QCoreApplication::processEvents();
    REQUIRE(counter.kiosk.window.language() == QStringLiteral("ko"));
    CHECK(signOf(counter.customer).accessibleName().toStdString() == "Show your age QR.");
    counter.customer.stepLanguage();
    CHECK(counter.customer.language() == QStringLiteral("ko"));
    CHECK(signOf(counter.customer).accessibleName() == QStringLiteral("성인\u00a0인증\u00a0QR을 보여\u00a0주세요."));
    counter.kiosk.window.setLanguage(QStringLiteral("en"));
    QCoreApplication::processEvents();
    CHECK(signOf(counter.customer).accessibleName() == QStringLiteral("성인\u00a0인증\u00a0QR을 보여\u00a0주세요."));
    CHECK(counter.kiosk.idle().accessibleName().toStdString() == "What is being sold?");
    for (int step = 1; step < ui::Language::tags().size(); ++step) {
        counter.customer.stepLanguage();
    }
    CHECK(counter.customer.language() == QStringLiteral("en"));
}

TEST_CASE("Customer's side: every text is large enough and inside its place")
{
    for (const QSize size : test::kWindowSizes) {
        const int unit = ui::Design::of(size).unit();
        for (const QString& language : ui::Language::tags()) {
            for (const CustomerShot& shot : test::customerShots()) {
                CAPTURE(shot.name.toStdString());
                CAPTURE(language.toStdString());
                CAPTURE(size.width());
                const auto window = test::openCustomer(shot, size, language);
                const CustomerSign& sign = signOf(*window);
                CHECK(sign.textUnits() >= ui::kKioskTextUnits);
                CHECK(sign.words().fits());
                const QRectF ink = sign.words().inkBox();
                CHECK(QRectF(sign.rect()).adjusted(-unit, -unit, unit, unit).contains(ink));
                for (const auto* button : window->findChildren<ui::TouchButton*>()) {
                    if (button->isVisible()) {
                        CAPTURE(button->accessibleName().toStdString());
                        CHECK(button->textUnits() >= ui::kKioskTextUnits);
                    }
                }
            }
        }
    }
}

TEST_CASE("Customer's side: nothing lies over anything else, and what is touched is within reach and large enough")
{
    for (const QSize size : test::kWindowSizes) {
        const int unit = ui::Design::of(size).unit();
        for (const CustomerShot& shot : test::customerShots()) {
            CAPTURE(shot.name.toStdString());
            CAPTURE(size.width());
            const auto window = test::openCustomer(shot, size, QStringLiteral("en"));
            std::vector<QRect> places{signOf(*window).geometry()};
            if (const auto* preview = window->findChild<ui::PreviewWidget*>(); preview->isVisible()) {
                places.push_back(preview->geometry());
            }
            for (const auto* button : window->findChildren<ui::TouchButton*>()) {
                if (!button->isVisible()) {
                    continue;
                }
                const QRect place(button->mapTo(window.get(), QPoint(0, 0)), button->size());
                CHECK(place.height() >= 8 * unit);
                CHECK(place.width() >= 12 * unit);
                CHECK(window->rect().contains(place));
                if (size.height() > size.width()) {
                    CHECK(place.top() >= size.height() / 3);
                }
                places.push_back(place);
            }
            for (std::size_t i = 0; i < places.size(); ++i) {
                for (std::size_t k = 0; k < i; ++k) {
                    CHECK_FALSE(places[i].intersects(places[k]));
                }
            }
        }
    }
}

TEST_CASE("Customer's side: the colour of a pass is on a pass alone, and a demo's is hollow and framed")
{
    const QRgb teal = ui::Design().fieldColors(verifier::Outcome::Pass).field.rgb();
    const QRgb violet = ui::markColors(ui::Mark::Demo).field.rgb();
    for (const CustomerShot& shot : test::customerShots()) {
        CAPTURE(shot.name.toStdString());
        const auto window = test::openCustomer(shot, QSize(800, 480), QStringLiteral("en"));
        const QImage image = window->grab().toImage();
        const bool isPassed = shot.view.scene == CustomerScene::Passed && shot.theme != ui::Theme::HighContrast;
        CHECK((pixelsOf(image, teal) > 0) == isPassed);
        CHECK((image.pixel(30, 240) == teal) == (isPassed && shot.view.mark == ui::Mark::None));
        for (const auto outcome : {verifier::Outcome::Refuse, verifier::Outcome::CannotVerify}) {
            CHECK(pixelsOf(image, ui::Design().fieldColors(outcome).field.rgb()) == 0);
        }
        for (const QRect edge :
             {QRect(0, 0, 800, 12), QRect(0, 468, 800, 12), QRect(0, 0, 12, 480), QRect(788, 0, 12, 480)}) {
            CHECK((pixelsOf(image.copy(edge), violet) > 0) == (shot.view.mark == ui::Mark::Demo));
        }
    }
}

TEST_CASE("Customer's side: beside a cashier it takes no key and no touch")
{
    CustomerWindow window([] { return ui::Moment{0}; }, CustomerWindow::Manner{});
    window.setView(viewOf(CustomerScene::Help));
    window.show();
    CHECK(window.windowFlags().testFlag(Qt::WindowDoesNotAcceptFocus));
    CHECK(window.testAttribute(Qt::WA_ShowWithoutActivating));
    for (const auto* button : window.findChildren<ui::TouchButton*>()) {
        CHECK_FALSE(button->isVisible());
    }
}

TEST_CASE("Customer's side: a reader finds an alert with the words of the scene, in the language that is shown")
{
    CustomerWindow window([] { return ui::Moment{0}; }, {Touch::None, ui::Motion::Full, {}, QStringLiteral("ko")});
    window.show();
    auto* const sign = QAccessible::queryAccessibleInterface(&signOf(window));
    REQUIRE(sign != nullptr);
    CHECK(sign->role() == QAccessible::AlertMessage);
    window.setView(viewOf(CustomerScene::Passed));
    CHECK(sign->text(QAccessible::Name) == QStringLiteral("확인되었습니다. 감사합니다."));
    window.setView(viewOf(CustomerScene::Help));
    CHECK(sign->text(QAccessible::Name) == QStringLiteral("잠시만요, 직원이 도와드리겠습니다."));
}

TEST_CASE(
    "Customer's side: a hint is a picture, described for readers, and with reduced motion three drawings stand still")
{
    CustomerWindow window([] { return ui::Moment{0}; }, {Touch::None, ui::Motion::Reduced, {}, QStringLiteral("en")});
    window.resize(1024, 600);
    window.show();
    CustomerView view = viewOf(CustomerScene::Idle);
    window.setView(view);
    CHECK(signOf(window).face().drawings.size() == 3);
    CHECK(signOf(window).face().bright == -1);
    const QImage before = window.grab().toImage();
    view.hint = ui::Hint::Tilt;
    window.setView(view);
    CHECK(signOf(window).face().drawings == std::vector{ui::Drawing::Tilt});
    CHECK(signOf(window).accessibleDescription().toStdString() == "Glare: tilt it a little");
    CHECK(window.grab().toImage() != before);
}
