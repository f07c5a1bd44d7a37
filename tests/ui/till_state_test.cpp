// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/samples.h"
#include "ui/idle_view.h"
#include "ui/language.h"
#include "ui/state_line.h"
#include "ui/till_notice.h"

#include <doctest/doctest.h>

using namespace carded;
using ui::Severity;
using ui::TillProblem;
using ui::TillState;

namespace {

std::string lineOf(const TillState& state)
{
    QStringList words;
    for (const ui::StateItem& item : stateItems(state)) {
        words += item.text;
    }
    return words.join(QStringLiteral(" | ")).toStdString();
}

} // namespace

TEST_CASE("State line: says the list's age, the next update, devices, clock and place")
{
    CHECK(lineOf(test::sampleState()) == "List 2 h old, next 15:03 | Camera ok | Scanner ok | 14:03 | 42/3 · KR");
    CHECK(lineOf(TillState{}) == "No list");
}

TEST_CASE("State line: a missing device is a warning with its own word, one that was never there is not named")
{
    TillState state = test::sampleState();
    state.camera = ui::Device::Missing;
    state.scanner = ui::ScannerState::NotFitted;
    CHECK(lineOf(state) == "List 2 h old, next 15:03 | No camera | 14:03 | 42/3 · KR");
    CHECK(stateItems(state)[1].severity == Severity::Warning);
}

TEST_CASE("State line: a camera that shows nothing of use is a warning that says which")
{
    TillState state = test::sampleState();
    state.camera = ui::Device::Dark;
    CHECK(lineOf(state).find("| Camera dark |") != std::string::npos);
    CHECK(stateItems(state)[1].severity == Severity::Warning);
    state.camera = ui::Device::Stuck;
    CHECK(lineOf(state).find("| Camera stuck |") != std::string::npos);
    CHECK(stateItems(state)[1].severity == Severity::Warning);
}

TEST_CASE("Scanner: each state that is wrong has a word in the state line, and says in the notice who must do what")
{
    struct Row {
        ui::ScannerState scanner;
        const char* word;
        const char* who;
    };
    for (const Row& row : {Row{ui::ScannerState::Missing, "No scanner", "Check its cable"},
                           {ui::ScannerState::Busy, "Scanner taken", "Manager: close that program."},
                           {ui::ScannerState::NotAllowed, "Scanner locked", "Manager: choose the scanner anew"},
                           {ui::ScannerState::Misread, "Scanner set wrong", "Scan again. If it stays"}}) {
        TillState state = test::sampleState();
        state.scanner = row.scanner;
        CHECK(stateItems(state)[2].text.toStdString() == row.word);
        CHECK(stateItems(state)[2].severity == Severity::Warning);
        const auto notice = noticeText(state);
        CHECK(notice.severity == Severity::Warning);
        CHECK_FALSE(notice.what.isEmpty());
        CHECK_FALSE(notice.why.isEmpty());
        CHECK(notice.who.toStdString().starts_with(row.who));
    }
    CHECK(noticeText(test::sampleState()).severity == Severity::Calm);
}

TEST_CASE("Records: each state that is wrong has a word in the state line, and says in the notice who must do what")
{
    struct Row {
        ui::RecordsState records;
        const char* word;
        const char* who;
    };
    for (const Row& row : {Row{ui::RecordsState::SpaceLow, "Disk low", "Manager: make room"},
                           {ui::RecordsState::DiskFull, "Not recorded", "Manager: make room"},
                           {ui::RecordsState::Busy, "Not recorded", "Manager: close that program."},
                           {ui::RecordsState::NotAllowed, "Not recorded", "Manager: call the service"},
                           {ui::RecordsState::Failing, "Not recorded", "Manager: call the service"}}) {
        TillState state = test::sampleState();
        state.records = row.records;
        CHECK(stateItems(state)[3].text.toStdString() == row.word);
        CHECK(stateItems(state)[3].severity == Severity::Warning);
        const auto notice = noticeText(state);
        CHECK(notice.severity == Severity::Warning);
        CHECK_FALSE(notice.what.isEmpty());
        CHECK_FALSE(notice.why.isEmpty());
        CHECK(notice.who.toStdString().starts_with(row.who));
    }
}

TEST_CASE("Notice: what blocks the till goes before the scanner, and the scanner before what can wait")
{
    TillState state = test::sampleState();
    state.scanner = ui::ScannerState::Busy;
    state.problem = TillProblem::ListOld;
    CHECK(noticeText(state).what == QStringLiteral("The scanner cannot be used."));
    state.problem = TillProblem::ClockWrong;
    CHECK(noticeText(state).what == QStringLiteral("This till cannot check codes now."));
}

TEST_CASE("State line: a demo says so first")
{
    TillState state = test::sampleState();
    state.mark = ui::Mark::Demo;
    CHECK(lineOf(state).starts_with("DEMO | "));
}

TEST_CASE("State line: what blocks the till is marked where it is named")
{
    TillState state = test::sampleState();
    state.problem = TillProblem::ListExpired;
    CHECK(stateItems(state)[0].severity == Severity::Blocked);
    state.problem = TillProblem::ListOld;
    CHECK(stateItems(state)[0].severity == Severity::Warning);
    state.problem = TillProblem::ClockWrong;
    CHECK(stateItems(state)[0].severity == Severity::Calm);
    CHECK(stateItems(state)[3].severity == Severity::Blocked);
}

TEST_CASE("Age in words: the unit grows with the age")
{
    struct Row {
        std::int64_t seconds;
        const char* words;
    };
    const Row rows[] = {{0, "0 min"},    {3599, "59 min"}, {3600, "1 h"},
                        {86400, "24 h"}, {172799, "47 h"}, {172800, "2 days"}};
    for (const Row& row : rows) {
        CHECK(ui::ageText(Seconds{row.seconds}).toStdString() == row.words);
    }
}

TEST_CASE("Clock: shows the shop's time")
{
    const UnixTime time{Seconds{1'795'410'202}};
    CHECK(ui::clockText(time, Seconds{0}, ui::Clock::Seconds) == QStringLiteral("05:03:22"));
    CHECK(ui::clockText(time, Seconds{-6 * 3600}, ui::Clock::Minutes) == QStringLiteral("23:03"));
}

TEST_CASE("Notice: every problem says what, why and who must act, and no problem says nothing")
{
    TillState state = test::sampleState();
    CHECK(noticeText(state).what.isEmpty());
    CHECK(noticeText(state).severity == Severity::Calm);
    for (const auto problem : {TillProblem::ListOld, TillProblem::NoList, TillProblem::ListExpired,
                               TillProblem::ClockWrong, TillProblem::StoreUnreadable}) {
        state.problem = problem;
        const auto notice = noticeText(state);
        CHECK(notice.severity == (problem == TillProblem::ListOld ? Severity::Warning : Severity::Blocked));
        CHECK(notice.what.startsWith(QStringLiteral("This till ")));
        CHECK_FALSE(notice.why.isEmpty());
        CHECK(notice.who.startsWith(QStringLiteral("Manager: ")));
    }
}

TEST_CASE("Notice: says since when, and how old the list is")
{
    TillState state = test::sampleState();
    state.problem = TillProblem::ListExpired;
    state.listAge = Seconds{8 * 86400};
    state.problemSince = UnixTime{Seconds{1'795'410'202}};
    CHECK(noticeText(state).why.toStdString() == "Its list is 8 days old. Since 2026-11-23 14:03.");
}

TEST_CASE("State line: in few words it names two devices that are well together, and each that is not")
{
    const auto briefly = [](const TillState& state) {
        QStringList words;
        for (const ui::StateItem& item : stateItems(state, ui::StateWording::Brief)) {
            words += item.text;
        }
        return words.join(QStringLiteral(" | ")).toStdString();
    };
    TillState state = test::sampleState();
    CHECK(briefly(state) == "List 2 h old, next 15:03 | Camera, scanner ok | 14:03 | 42/3");
    state.camera = ui::Device::Dark;
    CHECK(briefly(state) == "List 2 h old, next 15:03 | Camera dark | Scanner ok | 14:03 | 42/3");
}

TEST_CASE("State line: an operator, a muted sound or training leaves it one row on a small screen, in every language")
{
    TillState withOperator = test::sampleState();
    withOperator.operatorNumber = QStringLiteral("17");
    TillState muted = test::sampleState();
    muted.sound = ui::SoundState::Muted;
    TillState training = test::sampleState();
    training.mark = ui::Mark::Training;
    for (const QString& tag : ui::Language::tags()) {
        ui::Language language;
        REQUIRE(language.use(tag));
        for (const QSize window : {QSize(800, 480), QSize(1024, 600)}) {
            const auto design = ui::Design::of(window, 100, tag);
            for (const TillState& state : {withOperator, muted, training}) {
                CAPTURE(tag.toStdString());
                CAPTURE(window.width());
                ui::StateLine line;
                line.setState(state);
                line.setDesign(design);
                const int frames = state.mark == ui::Mark::None ? 0 : static_cast<int>(design.px(4));
                CHECK(line.heightForWidth(window.width() - frames) == static_cast<int>(design.px(7)));
            }
        }
    }
}

TEST_CASE("Category: its name is the language's, else English, else any, else its id")
{
    ui::Category category{"beer", {}, 19};
    CHECK(category.nameIn(QStringLiteral("ko")) == QStringLiteral("beer"));
    category.names[QStringLiteral("de")] = QStringLiteral("Bier");
    CHECK(category.nameIn(QStringLiteral("ko")) == QStringLiteral("Bier"));
    category.names[QStringLiteral("en")] = QStringLiteral("Beer");
    CHECK(category.nameIn(QStringLiteral("ko")) == QStringLiteral("Beer"));
    category.names[QStringLiteral("ko")] = QStringLiteral("맥주");
    CHECK(category.nameIn(QStringLiteral("ko")) == QStringLiteral("맥주"));
}

TEST_CASE("Idle view: one to nine tiles fit with all their words, blocked or not")
{
    for (const QSize window : test::kWindowSizes) {
        for (const int percent : {100, 200}) {
            for (const auto problem : {TillProblem::None, TillProblem::ListExpired}) {
                ui::IdleView view;
                const auto design = ui::Design::of(window, percent);
                const double foot = design.px(7);
                view.resize(window.width(), window.height() - static_cast<int>(foot));
                TillState state = test::sampleState();
                state.problem = problem;
                state.problemSince = state.now;
                view.setDesign(design);
                view.setTillState(state);
                std::vector<ui::Category> categories;
                for (int count = 1; count <= ui::IdleView::kKeyedTiles; ++count) {
                    categories.push_back(test::sampleCategories()[static_cast<std::size_t>(count % 3)]);
                    view.setCategories(categories, QStringLiteral("en"));
                    for (const ui::CategoryTile* tile : view.tiles()) {
                        CAPTURE(window.width());
                        CAPTURE(percent);
                        CAPTURE(count);
                        using Place = ui::CategoryTile::NamePlace;
                        CHECK((tile->fittingScale(Place::BesideKey) > 0 || tile->fittingScale(Place::BelowKey) > 0));
                        CHECK(view.rect().contains(tile->geometry()));
                        // Large text and a notice together leave less than the usual 8 units.
                        const bool isTight = percent == 200 && problem != TillProblem::None;
                        CHECK(tile->height() >= (isTight ? 5 : 8) * design.unit());
                    }
                }
            }
        }
    }
}
