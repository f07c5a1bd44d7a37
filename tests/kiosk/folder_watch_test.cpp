// SPDX-License-Identifier: Apache-2.0
#include "app/folder_watch.h"
#include "tests/kiosk/kiosk_fixture.h"

#include <doctest/doctest.h>

#include <sys/resource.h>

using namespace carded;
using app::FolderWatch;
using test::TemporaryFolder;
using test::waitUntil;

namespace {

namespace fs = std::filesystem;

constexpr std::chrono::milliseconds kSecond{1000};
constexpr std::chrono::milliseconds kNever = std::chrono::hours(24);

/// A watch that counts.
struct Watch {
    explicit Watch(const fs::path& folder, std::chrono::milliseconds slowLook = kNever)
        : watch(folder, FolderWatch::Holds::Files, slowLook)
    {
        QObject::connect(&watch, &FolderWatch::lookDue, &watch, [this] { ++looks; });
        watch.start();
        CHECK(looks == 1);
        looks = 0;
    }

    /// Whether it is told of a change within a second; what else the change brings is let pass.
    [[nodiscard]] bool hears()
    {
        const bool isHeard = waitUntil([&] { return looks > 0; }, kSecond);
        settle();
        return isHeard;
    }
    /// inotify's queue is filled before the call that changed something returns: one turn of the loop empties it.
    void settle()
    {
        QCoreApplication::processEvents();
        looks = 0;
    }

    FolderWatch watch;
    int looks = 0;
};

void put(const fs::path& file, const char* text = "x")
{
    revocation_cache::overwrite(file, text);
}

/// What a writer does last.
void replacePointer(const fs::path& store)
{
    put(store / "current.tmp");
    fs::rename(store / "current.tmp", store / "current");
}

} // namespace

TEST_CASE("FolderWatch: a pointer that is replaced, written, removed or made readable is told")
{
    const TemporaryFolder folder;
    fs::create_directory(folder / "store");
    const fs::path pointer = folder / "store" / "current";
    Watch own(folder / "store");
    replacePointer(folder / "store");
    CHECK(own.hears());
    replacePointer(folder / "store");
    CHECK(own.hears());
    put(pointer, "other");
    CHECK(own.hears());
    fs::permissions(pointer, fs::perms::owner_read);
    CHECK(own.hears());
    fs::remove(pointer);
    CHECK(own.hears());
}

TEST_CASE("FolderWatch: a folder with a slash behind its name is the same folder")
{
    const TemporaryFolder folder;
    fs::create_directory(folder / "store");
    Watch own(folder / "store/");
    replacePointer(folder / "store");
    CHECK(own.hears());
}

TEST_CASE("FolderWatch: a folder that appears later is told, with those above it, and watched from then on")
{
    const TemporaryFolder folder;
    Watch own(folder.path() / "a" / "b" / "store");
    for (const char* part : {"a", "a/b", "a/b/store"}) {
        CAPTURE(part);
        fs::create_directory(folder / part);
        CHECK(own.hears());
    }
    replacePointer(folder.path() / "a" / "b" / "store");
    CHECK(own.hears());
    fs::create_directories(folder.path() / "whole" / "b" / "store");
    CHECK(own.looks == 0);
    fs::remove_all(folder / "a");
    CHECK(own.hears());
    fs::rename(folder / "whole", folder / "a"); // at once
    CHECK(own.hears());
    replacePointer(folder.path() / "a" / "b" / "store");
    CHECK(own.hears());
}

TEST_CASE("FolderWatch: a folder, or one above it, in whose place another is put is watched no more, the other one is")
{
    for (const char* replaced : {"a/store", "a"}) {
        CAPTURE(replaced);
        const TemporaryFolder folder;
        fs::create_directories(folder.path() / "a" / "store");
        Watch own(folder.path() / "a" / "store");
        fs::rename(folder / replaced, folder / "away");
        CHECK(own.hears());
        fs::create_directories(folder.path() / "a" / "store");
        CHECK(own.hears());
        replacePointer(folder.path() / "a" / "store");
        CHECK(own.hears());
        put(fs::is_directory(folder.path() / "away" / "store") ? folder.path() / "away" / "store" / "current"
                                                               : folder.path() / "away" / "current");
        QCoreApplication::processEvents();
        CHECK(own.looks == 0);
    }
}

TEST_CASE("FolderWatch: what happens beside the folder is nothing to it, nor is reading in it")
{
    const TemporaryFolder folder;
    fs::create_directory(folder / "store");
    replacePointer(folder / "store");
    Watch own(folder / "store");
    put(folder / "beside");
    fs::create_directory(folder / "other");
    replacePointer(folder / "other");
    CHECK(revocation_cache::contentsOf(folder / "store/current") == "x");
    QCoreApplication::processEvents();
    CHECK(own.looks == 0);
}

TEST_CASE("FolderWatch: one that is stopped says nothing, and can be started again")
{
    const TemporaryFolder folder;
    Watch own(folder.path());
    own.watch.stop();
    replacePointer(folder.path());
    QCoreApplication::processEvents();
    CHECK(own.looks == 0);
    own.watch.start();
    own.settle();
    replacePointer(folder.path());
    CHECK(own.hears());
}

#ifndef __SANITIZE_ADDRESS__ // the sanitizers themselves need descriptors to look at an object
TEST_CASE("FolderWatch: where inotify cannot be had the slow look is due all the same")
{
    const TemporaryFolder folder;
    rlimit files{};
    REQUIRE(::getrlimit(RLIMIT_NOFILE, &files) == 0);
    const rlimit none{0, files.rlim_max};
    REQUIRE(::setrlimit(RLIMIT_NOFILE, &none) == 0);
    Watch own(folder.path(), std::chrono::milliseconds{300});
    REQUIRE(::setrlimit(RLIMIT_NOFILE, &files) == 0);
    replacePointer(folder.path());
    QCoreApplication::processEvents();
    CHECK(own.looks == 0);
    CHECK(waitUntil([&] { return own.looks >= 2; }));
}
#endif
