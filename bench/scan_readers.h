// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/code_reader.h"
#include "scanner/frame.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace carded::bench {

/// The texts of the codes that one frame shows; empty for none.
using ReadFrame = std::function<std::vector<std::string>(const scanner::Frame&)>;

struct NamedReader {
    std::string name;
    ReadFrame read;
};

/// None for a frame that could not be looked into.
[[nodiscard]] std::vector<std::string> textsOf(const Result<scanner::Reading, scanner::DecodeError>& reading);

/// Ours, each frame by itself: nothing is remembered from the frame before.
[[nodiscard]] NamedReader oursCold();

/// Ours as it runs at a till: in a process without rights, under its deadline. The time is that until the next frame
/// can be given.
[[nodiscard]] NamedReader oursInWorker(const std::filesystem::path& program);

/// Others with their defaults: ZXing-cpp, zbar and, where `models` holds its four files, OpenCV's WeChatQRCode.
[[nodiscard]] std::vector<NamedReader> peers(const std::filesystem::path& models);

/// zbar with its defaults.
[[nodiscard]] NamedReader zbarReader();

/// ZXing-cpp on the frame as it is, halved, blurred, sharpened and enlarged, one pass after another until one reads.
[[nodiscard]] NamedReader simplePasses();

} // namespace carded::bench
