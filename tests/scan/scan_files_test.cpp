// SPDX-License-Identifier: Apache-2.0
// What `carded scan` does with files, whatever codes they hold.
#include "tests/scan/scan_fixture.h"
#include "tests/scanner/scanner_support.h"

#include <doctest/doctest.h>

using namespace carded;
using test::scan;
using test::TemporaryFolder;
using test::writeFile;

namespace {

void cut(const std::filesystem::path& from, const std::filesystem::path& to, std::size_t bytes)
{
    const Bytes whole = test::readFile(from);
    REQUIRE(whole.size() > bytes);
    writeFile(to, ByteSpan(whole).first(bytes));
}

} // namespace

TEST_CASE("carded scan: a bad file is named, and the next ones are read")
{
    const TemporaryFolder folder;
    const auto good = test::demoFolder() / "codes" / "1-adult.png";
    writeFile(folder / "text.png", asBytes("this is no picture"));
    writeFile(folder / "empty.png", {});
    cut(good, folder / "cut.png", std::filesystem::file_size(good) / 2);
    writeFile(folder / "blank.png", test::pictureFile(test::blankFrame(100, 100), ".png"));
    writeFile(folder / "no.avi", asBytes("this is no film"));
    std::filesystem::create_directory(folder / "folder");
    struct Row {
        const char* file;
        const char* sentence;
    };
    const Row rows[] = {
        {"text.png", "it is not a picture"},
        {"empty.png", "the file is empty"},
        {"cut.png", "the picture is cut short or damaged"},
        {"blank.png", "no code was found"},
        {"no.avi", "it is not a video"},
        {"folder", "there is no picture in this folder"},
        {"missing.png", "there is nothing of this name"},
        {"missing.avi", "there is nothing of this name"},
    };
    std::vector<std::string> all;
    for (const Row& row : rows) {
        CAPTURE(row.file);
        const auto path = (folder / row.file).string();
        const auto ran = scan({path});
        CHECK(ran.status == 2);
        CHECK(ran.out.empty());
        CAPTURE(ran.err);
        CHECK(ran.err.find(path + ": " + row.sentence) != std::string::npos);
        all.push_back(path);
    }
    all.push_back(good);
    const auto ran = scan(all);
    CHECK(ran.status == 2);
    const auto results = test::objectsIn(ran);
    REQUIRE(results.size() == 1);
    CHECK(results[0]["reason"] == "old_enough");
    CHECK(std::ranges::count(ran.err, '\n') == std::ssize(rows));
}

TEST_CASE("carded scan: an empty name leads to nothing, and the next files are read")
{
    const auto alone = scan({""});
    CHECK(alone.status == 2);
    CHECK(alone.err == "carded: \"\": there is nothing of this name. Check the path.\n");
    const auto ran = scan({"", test::demoFolder() / "codes" / "1-adult.png", ""});
    CHECK(ran.status == 2);
    CHECK(ran.err == alone.err);
    REQUIRE(test::objectsIn(ran).size() == 1);
    CHECK(test::objectsIn(ran)[0]["reason"] == "old_enough");
}

TEST_CASE("carded scan: a film that is cut short answers for what was seen, and says so")
{
    const TemporaryFolder folder;
    test::writeFilm(folder / "film.avi", test::centred(test::qrFrame(asBytes("HC1:X")), 1280, 720), 50);
    cut(folder / "film.avi", folder / "cut.avi", std::filesystem::file_size(folder / "film.avi") / 2);
    const auto ran = scan({folder / "cut.avi"});
    CHECK(ran.status == 2);
    REQUIRE(test::objectsIn(ran).size() == 1);
    CHECK(test::objectsIn(ran)[0]["document"] == "eu-dcc");
    CHECK(ran.err.find("the video is cut short or damaged") != std::string::npos);
}

TEST_CASE("carded scan: a name is told without its control characters")
{
    const TemporaryFolder folder;
    writeFile(folder / "a\x1b[2J.png", asBytes("this is no picture"));
    const auto ran = scan({folder.path()});
    CHECK(ran.err
          == "carded: " + (folder / "a\\x1b[2J.png").string()
                 + ": it is not a picture. "
                   "Use PNG, JPEG, WebP or BMP, or a video.\n");
}

TEST_CASE("carded scan: a film is known by the ending of its name, in small letters or capitals")
{
    const TemporaryFolder folder;
    test::writeFilm(folder / "made.avi", test::centred(test::qrFrame(asBytes("HC1:X")), 320, 240), 3);
    std::vector<std::string> films;
    for (const char* const ending : {".mp4", ".ts", ".ogv", ".OGG"}) {
        films.push_back(folder / ("film" + std::string(ending)));
        std::filesystem::copy_file(folder / "made.avi", films.back()); // what is in it counts
    }
    const auto ran = scan(films);
    CHECK(ran.err.empty());
    const auto results = test::objectsIn(ran);
    REQUIRE(results.size() == films.size());
    for (std::size_t i = 0; i < films.size(); ++i) {
        CHECK(results[i]["file"] == films[i]);
        CHECK(results[i]["document"] == "eu-dcc");
    }
}

TEST_CASE("carded scan: a folder is read picture after picture, in order")
{
    const TemporaryFolder folder;
    std::filesystem::copy_file(test::demoFolder() / "codes" / "2-minor.png", folder / "b.png");
    std::filesystem::copy_file(test::demoFolder() / "codes" / "1-adult.png", folder / "a.png");
    const auto ran = scan({folder.path()});
    CHECK(ran.status == 1);
    const auto results = test::objectsIn(ran);
    REQUIRE(results.size() == 2);
    CHECK(results[0]["reason"] == "old_enough");
    CHECK(results[0]["frame"] == 0);
    CHECK(results[1]["reason"] == "underage");
    CHECK(results[1]["frame"] == 1);
}

TEST_CASE("carded scan: a bad picture in a folder is named, wherever it is")
{
    const TemporaryFolder folder;
    const auto good = test::demoFolder() / "codes" / "1-adult.png";
    writeFile(folder / "a.png", asBytes("this is no picture"));
    std::filesystem::copy_file(good, folder / "b.png");
    writeFile(folder / "c.png", test::pictureFile(test::blankFrame(100, 100), ".png"));
    cut(good, folder / "d.png", std::filesystem::file_size(good) / 2);
    writeFile(folder / "e.png", {});
    std::filesystem::copy_file(good, folder / "f.png");
    const auto ran = scan({folder.path()});
    CHECK(ran.status == 2);
    CHECK(test::objectsIn(ran).size() == 2);
    CAPTURE(ran.err);
    CHECK(ran.err.find("a.png: it is not a picture") != std::string::npos);
    CHECK(ran.err.find("d.png: the picture is cut short or damaged") != std::string::npos);
    CHECK(ran.err.find("e.png: the file is empty") != std::string::npos);
    CHECK(std::ranges::count(ran.err, '\n') == 3);
}
