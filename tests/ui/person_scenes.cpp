// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/person_scenes.h"

#include "tests/ui/samples.h"

#include <QCoreApplication>
#include <QKeyEvent>

#include <utility>

namespace carded::test {

namespace {

using ui::KioskWindow;

CashierScene manualScene(const char* name, std::vector<ui::ManualChoice> choices, int key = 0)
{
    return {QLatin1String(name), [choices = std::move(choices), key](KioskWindow& window) {
                auto* const view = new ui::ManualView(&window); // owned by the window
                view->ask(choices);
                (void)window.open(*view);
                view->press({key, 0, {}});
            }};
}

CashierScene noteScene(const char* name, const ui::Note& note)
{
    return {QLatin1String(name), [note](KioskWindow& window) {
                auto* const view = new ui::NoteView(&window); // owned by the window
                view->tell(note);
                (void)window.open(*view);
            }};
}

CashierScene pinScene(const char* name, const ui::PinPrompt& prompt,
                      const ui::PinQuestion& question = {ui::PinQuestion::Purpose::Override,
                                                         verifier::Reason::TrustStale})
{
    return {QLatin1String(name), [prompt, question](KioskWindow& window) {
                auto* const view = new ui::PinView(&window); // owned by the window
                view->ask(question, prompt);
                (void)window.open(*view);
                for (int digit = 0; digit < 6; ++digit) {
                    view->press({Qt::Key_1, 0, {}});
                }
            }};
}

/// With the text as large as it goes.
CashierScene inLargeText(const char* name, const CashierScene& scene)
{
    return {QLatin1String(name), [scene](KioskWindow& window) {
                scene.set(window);
                for (int step = 0; step < 3; ++step) {
                    QKeyEvent larger(QEvent::KeyPress, Qt::Key_Plus, Qt::ControlModifier);
                    QCoreApplication::sendEvent(&window, &larger);
                    window.tick();
                }
            }};
}

} // namespace

/// Manual checks, a manager's PIN, and what is told of them.
std::vector<CashierScene> personScenes()
{
    using State = ui::PinPrompt::State;
    using ui::CardAnswer;
    using ui::CardDocument;
    ui::ManualChoice day = sampleChoice();
    day.limit = QStringLiteral("2007-11-28");
    ui::ManualChoice alcohol = sampleChoice();
    alcohol.category = sampleCategories()[1];
    ui::ManualChoice closed = sampleChoice();
    closed.hours = ui::ManualChoice::Hours::Closed;
    const CashierScene manual = manualScene("manual", {day});
    const CashierScene pin = pinScene("pin", {State::Asking, 5, {}, {}});
    return {
        manual,
        manualScene("manual-chosen", {sampleChoice()}, Qt::Key_2),
        manualScene("manual-licence", {sampleLicenceChoice()}, Qt::Key_1),
        manualScene("manual-products", {day, alcohol, sampleLicenceChoice()}),
        manualScene("manual-closed", {closed}),
        inLargeText("manual-large-text", manual),
        inLargeText("manual-licence-large-text", manualScene("", {sampleLicenceChoice()}, Qt::Key_1)),
        noteScene("note-old-enough", sampleNote(CardDocument::IdCard, CardAnswer::OldEnough)),
        noteScene("note-not-old-enough", sampleNote(CardDocument::DrivingLicence, CardAnswer::NotOldEnough)),
        noteScene("note-not-recorded",
                  sampleNote(CardDocument::IdCard, CardAnswer::OldEnough, ui::RecordsState::DiskFull)),
        noteScene("note-override", sampleNote({}, CardAnswer::OldEnough)),
        noteScene("note-no-override", sampleNote({}, CardAnswer::OldEnough, ui::RecordsState::Failing)),
        pin,
        inLargeText("pin-large-text", pin),
        pinScene("pin-menu", {State::Asking, 5, {}, {}}, {ui::PinQuestion::Purpose::Menu, {}}),
        pinScene("pin-checking", {State::Checking, 0, {}, {}}),
        pinScene("pin-wrong", {State::Wrong, 4, {}, {}}),
        pinScene("pin-locked", {State::Locked, 0, QStringLiteral("14:03"), QStringLiteral("14:08")}),
        pinScene("pin-damaged", {State::Damaged, 0, {}, {}}),
        pinScene("pin-unusable", {State::Unusable, 0, {}, {}}),
    };
}

} // namespace carded::test
