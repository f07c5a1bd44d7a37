// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/scanner/fake_script.h"

#include <chrono>
#include <cstdint>
#include <deque>
#include <linux/videodev2.h>
#include <optional>
#include <string>
#include <vector>

namespace carded::test {

/// A fake camera that has been opened.
class FakeDevice {
public:
    explicit FakeDevice(std::string path);
    ~FakeDevice();
    FakeDevice(const FakeDevice&) = delete;
    FakeDevice& operator=(const FakeDevice&) = delete;
    FakeDevice(FakeDevice&&) = delete;
    FakeDevice& operator=(FakeDevice&&) = delete;

    [[nodiscard]] int fd() const { return m_timer; }
    [[nodiscard]] int memory() const { return m_memory; }
    [[nodiscard]] bool isStalled() const;

    int call(unsigned long request, void* argument);

private:
    void log(const std::string& line) const;
    [[nodiscard]] int tellCapability(v4l2_capability& capability) const;
    [[nodiscard]] std::vector<FakeFormat> formatsOf(std::uint32_t code) const;
    [[nodiscard]] int tellFormat(v4l2_fmtdesc& format) const;
    [[nodiscard]] int tellSize(v4l2_frmsizeenum& size) const;
    [[nodiscard]] int tellRate(v4l2_frmivalenum& rate) const;
    int setFormat(v4l2_format& format);
    [[nodiscard]] int setControl(const v4l2_control& control) const;
    [[nodiscard]] int makePlaces(v4l2_requestbuffers& request);
    [[nodiscard]] int tellPlace(v4l2_buffer& place) const;
    int queue(const v4l2_buffer& place);
    int dequeue(v4l2_buffer& place);
    int startStream();
    /// Makes the frames that have come since the last call.
    void advance();
    [[nodiscard]] v4l2_buffer fill(std::uint32_t place) const;

    std::string m_path;
    FakeScript m_script;
    int m_timer = -1; ///< stands for the device: a descriptor that can be waited for
    int m_memory = -1;
    FakeFormat m_format;
    std::uint32_t m_places = 0;
    std::deque<std::uint32_t> m_empty;
    std::deque<v4l2_buffer> m_filled;
    std::uint32_t m_made = 0;
    std::optional<std::chrono::steady_clock::time_point> m_began;
};

} // namespace carded::test
