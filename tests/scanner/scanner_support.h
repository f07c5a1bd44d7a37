// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "scanner/frame.h"
#include "tests/support/temporary_folder.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace carded::test {

void writeFile(const std::filesystem::path& path, ByteSpan bytes);
Bytes readFile(const std::filesystem::path& path);

/// A white picture `width` x `height`.
scanner::Frame blankFrame(int width, int height);

/// A QR symbol of 8-bit bytes, quiet zone and all, `moduleSize` pixels a module.
scanner::Frame qrFrame(ByteSpan payload, int moduleSize = 4);

/// `inner` put into the middle of a white picture.
scanner::Frame centred(const scanner::Frame& inner, int width, int height);

/// QR codes of texts side by side, `columns` of them in a row, each in a square of `pitch` pixels.
scanner::Frame sheetFrame(const std::vector<std::string>& texts, int columns, int pitch, int moduleSize);

/// A picture file; `ending` is ".png", ".jpg", ".webp" or ".bmp".
Bytes pictureFile(const scanner::Frame& frame, const std::string& ending);

/// A PNG that is black everywhere, opaque where `frame` is black, transparent where it is white.
Bytes transparentPng(const scanner::Frame& frame);

/// A colour picture file, such as a portrait.
Bytes colourFile(int width, int height, const std::string& ending, int quality);

/// An MJPG film in AVI of `count` times `frame`, 25 frames a second.
void writeFilm(const std::filesystem::path& path, const scanner::Frame& frame, int count);
/// One scene after another, all of one size.
void writeFilm(const std::filesystem::path& path, const std::vector<scanner::Frame>& scenes, int countOfEach);

/// The folder of public test vectors: CARDED_CORPUS, else ../shared/corpus beside the source. Nothing, said aloud,
/// if it is not there.
std::optional<std::filesystem::path> corpusFolder();

/// carded-eye as built with this test.
std::filesystem::path eyeProgram();

} // namespace carded::test
