// SPDX-License-Identifier: Apache-2.0
#include "app/update_key.h"
#include "tests/kiosk/kiosk_fixture.h"

#include <QKeyEvent>
#include <doctest/doctest.h>

using namespace carded;
using test::waitUntil;

namespace {

struct Shop {
    explicit Shop(std::filesystem::path wish, std::chrono::milliseconds pause = app::UpdateKey::kPause)
        : till(test::demoFolder()), key(std::move(wish), *till.kiosk, till.window, pause)
    {
        QObject::connect(&till.window, &ui::KioskWindow::functionPressed, [this](int pressed) { keys += pressed; });
        REQUIRE(waitUntil([&] { return !till.states.empty(); }));
    }
    void pressF6()
    {
        const auto before = keys.size();
        QKeyEvent press(QEvent::KeyPress, Qt::Key_F6, Qt::NoModifier);
        QCoreApplication::sendEvent(&till.window, &press);
        constexpr std::chrono::milliseconds kUnheard{1000}; // a key counts when it stayed alone, or never
        (void)waitUntil([&] { return keys.size() > before; }, kUnheard);
    }
    [[nodiscard]] bool saysAsked() const { return till.stateLine().contains(QStringLiteral("update asked for")); }

    test::Till till;
    app::UpdateKey key;
    QList<int> keys;
};

} // namespace

TEST_CASE("Update key: F6 touches the file that the system watches, and the window says so until a list comes")
{
    const test::TemporaryFolder folder;
    const auto wish = folder / "sync-wanted";
    Shop shop(wish);
    CHECK_FALSE(std::filesystem::exists(wish));
    shop.pressF6();
    CHECK(std::filesystem::exists(wish));
    CHECK(shop.saysAsked());
    app::DeskState same = shop.till.states.back();
    emit shop.till.kiosk->stateShown(same);
    CHECK(shop.saysAsked());
    same.info.verifiedAt += Seconds{60};
    emit shop.till.kiosk->stateShown(same);
    CHECK_FALSE(shop.saysAsked());
}

TEST_CASE("Update key: one wish a minute is enough, and after it the window says nothing any more")
{
    const test::TemporaryFolder folder;
    const auto wish = folder / "sync-wanted";
    Shop shop(wish, std::chrono::milliseconds{1500});
    shop.pressF6();
    REQUIRE(shop.saysAsked());
    std::filesystem::remove(wish);
    shop.pressF6();
    CHECK_FALSE(std::filesystem::exists(wish));
    REQUIRE(waitUntil([&] { return !shop.saysAsked(); }));
    shop.pressF6();
    CHECK(std::filesystem::exists(wish));
    CHECK(shop.saysAsked());
}

TEST_CASE("Update key: where nobody watches a file it is not offered")
{
    Shop shop({});
    shop.pressF6();
    CHECK(shop.keys.isEmpty());
    CHECK_FALSE(shop.saysAsked());
}

TEST_CASE("Update key: a file that cannot be written is no wish, and another's file is not written through a link")
{
    const test::TemporaryFolder folder;
    std::filesystem::create_symlink(folder / "elsewhere", folder / "sync-wanted");
    for (const auto& wish : {folder / "sync-wanted", folder / "missing" / "sync-wanted"}) {
        Shop shop(wish);
        shop.pressF6();
        CHECK(shop.keys == QList<int>{Qt::Key_F6});
        CHECK_FALSE(shop.saysAsked());
    }
    CHECK_FALSE(std::filesystem::exists(folder / "elsewhere"));
}
