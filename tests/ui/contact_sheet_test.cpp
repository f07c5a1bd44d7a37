// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/contact_sheet.h"
#include "tests/ui/samples.h"
#include "tests/ui/scenes.h"

#include <QPixmap>
#include <QTemporaryDir>
#include <doctest/doctest.h>

using namespace carded;
using test::ContactSheet;

namespace {

/// The idle window, with a change.
QImage windowWith(const std::function<void(ui::TillState&)>& change)
{
    const auto window = test::openWindow({{800, 480}, QStringLiteral("en")});
    ui::TillState state = test::sampleState();
    change(state);
    window->setTillState(state);
    return test::smallPicture(window->grab().toImage());
}

} // namespace

TEST_CASE("Contact sheet: what was written is read again, each picture under its name")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("sheet.png"));
    const QImage idle = test::coarsePicture(windowWith([](ui::TillState&) {}));
    const QImage demo = test::coarsePicture(windowWith([](ui::TillState& state) { state.mark = ui::Mark::Demo; }));
    REQUIRE(test::writeSheet({{QStringLiteral("idle"), idle}, {QStringLiteral("demo"), demo}}, path));
    const ContactSheet sheet = test::readSheet(path);
    REQUIRE(sheet.size() == 2);
    CHECK(sheet.at(QStringLiteral("idle")) == idle);
    CHECK(sheet.at(QStringLiteral("demo")) == demo);
}

TEST_CASE("Contact sheet: a file that is no sheet has no pictures")
{
    const QTemporaryDir folder;
    CHECK(test::readSheet(folder.filePath(QStringLiteral("none.png"))).empty());
    const QString path = folder.filePath(QStringLiteral("other.png"));
    REQUIRE(QImage(10, 10, QImage::Format_RGB32).save(path));
    CHECK(test::readSheet(path).empty());
    CHECK_FALSE(test::writeSheet({}, path));
}

TEST_CASE("Small pictures: they are the same if the window is, and another word is seen")
{
    const auto differs = [](const QImage& now, const QImage& before) {
        return test::differenceOf(now, test::coarsePicture(before));
    };
    const QImage idle = windowWith([](ui::TillState&) {});
    CHECK(idle.size() == QSize(160, 96));
    CHECK(differs(windowWith([](ui::TillState&) {}), idle) == 0);
    const QImage dark = windowWith([](ui::TillState& state) { state.camera = ui::Device::Dark; });
    const QImage stuck = windowWith([](ui::TillState& state) { state.camera = ui::Device::Stuck; });
    const QImage withoutShift = windowWith([](ui::TillState& state) { state.shiftNumber = 0; });
    CHECK(differs(dark, stuck) > test::kDifferenceSeen);
    CHECK(differs(withoutShift, idle) > test::kDifferenceSeen);
}
