// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace carded::test {

inline constexpr std::uint32_t kNever = 0xFFFF'FFFF;

struct FakeFormat {
    std::uint32_t code = 0;
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    std::vector<std::uint32_t> rates;

    [[nodiscard]] std::uint32_t stride() const noexcept;
    [[nodiscard]] std::uint32_t size() const noexcept; ///< of a place: whole pages, as drivers give
};

/// What the file of a fake camera says (fake_v4l2.cpp).
struct FakeScript {
    std::string card = "Fake camera";
    bool isMetadata = false;
    bool isBusy = false;
    bool isNoisy = false;
    bool isStalled = false;
    std::vector<FakeFormat> formats;
    std::string picture;
    std::chrono::milliseconds interval{0};
    std::uint32_t frames = 0;
    std::uint32_t firstBroken = kNever;
    std::uint32_t lastBroken = kNever;
};

/// Nothing if the camera is not plugged in.
std::unique_ptr<FakeScript> readScript(const std::string& path);

} // namespace carded::test
