// SPDX-License-Identifier: Apache-2.0
// Nothing about a customer is left where a program of ours has been: not in what it printed, and not in what it wrote.
#include "crypto/encoding.h"
#include "tests/scanner/scanner_support.h"
#include "tests/secrecy/person.h"
#include "tests/secrecy/world.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

using namespace carded;
using namespace carded::test;

namespace {

namespace fs = std::filesystem;

/// For a failing test: the first that were found.
std::string listed(const std::vector<std::string>& found)
{
    std::string text;
    for (std::size_t i = 0; i < std::min<std::size_t>(found.size(), 20); ++i) {
        text += found[i] + "\n";
    }
    return text;
}

void checkNothingLeft(const World& world, const std::vector<std::string>& allowed = {})
{
    CHECK(listed(findings(world.places(), world.sentinels(), allowed)) == "");
}

/// All codes but the one named, a line each; those with line feeds in them do not go that way.
std::string linesOf(const World& world)
{
    std::string lines;
    for (const Code& code : world.codes()) {
        if (code.text.find('\n') == std::string::npos) {
            lines += code.text + "\n";
        }
    }
    return lines;
}

std::string hexLinesOf(const World& world)
{
    std::string lines;
    for (const Code& code : world.codes()) {
        lines += crypto::encodeHex(asBytes(code.text)) + "\n";
    }
    return lines + std::string(kSecretLooking) + "\n"; // is no hexadecimal
}

fs::path filmOf(const World& world, const Code& code)
{
    auto path = world.shown() / (code.name + ".avi");
    writeFilm(path, centred(qrFrame(asBytes(code.text), 4), 1280, 960), 50); // a text of no credential is waited with
    return path;
}

fs::path pictureOf(const World& world, const Code& code)
{
    auto path = world.shown() / (code.name + ".png");
    writeFile(path, pictureFile(centred(qrFrame(asBytes(code.text), 4), 1280, 960), ".png"));
    return path;
}

/// The reasons that the records of a world's till have.
std::string reasonsOnRecord(World& world)
{
    return world.carded({"evidence", "list"}).out;
}

void recordEverything(World& world)
{
    world.carded({"verify", "--record", "-"}, linesOf(world));
    world.carded({"verify", "--record", "--json", "-"}, linesOf(world)); // the passes are used up
    world.carded({"verify", "--record", "--hex", "-"}, hexLinesOf(world));
    world.carded({"verify", "--record", "--face-check", "yes", world.code("card").text});
    world.carded({"verify", "--record", "--face-check", "no", world.code("card").text});
    world.carded({"verify", "--record", world.code("claim 169").text});
}

} // namespace

TEST_CASE("Secrecy: whatever is looked for is found, in any place it could be")
{
    World world;
    world.run("carded", {"--version"});
    REQUIRE(listed(findings(world.places(), world.sentinels())) == "");
    for (const Sentinel& sentinel : world.sentinels().all()) {
        const Place planted{"planted", "before \n" + sentinel.bytes + "\t after"};
        CAPTURE(sentinel.name);
        CHECK_FALSE(findings({planted}, world.sentinels()).empty());
    }
    fs::create_directories(world.store() / "deep");
    std::ofstream(world.store() / "deep" / "file") << "x" << kDocumentNumber << "x";
    CHECK(listed(findings(world.places(), world.sentinels())).find("deep/file: document number") != std::string::npos);
    fs::remove(world.store() / "deep" / "file");
    fs::create_directories(world.store() / std::string(kFamilyName));
    CHECK_FALSE(findings(world.places(), world.sentinels()).empty());
    fs::remove(world.store() / std::string(kFamilyName));
    const auto pdf = world.run("carded-report", {}, "<p>" + std::string(kKoreanName) + "</p>");
    writeFile(world.out() / "a.pdf", asBytes(pdf.out));
    CHECK(listed(findings(filesBelow(world.out()), world.sentinels())).find("a.pdf as text: Korean name")
          != std::string::npos);
}

TEST_CASE("Secrecy: carded verify says nothing of what a code holds, whatever the code and the way it is asked")
{
    World world;
    CHECK(world.carded({"verify", world.code("adult").text}).status == 0);
    CHECK(world.carded({"verify", world.code("minor").text}).status == 1);
    for (const Code& code : world.codes()) {
        if (code.text.find('\0') == std::string::npos && code.text.size() < 100'000) {
            world.carded({"verify", code.text});
            world.carded({"verify", "--json", code.text});
            world.carded({"verify", "--hex", crypto::encodeHex(asBytes(code.text))});
        }
    }
    world.carded({"verify", "-"}, linesOf(world));
    world.carded({"verify", "--json", "-"}, linesOf(world));
    world.carded({"verify", "--json", "--hex", "-"}, hexLinesOf(world));
    world.carded({"verify", "--face-check", "yes", world.code("card").text});
    world.carded({"verify", "--face-check", "no", "--json", world.code("card").text});
    world.carded({"status"});
    world.carded({"status", "--json"});
    world.carded({"doctor"});
    checkNothingLeft(world);
}

// carded inspect is for support, and asked for on purpose: it shows the birth date and the place in the status list,
// which decide, and nothing that says who somebody is.
TEST_CASE("Secrecy: carded inspect shows what decides, and names nobody")
{
    World world;
    const std::string shown = world.run("carded", {"inspect", world.code("adult").text}).out;
    CHECK(shown.find(kBirthDate) != std::string::npos);
    for (const Code& code : world.codes()) {
        world.run("carded", {"inspect", code.text});
    }
    checkNothingLeft(world, {"birth date 1987-03-29", "birth date of the minor", "status index", "revoked index"});
}

// Where a file's name belongs it is taken for one, and said to be none.
TEST_CASE("Secrecy: a code in the wrong place of a command line is not repeated")
{
    World world;
    for (const char* name : {"adult", "words", "line longer than any", "JSON"}) {
        const std::string text = world.code(name).text;
        const std::vector<std::vector<std::string>> calls{
            {text},
            {"verify", text, text},
            {"verify", "--face-check", text, text},
            {"verify", "--hex", text},
            {"verify", "--at", text, text},
            {"verify", "--json=" + text, text},
            {"verify", "--" + text, text},
            {"inspect", text, text},
            {"status", text},
            {"doctor", text},
            {"sync", text},
            {"evidence", text},
            {"evidence", "list", text},
            {"evidence", "list", "--day", text},
            {"evidence", "list", "--month", text},
            {"evidence", "list", "--from", text},
            {"evidence", "report", "--language", text},
            {"evidence", "prune", "--keep-days", text},
            {"policy", "explain", "--at", text},
        };
        for (const auto& call : calls) {
            const Ran ran = world.run("carded", call);
            CAPTURE(call.front());
            CHECK(ran.status != 0);
            CHECK_FALSE(ran.err.empty());
        }
        world.run("carded-kiosk", {text});
        world.run("carded-kiosk", {"--language", text});
        world.run("carded-report", {text});
        world.run("carded-eye", {text});
        world.run("carded-eye-look", {text});
        world.run("carded-eye-files", {text});
    }
    checkNothingLeft(world);
}

TEST_CASE("Secrecy: records, reports and packs hold nothing of the customers they are about")
{
    World world;
    recordEverything(world);
    const std::string reasons = reasonsOnRecord(world);
    for (const char* reason :
         {"old_enough", "already_used", "underage", "expired", "revoked", "bad_signature", "unknown_issuer",
          "malformed", "code_too_old", "code_from_future", "wrong_audience", "holder_proof_missing", "not_a_credential",
          "unsupported_document", "online_code", "face_check_needed", "face_check_refused", "age_not_proven"}) {
        CAPTURE(reason);
        CHECK(reasons.find(reason) != std::string::npos);
    }
    world.carded({"evidence", "list", "--json"});
    for (const char* language : {"en", "ko"}) {
        world.carded({"evidence", "report", "--language", language});
        for (const char* ending : {".html", ".pdf"}) {
            const std::string file = world.out() / (std::string("report-") + language + ending);
            CHECK(world.carded({"evidence", "report", "--language", language, "--out", file}).status == 0);
        }
    }
    CHECK(world.carded({"evidence", "export", "--out", world.out() / "pack"}).status == 0);
    CHECK(world.carded({"evidence", "export", "--out", world.out() / "pack.zip"}).status == 0);
    world.carded({"evidence", "verify"});
    world.carded({"evidence", "verify", world.out() / "pack.zip"});
    world.carded({"evidence", "key"});
    checkNothingLeft(world);
    CHECK(world.carded({"evidence", "prune", "--keep-days", "0"}).status == 0);
    checkNothingLeft(world);
}

TEST_CASE("Secrecy: a store and records that cannot be read are told without what was to be checked")
{
    World world;
    recordEverything(world);
    const auto spoil = [](const fs::path& folder) {
        for (const auto& entry : fs::recursive_directory_iterator(folder)) {
            if (entry.is_regular_file()) {
                std::ofstream(entry.path(), std::ios::trunc) << "spoilt";
            }
        }
    };
    spoil(world.store() / "evidence");
    recordEverything(world);
    world.carded({"evidence", "list"});
    spoil(world.store());
    recordEverything(world);
    world.carded({"verify", world.code("adult").text});
    world.carded({"doctor"});
    checkNothingLeft(world);
}

TEST_CASE("Secrecy: carded scan says nothing of the codes in pictures and films, nor of broken files")
{
    World world;
    std::vector<std::string> files;
    for (const char* name : {"adult", "minor", "card", "claim 169", "licence", "words", "JSON", "link"}) {
        files.push_back(pictureOf(world, world.code(name)));
    }
    files.push_back(filmOf(world, world.code("other adult")));
    for (const char* ending : {".png", ".jpg", ".webp", ".bmp", ".avi", ".mp4", ".mkv", ".ts"}) {
        const fs::path whole = world.shown() / ("adult.png");
        auto broken = world.shown() / (std::string("broken") + ending);
        Bytes bytes = readFile(ending == std::string(".avi") ? fs::path(files.back()) : whole);
        bytes.resize(400);
        const std::string words = world.code("words").text;
        bytes.insert(bytes.end(), words.begin(), words.end());
        writeFile(broken, bytes);
        files.push_back(broken);
    }
    std::vector<std::string> scan{"scan", "--record"};
    scan.insert(scan.end(), files.begin(), files.end());
    const Ran sentences = world.carded(scan);
    CHECK(sentences.out.find("old_enough") != std::string::npos);
    CHECK(sentences.out.find("underage") != std::string::npos);
    scan[1] = "--json";
    world.carded(scan);
    world.carded({"scan", world.shown()});
    checkNothingLeft(world);
}

TEST_CASE("Secrecy: carded-kiosk and what it starts leave nothing of the customers they have seen")
{
    World world;
    nlohmann::json demo{
        {"made_at", std::chrono::floor<Seconds>(std::chrono::system_clock::now()).time_since_epoch().count()},
        {"category", "tobacco"}};
    for (const auto& [name, outcome, reason] :
         {std::array{"adult", "pass", "old_enough"}, std::array{"minor", "refuse", "underage"},
          std::array{"card", "cannot_verify", "face_check_needed"},
          std::array{"licence", "cannot_verify", "unsupported_document"},
          std::array{"words", "cannot_verify", "not_a_credential"}}) {
        demo["films"].push_back({{"file", filmOf(world, world.code(name))},
                                 {"customer", name},
                                 {"expected", {{"outcome", outcome}, {"reason", reason}}}});
    }
    std::ofstream(world.store() / "demo.json") << demo;
    const Ran ran = world.run("carded-kiosk", {"--demo", "--store", world.store(), "--demo-report",
                                               world.out() / "report.tsv", "--demo-shots", world.out() / "shots"});
    CAPTURE(ran.err);
    CAPTURE(asText(readFile(world.out() / "report.tsv")));
    CHECK(ran.status == 0);
    CHECK(reasonsOnRecord(world).find("underage") != std::string::npos);
    fs::remove(world.store() / "demo.json"); // ours: it names the films
    checkNothingLeft(world);
}
