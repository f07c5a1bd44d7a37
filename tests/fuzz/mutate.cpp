// SPDX-License-Identifier: Apache-2.0
// mutate COUNT: gives COUNT inputs to worker_messages.cpp, each a message with something changed or random bytes. The
// same ones in every run. For where libFuzzer is not.
#include "scanner/eye_protocol.h"
#include "scanner/worker_protocol.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <vector>

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer looks for this name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

using namespace carded;
using namespace carded::scanner;

namespace {

using Random = std::mt19937_64;

std::size_t below(Random& random, std::size_t limit)
{
    return static_cast<std::size_t>(random() % limit);
}

std::vector<Bytes> seeds()
{
    const Symbol symbol{"qr", {1, 2, 3}};
    const FrameStamp stamp{1, 2, 3};
    const std::vector<std::optional<WipedBytes>> all{
        encodeWorkerMessage(WorkerReady{}),
        encodeWorkerMessage(Looked{1, {}, {}}),
        encodeWorkerMessage(Looked{2, {symbol}, ReadingHint::Glare, {}, true, true}),
        encodeWorkerMessage(Looked{3, {symbol, {"aztec", WipedBytes(300)}, symbol}, {}}),
        encodeWorkerMessage(NotLooked{4, LookFailure::LibraryFailed}),
        encodeWorkerMessage(PictureDecoded{5, 640, 480, 40}),
        encodeWorkerMessage(FileOver{SourceError::BrokenVideo}),
        encodeLookJob(
            {1, 2, Effort::Live, std::chrono::milliseconds(110), PixelFormat::Yuyv, 1280, 720, 2560, 1843200}),
        encodeNextPicture({40}),
        encodeMessage(Hello{}),
        encodeMessage(FrameSeen{stamp, true}),
        encodeMessage(SymbolSeen{stamp, "qr", WipedBytes(20)}),
        encodeMessage(CodeUnread{stamp, ReadingHint::Glare}),
        encodeMessage(SourceFailed{1, SourceError::CameraLost}),
        encodeMessage(PortraitDecoded{{2, 1, WipedBytes(6)}}),
    };
    std::vector<Bytes> good;
    for (const auto& bytes : all) {
        good.emplace_back(bytes.value().begin(), bytes.value().end());
    }
    return good;
}

void change(Bytes& input, const std::vector<Bytes>& all, Random& random)
{
    constexpr std::size_t kWays = 6;
    const std::size_t at = below(random, input.size() + 1);
    const auto place = input.begin() + static_cast<std::ptrdiff_t>(at);
    switch (below(random, kWays)) {
    case 0:
        input.insert(place, static_cast<std::uint8_t>(random()));
        return;
    case 1:
        input.resize(at);
        return;
    case 2: {
        const Bytes& other = all[below(random, all.size())];
        input.insert(input.end(), other.begin(), other.end());
        return;
    }
    case 3:
        if (place != input.end()) {
            *place = below(random, 2) == 0 ? 0xFF : 0;
        }
        return;
    default:
        if (place != input.end()) {
            *place ^= static_cast<std::uint8_t>(1U << below(random, 8));
        }
    }
}

Bytes nextInput(const std::vector<Bytes>& all, Random& random)
{
    if (below(random, 8) == 0) {
        Bytes input(below(random, 200));
        std::ranges::generate(input, [&] { return static_cast<std::uint8_t>(random()); });
        return input;
    }
    Bytes input = all[below(random, all.size())];
    for (std::size_t changes = below(random, 4); changes > 0; --changes) {
        change(input, all, random);
    }
    return input;
}

} // namespace

int main(int argc, char** argv)
{
    const long count = argc == 2 ? std::strtol(argv[1], nullptr, 10) : 0;
    const std::vector<Bytes> all = seeds();
    Random random(1); // NOLINT(cert-msc32-c,cert-msc51-cpp): the same inputs in every run
    for (long i = 0; i < count; ++i) {
        const Bytes input = nextInput(all, random);
        (void)LLVMFuzzerTestOneInput(input.data(), input.size());
    }
    std::printf("%ld inputs\n", count);
    return count > 0 ? 0 : 2;
}
