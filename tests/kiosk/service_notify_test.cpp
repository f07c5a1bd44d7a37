// SPDX-License-Identifier: Apache-2.0
#include "app/desk_thread.h"
#include "app/service_notify.h"
#include "base/unique_fd.h"
#include "tests/kiosk/kiosk_fixture.h"
#include "tests/support/run_program.h"

#include <doctest/doctest.h>

#include <atomic>
#include <cstddef>
#include <future>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>

using namespace carded;
using namespace carded::test;
using app::ServiceNotify;

namespace {

constexpr std::chrono::milliseconds kLong{60'000}; ///< what must come comes before

/// A service manager's socket.
class Manager {
public:
    explicit Manager(const std::string& name) : m_name(name), m_fd(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        name.copy(address.sun_path, sizeof(address.sun_path) - 1);
        if (name.front() == '@') {
            address.sun_path[0] = '\0';
        }
        const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + name.size());
        REQUIRE(::bind(m_fd.get(), reinterpret_cast<const sockaddr*>(&address), length) == 0);
    }

    [[nodiscard]] const std::string& name() const noexcept { return m_name; }

    /// What comes first within `deadline`; empty if nothing does.
    [[nodiscard]] std::string hear(std::chrono::milliseconds deadline) const
    {
        pollfd ready{m_fd.get(), POLLIN, 0};
        if (::poll(&ready, 1, static_cast<int>(deadline.count())) != 1) {
            return {};
        }
        std::array<char, 256> words{};
        const ssize_t got = ::recv(m_fd.get(), words.data(), words.size(), 0);
        return got > 0 ? std::string(words.data(), static_cast<std::size_t>(got)) : std::string();
    }

    /// The same, with the window's loop running meanwhile.
    [[nodiscard]] std::string hearInLoop(std::chrono::milliseconds deadline) const
    {
        std::string words;
        (void)waitUntil([&] { return !(words = hear(std::chrono::milliseconds{0})).empty(); }, deadline);
        return words;
    }

    /// Whether `silence` passes without a word, after what was still on its way.
    [[nodiscard]] bool fallsSilent(std::chrono::milliseconds silence) const
    {
        constexpr int kOnItsWay = 4;
        for (int words = 0; words <= kOnItsWay; ++words) {
            if (hear(silence).empty()) {
                return true;
            }
        }
        return false;
    }

private:
    std::string m_name;
    UniqueFd m_fd;
};

/// A till's judging thread, asked as the program asks it.
struct Desk {
    Desk(const Manager& manager, const std::filesystem::path& store, std::chrono::milliseconds watchdog)
        : thread(app::DeskOptions{store, {}, app::DemoStores::Allowed}, [] { return kMadeAt; }),
          notify({manager.name(), std::chrono::microseconds(watchdog)})
    {
        QObject::connect(&notify, &ServiceNotify::asked, &notify, [this] {
            thread.ask(
                notify, [](app::CheckDesk& /*desk*/) { return 0; }, [this](int /*answer*/) { notify.answer(); });
        });
        thread.start(kMadeAt);
    }
    app::DeskThread thread;
    ServiceNotify notify;
};

/// Its variables for a program that is started here.
void setVariables(const Manager& manager, std::chrono::milliseconds watchdog)
{
    qputenv("NOTIFY_SOCKET", manager.name().c_str());
    qputenv("WATCHDOG_USEC", std::to_string(std::chrono::microseconds(watchdog).count()).c_str());
}

} // namespace

TEST_CASE("Service notify: what the manager wants stands in three variables, and what is none of ours is not taken")
{
    const auto set = [](const char* socket, const char* microseconds, const char* process) {
        qputenv("NOTIFY_SOCKET", socket);
        qputenv("WATCHDOG_USEC", microseconds);
        qputenv("WATCHDOG_PID", process);
        return ServiceNotify::wishesFor(42);
    };
    CHECK(set("/run/systemd/notify", "20000000", "42").socket == "/run/systemd/notify");
    CHECK((set("/x", "20000000", "42").watchdog == std::chrono::microseconds(20'000'000)));
    CHECK((set("/x", "20000000", "").watchdog == std::chrono::microseconds(20'000'000)));
    for (const auto& [microseconds, process] : {std::pair{"20000000", "43"},
                                                {"20000000", "42x"},
                                                {"0", ""},
                                                {"", ""},
                                                {"-5", ""},
                                                {"1s", ""},
                                                {"99999999999999999999", ""}}) {
        const std::string wish = microseconds;
        CAPTURE(wish);
        CHECK_FALSE(set("/x", microseconds, process).watchdog.has_value());
    }
}

TEST_CASE("Service notify: ready, going on and stopping are told by a path and by an abstract name")
{
    const TemporaryFolder folder;
    for (const std::string& name : {(folder / "notify").string(), "@carded-test-" + std::to_string(::getpid())}) {
        CAPTURE(name);
        const Manager manager(name);
        ServiceNotify notify({name, std::chrono::milliseconds(100)});
        QObject::connect(&notify, &ServiceNotify::asked, &notify, &ServiceNotify::answer);
        CHECK(manager.hearInLoop(std::chrono::milliseconds{150}).empty()); // not before it is ready
        notify.ready();
        CHECK(manager.hear(kLong) == "READY=1");
        CHECK(manager.hearInLoop(kLong) == "WATCHDOG=1");
        CHECK(manager.hearInLoop(kLong) == "WATCHDOG=1");
        notify.stopping();
        std::string last = manager.hear(kLong);
        if (last == "WATCHDOG=1") { // one was on its way
            last = manager.hear(kLong);
        }
        CHECK(last == "STOPPING=1");
        CHECK(manager.hearInLoop(std::chrono::milliseconds{300}).empty());
    }
}

TEST_CASE("Service notify: a name that is none, or a manager that has gone or does not read, is no trouble")
{
    const TemporaryFolder folder;
    for (const std::string& name : {std::string(), std::string("relative"), "/" + std::string(200, 'x'),
                                    (folder / "nobody").string(), std::string("@nobody-listens")}) {
        ServiceNotify notify({name, std::chrono::milliseconds(100)});
        notify.ready();
        notify.stopping();
    }
    const Manager manager((folder / "notify").string());
    ServiceNotify notify({manager.name(), std::nullopt});
    for (int times = 0; times < 2000; ++times) { // more than its queue holds
        notify.stopping();
    }
    CHECK(manager.hear(kLong) == "STOPPING=1");
}

TEST_CASE("Service notify: a judging thread that hangs stops it, and one that goes on again is told again")
{
    const TemporaryFolder folder;
    const Manager manager((folder / "notify").string());
    Desk desk(manager, demoFolder(), std::chrono::milliseconds(200));
    desk.notify.ready();
    REQUIRE(manager.hear(kLong) == "READY=1");
    REQUIRE(manager.hearInLoop(kLong) == "WATCHDOG=1");
    std::promise<void> goOn;
    std::promise<void> hangs;
    desk.thread.post([&](app::CheckDesk& /*desk*/) {
        hangs.set_value();
        goOn.get_future().wait();
    });
    hangs.get_future().wait();
    while (!manager.hearInLoop(std::chrono::milliseconds{0}).empty()) {
    }
    (void)manager.hearInLoop(std::chrono::milliseconds{50}); // an answer that was given before
    CHECK(manager.hearInLoop(std::chrono::milliseconds{1000}).empty());
    goOn.set_value();
    CHECK(manager.hearInLoop(kLong) == "WATCHDOG=1");
}

TEST_CASE("Service notify: a window whose loop hangs stops it")
{
    const TemporaryFolder folder;
    const Manager manager((folder / "notify").string());
    Desk desk(manager, demoFolder(), std::chrono::milliseconds(200));
    desk.notify.ready();
    REQUIRE(manager.hear(kLong) == "READY=1");
    REQUIRE(manager.hearInLoop(kLong) == "WATCHDOG=1");
    CHECK(manager.fallsSilent(std::chrono::milliseconds{1000})); // nobody runs the loop meanwhile
}

TEST_CASE("carded-kiosk: the service manager hears that it is ready, that it goes on, and that it stops")
{
    const TemporaryFolder folder;
    std::filesystem::permissions(folder.path(), std::filesystem::perms::owner_all);
    qputenv("XDG_RUNTIME_DIR", folder.path().c_str());
    const Manager manager((folder / "notify").string());
    setVariables(manager, std::chrono::milliseconds(300));
    RunningProgram kiosk({programs() / "carded-kiosk", "--store", folder / "none"});
    CHECK(manager.hear(kLong) == "READY=1");
    for (int times = 0; times < 3; ++times) {
        CHECK(manager.hear(kLong) == "WATCHDOG=1");
    }
    REQUIRE(::kill(kiosk.id(), SIGTERM) == 0);
    std::string last;
    while ((last = manager.hear(kLong)) == "WATCHDOG=1") {
    }
    CHECK(last == "STOPPING=1");
    CHECK(kiosk.finish() == 0);
}

TEST_CASE("carded-kiosk: when its judging thread hangs the service manager hears nothing more, and may start another")
{
    const TemporaryFolder folder;
    std::filesystem::permissions(folder.path(), std::filesystem::perms::owner_all);
    qputenv("XDG_RUNTIME_DIR", folder.path().c_str());
    const auto store = folder / "store";
    copyDemoStore(store);
    const auto stuck = folder / "stuck";
    qputenv("CARDED_STUCK_DISK", stuck.c_str());
    qputenv("LD_PRELOAD", CARDED_STUCK_DISK_LIBRARY);
    qputenv("ASAN_OPTIONS", "verify_asan_link_order=0"); // the library stands before the sanitizer's own
    const Manager manager((folder / "notify").string());
    setVariables(manager, std::chrono::milliseconds(300));
    const std::vector<std::string> command{programs() / "carded-kiosk", "--store", store};
    {
        RunningProgram kiosk(command);
        REQUIRE(manager.hear(kLong) == "READY=1");
        REQUIRE(manager.hear(kLong) == "WATCHDOG=1");
        revocation_cache::overwrite(stuck, "");
        const auto pointer = revocation_cache::contentsOf(store / "current");
        revocation_cache::overwrite(store / "current", pointer); // so that it looks
        CHECK(manager.fallsSilent(std::chrono::milliseconds{2000}));
        REQUIRE(::kill(kiosk.id(), SIGABRT) == 0); // what systemd does then
        CHECK(kiosk.finish() == 128 + SIGABRT);
    }
    std::filesystem::remove(stuck);
    RunningProgram next(command);
    CHECK(manager.hear(kLong) == "READY=1");
    CHECK(manager.hear(kLong) == "WATCHDOG=1");
}

TEST_CASE("ServiceNotify: a program that begins anew is asked again, whoever was asked before")
{
    const TemporaryFolder folder;
    const Manager manager((folder / "notify").string());
    ServiceNotify notify({manager.name(), std::chrono::milliseconds{40}});
    int asked = 0;
    QObject::connect(&notify, &ServiceNotify::asked, &notify, [&] { ++asked; });
    notify.ready();
    REQUIRE(waitUntil([&] { return asked == 1; })); // and whoever was asked has gone
    notify.ready();
    CHECK(waitUntil([&] { return asked == 2; }));
}
