// SPDX-License-Identifier: Apache-2.0
#include "tests/scanner/fake_script.h"

#include <cstring>
#include <fstream>
#include <linux/videodev2.h>
#include <sstream>

namespace carded::test {

namespace {

FakeFormat readFormat(std::istream& words)
{
    std::string letters;
    FakeFormat format;
    words >> letters >> format.width >> format.height;
    std::memcpy(&format.code, letters.data(), 4);
    for (std::uint32_t rate = 0; words >> rate;) {
        format.rates.push_back(rate);
    }
    return format;
}

void readLine(FakeScript& script, const std::string& line)
{
    std::istringstream words(line);
    std::string key;
    words >> key;
    script.isMetadata |= key == "metadata";
    script.isBusy |= key == "busy";
    script.isNoisy |= key == "noise";
    script.isStalled |= key == "stalled";
    if (key == "card") {
        std::getline(words >> std::ws, script.card);
    } else if (key == "format") {
        script.formats.push_back(readFormat(words));
    } else if (key == "picture") {
        words >> script.picture;
    } else if (key == "interval") {
        std::int64_t count = 0;
        words >> count;
        script.interval = std::chrono::milliseconds(count);
    } else if (key == "frames") {
        words >> script.frames;
    } else if (key == "broken") {
        words >> script.firstBroken >> script.lastBroken;
    }
}

} // namespace

std::uint32_t FakeFormat::stride() const noexcept
{
    return code == V4L2_PIX_FMT_YUYV ? 2 * width : code == V4L2_PIX_FMT_MJPEG ? 0 : width;
}

std::uint32_t FakeFormat::size() const noexcept
{
    constexpr std::uint32_t kPage = 4096;
    return (2 * width * height + kPage - 1) / kPage * kPage;
}

std::unique_ptr<FakeScript> readScript(const std::string& path)
{
    std::ifstream file(path);
    if (!file) {
        return nullptr;
    }
    auto script = std::make_unique<FakeScript>();
    for (std::string line; std::getline(file, line);) {
        readLine(*script, line);
    }
    return script;
}

} // namespace carded::test
