// SPDX-License-Identifier: Apache-2.0
#include "tests/scanner/fake_cameras.h"

#include "tests/scanner/scanner_support.h"

#include <cstdlib>
#include <filesystem>

namespace carded::test {

namespace fs = std::filesystem;

FakeCameras::FakeCameras()
{
    ::setenv("CARDED_FAKE_V4L2", m_folder.path().c_str(), 1);
    ::setenv("LD_PRELOAD", CARDED_FAKE_V4L2_LIBRARY, 1);
    ::setenv("ASAN_OPTIONS", "verify_asan_link_order=0", 1); // the library stands before the sanitizer's own
}

FakeCameras::~FakeCameras()
{
    for (const char* const name : {"CARDED_FAKE_V4L2", "LD_PRELOAD", "ASAN_OPTIONS"}) {
        ::unsetenv(name);
    }
}

void FakeCameras::plug(const std::string& device, const std::string& script) const
{
    writeFile(m_folder / (device + ".new"), asBytes(script));
    fs::rename(m_folder / (device + ".new"), m_folder / device); // whole, or not at all
}

void FakeCameras::unplug(const std::string& device) const
{
    fs::remove(m_folder / device);
}

std::string FakeCameras::picture(ByteSpan bytes)
{
    const fs::path path = m_folder / ("picture" + std::to_string(m_pictures++));
    writeFile(path, bytes);
    return "picture " + path.string() + "\n";
}

std::string FakeCameras::log(const std::string& device) const
{
    return std::string(asText(readFile(m_folder / (device + ".log"))));
}

} // namespace carded::test
