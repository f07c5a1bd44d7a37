// SPDX-License-Identifier: Apache-2.0
#include "app/demo_world.h"
#include "crypto/encoding.h"
#include "tests/scan/scan_fixture.h"
#include "tests/scanner/scanner_support.h"

#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>
#include <doctest/doctest.h>

#include <map>

using namespace carded;
using test::run;
using test::scan;
using test::TemporaryFolder;
using test::writeFile;

namespace {

/// A picture of a linear code.
void drawLinear(const std::filesystem::path& path, ZXing::BarcodeFormat format, const std::string& text)
{
    const auto matrix = ZXing::MultiFormatWriter(format).setMargin(20).encode(text, 400, 120);
    scanner::Frame frame = test::blankFrame(matrix.width(), matrix.height());
    for (int y = 0; y < matrix.height(); ++y) {
        for (int x = 0; x < matrix.width(); ++x) {
            if (matrix.get(x, y)) {
                frame.luma[static_cast<std::size_t>(y) * static_cast<std::size_t>(matrix.width())
                           + static_cast<std::size_t>(x)] = 0;
            }
        }
    }
    writeFile(path, test::pictureFile(frame, ".png"));
}

int statusOf(const std::string& outcome)
{
    return outcome == "pass" ? 0 : outcome == "refuse" ? 1 : 2;
}

bool hasCorpus(const std::string& set)
{
    const bool isThere = std::filesystem::exists(test::corpusFolder().value_or("") / set);
    if (!isThere) {
        MESSAGE("SKIPPED: the corpus has no " << set);
    }
    return isThere;
}

std::vector<std::string> picturesBelow(const std::filesystem::path& folder)
{
    std::vector<std::string> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.path().extension() == ".png") {
            files.push_back(entry.path());
        }
    }
    return files;
}

/// Scans all; every code found must be an unsupported document of this kind. Returns in how many files one was.
std::size_t scanDocuments(const std::vector<std::string>& files, const std::string& document)
{
    std::map<std::string, int> found;
    for (const auto& json : test::objectsIn(scan(files))) {
        CAPTURE(json.dump());
        CHECK(json["outcome"] == "cannot_verify");
        CHECK(json["reason"] == "unsupported_document");
        CHECK(json["document"] == document);
        ++found[json["file"]];
    }
    return found.size();
}

} // namespace

TEST_CASE("carded scan: every demo customer's picture and film gets the answer of demo.json")
{
    const auto world = app::loadDemoWorld(test::demoFolder());
    REQUIRE(world);
    for (const auto& film : world->films) {
        const auto picture = test::demoFolder() / "codes" / (film.file.stem().string() + ".png");
        for (const auto& file : {picture, film.file}) {
            CAPTURE(file);
            const auto ran = scan({"--category", world->category, file});
            CHECK(ran.status == statusOf(film.outcome));
            CHECK(ran.err.empty());
            const auto results = test::objectsIn(ran);
            REQUIRE(results.size() == 1);
            CHECK(results[0]["outcome"] == film.outcome);
            CHECK(results[0]["reason"] == film.reason);
            CHECK(results[0]["file"] == file.string());
            CHECK(results[0]["symbology"] == "qr");
            CHECK(results[0]["frame"].is_number_unsigned());
            CHECK(results[0]["demo"] == true);
        }
    }
}

TEST_CASE("carded scan: of several files a refusal weighs most, then what could not be verified")
{
    const auto code = [](const std::string& name) { return (test::demoFolder() / "codes" / (name + ".png")).string(); };
    const auto status = [&](std::vector<std::string> files) {
        files.insert(files.begin(), {"--category", "tobacco"});
        return scan(files).status;
    };
    CHECK(status({code("1-adult"), code("3-last-day")}) == 0);
    CHECK(status({code("1-adult"), code("2-minor"), code("9-unknown-issuer")}) == 1);
    CHECK(status({code("9-unknown-issuer"), code("2-minor"), code("1-adult")}) == 1);
    CHECK(status({code("1-adult"), code("9-unknown-issuer"), code("3-last-day")}) == 2);
}

TEST_CASE("carded scan: an article's code is ignored, another linear code is too short")
{
    const TemporaryFolder folder;
    drawLinear(folder / "article.png", ZXing::BarcodeFormat::EAN13, "4006381333931");
    drawLinear(folder / "linear.png", ZXing::BarcodeFormat::Code128, "PARCEL-4711");
    const auto article = scan({folder / "article.png"});
    CHECK(article.status == 2);
    REQUIRE(test::objectsIn(article).size() == 1);
    CHECK(test::objectsIn(article)[0]["ignored"] == "article_number");
    CHECK(test::objectsIn(article)[0]["symbology"] == "ean13");
    const auto linear = scan({folder / "linear.png"});
    CHECK(linear.status == 2);
    REQUIRE(test::objectsIn(linear).size() == 1);
    CHECK(test::objectsIn(linear)[0]["reason"] == "short_code");
    CHECK(test::objectsIn(linear)[0]["symbology"] == "linear");
}

TEST_CASE("carded scan: a helper that is missing, ends early or lies is told, and nothing it said is believed")
{
    const TemporaryFolder folder;
    std::filesystem::copy_file(test::programs() / "carded", folder / "carded");
    const std::vector<std::string> command{folder / "carded", "scan", "--json", "--store", folder / "none", "a.png"};
    const auto missing = run(command);
    CHECK(missing.status == 70);
    CHECK(missing.err.find("carded-eye is not there") != std::string::npos);

    const std::string hello = R"(\001\002\000\000\000\003\000)";
    const std::string finished = R"(\007\000\000\000\000)";
    struct Row {
        const char* name;
        std::string says;
        const char* sentence;
    };
    const Row rows[] = {
        {"nothing", "", "ended early"},
        {"a greeting alone", hello, "ended early"},
        {"rubbish", hello + R"(\377)", "sent what cannot be"},
        {"another version", R"(\001\002\000\000\000\001\000)", "of another version"},
        {"the end of a second file", hello + R"(\005\004\000\000\000\001\000\000\000)" + finished,
         "sent what cannot be"},
        {"the failure of a tenth file", hello + R"(\006\005\000\000\000\011\000\000\000\000)" + finished,
         "sent what cannot be"},
        {"a code in file 2^32 - 1",
         hello + R"(\004\033\000\000\000\377\377\377\377)" + R"(\000\000\000\000\000\000\000\000)"
             + R"(\000\000\000\000\000\000\000\000)" + R"(\002\000qr\001\000x)" + finished,
         "sent what cannot be"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        writeFile(folder / "carded-eye", asBytes("#!/bin/sh\nprintf '" + row.says + "' >&3\n"));
        std::filesystem::permissions(folder / "carded-eye", std::filesystem::perms::owner_all);
        const auto ran = run(command);
        CAPTURE(ran.err);
        CHECK(ran.status == 70);
        CHECK(ran.out.empty());
        CHECK(ran.err.find(row.sentence) != std::string::npos);
    }
}

TEST_CASE("carded scan: real vaccination certificates are unsupported documents")
{
    if (!hasCorpus("07-eu-dcc")) {
        return;
    }
    const auto set = *test::corpusFolder() / "07-eu-dcc";
    const auto pictures = picturesBelow(set / "png");
    const std::size_t found = scanDocuments(pictures, "eu-dcc");
    MESSAGE(found << " of " << pictures.size() << " pictures hold a readable code");
    CHECK(found * 10 >= pictures.size() * 9);
}

TEST_CASE("carded scan: the pictures inside the certificates' descriptions are unsupported documents")
{
    if (!hasCorpus("07-eu-dcc")) {
        return;
    }
    const TemporaryFolder folder;
    std::vector<std::string> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(*test::corpusFolder() / "07-eu-dcc")) {
        if (entry.path().extension() != ".json" || entry.path().parent_path().filename() != "raw") {
            continue;
        }
        const auto json = nlohmann::json::parse(test::readFile(entry.path()), nullptr, false);
        if (!json.is_object() || !json.contains("2DCODE") || !json["PREFIX"].get<std::string>().starts_with("HC1:")) {
            continue;
        }
        std::string text = json["2DCODE"];
        std::erase(text, '=');
        std::ranges::replace(text, '+', '-');
        std::ranges::replace(text, '/', '_');
        if (const auto picture = crypto::decodeBase64Url(text)) {
            files.push_back(folder / (std::to_string(files.size()) + ".png"));
            writeFile(files.back(), *picture);
        }
    }
    const std::size_t found = scanDocuments(files, "eu-dcc");
    MESSAGE(found << " of " << files.size() << " pictures hold a readable code");
    CHECK(files.size() > 50);
    CHECK(found * 10 >= files.size() * 9);
}

TEST_CASE("carded scan: real passes of New Zealand are unsupported documents")
{
    if (!hasCorpus("09-nz-covid-pass")) {
        return;
    }
    const auto pictures = picturesBelow(*test::corpusFolder() / "09-nz-covid-pass");
    CHECK(pictures.size() == 5);
    CHECK(scanDocuments(pictures, "nz-covid-pass") == pictures.size());
}
