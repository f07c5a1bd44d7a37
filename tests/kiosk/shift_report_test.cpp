// SPDX-License-Identifier: Apache-2.0
#include "app/qr_code.h"
#include "app/shift_summary.h"
#include "evidence/report_html.h"
#include "tests/kiosk/shift_till.h"
#include "tests/support/run_program.h"
#include "tests/support/small_disk.h"
#include "ui/shift_page.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>

using namespace carded;
using namespace carded::test;
using evidence::Kind;
using evidence::LogError;
using verifier::Reason;

namespace {

constexpr UnixTime kEvening{Seconds{1'795'866'600}}; // 2026-11-28 20:50 in Seoul
const std::string kSeoul = "Asia/Seoul";

/// A log of its own, written by hand.
struct Log {
    TemporaryFolder folder;
    std::filesystem::path records = app::recordsFolder(folder.path());
    evidence::OpenedLog opened;

    Log() : opened(open(folder.path())) {}
    static evidence::OpenedLog open(const std::filesystem::path& store)
    {
        auto made = evidence::openLog(app::recordsFolder(store), "0042", "3");
        REQUIRE(made.has_value());
        return *std::move(made);
    }
    std::uint64_t add(Kind kind, UnixTime time, std::optional<Reason> reason = {},
                      std::optional<std::uint64_t> ref = {})
    {
        evidence::Record record;
        record.kind = kind;
        record.time = time;
        record.mode = "live";
        record.reason = reason;
        record.ref = ref;
        record.document = kind == Kind::Manual ? "id_card" : "";
        const auto seq = opened.log.append(record, std::nullopt, {});
        REQUIRE(seq.has_value());
        return *seq;
    }
    [[nodiscard]] ui::ShiftFigures since(UnixTime time) const
    {
        auto figures = app::shiftFigures({evidence::currentLogIn(records), time, time + std::chrono::hours{8}, kSeoul,
                                          evidence::ReportMode::Live, QStringLiteral("17"), QStringLiteral("0042/3")});
        REQUIRE(figures.has_value());
        return *figures;
    }
};

/// What our own scanner reads in a picture.
std::vector<std::string> codesIn(const std::filesystem::path& picture)
{
    std::vector<std::string> codes;
    bool hasEnded = false;
    app::EyeWatch eye;
    QObject::connect(&eye, &app::EyeWatch::said, [&](const scanner::Message& message) {
        if (const auto* seen = std::get_if<scanner::SymbolSeen>(&message)) {
            codes.emplace_back(seen->bytes.begin(), seen->bytes.end());
        }
    });
    QObject::connect(&eye, &app::EyeWatch::ended, [&] { hasEnded = true; });
    scanner::EyeOptions options;
    options.sources = {{scanner::EyeSource::Kind::Picture, picture}};
    eye.start(options);
    REQUIRE(waitUntil([&] { return hasEnded; }));
    return codes;
}

/// The first page as a camera might see it, and the words that somebody reads on it.
struct Printed {
    std::filesystem::path picture;
    std::string words;
    int pages = 0;
};

Printed print(const TemporaryFolder& folder, const std::string& pdf)
{
    const auto path = folder / "page.pdf";
    std::ofstream(path, std::ios::binary) << pdf;
    Printed printed{folder / "page.png", {}, 0};
    REQUIRE(
        test::run({"/usr/bin/pdftoppm", "-png", "-r", "150", "-singlefile", path, (folder / "page").string()}).status
        == 0);
    printed.words = test::run({"/usr/bin/pdftotext", "-layout", path, "-"}).out;
    const std::string info = test::run({"/usr/bin/pdfinfo", path}).out;
    const std::size_t pages = info.find("Pages:");
    REQUIRE(pages != std::string::npos);
    printed.pages = std::stoi(info.substr(pages + 6));
    return printed;
}

bool has(std::string text, std::string part)
{
    std::erase(text, ' ');
    std::erase(part, ' ');
    return text.find(part) != std::string::npos;
}

std::string newestCheckpoint(const std::filesystem::path& store)
{
    auto log = evidence::LogReader::open(evidence::currentLogIn(app::recordsFolder(store)));
    REQUIRE(log.has_value());
    return log->heading().checkpoint;
}

std::vector<std::filesystem::path> filesIn(const std::filesystem::path& folder)
{
    return {std::filesystem::directory_iterator(folder), std::filesystem::directory_iterator()};
}

} // namespace

TEST_CASE("Shift: the numbers are those of the records since then, by hour and reason, over midnight too")
{
    Log log;
    const auto hours = [](int count) { return kEvening + std::chrono::hours{count}; };
    log.add(Kind::Check, kEvening - Seconds{1}, Reason::OldEnough); // of the shift before
    log.add(Kind::Check, hours(0), Reason::OldEnough);              // 20:50
    log.add(Kind::Check, hours(1), Reason::CodeTooOld);             // 21:50
    log.add(Kind::Check, hours(1), Reason::Underage);
    log.add(Kind::Check, hours(1), Reason::Underage);
    const auto unknown = log.add(Kind::Check, hours(4), Reason::StatusUnknown); // 00:50
    log.add(Kind::Override, hours(4), Reason::StatusUnknown, unknown);
    log.add(Kind::Manual, hours(5), Reason::Underage); // 01:50
    const auto face = log.add(Kind::Check, hours(5), Reason::FaceCheckNeeded);
    log.add(Kind::Face, hours(5), Reason::OldEnough, face);
    log.add(Kind::Gap, hours(5));
    const ui::ShiftFigures figures = log.since(kEvening);
    CHECK(figures.period() == QStringLiteral("2026-11-28 20:50\u00A0\u2013 2026-11-29 04:50"));
    CHECK(figures.all.passes == 2);
    CHECK(figures.all.refusals == 3);
    CHECK(figures.all.unknown == 1);
    CHECK(figures.all.manual == 1);
    CHECK(figures.all.overrides == 1);
    CHECK(figures.gaps == 1);
    std::vector<std::pair<Reason, std::uint64_t>> reasons;
    for (const auto& [reason, count] : figures.reasons) {
        reasons.emplace_back(reason, count);
    }
    CHECK((reasons
           == std::vector<std::pair<Reason, std::uint64_t>>{
               {Reason::Underage, 2}, {Reason::CodeTooOld, 1}, {Reason::StatusUnknown, 1}}));
    std::vector<int> at;
    std::vector<std::uint64_t> codes;
    std::vector<std::uint64_t> persons;
    for (const ui::HourFigures& hour : figures.hours) {
        at.push_back(hour.hour);
        codes.push_back(hour.codes());
        persons.push_back(hour.persons());
    }
    CHECK(at == std::vector<int>{20, 21, 22, 23, 0, 1});
    CHECK(codes == std::vector<std::uint64_t>{1, 3, 0, 0, 1, 1});
    CHECK(persons == std::vector<std::uint64_t>{0, 0, 0, 0, 1, 1});
    CHECK(log.since(hours(20)).hours.empty());
    CHECK(log.since(hours(20)).size == figures.size);
}

TEST_CASE("Shift: without a log, or with one that is no log, there are no numbers and a reason")
{
    const TemporaryFolder folder;
    const auto errorOf = [&](const std::filesystem::path& path) {
        const auto figures = app::shiftFigures({path, kEvening, kEvening, kSeoul, evidence::ReportMode::Live, {}, {}});
        REQUIRE_FALSE(figures.has_value());
        return figures.error();
    };
    CHECK((errorOf(folder / "missing.db") == LogError::Missing));
    std::ofstream(folder / "text.db") << "no database, but long enough to be looked at as one";
    CHECK((errorOf(folder / "text.db") == LogError::NotALog));
}

TEST_CASE("Shift: a day begins at midnight on the shop's clock, whatever its clocks do that day")
{
    CHECK(app::dayBegin(kEvening, kSeoul) == UnixTime{Seconds{1'795'791'600}}); // 00:00 in Seoul
    CHECK(app::dayBegin(UnixTime{Seconds{1'795'791'600}}, kSeoul) == UnixTime{Seconds{1'795'791'600}});
    const UnixTime summerBegins{Seconds{1'774'746'000}}; // 2026-03-29 03:00 in Berlin, where 02:00 was left out
    CHECK(app::dayBegin(summerBegins, "Europe/Berlin") == UnixTime{Seconds{1'774'738'800}});
    CHECK(app::dayBegin(kEvening, "no/where") == UnixTime{Seconds{1'795'824'000}}); // as UTC
}

TEST_CASE("Shift: the page has the numbers in each language, on one sheet, and our scanner reads the signed note on it")
{
    Log log;
    for (int customer = 0; customer < 30; ++customer) {
        for (const Reason reason : verifier::kAllReasons) {
            log.add(Kind::Check, kEvening + Seconds{customer * 700}, reason);
        }
    }
    const ui::ShiftFigures figures = log.since(kEvening);
    ui::KioskWindow window([] { return ui::Moment{0}; });
    const std::vector<std::pair<const char*, const char*>> languages{{"en", "Code timed out"},
                                                                     {"ko", "코드 시간 지남"},
                                                                     {"ja", "コード時間切れ"},
                                                                     {"zh", "已被撤销"},
                                                                     {"de", "Code veraltet"}};
    for (const auto& [language, words] : languages) {
        const QString tag = QString::fromLatin1(language);
        CAPTURE(tag.toStdString());
        window.setLanguage(tag);
        const QByteArray pdf = ui::shiftPdf(figures, {tag, QStringLiteral("2026-11-29 05:00:00")});
        const TemporaryFolder folder;
        const Printed printed = print(folder, pdf.toStdString());
        CHECK(printed.pages == 1);
        CHECK(has(printed.words, words));
        CHECK(has(printed.words, "2026-11-28 20:50"));
        CHECK(has(printed.words, "carded.evidence/0042/3"));
        CHECK(has(printed.words, figures.root.toStdString()));
        CHECK(codesIn(printed.picture) == std::vector{newestCheckpoint(log.folder.path())});
    }
    window.setLanguage(QStringLiteral("en"));
}

TEST_CASE("Shift: the note of a till with the longest numbers, after another log, still has a code that can be read")
{
    const std::string origin = "carded.evidence/" + std::string(32, 's') + "/" + std::string(32, 't');
    const std::string root(44, 'A');
    const std::string note = origin + "\n1234567890\n" + root + "\nprevious " + origin + " 1234567890 " + root
                             + "\n\n\xE2\x80\x94 " + origin + " " + std::string(92, 'B') + "\n";
    ui::ShiftFigures figures;
    figures.checkpoint = app::qrCodeOf(note);
    REQUIRE(figures.checkpoint.side > 0);
    const TemporaryFolder folder;
    const Printed printed = print(folder, ui::shiftPdf(figures, {QStringLiteral("en"), {}}).toStdString());
    CHECK(codesIn(printed.picture) == std::vector{note});
    CHECK(app::qrCodeOf(std::string(3000, 'x')).side == 0);
}

TEST_CASE("Kiosk: the end of a shift is saved as PDF whose code is the till's newest checkpoint, and logs out")
{
    ShiftTill till;
    till.open();
    till.check(); // before the shift
    till.seconds += 60;
    till.logIn("17");
    till.check();
    till.openMenu(Qt::Key_2);
    REQUIRE(till.shows<ui::ShiftView>());
    ui::ShiftView* const view = till.shown<ui::ShiftView>();
    const auto says = [&](const char* words) {
        return waitUntil([&] { return view->accessibleDescription().contains(QString::fromUtf8(words)); },
                         std::chrono::seconds{20});
    };
    REQUIRE(says("ASK ID: 1")); // the shift's alone
    const QString onScreen = view->accessibleName();
    CHECK(onScreen.startsWith(QStringLiteral("End of shift. Operator 17")));
    till.press(Qt::Key_F9);
    REQUIRE(says("Saved as shift-"));
    const auto folder = till.store / "till" / "shifts";
    const auto files = filesIn(folder);
    REQUIRE(files.size() == 1);
    CHECK(says(files.front().filename().c_str()));
    CHECK(files.front().filename().string().ends_with("-17.pdf"));
    CHECK((std::filesystem::status(folder).permissions() == std::filesystem::perms::owner_all));
    const Printed printed = print(till.folder, revocation_cache::contentsOf(files.front()));
    CHECK(has(printed.words, "Store and till: 42/3 \xC2\xB7 Operator 17"));
    CHECK(codesIn(printed.picture) == std::vector{newestCheckpoint(till.store)});
    till.press(Qt::Key_F12);
    CHECK(till.isIdle());
    CHECK(till.saysNoMore("Operator"));
    till.openMenu(Qt::Key_1); // nobody's: the day
    REQUIRE(waitUntil([&] { return view->accessibleDescription().contains(QStringLiteral("ASK ID: 2")); }));
    CHECK(view->accessibleName().contains(QStringLiteral(" 00:00\u00A0")));
}

TEST_CASE("Kiosk: a shift that is begun again after a restart has the numbers from before it")
{
    ShiftTill till;
    till.open();
    till.logIn("17");
    till.check();
    till.open();
    till.logIn("17");
    till.check();
    till.openMenu(Qt::Key_1);
    REQUIRE(till.shows<ui::ShiftView>());
    ui::ShiftView* const view = till.shown<ui::ShiftView>();
    CHECK(waitUntil([&] { return view->accessibleDescription().contains(QStringLiteral("ASK ID: 2")); }));
}

namespace {

/// The till's menu at its end of shift, and what it says of saving.
struct EndTill : ShiftTill {
    ui::ShiftView* view = nullptr;

    void begin()
    {
        open();
        openMenu(Qt::Key_2);
        REQUIRE(shows<ui::ShiftView>());
        view = shown<ui::ShiftView>();
        REQUIRE(tells(QStringLiteral("PASS: 0")));
    }
    [[nodiscard]] bool tells(const QString& words) const
    {
        return waitUntil([&] { return view->accessibleDescription().contains(words); }, std::chrono::seconds{20});
    }
};

} // namespace

TEST_CASE("Kiosk: it tells that a folder for shifts is not there")
{
    EndTill till;
    till.config.shiftFolder = till.folder / "missing";
    till.begin();
    till.press(Qt::Key_F9);
    CHECK(till.tells(QStringLiteral("may not write in ") + QString::fromStdString(till.config.shiftFolder.string())));
}

TEST_CASE("Kiosk: on a full disk nothing half-written is left of a shift, and saved again it is whole")
{
    EndTill till;
    till.config.shiftFolder = till.folder / "disk";
    const SmallDisk disk(till.config.shiftFolder, 1'024); // before there are threads
    if (!disk.isMounted()) {
        MESSAGE("no disk can be mounted here: one that is full was not tried");
        return;
    }
    const auto filler = till.config.shiftFolder / "filler";
    std::ofstream(filler) << std::string(std::size_t{2} << 20U, 'x') << std::flush;
    till.begin();
    till.press(Qt::Key_F9);
    CHECK(till.tells(QStringLiteral("disk is full")));
    CHECK(filesIn(till.config.shiftFolder).size() == 1);
    std::filesystem::remove(filler);
    till.press(Qt::Key_F9);
    CHECK(till.tells(QStringLiteral("Saved as shift-")));
    CHECK(filesIn(till.config.shiftFolder).size() == 1);
}
