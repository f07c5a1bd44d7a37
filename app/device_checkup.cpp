// SPDX-License-Identifier: Apache-2.0
#include "app/device_checkup.h"

#include "base/unique_fd.h"
#include "scanner/camera_choice.h"
#include "scanner/camera_probe.h"
#include "scanner/device_text.h"
#include "scanner/input_nodes.h"

#include <algorithm>
#include <fcntl.h>
#include <iterator>
#include <sys/stat.h>
#include <unistd.h>

namespace carded::app {
namespace {

using Grade = Finding::Grade;

bool isCharacterDevice(const std::filesystem::path& path)
{
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 && S_ISCHR(status.st_mode);
}

/// Sends and sets nothing. A device that may not be opened, as the window has it or another user, is taken for one.
bool isSerialLine(const std::filesystem::path& path)
{
    if (!isCharacterDevice(path)) {
        return false;
    }
    const UniqueFd line(::open(path.c_str(), O_RDONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC));
    return !line || ::isatty(line.get()) == 1;
}

Finding checkSerial(const ScannerConfig& config)
{
    std::error_code ignored;
    if (!std::filesystem::exists(config.path, ignored)) {
        return {Grade::Warn, "scanner", config.name() + " is not plugged in. carded scanner list shows what is."};
    }
    if (!isSerialLine(config.path)) {
        return {Grade::Warn, "scanner",
                config.name()
                    + " is no serial line. Correct its path in till.toml; carded scanner list shows which there are."};
    }
    return {Grade::Ok, "scanner", config.name()};
}

Finding checkWedge(const ScannerConfig& config)
{
    const auto nodes = scanner::listInputNodes({});
    const bool isThere = std::ranges::any_of(
        nodes, [&](const scanner::InputNode& node) { return node.isKeyboard && node.usb == config.usb; });
    return isThere ? Finding{Grade::Ok, "scanner", config.name()}
                   : Finding{Grade::Warn, "scanner",
                             config.name() + " is not plugged in. carded scanner list shows what is."};
}

Finding checkScanner(const ScannerConfig& config)
{
    return config.kind == ScannerConfig::Kind::Serial ? checkSerial(config) : checkWedge(config);
}

/// What a camera calls itself is a stranger's text.
std::string described(const scanner::CameraNode& camera)
{
    return camera.path + ", " + scanner::printable(camera.card);
}

/// All that could be this till's camera, for whoever writes till.toml.
std::string listed(std::span<const scanner::CameraNode> cameras)
{
    std::string list;
    for (const scanner::CameraNode& camera : cameras) {
        list += (list.empty() ? "" : "; ") + described(camera);
    }
    return list;
}

/// One that is there and may not be opened by this user is taken for a camera.
Finding checkCamera(const std::string& wanted)
{
    const auto cameras = scanner::listCameras();
    const std::string all = listed(cameras);
    const std::string there = all.empty() ? "" : " There are: " + all;
    const auto path = scanner::chooseCamera(wanted, cameras);
    if (!path) {
        const std::string why = wanted == scanner::kAnyCamera
                                    ? "none is plugged in that this user may open."
                                    : scanner::printable(wanted) + " is none that this user may open.";
        return {Grade::Warn, "camera", why + " Check its cable and till.toml; sudo carded doctor sees all." + there};
    }
    const UniqueFd device = scanner::openVideoDevice(*path);
    const auto camera = device ? scanner::describeCamera(device.get(), *path) : std::nullopt;
    if (camera) {
        return {Grade::Ok, "camera", described(*camera) + (cameras.size() > 1 ? " (of " + all + ')' : "")};
    }
    if (!device && isCharacterDevice(*path)) {
        return {Grade::Ok, "camera", *path + ", which this user may not open"};
    }
    return {Grade::Warn, "camera",
            *path + (device ? " gives no pictures." : " is not plugged in.") + " Check its cable and till.toml."
                + there};
}

/// The devices that play are called `pcmC0D0p`. Which of them ALSA's configuration chooses, its own programs tell.
Finding checkSound(const SoundConfig& config, const std::filesystem::path& folder)
{
    if (config.atStart == Mute::On) {
        return {Grade::Ok, "sound", "muted in till.toml"};
    }
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
        const std::string name = entry.path().filename();
        if (name.starts_with("pcm") && name.ends_with('p')) {
            return {Grade::Ok, "sound", "a sound card is there"};
        }
    }
    return {Grade::Warn, "sound", "no sound card is there. Plug one in, or set at_start = \"muted\" in till.toml."};
}

} // namespace

std::vector<Finding> checkDevices(const TillConfig& config, const std::filesystem::path& sounds)
{
    std::vector<Finding> findings{checkCamera(config.camera), checkSound(config.sound, sounds)};
    std::ranges::transform(config.scanners, std::back_inserter(findings), checkScanner);
    return findings;
}

} // namespace carded::app
