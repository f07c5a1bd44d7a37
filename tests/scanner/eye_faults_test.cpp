// SPDX-License-Identifier: Apache-2.0
#include "scanner/eye_client.h"
#include "scanner/file_source.h"
#include "tests/scanner/scanner_support.h"
#include "tests/support/child_of.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <map>
#include <poll.h>
#include <string>
#include <unistd.h>

using namespace carded;
using namespace carded::scanner;
using namespace carded::test;
using std::chrono::milliseconds;

namespace {

namespace fs = std::filesystem;

EyeClient::Deadline late()
{
    return std::chrono::steady_clock::now() + std::chrono::minutes(2);
}

std::map<std::string, std::string> statusOf(const fs::path& process)
{
    std::map<std::string, std::string> fields;
    std::ifstream status(process / "status");
    for (std::string line; std::getline(status, line);) {
        const auto colon = line.find(":\t");
        if (colon != std::string::npos) {
            fields[line.substr(0, colon)] = line.substr(colon + 2);
        }
    }
    return fields;
}

/// 1280 x 720 full of finder patterns: each three of them could be a code.
Frame finderSheet()
{
    Frame sheet = blankFrame(1280, 720);
    for (int y = 0; y < sheet.height; ++y) {
        for (int x = 0; x < sheet.width; ++x) {
            const int column = x / 2 % 9;
            const int row = y / 2 % 9;
            const bool isRing = column < 7 && row < 7 && (column % 6 == 0 || row % 6 == 0);
            const bool isMiddle = column >= 2 && column <= 4 && row >= 2 && row <= 4;
            if (isRing || isMiddle) {
                sheet.luma[static_cast<std::size_t>(y) * 1280 + static_cast<std::size_t>(x)] = 0;
            }
        }
    }
    return sheet;
}

SourceError errorOf(FileSource& source)
{
    while (true) {
        const auto step = source.next();
        if (!step) {
            return step.error();
        }
        REQUIRE(std::holds_alternative<NoFrameYet>(*step));
        const SourceWait wait = source.wait();
        pollfd waiting{wait.fd, POLLIN, 0};
        const auto left = std::chrono::ceil<milliseconds>(wait.until.value_or(std::chrono::steady_clock::now())
                                                          - std::chrono::steady_clock::now());
        REQUIRE(::poll(&waiting, 1, std::max(0, static_cast<int>(left.count()))) >= 0);
    }
}

} // namespace

TEST_CASE("carded-eye: a frame that keeps the decoder busy costs itself alone, and the next one is read")
{
    const TemporaryFolder folder;
    const Frame code = centred(qrFrame(asBytes("after")), 1280, 720);
    writeFilm(folder / "film.avi", {code, finderSheet(), code}, 1);
    auto eye = EyeClient::start(eyeProgram(), {.sources = {{EyeSource::Kind::Video, folder / "film.avi"}}});
    REQUIRE(eye);
    std::vector<std::uint64_t> read;
    for (auto next = eye->next(late()); next && !std::holds_alternative<Finished>(*next); next = eye->next(late())) {
        if (const auto* symbol = std::get_if<SymbolSeen>(&*next)) {
            CHECK(asText(symbol->bytes) == "after");
            read.push_back(symbol->stamp.frame);
        }
    }
    CHECK(read == std::vector<std::uint64_t>{0, 2});
}

TEST_CASE("carded-eye: its worker may be killed at any time, it goes on with another one")
{
    const TemporaryFolder folder;
    writeFile(folder / "a.png", pictureFile(qrFrame(asBytes("again")), ".png"));
    auto eye =
        EyeClient::start(eyeProgram(), {.sources = {{EyeSource::Kind::Picture, folder / "a.png"}}, .repeat = true});
    REQUIRE(eye);
    const auto readOnce = [&] {
        for (auto next = eye->next(late()); next; next = eye->next(late())) {
            if (std::holds_alternative<SymbolSeen>(*next)) {
                return true;
            }
        }
        return false;
    };
    for (int kills = 0; kills < 5; ++kills) {
        REQUIRE(readOnce());
        const pid_t worker = childOf(eye->processId(), "carded-eye-look");
        REQUIRE(worker > 0);
        CHECK(statusOf("/proc/" + std::to_string(worker))["PPid"] == std::to_string(eye->processId()));
        REQUIRE(::kill(worker, SIGKILL) == 0);
    }
    CHECK(readOnce());
}

TEST_CASE("carded-eye: when it is gone, its workers are gone")
{
    auto eye = EyeClient::start(eyeProgram(), {.sources = {{EyeSource::Kind::Camera, "/nowhere/video0"}}});
    REQUIRE(eye);
    REQUIRE(eye->next(late())); // it has started its worker before
    const pid_t worker = childOf(eye->processId(), "carded-eye-look");
    REQUIRE(worker > 0);
    REQUIRE(::kill(eye->processId(), SIGKILL) == 0);
    eye->stop();
    pollfd none{-1, 0, 0};
    for (int tries = 0; tries < 1000 && ::kill(worker, 0) == 0; ++tries) {
        (void)::poll(&none, 1, 10); // the kernel ends it in its own time, and somebody else collects it
        if (statusOf("/proc/" + std::to_string(worker))["State"].starts_with("Z")) {
            break;
        }
    }
    const auto state = statusOf("/proc/" + std::to_string(worker))["State"];
    CHECK((state.empty() || state.starts_with("Z")));
}

TEST_CASE("FileSource: the process that decodes has no rights")
{
    const TemporaryFolder folder;
    writeFilm(folder / "film.avi", blankFrame(64, 48), 3);
    FileSource source(FileKind::Film, folder / "film.avi", Pace::EveryFrame,
                      {eyeProgram().parent_path() / "carded-eye-files"});
    for (auto step = source.next(); step && std::holds_alternative<NoFrameYet>(*step); step = source.next()) {
        const SourceWait wait = source.wait();
        pollfd waiting{wait.fd, POLLIN, 0};
        REQUIRE(::poll(&waiting, 1, 60'000) == 1);
    }
    const pid_t worker = childOf(::getpid(), "carded-eye-files");
    REQUIRE(worker > 0);
    auto status = statusOf("/proc/" + std::to_string(worker));
    CHECK(status["Seccomp"] == "2");
    CHECK(status["NoNewPrivs"] == "1");
    CHECK(status["Threads"] == "1");
}

TEST_CASE("FileSource: a process that dies, lies or says nothing makes its file a broken one")
{
    const TemporaryFolder folder;
    writeFile(folder / "a.png", pictureFile(blankFrame(20, 20), ".png"));
    const auto errorWith = [&](FileKind kind, const std::string& how) {
        const fs::path program = folder / how;
        std::error_code isThere;
        fs::create_symlink(eyeProgram().parent_path() / "carded_bad_worker", program, isThere);
        fs::remove(program.string() + ".was-here");
        FileSetup setup{program};
        setup.startTime = how == "says-nothing" ? milliseconds(100) : milliseconds(60'000);
        setup.openTime = milliseconds(100);
        FileSource source(kind, folder / "a.png", Pace::EveryFrame, setup);
        return errorOf(source);
    };
    CHECK(errorWith(FileKind::Picture, "dies") == SourceError::BrokenPicture);
    CHECK(errorWith(FileKind::Film, "dies") == SourceError::BrokenVideo);
    CHECK(errorWith(FileKind::Picture, "answers-unasked") == SourceError::BrokenPicture);
    CHECK(errorWith(FileKind::Picture, "says-nothing") == SourceError::DecoderFailed);
    CHECK(errorWith(FileKind::Picture, "is-of-another-version") == SourceError::DecoderFailed);
    CHECK(errorWith(FileKind::Picture, "dies-at-start-always") == SourceError::DecoderFailed);
    FileSource missing(FileKind::Picture, folder / "a.png", Pace::EveryFrame, {folder / "missing"});
    CHECK(errorOf(missing) == SourceError::DecoderFailed);
}
