// SPDX-License-Identifier: Apache-2.0
#include "tests/scan/scan_fixture.h"
#include "tests/scanner/fake_cameras.h"

#include <doctest/doctest.h>

#include <fstream>

using namespace carded;
using test::run;

namespace {

/// What `carded doctor` says of the camera of a till with this `camera` in its configuration.
std::string aboutCamera(const std::string& camera)
{
    const test::TemporaryFolder folder;
    std::ofstream(folder / "till.toml") << "format = \"carded-till-1\"\ncamera = \"" << camera << "\"\n";
    const auto ran = run({test::programs() / "carded", "doctor", "--demo", "--store", test::demoFolder(), "--config",
                          folder / "till.toml"});
    for (const std::string& line : ran.lines()) {
        if (line.find(" camera: ") != std::string::npos) {
            return line;
        }
    }
    return "nothing";
}

} // namespace

TEST_CASE("carded doctor: the till's camera is named, and where it is not there or one of several, all that are")
{
    const test::FakeCameras cameras;
    CHECK(aboutCamera("auto").starts_with("warn  camera: none is plugged in that this user may open. "));
    cameras.plug("video0", "card Front\x1b[2J camera\nformat YUYV 640 480 30\n");
    cameras.plug("video1", "card Front camera\nmetadata\n");
    CHECK(aboutCamera("auto") == "ok    camera: /dev/video0, Front?[2J camera");
    cameras.plug("video2", "card HD Pro Webcam C920\nformat MJPG 1280 720 30\n");
    const std::string both = "/dev/video0, Front?[2J camera; /dev/video2, HD Pro Webcam C920";
    CHECK(aboutCamera("name:c920") == "ok    camera: /dev/video2, HD Pro Webcam C920 (of " + both + ")");
    struct Row {
        const char* camera;
        const char* says;
    };
    for (const Row& row : {Row{"name:C930", "name:C930 is none that this user may open. "},
                           {"/dev/video1", "/dev/video1 gives no pictures. "},
                           {"/dev/null", "/dev/null gives no pictures. "},
                           {"/nowhere/video0", "/nowhere/video0 is not plugged in. "}}) {
        const std::string said = aboutCamera(row.camera);
        CAPTURE(said);
        CHECK(said.starts_with("warn  camera: " + std::string(row.says)));
        CHECK(said.ends_with(" There are: " + both));
    }
}
