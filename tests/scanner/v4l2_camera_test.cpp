// SPDX-License-Identifier: Apache-2.0
#include "scanner/camera_probe.h"
#include "scanner/luma.h"
#include "scanner/v4l2_camera.h"
#include "tests/scanner/fake_cameras.h"
#include "tests/scanner/scanner_support.h"

#include <doctest/doctest.h>

using namespace carded;
using namespace carded::scanner;
using namespace carded::test;
using std::chrono::milliseconds;

namespace {

constexpr V4l2Camera::Time kStart{std::chrono::hours(1)};
constexpr std::size_t kPlaces = 6;

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
        const auto first = m_camera.newest(kStart);
        REQUIRE(first);
        CHECK_FALSE(first->frame);
    }

    /// So many frames have come since the start.
    void have(int frames, const std::string& more = {})
    {
        m_cameras.plug("video0", m_script + more + "frames " + std::to_string(frames) + "\n");
    }
    /// The number of the newest frame; nothing if there is none.
    std::optional<int> newest()
    {
        const auto news = m_camera.newest(kStart);
        REQUIRE(news);
        return news->frame ? std::optional<int>(news->frame->bytes.front()) : std::nullopt;
    }

    FakeCameras& cameras() { return m_cameras; }
    V4l2Camera& camera() { return m_camera; }

private:
    FakeCameras m_cameras;
    std::string m_script;
    V4l2Camera m_camera{"auto"};
};

SourceError errorOf(V4l2Camera& camera, V4l2Camera::Time now = kStart)
{
    const auto frame = camera.newest(now);
    REQUIRE_FALSE(frame);
    return frame.error();
}

bool isSubstring(const std::string& whole, const std::string& part)
{
    return whole.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("V4l2Camera: a frame is handed out as the camera gave it, and once")
{
    GreyCamera grey;
    grey.have(1);
    const auto news = grey.camera().newest(kStart);
    REQUIRE(news);
    const auto& frame = news->frame;
    REQUIRE(frame);
    CHECK(frame->format == PixelFormat::Grey);
    CHECK(frame->width == 16);
    CHECK(frame->height == 8);
    CHECK(frame->stride == 16);
    CHECK(frame->bytes.size() == 128);
    CHECK(frame->bytes.back() == 50);
    CHECK_FALSE(grey.newest());
}

TEST_CASE("V4l2Camera: of several frames the newest is handed out, and the others are not seen again")
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

TEST_CASE("V4l2Camera: after a pause no frame from before it is handed out")
{
    GreyCamera grey;
    grey.have(1);
    CHECK(grey.newest() == 0);
    grey.have(100); // only the first of them found a place
    const auto news = grey.camera().newest(kStart);
    REQUIRE(news);
    CHECK_FALSE(news->frame);
    CHECK(news->isPause);
    grey.have(101);
    CHECK(grey.newest() == 100);
}

TEST_CASE("V4l2Camera: while the driver still had a place its newest frame counts")
{
    GreyCamera grey;
    grey.have(kPlaces - 1);
    CHECK(grey.newest() == kPlaces - 2);
    grey.have(2 * kPlaces - 3); // one place is held
    CHECK(grey.newest() == 2 * kPlaces - 4);
}

TEST_CASE("V4l2Camera: a frame's place is the driver's again only when there is a newer one")
{
    GreyCamera grey;
    grey.have(1);
    CHECK(grey.newest() == 0);
    CHECK_FALSE(grey.newest());
    grey.have(kPlaces); // fills all places but the one that is held
    const auto news = grey.camera().newest(kStart);
    REQUIRE(news);
    CHECK(news->isPause);
}

TEST_CASE("V4l2Camera: a frame that the bus has damaged is not handed out")
{
    GreyCamera grey;
    grey.have(2, "broken 1 2\n");
    CHECK_FALSE(grey.newest());
    grey.have(3, "broken 1 2\n");
    CHECK_FALSE(grey.newest());
    grey.have(4, "broken 1 2\n");
    CHECK(grey.newest() == 3);
}

TEST_CASE("V4l2Camera: one that is unplugged is lost once, missing then, and found again by its name elsewhere")
{
    FakeCameras cameras;
    const std::string script = greyScript(cameras) + "card Till Camera\n";
    cameras.plug("video2", script + "frames 0\n");
    V4l2Camera camera("name:till");
    REQUIRE(camera.newest(kStart));
    CHECK(camera.fd() >= 0);
    cameras.unplug("video2");
    CHECK(errorOf(camera) == SourceError::CameraLost);
    CHECK(camera.fd() == -1);
    CHECK(errorOf(camera) == SourceError::NoCamera);
    cameras.plug("video7", script + "frames 1\n");
    const auto again = camera.newest(kStart);
    REQUIRE(again);
    CHECK(again->frame);
}

TEST_CASE("V4l2Camera: one whose stream has failed without a word is lost, not waited for")
{
    GreyCamera grey;
    grey.have(0, "stalled\n");
    CHECK(errorOf(grey.camera()) == SourceError::CameraLost);
}

TEST_CASE("V4l2Camera: one that gives nothing for three seconds is lost, and one that does is not")
{
    GreyCamera grey;
    const auto first = grey.camera().newest(kStart + milliseconds(2999));
    REQUIRE(first);
    grey.have(1);
    REQUIRE(grey.camera().newest(kStart + milliseconds(2999)));
    REQUIRE(grey.camera().newest(kStart + milliseconds(5998)));
    CHECK(errorOf(grey.camera(), kStart + milliseconds(5999)) == SourceError::CameraLost);
}

TEST_CASE("V4l2Camera: what is missing, in use or gives no pictures is no camera")
{
    FakeCameras cameras;
    V4l2Camera camera("auto");
    CHECK(errorOf(camera) == SourceError::NoCamera);
    cameras.plug("video0", greyScript(cameras) + "metadata\n");
    CHECK(errorOf(camera) == SourceError::NoCamera);
    cameras.plug("video0", greyScript(cameras) + "busy\n");
    CHECK(errorOf(camera) == SourceError::NoCamera);
    cameras.plug("video0", "format H264 1280 720 30\n");
    CHECK(errorOf(camera) == SourceError::NoCamera);
    V4l2Camera file(__FILE__);
    CHECK(errorOf(file) == SourceError::NoCamera);
}

TEST_CASE("V4l2Camera: a camera's second device is passed over")
{
    FakeCameras cameras;
    cameras.plug("video0", greyScript(cameras) + "metadata\ncard A\n");
    cameras.plug("video1", greyScript(cameras) + "card B\n");
    const auto found = listCameras();
    REQUIRE(found.size() == 1);
    CHECK(found.front().path == "/dev/video1");
    CHECK(found.front().card == "B");
}

TEST_CASE("V4l2Camera: the format is chosen for reading, and pictures are made sharp")
{
    FakeCameras cameras;
    cameras.plug("video0", "format YUYV 640 480 30\nformat YUYV 1280 720 10\nformat MJPG 1280 720 24 30 60\n");
    V4l2Camera camera("/dev/video0");
    REQUIRE(camera.newest(kStart));
    const std::string log = cameras.log("video0");
    CHECK(isSubstring(log, "format MJPG 1280 720\nrate 30\n"));
    CHECK(isSubstring(log, "exposure priority 0\n"));
    CHECK(isSubstring(log, "autofocus 1\n"));
}

TEST_CASE("V4l2Camera: JPEG and YUYV frames become the pictures that they were made of")
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
        V4l2Camera camera("auto");
        REQUIRE(camera.newest(kStart));
        cameras.plug("video0", script + "frames 1\n");
        const auto raw = camera.newest(kStart);
        REQUIRE(raw);
        REQUIRE(raw->frame);
        const auto luma = toLuma(*raw->frame);
        REQUIRE(luma);
        CHECK(luma->width == 160);
        CHECK(std::abs(luma->luma[0] - 255) < 8);
        CHECK(luma->luma.size() == expected.luma.size());
    }
}

TEST_CASE("V4l2Camera: a frame of fewer bytes than its rows need is not handed out")
{
    FakeCameras cameras;
    const std::string script = "format GREY 16 8 30\n" + cameras.picture(Bytes(127));
    cameras.plug("video0", script + "frames 0\n");
    V4l2Camera camera("auto");
    REQUIRE(camera.newest(kStart));
    cameras.plug("video0", script + "frames 1\n");
    const auto frame = camera.newest(kStart);
    REQUIRE(frame);
    CHECK_FALSE(frame->frame);
}
