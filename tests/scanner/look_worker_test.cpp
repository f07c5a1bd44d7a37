// SPDX-License-Identifier: Apache-2.0
#include "scanner/look_worker.h"
#include "tests/scanner/scanner_support.h"

#include <doctest/doctest.h>

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <poll.h>
#include <string>

using namespace carded;
using namespace carded::scanner;
using namespace carded::test;
using std::chrono::milliseconds;

namespace {

std::filesystem::path realWorker()
{
    return eyeProgram().parent_path() / "carded-eye-look";
}

/// The worker of tests that misbehaves as `how` says, once, and is the real one from then on.
std::filesystem::path badWorker(const TemporaryFolder& folder, const std::string& how)
{
    ::setenv("CARDED_TEST_GOOD_WORKER", realWorker().c_str(), 1);
    std::filesystem::create_symlink(eyeProgram().parent_path() / "carded_bad_worker", folder / how);
    return folder / how;
}

LookWorker started(LookSetup setup)
{
    auto worker = LookWorker::start(std::move(setup));
    REQUIRE(worker);
    return std::move(*worker);
}

RawFrame rawOf(const Frame& frame)
{
    return {PixelFormat::Grey, frame.width, frame.height, frame.width, frame.luma};
}

void waitFor(const LookWorker& worker)
{
    const SourceWait wait = worker.wait();
    int time = 60'000;
    if (wait.until) {
        const auto left = std::chrono::ceil<milliseconds>(*wait.until - std::chrono::steady_clock::now());
        time = std::max(0, static_cast<int>(left.count()));
    }
    pollfd waiting{wait.fd, POLLIN, 0};
    REQUIRE((::poll(&waiting, 1, time) > 0 || wait.until));
}

LookEvent eventOf(LookWorker& worker)
{
    while (true) {
        if (auto event = worker.step()) {
            return *std::move(event);
        }
        waitFor(worker);
    }
}

/// Waits until a frame can be given; what happens until then must be nothing.
void becomeIdle(LookWorker& worker)
{
    while (!worker.isIdle()) {
        waitFor(worker);
        CHECK_FALSE(worker.step());
    }
}

LookEvent look(LookWorker& worker, const Frame& frame)
{
    becomeIdle(worker);
    REQUIRE(worker.give(rawOf(frame), 0, Effort::Live));
    return eventOf(worker);
}

/// The text of the only symbol in `event`.
std::string textOf(const LookEvent& event)
{
    const auto* looked = std::get_if<Looked>(&event);
    return looked && looked->symbols.size() == 1 ? std::string(asText(looked->symbols.front().bytes)) : "(none)";
}

const Frame& good()
{
    static const Frame frame = qrFrame(asBytes("good"));
    return frame;
}

std::string statusLine(pid_t process, const std::string& name)
{
    std::ifstream status("/proc/" + std::to_string(process) + "/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with(name + ":")) {
            return line.substr(name.size() + 2);
        }
    }
    return {};
}

} // namespace

TEST_CASE("LookWorker: frame after frame is looked into by one process, which has no rights")
{
    LookWorker worker = started({realWorker()});
    CHECK(textOf(look(worker, good())) == "good");
    const pid_t process = worker.processId();
    CHECK(textOf(look(worker, qrFrame(asBytes("next")))) == "next");
    CHECK(worker.processId() == process);
    CHECK(statusLine(process, "Seccomp") == "2");
    CHECK(statusLine(process, "NoNewPrivs") == "1");
    CHECK(statusLine(process, "Threads") == "1");
}

TEST_CASE("LookWorker: whatever a worker does, it costs its frame and nothing else")
{
    for (const std::string how : {"hangs", "dies", "sends-too-much", "sends-nonsense", "lies-about-lengths",
                                  "is-ready-again", "answers-for-another-frame", "answers-as-for-a-file"}) {
        CAPTURE(how);
        const TemporaryFolder folder;
        LookWorker worker = started({badWorker(folder, how), {}, {milliseconds(50), milliseconds(100)}});
        becomeIdle(worker);
        const pid_t bad = worker.processId();
        REQUIRE(worker.give(rawOf(good()), 0, Effort::Live));
        CHECK(std::holds_alternative<FrameLost>(eventOf(worker)));
        CHECK(::kill(bad, 0) != 0); // gone and collected
        becomeIdle(worker);
        REQUIRE(worker.give(rawOf(good()), 0, Effort::Thorough));
        CHECK(textOf(eventOf(worker)) == "good");
    }
}

TEST_CASE("LookWorker: answers that nobody asked for end the worker, and cost at most one frame")
{
    for (const std::string how : {"answers-twice", "floods"}) {
        CAPTURE(how);
        const TemporaryFolder folder;
        LookWorker worker = started({badWorker(folder, how)});
        CHECK(textOf(look(worker, good())) == "lie"); // the first answer may be anything: the symbol is not trusted
        LookEvent event = look(worker, good());
        if (std::holds_alternative<FrameLost>(event)) { // the frame was faster than the second answer
            event = look(worker, good());
        }
        CHECK(textOf(event) == "good");
    }
}

TEST_CASE("LookWorker: one that starts badly is replaced before it gets a frame")
{
    for (const std::string how :
         {"says-nothing", "is-of-another-version", "answers-before-it-is-ready", "answers-unasked"}) {
        CAPTURE(how);
        const TemporaryFolder folder;
        LookSetup setup{badWorker(folder, how)};
        setup.startTime = milliseconds(how == "says-nothing" ? 400 : 60'000);
        LookWorker worker = started(setup);
        LookEvent event = look(worker, good());
        if (std::holds_alternative<FrameLost>(event)) { // it had got it before it was seen to be bad
            event = look(worker, good());
        }
        CHECK(textOf(event) == "good");
    }
}

TEST_CASE("LookWorker: one that cannot be started is reported, and tried again after a rest")
{
    const TemporaryFolder folder;
    for (const auto& program : {folder / "missing", badWorker(folder, "dies-at-start-always")}) {
        CAPTURE(program.string());
        LookWorker worker = started({program});
        for (int i = 0; i < 2; ++i) {
            CHECK(std::holds_alternative<LookingImpossible>(eventOf(worker)));
            CHECK(worker.processId() == -1);
            const SourceWait rest = worker.wait();
            CHECK(rest.fd == -1);
            REQUIRE(rest.until);
            CHECK(*rest.until > std::chrono::steady_clock::now() + LookWorker::kRest / 2);
        }
    }
}

TEST_CASE("LookWorker: a worker that is killed while it waits is replaced, and no frame is lost")
{
    LookWorker worker = started({realWorker()});
    CHECK(textOf(look(worker, good())) == "good");
    const pid_t process = worker.processId();
    REQUIRE(::kill(process, SIGKILL) == 0);
    while (worker.processId() == process) {
        waitFor(worker);
        CHECK_FALSE(worker.step());
    }
    CHECK(textOf(look(worker, good())) == "good");
}

TEST_CASE("LookWorker: frames that cannot be are refused before a worker sees them")
{
    LookWorker worker = started({realWorker()});
    becomeIdle(worker);
    const Bytes pixels(kFrameMemoryBytes + 1);
    const auto isTaken = [&](int width, int height, int stride, std::size_t bytes) {
        return worker.give({PixelFormat::Grey, width, height, stride, ByteSpan(pixels).first(bytes)}, 0, Effort::Live);
    };
    CHECK_FALSE(isTaken(0, 0, 0, 0));
    CHECK_FALSE(isTaken(0, 1, 1, 1));
    CHECK_FALSE(isTaken(1, 0, 1, 1));
    CHECK_FALSE(isTaken(-1, -1, 1, 1));
    CHECK_FALSE(isTaken(10, 10, -10, 100));
    CHECK_FALSE(isTaken(16'000, 16'000, 16'000, kFrameMemoryBytes));
    CHECK_FALSE(isTaken(100, 100, 100, kFrameMemoryBytes + 1));
    CHECK(worker.isIdle());
}

TEST_CASE("LookWorker: the smallest and the widest frame, odd strides and rows that are not there")
{
    LookWorker worker = started({realWorker()});
    const Bytes pixels(kFrameMemoryBytes, 255);
    const auto answer = [&](const RawFrame& frame) {
        becomeIdle(worker);
        REQUIRE(worker.give(frame, 0, Effort::Thorough));
        return eventOf(worker);
    };
    const auto isLooked = [&](int width, int height, int stride, std::size_t bytes) {
        return std::holds_alternative<Looked>(
            answer({PixelFormat::Grey, width, height, stride, ByteSpan(pixels).first(bytes)}));
    };
    CHECK(isLooked(1, 1, 1, 1));
    CHECK(isLooked(16'000, 1, 16'000, 16'000));
    CHECK(isLooked(1, 16'000, 1, 16'000));
    CHECK(isLooked(3, 3, 7, 17));
    for (const RawFrame& broken : {RawFrame{PixelFormat::Grey, 3, 3, 7, ByteSpan(pixels).first(16)},
                                   RawFrame{PixelFormat::Grey, 10, 10, 9, ByteSpan(pixels).first(100)},
                                   RawFrame{PixelFormat::Yuyv, 10, 10, 19, ByteSpan(pixels).first(200)},
                                   RawFrame{PixelFormat::Mjpeg, 10, 10, 0, ByteSpan(pixels).first(200)},
                                   RawFrame{PixelFormat::Grey, 10, 10, 10, {}}}) {
        const LookEvent event = answer(broken);
        const auto* failed = std::get_if<NotLooked>(&event);
        REQUIRE(failed);
        CHECK(failed->failure == LookFailure::BrokenFrame);
    }
    CHECK(textOf(look(worker, good())) == "good");
}

TEST_CASE("LookWorker: JPEG and YUYV are made grey by the worker")
{
    LookWorker worker = started({realWorker()});
    const Frame frame = centred(qrFrame(asBytes("camera")), 320, 240);
    const Bytes jpeg = pictureFile(frame, ".jpg");
    becomeIdle(worker);
    REQUIRE(worker.give({PixelFormat::Mjpeg, 320, 240, 0, jpeg}, 0, Effort::Live));
    CHECK(textOf(eventOf(worker)) == "camera");
    Bytes yuyv;
    for (const std::uint8_t luma : frame.luma) {
        yuyv.insert(yuyv.end(), {luma, 128});
    }
    becomeIdle(worker);
    REQUIRE(worker.give({PixelFormat::Yuyv, 320, 240, 640, yuyv}, 1, Effort::Live));
    CHECK(textOf(eventOf(worker)) == "camera");
}
