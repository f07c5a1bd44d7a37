// SPDX-License-Identifier: Apache-2.0
#include "scanner/frame_looker.h"
#include "tests/scanner/scanner_support.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

using namespace carded;
using namespace carded::scanner;
using namespace carded::test;

namespace {

constexpr int kEdge = 120;

/// Mostly what a camera sends, sometimes what it cannot.
LookJob randomJob(std::mt19937& random, std::uint32_t number, std::size_t memory)
{
    const auto size = [&] {
        return static_cast<std::uint32_t>(random() % 8 == 0 ? random() % 20'000 : random() % kEdge);
    };
    LookJob job;
    job.number = number;
    job.source = static_cast<std::uint32_t>(random() % 3);
    job.effort = random() % 4 == 0 ? Effort::Thorough : Effort::Live;
    job.budget = std::chrono::milliseconds(random() % 20);
    job.format = static_cast<PixelFormat>(1 + random() % 3);
    job.width = size();
    job.height = size();
    job.stride = random() % 3 == 0 ? size() : job.width * (job.format == PixelFormat::Yuyv ? 2 : 1);
    const std::size_t whole = std::size_t{job.stride} * job.height;
    job.bytes = static_cast<std::uint32_t>(random() % 3 == 0 ? random() % memory : whole);
    return job;
}

} // namespace

TEST_CASE("FrameLooker: of a sheet with more codes than one answer holds, so many are told, and that there are more")
{
    struct Row {
        std::size_t codes;
        std::size_t bytes; ///< of each
        int module;
        std::size_t told;
    };
    const std::size_t most = kMaxSymbolsInFrame;
    const Row rows[] = {{most, 40, 3, most}, {most + 1, 40, 3, most}, {30, 2300, 3, kMaxPacketBytes / 2310}};
    for (const Row& row : rows) {
        CAPTURE(row.codes);
        std::vector<std::string> texts;
        for (std::size_t i = 0; i < row.codes; ++i) {
            texts.push_back(std::to_string(i) + std::string(row.bytes, static_cast<char>('A' + i % 26)));
        }
        const int pitch = qrFrame(asBytes(texts.back()), row.module).width;
        const Frame sheet = sheetFrame(texts, 8, pitch, row.module);
        FrameLooker looker(sheet.luma, {});
        LookJob job;
        job.effort = Effort::Thorough;
        job.budget = std::chrono::minutes(1);
        job.width = static_cast<std::uint32_t>(sheet.width);
        job.height = static_cast<std::uint32_t>(sheet.height);
        job.stride = job.width;
        job.bytes = job.width * job.height;
        const WorkerMessage answer = looker.look(job);
        const auto* looked = std::get_if<Looked>(&answer);
        REQUIRE(looked);
        CHECK(looked->symbols.size() == row.told);
        CHECK(looked->hasMore == (row.told < row.codes));
        CHECK(encodeWorkerMessage(answer));
    }
}

TEST_CASE("FrameLooker: the live picture shows the first frame, and few of those that come at once")
{
    const Frame scene = blankFrame(kEdge, kEdge);
    FrameLooker looker(scene.luma, {});
    LookJob job;
    job.width = job.height = job.stride = kEdge;
    job.bytes = kEdge * kEdge;
    constexpr int kFrames = 100;
    int shown = 0;
    const auto began = std::chrono::steady_clock::now();
    for (int frame = 0; frame < kFrames; ++frame) {
        const WorkerMessage answer = looker.look(job);
        REQUIRE(std::holds_alternative<Looked>(answer));
        shown += std::get<Looked>(answer).isShown ? 1 : 0;
        CHECK(shown > 0);
    }
    CHECK(shown <= 1 + (std::chrono::steady_clock::now() - began) / PreviewPace::kMoving);
}

TEST_CASE("FrameLooker: any job over any bytes is answered with its number")
{
    std::mt19937 random(11); // NOLINT(cert-msc32-c,cert-msc51-cpp): the same frames in every run
    const Bytes jpeg = pictureFile(qrFrame(asBytes("AGE1:frame"), 2), ".jpg");
    const Frame code = qrFrame(asBytes("AGE1:frame"), 3);
    Bytes memory(std::size_t{1} << 20U);
    FrameLooker looker(memory, {});
    int looked = 0;
    for (std::uint32_t number = 0; number < 1500; ++number) {
        const LookJob job = randomJob(random, number, memory.size() + 1000);
        const ByteSpan seed = job.format == PixelFormat::Mjpeg ? ByteSpan(jpeg) : ByteSpan(code.luma);
        std::copy(seed.begin(), seed.end(), memory.begin());
        for (auto changes = random() % 200; changes > 0; --changes) {
            memory[random() % seed.size()] = static_cast<std::uint8_t>(random());
        }
        const WorkerMessage answer = looker.look(job);
        if (const auto* seen = std::get_if<Looked>(&answer)) {
            CHECK(seen->number == number);
            ++looked;
        } else {
            REQUIRE(std::holds_alternative<NotLooked>(answer));
            CHECK(std::get<NotLooked>(answer).number == number);
        }
    }
    CHECK(looked > 100);
}
