// SPDX-License-Identifier: Apache-2.0
#include "scanner/file_source.h"
#include "scanner/folder_source.h"
#include "scanner/picture_limits.h"
#include "tests/scanner/reading_support.h"
#include "tests/scanner/scanner_support.h"
#include "tests/support/hex.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <poll.h>

using namespace carded;
using namespace carded::scanner;
using namespace carded::test;

namespace {

/// A frame that outlives its source.
struct Shown {
    Frame frame;
    std::uint64_t number = 0;
    std::uint64_t milliseconds = 0;
};

FileSetup filesWorker()
{
    return {eyeProgram().parent_path() / "carded-eye-files"};
}

void waitFor(const SourceWait& wait)
{
    using std::chrono::milliseconds;
    int time = wait.fd < 0 ? 0 : 60'000;
    if (wait.until) {
        const auto left = std::chrono::ceil<milliseconds>(*wait.until - std::chrono::steady_clock::now());
        time = std::max(0, static_cast<int>(left.count()));
    }
    pollfd waiting{wait.fd, POLLIN, 0};
    REQUIRE(::poll(&waiting, 1, time) >= 0);
}

/// The next frame, nothing at the end, or the error.
Result<std::optional<Shown>, SourceError> nextOf(FrameSource& source)
{
    while (true) {
        waitFor(source.wait());
        const auto step = source.next();
        if (!step) {
            return fail(step.error());
        }
        if (const auto* timed = std::get_if<TimedFrame>(&*step)) {
            const RawFrame& raw = timed->frame;
            CHECK(raw.format == PixelFormat::Grey);
            CHECK(raw.stride == raw.width);
            Frame frame{raw.width, raw.height, {raw.bytes.begin(), raw.bytes.end()}};
            return std::optional(Shown{std::move(frame), timed->number, timed->milliseconds});
        }
        if (std::holds_alternative<SourceOver>(*step)) {
            return std::nullopt;
        }
    }
}

/// The error of the first frame, after which the source must be at its end.
SourceError errorOf(FrameSource& source)
{
    const auto first = nextOf(source);
    REQUIRE_FALSE(first);
    const auto second = nextOf(source);
    REQUIRE(second);
    CHECK_FALSE(*second);
    return first.error();
}

SourceError pictureError(const std::filesystem::path& path)
{
    FileSource source(FileKind::Picture, path, Pace::EveryFrame, filesWorker());
    return errorOf(source);
}

SourceError videoError(const std::filesystem::path& path)
{
    FileSource source(FileKind::Film, path, Pace::EveryFrame, filesWorker());
    return errorOf(source);
}

Shown frameOf(FrameSource& source)
{
    auto next = nextOf(source);
    REQUIRE(next);
    REQUIRE(*next);
    return std::move(**next);
}

Bytes firstHalf(const Bytes& bytes)
{
    return {bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(bytes.size() / 2)};
}

/// A PNG that announces a size and has no pixels.
Bytes pngOfSize(const std::string& widthAndHeight)
{
    return hex("89504E470D0A1A0A 0000000D 49484452" + widthAndHeight
               + "0800000000 00000000 00000000 49454E44 AE426082");
}

} // namespace

TEST_CASE("FileSource: each format gives one frame of its size, then the end")
{
    const TemporaryFolder folder;
    for (const std::string ending : {".png", ".jpg", ".webp", ".bmp"}) {
        CAPTURE(ending);
        writeFile(folder / ("code" + ending), pictureFile(centred(qrFrame(asBytes("x")), 320, 200), ending));
        FileSource source(FileKind::Picture, folder / ("code" + ending), Pace::EveryFrame, filesWorker());
        const Shown timed = frameOf(source);
        CHECK(timed.frame.width == 320);
        CHECK(timed.frame.height == 200);
        CHECK(timed.frame.luma.size() == 64'000);
        CHECK(timed.number == 0);
        CHECK(symbolsIn(timed.frame, Effort::Live).size() == 1);
        const auto end = nextOf(source);
        REQUIRE(end);
        CHECK_FALSE(*end);
    }
}

TEST_CASE("FileSource: each thing that is no picture has its own error")
{
    const TemporaryFolder folder;
    CHECK(pictureError(folder / "missing.png") == SourceError::NotFound);
    CHECK(pictureError(folder.path()) == SourceError::NotReadable);
    writeFile(folder / "empty.png", {});
    CHECK(pictureError(folder / "empty.png") == SourceError::Empty);
    writeFile(folder / "text.png", asBytes("not a picture at all"));
    CHECK(pictureError(folder / "text.png") == SourceError::NotAPicture);
    writeFile(folder / "large.png", hex("89"));
    std::filesystem::resize_file(folder / "large.png", kMaxPictureBytes + 1);
    CHECK(pictureError(folder / "large.png") == SourceError::TooLarge);
    std::filesystem::resize_file(folder / "large.png", kMaxPictureBytes);
    CHECK(pictureError(folder / "large.png") == SourceError::NotAPicture);
    writeFile(folder / "huge.png", pngOfSize("00001389 00001F40")); // 5,001 x 8,000
    CHECK(pictureError(folder / "huge.png") == SourceError::TooManyPixels);
    writeFile(folder / "limit.png", pngOfSize("00001388 00001F40")); // 5,000 x 8,000, no pixels behind it
    CHECK(pictureError(folder / "limit.png") == SourceError::BrokenPicture);
}

TEST_CASE("FileSource: half a picture is broken in every format")
{
    const TemporaryFolder folder;
    for (const std::string ending : {".png", ".jpg", ".webp", ".bmp"}) {
        CAPTURE(ending);
        writeFile(folder / "half", firstHalf(pictureFile(qrFrame(asBytes("half")), ending)));
        CHECK(pictureError(folder / "half") == SourceError::BrokenPicture);
    }
}

TEST_CASE("FolderSource: pictures come in the order of their names, others are left out")
{
    const TemporaryFolder folder;
    for (const int width : {30, 10, 20}) {
        writeFile(folder / (std::to_string(width) + ".PNG"), pictureFile(blankFrame(width, 8), ".png"));
    }
    writeFile(folder / ".hidden.png", pictureFile(blankFrame(5, 5), ".png"));
    writeFile(folder / "notes.txt", asBytes("no picture"));
    FolderSource source(folder.path(), filesWorker());
    for (const int width : {10, 20, 30}) {
        const Shown timed = frameOf(source);
        CHECK(timed.frame.width == width);
        CHECK(timed.number == static_cast<std::uint64_t>(width / 10 - 1));
    }
    const auto end = nextOf(source);
    REQUIRE(end);
    CHECK_FALSE(*end);
}

TEST_CASE("FolderSource: a bad picture is an error and the next one follows")
{
    const TemporaryFolder folder;
    writeFile(folder / "1.png", asBytes("no"));
    writeFile(folder / "2.png", pictureFile(blankFrame(9, 9), ".png"));
    FolderSource source(folder.path(), filesWorker());
    CHECK(nextOf(source).error() == SourceError::NotAPicture);
    CHECK(frameOf(source).frame.width == 9);
}

TEST_CASE("FolderSource: empty, missing and unreadable folders have their own errors")
{
    const TemporaryFolder folder;
    FolderSource empty(folder.path(), filesWorker());
    CHECK(errorOf(empty) == SourceError::EmptyFolder);
    FolderSource missing(folder / "missing", filesWorker());
    CHECK(errorOf(missing) == SourceError::NotFound);
    writeFile(folder / "file", asBytes("x"));
    FolderSource file(folder / "file", filesWorker());
    CHECK(errorOf(file) == SourceError::NotReadable);
}

TEST_CASE("FileSource: an MJPG film gives every frame, its number and its time")
{
    const TemporaryFolder folder;
    writeFilm(folder / "film.avi", centred(qrFrame(asBytes("film")), 640, 360), 10);
    FileSource source(FileKind::Film, folder / "film.avi", Pace::EveryFrame, filesWorker());
    for (std::uint64_t number = 0; number < 10; ++number) {
        const Shown timed = frameOf(source);
        CHECK(timed.number == number);
        CHECK(timed.milliseconds == number * 40);
        CHECK(timed.frame.width == 640);
        CHECK(timed.frame.height == 360);
        CHECK(symbolsIn(timed.frame, Effort::Live).size() == 1);
    }
    const auto end = nextOf(source);
    REQUIRE(end);
    CHECK_FALSE(*end);
}

TEST_CASE("FileSource: at its own pace a film takes its own time")
{
    const TemporaryFolder folder;
    writeFilm(folder / "film.avi", blankFrame(64, 48), 6);
    FileSource source(FileKind::Film, folder / "film.avi", Pace::RealTime, filesWorker());
    (void)frameOf(source);
    const auto began = std::chrono::steady_clock::now();
    std::uint64_t last = 0;
    for (auto next = nextOf(source); next && *next; next = nextOf(source)) {
        CHECK((*next)->number > last);
        last = (*next)->number;
    }
    CHECK(last == 5);
    CHECK(std::chrono::steady_clock::now() - began > std::chrono::milliseconds(120));
}

TEST_CASE("FileSource: each thing that is no film has its own error")
{
    const TemporaryFolder folder;
    CHECK(videoError(folder / "missing.avi") == SourceError::NotFound);
    CHECK(videoError(folder.path()) == SourceError::NotReadable);
    writeFile(folder / "empty.avi", {});
    CHECK(videoError(folder / "empty.avi") == SourceError::Empty);
    writeFile(folder / "text.avi", asBytes("not a film at all"));
    CHECK(videoError(folder / "text.avi") == SourceError::NotAVideo);
}

TEST_CASE("FileSource: half a film ends in an error, not as if it were whole")
{
    const TemporaryFolder folder;
    writeFilm(folder / "film.avi", centred(qrFrame(asBytes("film")), 320, 240), 40);
    writeFile(folder / "half.avi", firstHalf(readFile(folder / "film.avi")));
    FileSource source(FileKind::Film, folder / "half.avi", Pace::EveryFrame, filesWorker());
    auto next = nextOf(source);
    int frames = 0;
    for (; next && *next; next = nextOf(source)) {
        ++frames;
    }
    REQUIRE_FALSE(next);
    CHECK(next.error() == SourceError::BrokenVideo);
    CHECK(frames < 40);
}
