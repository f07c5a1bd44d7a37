// SPDX-License-Identifier: Apache-2.0
#include "tests/tuf_fetch/served.h"
#include "tuf/folder_fetcher.h"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

using namespace carded;
using namespace carded::test;
using tuf::FetchError;

// Faults injected here: 4 links, 8 things that are no plain file, 7 names that lead elsewhere: 19.

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMax = 1000;

struct Folder {
    Served served;
    std::string url = "file://" + served.root().native();

    Folder()
    {
        served.put("metadata/root.json", "root");
        served.put("targets/one", "good");
        fs::create_directories(served.root() / "targets/deep/er");
        served.put("targets/deep/er/file", "deep");
        std::ofstream(served.folder / "secret") << "secret";
    }

    [[nodiscard]] fs::path target(const std::string& name) const { return served.root() / "targets" / name; }

    /// Refused, and for that reason.
    [[nodiscard]] bool refuses(const std::string& name, const std::string& words) const
    {
        const auto fetcher = open(url);
        return failedWith(fetcher->fetchTarget(name, kMax), FetchError::Failed) && mentions(*fetcher, words);
    }
};

} // namespace

TEST_CASE("Folder: plain files come, at any depth, and are counted")
{
    const Folder folder;
    auto options = quick();
    std::string seen;
    options.progress = [&](const tuf::FetchProgress& progress) { seen += progress.name; };
    const auto fetcher = open(folder.url + "//", options);
    CHECK(holds(fetcher->fetchMetadata("root.json", kMax), "root"));
    CHECK(holds(fetcher->fetchTarget("one", kMax), "good"));
    CHECK(holds(fetcher->fetchTarget("deep/er/file", kMax), "deep"));
    CHECK(fetcher->problem().empty());
    CHECK(fetcher->counts().requests == 3);
    CHECK(fetcher->counts().bodyBytes == 12);
    CHECK(seen == "root.jsononedeep/er/file");
    CHECK_FALSE(fetcher->wasResumed());
    fetcher->removeLeftovers();
    CHECK(fs::exists(folder.target("one")));
}

TEST_CASE("Folder: what is not there is told from what failed")
{
    const Folder folder;
    const auto fetcher = open(folder.url);
    CHECK(failedWith(fetcher->fetchMetadata("2.root.json", kMax), FetchError::NotFound));
    CHECK(fetcher->problem() == folder.served.root().native() + "/metadata/2.root.json: not there");
    CHECK(failedWith(fetcher->fetchTarget("none/file", kMax), FetchError::NotFound));
    CHECK(failedWith(open(folder.url + "/none")->fetchTarget("one", kMax), FetchError::Failed)); // no stick
    CHECK(holds(fetcher->fetchTarget("one", kMax), "good"));
    CHECK(fetcher->problem().empty());
}

TEST_CASE("Folder: a file may have as many bytes as were asked for, and not one more")
{
    const Folder folder;
    const auto fetcher = open(folder.url);
    CHECK(holds(fetcher->fetchTarget("one", 5), "good"));
    CHECK(holds(fetcher->fetchTarget("one", 4), "good"));
    CHECK(failedWith(fetcher->fetchTarget("one", 3), FetchError::TooLarge));
    CHECK(mentions(*fetcher, "longer than expected"));
    fs::resize_file(folder.target("one"), std::uintmax_t{1} << 40U); // never read: it would not fit
    CHECK(failedWith(fetcher->fetchTarget("one", kMax), FetchError::TooLarge));
    folder.served.put("targets/none", "");
    CHECK(holds(fetcher->fetchTarget("none", 0), ""));
}

TEST_CASE("Folder: no link is followed, to a file or to a folder (4 faults)")
{
    const Folder folder;
    fs::create_symlink(folder.served.folder / "secret", folder.target("link"));
    fs::create_symlink("one", folder.target("near"));
    fs::create_directory_symlink(folder.target("deep"), folder.target("folder"));
    CHECK(folder.refuses("link", "not a plain file"));
    CHECK(folder.refuses("near", "not a plain file"));
    CHECK(folder.refuses("folder/er/file", "links are not followed"));
    fs::rename(folder.served.root() / "targets", folder.served.folder / "elsewhere");
    fs::create_directory_symlink(folder.served.folder / "elsewhere", folder.served.root() / "targets");
    CHECK(folder.refuses("one", "links are not followed"));
}

TEST_CASE("Folder: the folder that the operator named may be a link itself")
{
    const Folder folder;
    fs::create_directory_symlink(folder.served.root(), folder.served.folder / "stick");
    CHECK(holds(open("file://" + (folder.served.folder / "stick").native())->fetchTarget("one", kMax), "good"));
}

TEST_CASE("Folder: pipes, sockets, devices and folders are no files, and nothing waits for them (5 faults)")
{
    const Folder folder;
    REQUIRE(::mkfifo(folder.target("pipe").c_str(), 0600) == 0);
    CHECK(folder.refuses("pipe", "not a plain file"));
    CHECK(folder.refuses("pipe/file", "not in a folder"));
    CHECK(folder.refuses("one/file", "not in a folder"));
    CHECK(folder.refuses("deep", "not a plain file"));

    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    folder.target("socket").native().copy(address.sun_path, sizeof address.sun_path - 1);
    const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    REQUIRE(::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    CHECK(folder.refuses("socket", "not a plain file"));
    ::close(socket);
}

TEST_CASE("Folder: a device is no file, however it got there (3 faults)")
{
    auto options = quick();
    options.targetsFolder = "";
    const auto fetcher = open("file:///dev", options);
    for (const char* device : {"zero", "null", "tty"}) {
        CAPTURE(device);
        CHECK(failedWith(fetcher->fetchTarget(device, kMax), FetchError::Failed));
        CHECK(mentions(*fetcher, "not a plain file"));
    }
}

TEST_CASE("Folder: no name leads elsewhere (7 faults)")
{
    const Folder folder;
    for (const char* name : {"../../secret", "../targets/one", "deep/../one", "./one", "deep/./er/file"}) {
        CAPTURE(name);
        CHECK(folder.refuses(name, "the name leads elsewhere"));
    }
    const auto fetcher = open(folder.url);
    CHECK_FALSE(fetcher->fetchTarget("..", kMax).has_value());
    CHECK_FALSE(fetcher->fetchTarget((folder.served.folder / "secret").native(), kMax).has_value());
}

TEST_CASE("Folder: an absolute name and an empty part are below the folder all the same")
{
    const Folder folder;
    const auto fetcher = open(folder.url);
    CHECK_FALSE(fetcher->fetchTarget("/etc/passwd", kMax).has_value());
    CHECK_FALSE(fetcher->fetchTarget("deep//er/file", kMax).has_value());
    CHECK_FALSE(fetcher->fetchTarget("", kMax).has_value());
    CHECK_FALSE(fetcher->fetchTarget("one/", kMax).has_value());
}

TEST_CASE("Folder: names are percent-encoded on the disk, the folder in its URL is decoded")
{
    const Served served;
    const fs::path stick = served.folder / "a stick";
    fs::create_directories(stick / "metadata");
    std::ofstream(stick / "metadata/..%2Fodd%20role.json") << "odd";
    const auto fetcher = open("file://" + served.folder.path().native() + "/a%20stick");
    CHECK(holds(fetcher->fetchMetadata("..%2Fodd%20role.json", kMax), "odd"));
}
