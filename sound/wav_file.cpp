// SPDX-License-Identifier: Apache-2.0
#include "sound/wav_file.h"

#include <algorithm>

namespace carded::sound {
namespace {

constexpr std::size_t kHeaderBytes = 44;
constexpr std::size_t kSampleBytes = 2;

void append(Bytes& bytes, std::string_view tag)
{
    bytes.insert(bytes.end(), tag.begin(), tag.end());
}

/// The lowest byte first.
void append(Bytes& bytes, std::size_t number, std::size_t size)
{
    for (std::size_t i = 0; i < size; ++i) {
        bytes.push_back(static_cast<std::uint8_t>(number >> (8 * i) & 0xFF));
    }
}

Bytes headerOf(std::size_t dataBytes)
{
    constexpr std::size_t kRiffBytes = 8; // not counted by RIFF itself
    constexpr std::size_t kFormatBytes = 16;
    constexpr std::size_t kPcm = 1;
    constexpr std::size_t kChannels = 1;
    Bytes header;
    append(header, "RIFF");
    append(header, kHeaderBytes - kRiffBytes + dataBytes, 4);
    append(header, "WAVEfmt ");
    append(header, kFormatBytes, 4);
    append(header, kPcm, 2);
    append(header, kChannels, 2);
    append(header, kSampleRate, 4);
    append(header, kSampleRate * kSampleBytes, 4);
    append(header, kSampleBytes, 2);
    append(header, 8 * kSampleBytes, 2);
    append(header, "data");
    append(header, dataBytes, 4);
    return header;
}

} // namespace

Bytes toWav(const Samples& samples)
{
    Bytes file = headerOf(samples.size() * kSampleBytes);
    for (const std::int16_t sample : samples) {
        append(file, static_cast<std::uint16_t>(sample), kSampleBytes);
    }
    return file;
}

Samples fromWav(ByteSpan file)
{
    if (file.size() < kHeaderBytes || (file.size() - kHeaderBytes) % kSampleBytes != 0
        || !equal(file.first(kHeaderBytes), headerOf(file.size() - kHeaderBytes))) {
        return {};
    }
    Samples samples;
    for (std::size_t at = kHeaderBytes; at < file.size(); at += kSampleBytes) {
        const auto low = static_cast<unsigned>(file[at]);
        const auto high = static_cast<unsigned>(file[at + 1]);
        samples.push_back(static_cast<std::int16_t>(high << 8 | low));
    }
    return samples;
}

} // namespace carded::sound
