// SPDX-License-Identifier: Apache-2.0
#include "scanner/camera_probe.h"
#include "scanner/camera_source.h"
#include "scanner/luma.h"
#include "tests/scanner/fake_cameras.h"
#include "tests/scanner/scanner_support.h"

#include <doctest/doctest.h>

using namespace carded;
using namespace carded::scanner;
using namespace carded::test;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

constexpr SteadyTime kStart{std::chrono::hours(1)};
constexpr std::size_t kPlaces = 6;

/// The frame that the camera gives now; nothing if it has none.
std::optional<RawFrame> frameOf(CameraSource& camera, SteadyTime now = kStart)
{
    const auto step = camera.nextAt(now);
    REQUIRE(step);
    const auto* const timed = std::get_if<TimedFrame>(&*step);
    return timed ? std::optional(timed->frame) : std::nullopt;
}

SourceError errorOf(CameraSource& camera, SteadyTime now = kStart)
{
    const auto step = camera.nextAt(now);
    REQUIRE_FALSE(step);
    return step.error();
}

bool isPause(CameraSource& camera)
{
    const auto step = camera.nextAt(kStart);
    REQUIRE(step);
    return std::holds_alternative<FramesOutdated>(*step);
}

/// A small grey camera whose first byte of a frame is the frame's number.
std::string greyScript(FakeCameras& cameras)
{
    return "format GREY 16 8 30\nnoise\n" + cameras.picture(Bytes(std::size_t{16} * 8, 50));
}

/// That camera plugged in and opened, with no frame yet.
class GreyCamera {
public:
    GreyCamera() : m_script(greyScript(m_cameras))
    {
        have(0);
        CHECK_FALSE(newest());
    }

    /// So many frames have come since the start.
    void have(int frames, const std::string& more = {})
    {
        m_cameras.plug("video0", m_script + more + "frames " + std::to_string(frames) + "\n");
    }
    /// The number of the newest frame; nothing if there is none.
    std::optional<int> newest()
    {
        const auto frame = frameOf(m_camera);
        return frame ? std::optional<int>(frame->bytes.front()) : std::nullopt;
    }

    FakeCameras& cameras() { return m_cameras; }
    CameraSource& camera() { return m_camera; }

private:
    FakeCameras m_cameras;
    std::string m_script;
    CameraSource m_camera{"auto"};
};

bool isSubstring(const std::string& whole, const std::string& part)
{
    return whole.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("CameraSource: a frame is handed out as the camera gave it, and once")
{
    GreyCamera grey;
    grey.have(1);
    const auto frame = frameOf(grey.camera());
    REQUIRE(frame);
    CHECK(frame->format == PixelFormat::Grey);
    CHECK(frame->width == 16);
    CHECK(frame->height == 8);
    CHECK(frame->stride == 16);
    CHECK(frame->bytes.size() == 128);
    CHECK(frame->bytes.back() == 50);
    CHECK_FALSE(grey.newest());
}

TEST_CASE("CameraSource: of several frames the newest is handed out, and the others are not seen again")
{
    GreyCamera grey;
    grey.have(3);
    CHECK(grey.newest() == 2);
    grey.have(4);
    CHECK(grey.newest() == 3);
    for (int frames = 5; frames < 60; ++frames) { // no place is lost
        grey.have(frames);
        CHECK(grey.newest() == frames - 1);
    }
}

TEST_CASE("CameraSource: after a pause no frame from before it is handed out")
{
    GreyCamera grey;
    grey.have(1);
    CHECK(grey.newest() == 0);
    grey.have(100); // only the first of them found a place
    CHECK(isPause(grey.camera()));
    grey.have(101);
    CHECK(grey.newest() == 100);
}

TEST_CASE("CameraSource: while the driver still had a place its newest frame counts")
{
    GreyCamera grey;
    grey.have(kPlaces - 1);
    CHECK(grey.newest() == kPlaces - 2);
    grey.have(2 * kPlaces - 3); // one place is held
    CHECK(grey.newest() == 2 * kPlaces - 4);
}

TEST_CASE("CameraSource: a frame's place is the driver's again only when there is a newer one")
{
    GreyCamera grey;
    grey.have(1);
    CHECK(grey.newest() == 0);
    CHECK_FALSE(grey.newest());
    grey.have(kPlaces); // fills all places but the one that is held
    CHECK(isPause(grey.camera()));
}

TEST_CASE("CameraSource: a frame that the bus has damaged is not handed out")
{
    GreyCamera grey;
    grey.have(2, "broken 1 2\n");
    CHECK_FALSE(grey.newest());
    grey.have(3, "broken 1 2\n");
    CHECK_FALSE(grey.newest());
    grey.have(4, "broken 1 2\n");
    CHECK(grey.newest() == 3);
}

TEST_CASE("CameraSource: one that is unplugged is lost once, missing then, and found again by its name elsewhere")
{
    FakeCameras cameras;
    const std::string script = greyScript(cameras) + "card Till Camera\n";
    cameras.plug("video2", script + "frames 0\n");
    CameraSource camera("name:till");
    CHECK_FALSE(frameOf(camera));
    CHECK(camera.wait().fd >= 0);
    cameras.unplug("video2");
    CHECK(errorOf(camera) == SourceError::CameraLost);
    CHECK(camera.wait().fd == -1);
    CHECK(errorOf(camera, kStart + seconds(1)) == SourceError::NoCamera);
    cameras.plug("video7", script + "frames 1\n");
    CHECK(frameOf(camera, kStart + seconds(2)));
}

TEST_CASE("CameraSource: one that is missing is looked for once a second, not oftener")
{
    FakeCameras cameras;
    CameraSource camera("auto");
    CHECK_FALSE(camera.wait().until); // at once
    CHECK(errorOf(camera) == SourceError::NoCamera);
    CHECK(camera.wait().until == kStart + seconds(1));
    cameras.plug("video0", greyScript(cameras) + "frames 1\n");
    CHECK_FALSE(frameOf(camera, kStart + milliseconds(999)));
    CHECK(cameras.log("video0").empty());
    CHECK(frameOf(camera, kStart + seconds(1)));
}

TEST_CASE("CameraSource: one whose stream has failed without a word is lost, not waited for")
{
    GreyCamera grey;
    grey.have(0, "stalled\n");
    CHECK(errorOf(grey.camera()) == SourceError::CameraLost);
}

TEST_CASE("CameraSource: one that gives nothing for three seconds is lost, and one that does is not")
{
    GreyCamera grey;
    CHECK_FALSE(frameOf(grey.camera(), kStart + milliseconds(2999)));
    grey.have(1);
    CHECK(frameOf(grey.camera(), kStart + milliseconds(2999)));
    CHECK_FALSE(frameOf(grey.camera(), kStart + milliseconds(5998)));
    CHECK(errorOf(grey.camera(), kStart + milliseconds(5999)) == SourceError::CameraLost);
}

TEST_CASE("CameraSource: what is missing, in use or gives no pictures is no camera")
{
    FakeCameras cameras;
    for (const std::string& line : {std::string("metadata\n"), std::string("busy\n")}) {
        cameras.plug("video0", greyScript(cameras) + line);
        CameraSource camera("auto");
        CHECK(errorOf(camera) == SourceError::NoCamera);
    }
    cameras.plug("video0", "format H264 1280 720 30\n");
    CameraSource camera("auto");
    CHECK(errorOf(camera) == SourceError::NoCamera);
    CameraSource file(__FILE__);
    CHECK(errorOf(file) == SourceError::NoCamera);
}

TEST_CASE("CameraSource: a camera's second device is passed over")
{
    FakeCameras cameras;
    cameras.plug("video0", greyScript(cameras) + "metadata\ncard A\n");
    cameras.plug("video1", greyScript(cameras) + "card B\n");
    const auto found = listCameras();
    REQUIRE(found.size() == 1);
    CHECK(found.front().path == "/dev/video1");
    CHECK(found.front().card == "B");
}

TEST_CASE("CameraSource: the format is chosen for reading, and pictures are made sharp")
{
    FakeCameras cameras;
    cameras.plug("video0", "format YUYV 640 480 30\nformat YUYV 1280 720 10\nformat MJPG 1280 720 24 30 60\n");
    CameraSource camera("/dev/video0");
    CHECK_FALSE(frameOf(camera));
    const std::string log = cameras.log("video0");
    CHECK(isSubstring(log, "format MJPG 1280 720\nrate 30\n"));
    CHECK(isSubstring(log, "exposure priority 0\n"));
    CHECK(isSubstring(log, "autofocus 1\n"));
}

TEST_CASE("CameraSource: JPEG and YUYV frames become the pictures that they were made of")
{
    const Frame expected = centred(qrFrame(asBytes("camera"), 2), 160, 120);
    FakeCameras cameras;
    Bytes yuyv;
    for (const std::uint8_t luma : expected.luma) {
        yuyv.push_back(luma);
        yuyv.push_back(128);
    }
    for (const std::string& script : {"format MJPG 160 120 30\n" + cameras.picture(pictureFile(expected, ".jpg")),
                                      "format YUYV 160 120 30\n" + cameras.picture(yuyv)}) {
        cameras.plug("video0", script + "frames 0\n");
        CameraSource camera("auto");
        CHECK_FALSE(frameOf(camera));
        cameras.plug("video0", script + "frames 1\n");
        const auto raw = frameOf(camera);
        REQUIRE(raw);
        const auto luma = toLuma(*raw);
        REQUIRE(luma);
        CHECK(luma->width == 160);
        CHECK(std::abs(luma->luma[0] - 255) < 8);
        CHECK(luma->luma.size() == expected.luma.size());
    }
}

TEST_CASE("CameraSource: a frame of fewer bytes than its rows need is not handed out")
{
    FakeCameras cameras;
    const std::string script = "format GREY 16 8 30\n" + cameras.picture(Bytes(127));
    cameras.plug("video0", script + "frames 0\n");
    CameraSource camera("auto");
    CHECK_FALSE(frameOf(camera));
    cameras.plug("video0", script + "frames 1\n");
    CHECK_FALSE(frameOf(camera));
}
