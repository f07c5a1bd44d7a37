// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/shift_scenes.h"

#include "tests/ui/samples.h"
#include "ui/menu_view.h"
#include "ui/operator_view.h"
#include "ui/shift_view.h"

#include <QCoreApplication>
#include <QKeyEvent>

#include <algorithm>
#include <utility>

namespace carded::test {

namespace {

using ui::KioskWindow;
using ui::MenuItem;
using ui::MenuView;
using ui::OperatorPrompt;
using ui::ShiftSaved;
using ui::ShiftView;
using verifier::Reason;

const QString kFolder = QStringLiteral("/var/lib/carded/till/shifts");

CashierScene operatorScene(const char* name, const OperatorPrompt& prompt, int digits)
{
    return {QLatin1String(name), [prompt, digits](KioskWindow& window) {
                auto* const view = new ui::OperatorView(&window); // owned by the window
                view->ask(prompt);
                (void)window.open(*view);
                for (int digit = 0; digit < digits; ++digit) {
                    view->press({Qt::Key_8, 0, {}});
                }
            }};
}

CashierScene menuScene(const char* name, MenuView::Menu menu, std::vector<MenuItem> items,
                       ui::SoundState sound = ui::SoundState::Ok)
{
    return {QLatin1String(name), [menu, items = std::move(items), sound](KioskWindow& window) {
                auto* const view = new MenuView(&window); // owned by the window
                view->offer(menu, items);
                view->setSound(sound);
                (void)window.open(*view);
            }};
}

CashierScene shiftScene(const char* name, ShiftView::Purpose purpose, const ui::ShiftFigures& figures,
                        const ShiftSaved& saved = {})
{
    return {QLatin1String(name), [purpose, figures, saved](KioskWindow& window) {
                auto* const view = new ShiftView(&window); // owned by the window
                view->wait(purpose);
                (void)window.open(*view);
                view->show(figures);
                view->setSaved(saved);
            }};
}

CashierScene withoutNumbers(const char* name, ui::RecordsState records)
{
    return {QLatin1String(name), [records](KioskWindow& window) {
                auto* const view = new ShiftView(&window); // owned by the window
                view->wait(ShiftView::Purpose::Look);
                (void)window.open(*view);
                view->showProblem(records);
            }};
}

/// With the text as large as it goes.
CashierScene inLargeText(const CashierScene& scene)
{
    return {scene.name + QStringLiteral("-large-text"), [set = scene.set](KioskWindow& window) {
                set(window);
                for (int step = 0; step < 3; ++step) {
                    QKeyEvent larger(QEvent::KeyPress, Qt::Key_Plus, Qt::ControlModifier);
                    QCoreApplication::sendEvent(&window, &larger);
                    window.tick();
                }
            }};
}

/// Every reason there is, and numbers as large as a shift can bring.
ui::ShiftFigures fullShift()
{
    ui::ShiftFigures figures = sampleShift();
    figures.operatorNumber = QStringLiteral("888888888888");
    figures.to = QStringLiteral("2026-11-29 00:03");
    figures.gaps = 2;
    figures.reasons.clear();
    for (const auto outcome : {verifier::Outcome::Refuse, verifier::Outcome::CannotVerify}) {
        for (const Reason reason : verifier::kAllReasons) {
            if (outcomeOf(reason) == outcome) {
                figures.reasons.push_back({reason, 12'345});
            }
        }
    }
    figures.hours.clear();
    for (int hour = 8; hour < 24; ++hour) {
        figures.hours.push_back({hour, 900, 120, 60, 80, 30});
    }
    figures.all = {0, 14'400, 1'920, 960, 1'280, 480};
    return figures;
}

ui::ShiftFigures emptyShift()
{
    ui::ShiftFigures figures = sampleShift();
    figures.operatorNumber.clear();
    figures.all = {};
    figures.reasons.clear();
    figures.hours.clear();
    figures.checkpoint = {};
    return figures;
}

} // namespace

ui::ShiftFigures sampleShift()
{
    ui::ShiftFigures figures;
    figures.operatorNumber = QStringLiteral("17");
    figures.place = QStringLiteral("42/3");
    figures.from = QStringLiteral("2026-11-28 08:02");
    figures.to = QStringLiteral("14:03");
    figures.hours = {{8, 9, 1, 0, 2, 0},   {9, 14, 0, 1, 1, 0},  {10, 22, 3, 2, 4, 0}, {11, 31, 2, 1, 3, 1},
                     {12, 47, 5, 3, 6, 1}, {13, 38, 2, 4, 2, 0}, {14, 3, 0, 0, 0, 0}};
    for (const ui::HourFigures& hour : figures.hours) {
        figures.all.passes += hour.passes;
        figures.all.refusals += hour.refusals;
        figures.all.unknown += hour.unknown;
        figures.all.manual += hour.manual;
        figures.all.overrides += hour.overrides;
    }
    figures.reasons = {{Reason::CodeTooOld, 6},   {Reason::Underage, 4},      {Reason::AlreadyUsed, 2},
                       {Reason::Revoked, 1},      {Reason::StatusUnknown, 7}, {Reason::OnlineCode, 3},
                       {Reason::UnknownIssuer, 1}};
    figures.origin = QStringLiteral("carded.evidence/42/3");
    figures.size = 3'002;
    figures.root = QStringLiteral("UICpR/cG+NQPjPlmLb0m8F2Onu1+RkDNuVwoUjMfE1w=");
    figures.checkpoint.side = 61; // as large as that of a till with a short number
    for (int module = 0; module < 61 * 61; ++module) {
        figures.checkpoint.dark.push_back(module % 3 == 0 || module % 61 == 0);
    }
    return figures;
}

std::vector<CashierScene> shiftScenes()
{
    using Leave = OperatorPrompt::Leave;
    using Purpose = ShiftView::Purpose;
    using State = ShiftSaved::State;
    const CashierScene asked = operatorScene("operator", {{}, Leave::Allowed}, 12);
    const CashierScene menu = menuScene("menu", MenuView::Menu::Manager,
                                        {MenuItem::Shift, MenuItem::EndOfShift, MenuItem::StartTraining,
                                         MenuItem::SoundTest, MenuItem::SetUp, MenuItem::Leave});
    const CashierScene look = shiftScene("shift", Purpose::Look, sampleShift());
    const CashierScene end = shiftScene("shift-end", Purpose::End, sampleShift());
    const std::vector sounds{MenuItem::HearPass, MenuItem::HearStop, MenuItem::HearAskId};
    return {
        {QStringLiteral("idle-operator"),
         [](KioskWindow& window) {
             ui::TillState state = sampleState();
             state.operatorNumber = QStringLiteral("17");
             window.setTillState(state);
         }},
        asked,
        inLargeText(asked),
        operatorScene("operator-change", {QStringLiteral("888888888888"), Leave::Allowed}, 2),
        operatorScene("operator-needed", {{}, Leave::NotBeforeLogin}, 0),
        menu,
        inLargeText(menu),
        menuScene("menu-training", MenuView::Menu::Manager,
                  {MenuItem::Shift, MenuItem::EndOfShift, MenuItem::EndTraining, MenuItem::SoundTest, MenuItem::SetUp}),
        menuScene("sounds", MenuView::Menu::Sounds, sounds),
        menuScene("sounds-muted", MenuView::Menu::Sounds, sounds, ui::SoundState::Muted),
        menuScene("sounds-missing", MenuView::Menu::Sounds, sounds, ui::SoundState::NoDevice),
        look,
        inLargeText(look),
        shiftScene("shift-full", Purpose::Look, fullShift()),
        shiftScene("shift-empty", Purpose::Look, emptyShift()),
        withoutNumbers("shift-reading", ui::RecordsState::Ok),
        withoutNumbers("shift-unreadable", ui::RecordsState::Failing),
        end,
        inLargeText(end),
        shiftScene("shift-end-full", Purpose::End, fullShift(), {State::Saving, {}, {}}),
        shiftScene("shift-end-empty", Purpose::End, emptyShift()),
        shiftScene("shift-saved", Purpose::End, sampleShift(),
                   {State::Saved, kFolder, QStringLiteral("shift-2026-11-28-140322-17.pdf")}),
        shiftScene("shift-no-room", Purpose::End, sampleShift(), {State::NoRoom, kFolder, {}}),
        shiftScene("shift-not-allowed", Purpose::End, sampleShift(), {State::NotAllowed, kFolder, {}}),
        shiftScene("shift-disk-fails", Purpose::End, sampleShift(), {State::Failed, kFolder, {}}),
    };
}

} // namespace carded::test
