// SPDX-License-Identifier: Apache-2.0
#include "evidence/pack_file.h"
#include "evidence/pack_zip.h"
#include "tests/evidence/test_log.h"
#include "tests/support/small_disk.h"
#include "tests/support/temporary_folder.h"

#include <doctest/doctest.h>

#include <fstream>
#include <random>
#include <sys/stat.h>
#include <unistd.h>

using namespace carded;
using namespace carded::evidence;
using test::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

PackFiles pack()
{
    const test::TestLog log(6);
    return makePack(log.content(2, 4)).value();
}

std::optional<PackFileError> errorIn(const fs::path& path)
{
    const auto files = readPack(path);
    return files ? std::nullopt : std::optional(files.error());
}

std::optional<PackFileError> errorOfWriting(const fs::path& path)
{
    const auto written = writePack(pack(), path);
    return written ? std::nullopt : std::optional(written.error());
}

void write(const fs::path& path, const std::string& content)
{
    std::ofstream(path, std::ios::binary) << content;
}

std::size_t entriesIn(const fs::path& folder)
{
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

mode_t modeOf(const fs::path& path)
{
    struct stat status {};
    REQUIRE(::stat(path.c_str(), &status) == 0);
    return status.st_mode & 0777U;
}

uid_t ownerOf(const fs::path& path)
{
    struct stat status {};
    REQUIRE(::stat(path.c_str(), &status) == 0);
    return status.st_uid;
}

/// A pack in a folder, to be spoiled.
struct WrittenPack {
    TemporaryFolder parent;
    fs::path path = parent / "pack";

    WrittenPack() { REQUIRE_FALSE(errorOfWriting(path).has_value()); }
};

} // namespace

TEST_CASE("PackFile: a pack written to a folder or a zip comes back as it was, and leaves nothing else")
{
    const TemporaryFolder parent;
    for (const char* name : {"pack", "folder/", "pack.zip"}) {
        CHECK_FALSE(errorOfWriting(parent / name).has_value());
        CHECK(readPack(parent / name).value() == pack());
    }
    CHECK(entriesIn(parent.path()) == 3);
    CHECK(fs::is_regular_file(parent / "pack.zip"));
    CHECK(entriesIn(parent / "pack") == pack().size());
}

TEST_CASE("PackFile: only its owner may read it")
{
    const TemporaryFolder parent;
    REQUIRE_FALSE(errorOfWriting(parent / "pack").has_value());
    REQUIRE_FALSE(errorOfWriting(parent / "pack.zip").has_value());
    CHECK(modeOf(parent / "pack") == 0700);
    CHECK(modeOf(parent / "pack/records.jsonl") == 0600);
    CHECK(modeOf(parent / "pack.zip") == 0600);
}

TEST_CASE("PackFile: what root writes belongs to the owner of the folder it is in")
{
    const TemporaryFolder parent;
    constexpr uid_t kNobody = 65534;
    if (::chown(parent.path().c_str(), kNobody, kNobody) != 0) {
        MESSAGE("no owner can be changed here: this needs root");
        return;
    }
    for (const char* name : {"pack", "pack.zip"}) {
        REQUIRE_FALSE(errorOfWriting(parent / name).has_value());
        CHECK(ownerOf(parent / name) == kNobody);
    }
    CHECK(ownerOf(parent / "pack/manifest") == kNobody);
}

TEST_CASE("PackFile: an empty folder is filled, anything else is left as it is")
{
    const TemporaryFolder parent;
    fs::create_directory(parent / "empty");
    CHECK_FALSE(errorOfWriting(parent / "empty").has_value());
    CHECK(errorOfWriting(parent / "empty") == PackFileError::AlreadyThere);
    CHECK(readPack(parent / "empty").value() == pack());
    for (const char* name : {"file", "file.zip"}) {
        write(parent / name, "mine");
        CHECK(errorOfWriting(parent / name) == PackFileError::AlreadyThere);
        CHECK(fs::file_size(parent / name) == 4);
    }
    fs::create_directory(parent / "folder.zip");
    CHECK(errorOfWriting(parent / "folder.zip") == PackFileError::AlreadyThere);
    for (const char* name : {"link", "link.zip"}) {
        fs::create_symlink("nowhere", parent / name);
        CHECK(errorOfWriting(parent / name) == PackFileError::AlreadyThere);
    }
    CHECK(entriesIn(parent.path()) == 6);
}

TEST_CASE("PackFile: where nothing can be written, nothing is left")
{
    const TemporaryFolder parent;
    CHECK(errorOfWriting(parent / "missing/pack") == PackFileError::CannotWrite);
    CHECK(errorOfWriting(parent / "missing/pack.zip") == PackFileError::CannotWrite);
    CHECK(errorOfWriting("/dev/full/pack") == PackFileError::CannotWrite);
    CHECK(errorOfWriting("/proc/pack") == PackFileError::CannotWrite);
    CHECK(entriesIn(parent.path()) == 0);
}

TEST_CASE("PackFile: on a full disk nothing is left but the room there was")
{
    const TemporaryFolder parent;
    const test::SmallDisk disk(parent / "disk", 1024);
    if (!disk.isMounted()) {
        MESSAGE("no disk can be mounted here: this needs root");
        return;
    }
    std::string noise;      // so that a zip is no smaller
    std::mt19937 random(1); // NOLINT(cert-msc32-c,cert-msc51-cpp): the same in every run
    for (int i = 0; i < 1'100'000; ++i) {
        noise += static_cast<char>(random() & 0xFFU);
    }
    for (const char* name : {"disk/pack", "disk/pack.zip"}) {
        const auto written = writePack({{"checkpoint", "1"}, {"report.pdf", noise}}, parent / name);
        REQUIRE_FALSE(written.has_value());
        CHECK(written.error() == PackFileError::DiskFull);
        CHECK(entriesIn(parent / "disk") == 0);
        CHECK_FALSE(errorOfWriting(parent / name).has_value());
        fs::remove_all(parent / name);
    }
}

TEST_CASE("PackFile: what is neither a folder nor a zip is no pack")
{
    const TemporaryFolder parent;
    CHECK(errorIn(parent / "missing") == PackFileError::CannotRead);
    write(parent / "text", "text");
    CHECK(errorIn(parent / "text") == PackFileError::NotAPack);
    CHECK(errorIn("/dev/zero") == PackFileError::NotAPack);
    REQUIRE(::mkfifo((parent / "pipe").c_str(), 0600) == 0);
    CHECK(errorIn(parent / "pipe") == PackFileError::NotAPack);
    fs::create_directory(parent / "empty");
    CHECK(readPack(parent / "empty").value().empty()); // checkPack() says what is missing
}

TEST_CASE("PackFile: a folder with anything but a pack's files is refused")
{
    const WrittenPack written;
    write(written.path / ".hidden", "");
    CHECK(errorIn(written.path) == PackFileError::UnknownFile);
    fs::remove(written.path / ".hidden");
    fs::create_directory(written.path / "more");
    CHECK(errorIn(written.path) == PackFileError::UnknownFile);
}

TEST_CASE("PackFile: links, pipes, devices and folders with a pack's names are not opened")
{
    const WrittenPack written;
    const auto file = written.path / "report.html";
    fs::rename(file, written.parent / "elsewhere");
    fs::create_symlink("../elsewhere", file);
    CHECK(errorIn(written.path) == PackFileError::NotAFile);
    fs::remove(file);
    REQUIRE(::mkfifo(file.c_str(), 0600) == 0);
    CHECK(errorIn(written.path) == PackFileError::NotAFile);
    fs::remove(file);
    fs::create_directory(file);
    CHECK(errorIn(written.path) == PackFileError::NotAFile);
    fs::remove(file);
    if (::mknod(file.c_str(), S_IFCHR | 0600, 0x0105) == 0) { // /dev/zero; where a test may make devices
        CHECK(errorIn(written.path) == PackFileError::NotAFile);
        fs::remove(file);
    }
    fs::rename(written.parent / "elsewhere", file);
    CHECK(errorIn(written.path) == std::nullopt);
}

TEST_CASE("PackFile: files above their limits are not read")
{
    const WrittenPack written;
    fs::resize_file(written.path / "report.html", findPackFile("report.html")->mostBytes + 1);
    CHECK(errorIn(written.path) == PackFileError::FileTooLarge);
    for (const char* name : {"report.html", "records.jsonl", "proofs.jsonl"}) { // sparse files
        fs::resize_file(written.path / name, findPackFile(name)->mostBytes);
    }
    CHECK(errorIn(written.path) == PackFileError::PackTooLarge);
    write(written.parent / "large.zip", "");
    fs::resize_file(written.parent / "large.zip", kMaxZipBytes + 1);
    CHECK(errorIn(written.parent / "large.zip") == PackFileError::PackTooLarge);
}

TEST_CASE("PackFile: a zip's own errors come through, each as what it is")
{
    const TemporaryFolder parent;
    const auto errorOfZip = [&parent](const std::string& zip) {
        write(parent / "a.zip", zip);
        return errorIn(parent / "a.zip");
    };
    CHECK(errorOfZip(toZip({{"readme.txt", "1"}}).value()) == PackFileError::UnknownFile);
    CHECK(errorOfZip(toZip({{"report.html", std::string(17 * kMiB, ' ')}}).value()) == PackFileError::FileTooLarge);
    CHECK(errorOfZip("PK") == PackFileError::NotAPack);
    std::string twice = toZip({{"report.htm_", "1"}, {"report.html", "1"}}).value();
    std::string encrypted = toZip({{"report.html", "1"}}).value();
    std::string link = encrypted;
    for (std::size_t at = twice.find('_'); at != std::string::npos; at = twice.find('_')) {
        twice[at] = 'l';
    }
    CHECK(errorOfZip(twice) == PackFileError::DoubledName);
    const std::size_t entry = encrypted.find("PK\1\2"); // in the directory, which says all again
    encrypted[6] |= 1;                                  // the flags
    encrypted[entry + 8] |= 1;
    CHECK(errorOfZip(encrypted) == PackFileError::OddEntry);
    link[entry + 41] = static_cast<char>(0xA1); // a symbolic link's type
    CHECK(errorOfZip(link) == PackFileError::NotAFile);
}
