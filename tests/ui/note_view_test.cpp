// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/panel_checks.h"
#include "ui/note_view.h"

#include <doctest/doctest.h>

using namespace carded;
using test::Kiosk;
using test::sampleNote;
using ui::CardAnswer;
using ui::CardDocument;
using ui::Note;
using ui::NoteView;
using ui::RecordsState;
using View = ui::KioskWindow::View;

namespace {

struct Told {
    Kiosk kiosk;
    NoteView* view = new NoteView(&kiosk.window); // owned by the window
    int left = 0;

    explicit Told(const Note& note)
    {
        QObject::connect(view, &NoteView::left, [this] { ++left; });
        view->tell(note);
        REQUIRE(kiosk.window.open(*view));
    }
};

std::string said(const Note& note)
{
    const Told told(note);
    return told.view->accessibleName().toStdString();
}

const std::vector<Note> kNotes{sampleNote(CardDocument::DrivingLicence, CardAnswer::NotOldEnough),
                               sampleNote(CardDocument::ResidenceCard, CardAnswer::OldEnough, RecordsState::Busy),
                               sampleNote({}, CardAnswer::OldEnough),
                               sampleNote({}, CardAnswer::OldEnough, RecordsState::Failing)};

} // namespace

TEST_CASE("NoteView: it says what was recorded and what to do")
{
    CHECK(said(sampleNote(CardDocument::IdCard, CardAnswer::OldEnough))
          == "Recorded ID card seen: old enough. Go on with the sale.");
    CHECK(said(sampleNote(CardDocument::Passport, CardAnswer::NotOldEnough))
          == "Recorded Passport seen: not old enough. Do not sell this item.");
    CHECK(said(sampleNote({}, CardAnswer::OldEnough))
          == "Manager has allowed the sale. Recorded. Go on with the sale.");
}

TEST_CASE("NoteView: what is not recorded is said so, and why, a card counts all the same, an exception does not")
{
    CHECK(said(sampleNote(CardDocument::IdCard, CardAnswer::OldEnough, RecordsState::DiskFull))
          == "Not recorded The till's disk is full. ID card seen: old enough. Go on with the sale.");
    CHECK(said(sampleNote({}, CardAnswer::OldEnough, RecordsState::DiskFull))
          == "Not recorded The till's disk is full. So no exception can be made. Do not sell this item.");
}

TEST_CASE("NoteView: it goes after 3 s, later if something went wrong, by Esc and by a touch, Space holds it")
{
    Told good(sampleNote(CardDocument::IdCard, CardAnswer::OldEnough));
    good.kiosk.pass(2'000);
    good.kiosk.type(Qt::Key_Space);
    good.kiosk.pass(2'900);
    CHECK(good.left == 0);
    good.kiosk.pass(100);
    CHECK(good.left == 1);
    CHECK(good.kiosk.window.view() == View::Idle);
    Told bad(sampleNote(CardDocument::IdCard, CardAnswer::OldEnough, RecordsState::DiskFull));
    bad.kiosk.pass(14'900);
    CHECK(bad.left == 0);
    bad.kiosk.type(Qt::Key_Escape);
    CHECK(bad.left == 1);
    Told touched(sampleNote(CardDocument::IdCard, CardAnswer::OldEnough));
    touched.kiosk.click(*touched.view);
    CHECK(touched.left == 1);
}

TEST_CASE("NoteView: it fits in every size and has no colour of a verdict, that of a pass least of all")
{
    for (const QSize size : test::kWindowSizes) {
        for (const Note& note : kNotes) {
            for (const char* language : {"en", "ko"}) {
                Told told(note);
                told.kiosk.window.setLanguage(QLatin1String(language));
                QCoreApplication::processEvents();
                told.kiosk.window.resize(size);
                CHECK(told.view->isFitting());
                for (int step = 0; step < 3; ++step) {
                    told.kiosk.type(Qt::Key_Plus, Qt::ControlModifier);
                    told.kiosk.type(Qt::Key_Space);
                }
                CHECK(told.view->isFitting());
            }
        }
    }
    for (const Note& note : kNotes) {
        Told told(note);
        CHECK(test::verdictPixels(told.kiosk.window) == 0);
    }
}
