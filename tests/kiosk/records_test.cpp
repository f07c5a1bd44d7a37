// SPDX-License-Identifier: Apache-2.0
#include "tests/kiosk/kiosk_fixture.h"
#include "tests/support/run_program.h"

#include <doctest/doctest.h>

#include <csignal>
#include <fstream>

using namespace carded;
using namespace carded::test;
using evidence::Kind;

TEST_CASE("Kiosk: each verdict is on record before it is shown, between the program's start and its end")
{
    const TemporaryFolder folder;
    const auto store = folder / "store";
    copyDemoStore(store);
    std::size_t recorded = 0;
    {
        Till till(store);
        QObject::connect(till.kiosk.get(), &app::Kiosk::judged, till.kiosk.get(),
                         [&](const verifier::Verdict& verdict) {
                             const auto records = recordsOf(store);
                             REQUIRE_FALSE(records.empty());
                             CHECK((records.back().kind == Kind::Check));
                             CHECK((records.back().reason == verdict.reason));
                             recorded = records.size();
                         });
        till.play(demoFolder() / "films" / "2-minor.avi", "tobacco");
        REQUIRE(waitUntil([&] { return till.filmsEnded == 1; }));
    }
    REQUIRE(recorded >= 2);
    const auto records = recordsOf(store);
    REQUIRE(records.size() > recorded);
    CHECK((records[0].kind == Kind::Start));
    CHECK(records[1].category == "tobacco");
    CHECK((records[1].reason == verifier::Reason::Underage));
    CHECK(records[1].mode == "demo");
    CHECK(records[1].policy == "KR");
    CHECK((records.back().kind == Kind::Stop));
}

TEST_CASE("Kiosk: records that cannot be written are told in the state line, and stop no check")
{
    const TemporaryFolder folder;
    const auto store = folder / "store";
    copyDemoStore(store);
    std::ofstream(app::recordsFolder(store)) << "a file where the folder should be";
    Till till(store);
    REQUIRE(waitUntil([&] { return till.stateLine().contains(QStringLiteral("Not recorded")); }));
    till.play(demoFolder() / "films" / "2-minor.avi", "tobacco");
    REQUIRE(waitUntil([&] { return !till.reasons.empty(); }));
    CHECK(till.reasons.front() == "underage");
    std::filesystem::remove(app::recordsFolder(store)); // and they are kept again as soon as they can be
    REQUIRE(waitUntil([&] { return !till.stateLine().contains(QStringLiteral("Not recorded")); }));
    CHECK((recordsOf(store).front().kind == Kind::Gap));
}

TEST_CASE("carded-kiosk: told to end, it ends in order, and its end is on record")
{
    for (const int signal : {SIGTERM, SIGINT}) {
        const TemporaryFolder folder;
        std::filesystem::permissions(folder.path(), std::filesystem::perms::owner_all);
        qputenv("XDG_RUNTIME_DIR", folder.path().c_str());
        const auto store = folder / "demo";
        std::filesystem::copy(demoFolder(), store, std::filesystem::copy_options::recursive);
        std::filesystem::remove_all(app::recordsFolder(store));
        RunningProgram kiosk({(programs() / "carded-kiosk").string(), "--demo", "--store", store.string()});
        REQUIRE(kiosk.waitForError("size 1 root"));
        REQUIRE(::kill(kiosk.id(), signal) == 0);
        CHECK(kiosk.finish() == 0);
        const auto records = recordsOf(store);
        REQUIRE(records.size() >= 2);
        CHECK((records.front().kind == Kind::Start));
        CHECK((records.back().kind == Kind::Stop));
    }
}
