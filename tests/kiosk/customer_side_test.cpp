// SPDX-License-Identifier: Apache-2.0
#include "app/customer_side.h"
#include "tests/kiosk/kiosk_fixture.h"
#include "ui/touch_button.h"

#include <doctest/doctest.h>

#include <optional>

using namespace carded;
using test::waitUntil;
using ui::CustomerScene;
using ui::KioskWindow;

namespace {

ui::Moment steadyNow()
{
    return std::chrono::duration_cast<ui::Moment>(std::chrono::steady_clock::now().time_since_epoch());
}

app::TillConfig configOf(const app::CustomerConfig& customer)
{
    app::TillConfig config;
    config.camera = "/nowhere/video0";
    config.customer = customer;
    return config;
}

/// A till with a customer's side.
struct Shop {
    explicit Shop(const app::CustomerConfig& customer, std::filesystem::path store = test::demoFolder())
        : config(configOf(customer)), side(config, window, clock())
    {
        window.resize(1280, 800);
        if (customer.screen != app::CustomerConfig::Screen::Only) {
            window.show();
        }
        side.window().resize(1024, 600);
        side.window().show();
        kiosk = std::make_unique<app::Kiosk>(config, app::DeskOptions{std::move(store), {}, app::DemoStores::Allowed},
                                             window, [] { return test::kMadeAt; });
        side.follow(*kiosk);
        QObject::connect(kiosk.get(), &app::Kiosk::judged, kiosk.get(),
                         [this](const verifier::Verdict& verdict) { verdicts.push_back(verdict); });
        QObject::connect(&side, &app::CustomerSide::staffCalled, kiosk.get(), [this] { ++calls; });
    }

    [[nodiscard]] ui::SteadyClock clock()
    {
        return [this] { return stoppedAt.value_or(steadyNow()); };
    }
    [[nodiscard]] CustomerScene scene() { return side.window().view().scene; }
    [[nodiscard]] bool comesTo(CustomerScene wanted)
    {
        return waitUntil([&] { return scene() == wanted; });
    }
    void play(const std::string& customer, const std::string& category) const
    {
        kiosk->playFilm(test::demoFolder() / "films" / (customer + ".avi"), test::kMadeAt, category);
    }
    [[nodiscard]] ui::TouchButton& button(const QString& words)
    {
        for (auto* button : side.window().findChildren<ui::TouchButton*>()) {
            if (button->accessibleName() == words) {
                return *button;
            }
        }
        throw std::runtime_error("no button: " + words.toStdString());
    }
    [[nodiscard]] QString stateLine() const
    {
        const auto* const line = window.findChild<ui::StateLine*>();
        return line->accessibleName() + line->accessibleDescription();
    }

    app::TillConfig config;
    std::optional<ui::Moment> stoppedAt; ///< the windows' clock stands
    KioskWindow window{clock()};
    app::CustomerSide side;
    std::unique_ptr<app::Kiosk> kiosk;
    std::vector<verifier::Verdict> verdicts;
    int calls = 0;
};

app::CustomerConfig beside()
{
    app::CustomerConfig customer;
    customer.screen = app::CustomerConfig::Screen::Second;
    return customer;
}

app::CustomerConfig alone()
{
    app::CustomerConfig customer;
    customer.screen = app::CustomerConfig::Screen::Only;
    customer.mode = app::CustomerConfig::Mode::SelfService;
    return customer;
}

} // namespace

TEST_CASE("Customer's side: a pass is confirmed, and a refusal and what cannot be told are the same help")
{
    Shop shop(beside());
    CHECK(shop.scene() == CustomerScene::Closed); // nothing is known yet
    REQUIRE(shop.comesTo(CustomerScene::Idle));
    shop.play("1-adult", "tobacco");
    REQUIRE(shop.comesTo(CustomerScene::Passed));
    CHECK((shop.side.window().view().mark == ui::Mark::Demo));
    REQUIRE(shop.comesTo(CustomerScene::Idle)); // what is sold is forgotten with the pass
    std::vector<QImage> shots;
    for (const char* customer : {"2-minor", "9-unknown-issuer"}) {
        const std::size_t before = shop.verdicts.size();
        shop.play(customer, "tobacco");
        REQUIRE(waitUntil([&] { return shop.verdicts.size() > before; }));
        REQUIRE(shop.comesTo(CustomerScene::Help));
        shots.push_back(shop.side.window().grab().toImage());
        shop.window.endVerdict();
        REQUIRE(shop.comesTo(CustomerScene::Idle));
    }
    CHECK((shop.verdicts[1].outcome() != shop.verdicts[2].outcome()));
    CHECK(shots[0] == shots[1]);
    CHECK(shop.calls == 0); // the cashier is there
}

TEST_CASE("Customer's side: a till that cannot check codes asks for a card")
{
    const test::TemporaryFolder folder;
    Shop shop(beside(), folder / "none");
    CHECK(shop.comesTo(CustomerScene::NoCodes));
}

TEST_CASE("Customer's side: a camera that is gone, and no scanner, is a till that cannot check codes")
{
    Shop shop(beside());
    REQUIRE(shop.comesTo(CustomerScene::Idle));
    shop.kiosk->camera().start();
    CHECK(shop.comesTo(CustomerScene::NoCodes));
}

TEST_CASE("Customer's side: a check that takes longer than a glance is told")
{
    Shop shop(beside());
    REQUIRE(shop.comesTo(CustomerScene::Idle));
    app::CheckingNote note(shop.window);
    note.begin();
    REQUIRE(shop.comesTo(CustomerScene::Checking));
    note.end([] {});
    REQUIRE(shop.comesTo(CustomerScene::Idle));
}

TEST_CASE("Customer's side: Shift and F11 on the cashier's keyboard steps its language")
{
    Shop shop(beside());
    REQUIRE(shop.comesTo(CustomerScene::Idle));
    emit shop.window.functionPressed((Qt::SHIFT | Qt::Key_F11).toCombined());
    CHECK(shop.side.window().language() == QStringLiteral("ko"));
    CHECK(shop.window.language() == QStringLiteral("en"));
}

TEST_CASE("Self-service: what is sold is what the configuration says, without a touch")
{
    app::CustomerConfig customer = alone();
    customer.category = "tobacco";
    Shop shop(customer);
    REQUIRE(shop.comesTo(CustomerScene::Idle));
    for (const char* code : {"1-adult", "2-minor"}) { // also for the next customer
        const std::size_t before = shop.verdicts.size();
        emit shop.window.codeTyped(QString::fromStdString(test::codeOf(code)));
        REQUIRE(waitUntil([&] { return shop.verdicts.size() > before; }));
        CHECK(shop.verdicts.back().category == "tobacco");
        REQUIRE(waitUntil([&] {
            shop.window.dismiss();
            return shop.scene() == CustomerScene::Idle;
        }));
    }
    CHECK(shop.side.window().findChildren<ui::ButtonGrid*>()[1]->buttons().empty());
}

TEST_CASE("Self-service: a category that the policy does not know is a till that cannot check codes")
{
    app::CustomerConfig customer = alone();
    customer.category = "fireworks";
    Shop shop(customer);
    CHECK(shop.comesTo(CustomerScene::NoCodes));
}

TEST_CASE("Self-service: the customer says what it is, before the code or after it")
{
    Shop shop(alone());
    REQUIRE(shop.comesTo(CustomerScene::Idle));
    const QString code = QString::fromStdString(test::codeOf("1-adult"));
    emit shop.window.codeTyped(code);
    REQUIRE(shop.comesTo(CustomerScene::OneMoment));
    shop.button(QStringLiteral("Alcohol")).click();
    REQUIRE(waitUntil([&] { return shop.verdicts.size() == 1; }));
    CHECK(shop.verdicts.back().category == "alcohol");
    REQUIRE(waitUntil([&] {
        shop.button(QStringLiteral("Start again")).click();
        return shop.scene() == CustomerScene::Idle;
    }));
    CHECK(shop.side.window().view().chosen.empty());

    shop.button(QStringLiteral("Tobacco")).click();
    CHECK(shop.button(QStringLiteral("Tobacco")).isChecked());
    emit shop.window.codeTyped(code + QLatin1Char(' '));
    REQUIRE(waitUntil([&] { return shop.verdicts.size() == 2; }));
    CHECK(shop.verdicts.back().category == "tobacco");
}

TEST_CASE("Self-service: a check that is no pass calls staff, whom the attendant's window tells until Esc")
{
    app::CustomerConfig customer = alone();
    customer.screen = app::CustomerConfig::Screen::Second;
    Shop shop(customer);
    REQUIRE(shop.comesTo(CustomerScene::Idle));
    shop.play("2-minor", "tobacco");
    REQUIRE(shop.comesTo(CustomerScene::Help));
    CHECK(shop.calls == 1);
    CHECK(shop.side.window().view().isStaffCalled);
    CHECK(shop.stateLine().contains(QStringLiteral("Staff called")));
    REQUIRE(waitUntil([&] {
        shop.window.dismiss(); // what Esc does
        return shop.scene() == CustomerScene::Idle;
    }));
    CHECK_FALSE(shop.side.window().view().isStaffCalled);
    CHECK_FALSE(shop.stateLine().contains(QStringLiteral("Staff called")));
    shop.button(QStringLiteral("Call staff")).click();
    CHECK(shop.calls == 2);
    CHECK(shop.stateLine().contains(QStringLiteral("Staff called")));
    emit shop.side.window().staffRequested(); // staff is there
    CHECK_FALSE(shop.stateLine().contains(QStringLiteral("Staff called")));
}

TEST_CASE("Self-service: help stays on the screen until the customer's time is over, not for a cashier's glance")
{
    app::CustomerConfig customer = alone();
    customer.category = "tobacco";
    Shop shop(customer);
    shop.stoppedAt = steadyNow();
    shop.play("2-minor", "tobacco");
    REQUIRE(shop.comesTo(CustomerScene::Help));
    emit shop.side.window().startedAgain(); // the verdict is too young to go
    CHECK(shop.scene() == CustomerScene::Help);
    shop.stoppedAt.reset();
    REQUIRE(waitUntil([&] {
        emit shop.side.window().startedAgain();
        return shop.scene() == CustomerScene::Idle;
    }));
}
