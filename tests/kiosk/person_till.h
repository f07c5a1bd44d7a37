// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "evidence/check_log.h"
#include "evidence/log_folder.h"
#include "tests/kiosk/kiosk_fixture.h"
#include "ui/manual_view.h"
#include "ui/note_view.h"
#include "ui/pin_view.h"

#include <QKeyEvent>

#include <vector>

namespace carded::test {

/// The decisions on record in a store's log, which holds; its start is none.
inline std::vector<evidence::Record> decisionsOf(const std::filesystem::path& store)
{
    auto log = evidence::LogReader::open(evidence::currentLogIn(app::recordsFolder(store)));
    REQUIRE(log.has_value());
    REQUIRE(evidence::checkLog(*log, {}).has_value());
    std::vector<evidence::Record> records;
    REQUIRE(log->eachRecord({}, [&](const evidence::Record& record, std::string_view) {
        if (record.reason) {
            records.push_back(record);
        }
    }));
    return records;
}

/// A link, which needs no product and gets an answer whatever the time is.
inline const QString kSomeLink = QStringLiteral("https://a.example/");

/// A store of its own, and a window on it with real keys.
struct PersonTill {
    TemporaryFolder folder;
    std::filesystem::path store = folder / "store";
    std::unique_ptr<Till> till;

    /// The demo's lists, older by now than the rules allow: such a till is blocked, and its cashier is not.
    void open()
    {
        till = std::make_unique<Till>(store);
        REQUIRE(waitUntil([&] { return !till->states.empty(); }));
    }
    void press(int key) const
    {
        QKeyEvent event(QEvent::KeyPress, key, Qt::NoModifier);
        QCoreApplication::sendEvent(&till->window, &event);
    }
    /// Keys of a person come one by one.
    void pressAlone(int key) const
    {
        press(key);
        letPass(std::chrono::milliseconds{80});
    }
    static void letPass(std::chrono::milliseconds time)
    {
        QElapsedTimer since;
        since.start();
        REQUIRE(waitUntil([&] { return since.elapsed() > time.count(); }));
    }
    /// Chooses the first product, shows a code, and waits until its verdict may be replaced.
    void showVerdict(const QString& code) const
    {
        const std::size_t before = till->reasons.size();
        pressAlone(Qt::Key_1);
        emit till->window.codeTyped(code);
        REQUIRE(waitUntil([&] { return till->reasons.size() > before; }));
        letPass(ui::kReplaceLock + std::chrono::milliseconds{50});
    }
    [[nodiscard]] bool shows(const ui::Panel& panel) const
    {
        return waitUntil([&] { return panel.isVisible(); }, std::chrono::seconds{20});
    }
    [[nodiscard]] ui::ManualView& manual() const { return *till->window.findChild<ui::ManualView*>(); }
    [[nodiscard]] ui::NoteView& note() const { return *till->window.findChild<ui::NoteView*>(); }
    [[nodiscard]] ui::PinView& pad() const { return *till->window.findChild<ui::PinView*>(); }
    [[nodiscard]] std::string said() const { return note().accessibleName().toStdString(); }
};

} // namespace carded::test
