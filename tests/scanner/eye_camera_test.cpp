// SPDX-License-Identifier: Apache-2.0
#include "scanner/eye_client.h"
#include "scanner/preview_pace.h"
#include "tests/scanner/fake_cameras.h"
#include "tests/scanner/scanner_support.h"

#include <doctest/doctest.h>

#include <functional>

using namespace carded;
using namespace carded::scanner;
using namespace carded::test;

namespace {

constexpr const char* kVga = "format MJPG 640 480 30\ninterval 33\n";

EyeClient::Deadline soon()
{
    return std::chrono::steady_clock::now() + std::chrono::seconds(60);
}

/// carded-eye with a camera that is not there, played by its driver.
class EyeWithCamera {
public:
    [[nodiscard]] EyeClient start(const std::string& wanted) const
    {
        auto client = EyeClient::start(eyeProgram(), {.sources = {{EyeSource::Kind::Camera, wanted}}});
        REQUIRE(client);
        return std::move(*client);
    }
    /// A picture of a code for the camera to see.
    std::string code(const std::string& text)
    {
        return cameras.picture(pictureFile(centred(qrFrame(asBytes(text)), 640, 480), ".jpg"));
    }
    std::string black()
    {
        Frame frame = blankFrame(640, 480);
        frame.luma.assign(frame.luma.size(), 12);
        return cameras.picture(pictureFile(frame, ".jpg"));
    }

    FakeCameras cameras;
};

/// Passes over what comes before a message that `isIt`.
void waitFor(EyeClient& client, const std::function<bool(const Message&)>& isIt)
{
    while (true) {
        const auto message = client.next(soon());
        REQUIRE(message);
        if (isIt(*message)) {
            return;
        }
    }
}

void waitFor(EyeClient& client, const Message& wanted)
{
    waitFor(client, [&](const Message& message) { return message == wanted; });
}

/// What comes next besides frames.
Message nextNews(EyeClient& client)
{
    while (true) {
        auto message = client.next(soon());
        REQUIRE(message);
        if (!std::holds_alternative<FrameSeen>(*message)) {
            return std::move(*message);
        }
    }
}

void waitForText(EyeClient& client, const std::string& text)
{
    waitFor(client, [&](const Message& message) {
        const auto* const symbol = std::get_if<SymbolSeen>(&message);
        return symbol != nullptr && asText(symbol->bytes) == text;
    });
}

} // namespace

TEST_CASE("carded-eye: what is held before a camera is read, JPEG or not")
{
    EyeWithCamera eye;
    eye.cameras.plug("video0", kVga + eye.code("from a JPEG") + "noise\n");
    EyeClient client = eye.start("auto");
    CHECK(client.next(soon()) == Message(SourceOpened{0, 640, 480}));
    waitForText(client, "from a JPEG");

    const Frame frame = centred(qrFrame(asBytes("from grey")), 640, 480);
    eye.cameras.plug("video1", "format GREY 640 480 30\ninterval 33\nnoise\n" + eye.cameras.picture(frame.luma));
    EyeClient other = eye.start("/dev/video1");
    waitForText(other, "from grey");
}

TEST_CASE("carded-eye: of a shop in which nothing happens five frames a second are told")
{
    EyeWithCamera eye;
    eye.cameras.plug("video0", kVga + eye.cameras.picture(pictureFile(blankFrame(640, 480), ".jpg")) + "noise\n");
    EyeClient client = eye.start("auto");
    constexpr std::uint64_t kSearched = 2000; // ms: a still scene is searched by every step first
    constexpr std::uint64_t kWatched = 2000;
    std::uint64_t told = 0;
    std::uint64_t at = 0;
    waitFor(client, [&](const Message& message) {
        const auto* const seen = std::get_if<FrameSeen>(&message);
        at = seen != nullptr ? seen->stamp.milliseconds : at;
        told += seen != nullptr && at >= kSearched ? 1 : 0;
        return at >= kSearched + kWatched;
    });
    constexpr std::uint64_t kLate = 3; // a frame's time is the camera's, the pace that of the worker
    CHECK(told <= kWatched / static_cast<std::uint64_t>(PreviewPace::kStill.count()) + kLate);
    eye.cameras.plug("video0", kVga + eye.code("a customer's") + "noise\n");
    waitForText(client, "a customer's");
}

TEST_CASE("carded-eye: a camera that is unplugged is lost and missing, and read again where it is plugged in")
{
    EyeWithCamera eye;
    const std::string script = std::string(kVga) + "card Till Camera\nnoise\n";
    eye.cameras.plug("video0", script + eye.code("before"));
    EyeClient client = eye.start("name:till camera");
    waitForText(client, "before");
    eye.cameras.unplug("video0");
    waitFor(client, SourceFailed{0, SourceError::CameraLost});
    CHECK(client.next(soon()) == Message(SourceFailed{0, SourceError::NoCamera}));
    eye.cameras.plug("video5", script + eye.code("after"));
    CHECK(client.next(soon()) == Message(SourceOpened{0, 640, 480}));
    waitForText(client, "after");
}

TEST_CASE("carded-eye: a camera that is covered is told once, and that it sees again")
{
    EyeWithCamera eye;
    eye.cameras.plug("video0", kVga + eye.black() + "noise\n");
    EyeClient client = eye.start("auto");
    CHECK(client.next(soon()) == Message(SourceOpened{0, 640, 480}));
    CHECK(nextNews(client) == Message(SourceFailed{0, SourceError::CameraBlack}));
    eye.cameras.plug("video0", kVga + eye.code("uncovered") + "noise\n");
    CHECK(nextNews(client) == Message(SourceOpened{0, 640, 480}));
    waitForText(client, "uncovered");
}

TEST_CASE("carded-eye: a camera that is stuck is told once, and that it moves again")
{
    EyeWithCamera eye;
    const std::string script = kVga + eye.code("stuck");
    eye.cameras.plug("video0", script);
    EyeClient client = eye.start("auto");
    waitFor(client, SourceFailed{0, SourceError::CameraFrozen});
    eye.cameras.plug("video0", script + "noise\n");
    waitFor(client, SourceOpened{0, 640, 480});
    waitForText(client, "stuck");
}
