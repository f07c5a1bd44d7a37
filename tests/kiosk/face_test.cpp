// SPDX-License-Identifier: Apache-2.0
#include "tests/kiosk/kiosk_fixture.h"
#include "ui/face_view.h"

#include <QKeyEvent>
#include <doctest/doctest.h>

using namespace carded;
using namespace carded::test;
using ui::KioskWindow;

namespace {

/// A till to which the demo's printed card is shown, until somebody is asked about the face.
struct AskedTill {
    TemporaryFolder folder;
    std::filesystem::path store = folder / "store";
    std::unique_ptr<Till> till;

    AskedTill()
    {
        copyDemoStore(store);
        till = std::make_unique<Till>(store);
        REQUIRE(waitUntil([&] { return !till->tiles().empty(); }));
        till->play(demoFolder() / "films" / "10-photo-card.avi", "tobacco");
        REQUIRE(waitUntil([&] { return view().isVisible(); }));
        REQUIRE(till->window.view() == KioskWindow::View::Panel);
    }

    [[nodiscard]] ui::FaceView& view() const { return *till->window.findChild<ui::FaceView*>(); }
    void press(int key) const
    {
        QKeyEvent press(QEvent::KeyPress, key, Qt::NoModifier);
        QCoreApplication::sendEvent(&till->window, &press);
    }
};

} // namespace

TEST_CASE("Kiosk: a printed card passes when the face was compared, and the records say so")
{
    AskedTill asked;
    Till& till = *asked.till;
    CHECK(till.reasons == Reasons{"face_check_needed"});
    asked.press(Qt::Key_F9);
    REQUIRE(waitUntil([&] { return till.window.view() == KioskWindow::View::Verdict; }));
    CHECK(till.reasons == Reasons{"face_check_needed", "old_enough"});
    const auto records = recordsOf(asked.store);
    const auto& face = records.back();
    CHECK((face.kind == evidence::Kind::Face));
    CHECK((face.reason == verifier::Reason::OldEnough));
    CHECK(face.faceCheck == true);
    CHECK(face.category == "tobacco");
    REQUIRE(face.ref.has_value());
    const auto& check = records[*face.ref];
    CHECK((check.kind == evidence::Kind::Check));
    CHECK((check.reason == verifier::Reason::FaceCheckNeeded));
    CHECK(check.time == face.time); // judged as of the time it was shown
}

TEST_CASE("Kiosk: a face that is not the same is a refusal, and one that nobody compared is none")
{
    for (const int key : {Qt::Key_F12, Qt::Key_Escape}) {
        AskedTill asked;
        Till& till = *asked.till;
        asked.press(key);
        REQUIRE(waitUntil([&] { return till.window.view() == KioskWindow::View::Verdict; }));
        const bool isAnswered = key == Qt::Key_F12;
        CHECK(till.reasons.back() == (isAnswered ? "face_check_refused" : "face_check_needed"));
        const auto records = recordsOf(asked.store);
        CHECK((records.back().kind == (isAnswered ? evidence::Kind::Face : evidence::Kind::Check)));
    }
}

TEST_CASE("Kiosk: while a face is compared no other code is judged")
{
    AskedTill asked;
    Till& till = *asked.till;
    REQUIRE(waitUntil([&] { return till.filmsEnded == 1; }));
    const std::size_t recorded = recordsOf(asked.store).size();
    emit till.window.codeTyped(QString::fromStdString(codeOf("1-adult")));
    asked.press(Qt::Key_F9);
    REQUIRE(waitUntil([&] { return till.window.view() == KioskWindow::View::Verdict; }));
    CHECK(till.reasons == Reasons{"face_check_needed", "old_enough"});
    CHECK(recordsOf(asked.store).size() == recorded + 1);
}
