// SPDX-License-Identifier: Apache-2.0
#include "credential/inflate.h"

#include <algorithm>
#include <limits>
#include <memory>
#include <new>
#include <optional>
#include <stdexcept>
#include <zlib.h>

namespace carded::credential {
namespace {

constexpr std::size_t kFirstStep = 1024;
constexpr std::size_t kLargestFirstStep = 256UL * 1024; // enough of a list to know how it is packed
constexpr double kLargestGrowth = 32;                   // what comes first may be packed tighter than the rest

struct EndInflate {
    void operator()(z_stream* stream) const noexcept { inflateEnd(stream); }
};

/// Grows the output to what the rest of the input would fill if it were packed like the part read, and a
/// sixteenth more: a list of megabytes is then cleared and moved once.
template <class Buffer>
void growOutput(Buffer& output, std::size_t maxSize, std::size_t inputSize, std::size_t inputRead)
{
    if (output.empty()) {
        output.resize(std::min(maxSize, std::clamp(inputSize * 2, kFirstStep, kLargestFirstStep)));
        return;
    }
    const std::size_t size = output.size();
    const double packing = static_cast<double>(inputSize) / static_cast<double>(std::max<std::size_t>(inputRead, 1));
    const double growth = std::clamp(packing * 17 / 16, 2.0, kLargestGrowth);
    output.resize(std::min(maxSize, static_cast<std::size_t>(static_cast<double>(size) * growth)));
}

/// What a call of inflate() means for the whole stream; nothing while it goes on.
std::optional<InflateError> problemOf(int status, const z_stream& stream, bool madeProgress)
{
    if (status == Z_MEM_ERROR) {
        throw std::bad_alloc();
    }
    if (status == Z_BUF_ERROR || (status == Z_OK && !madeProgress)) {
        return InflateError::Truncated;
    }
    if (status != Z_OK && status != Z_STREAM_END) {
        return InflateError::NotZlib; // Z_NEED_DICT and Z_DATA_ERROR
    }
    return status == Z_STREAM_END && stream.avail_in != 0 ? std::optional(InflateError::TrailingBytes) : std::nullopt;
}

/// One call of inflate() into the free end of `output`, which holds `size` bytes so far. A full output gets one
/// spare byte, which tells "exactly full" from "too large".
struct Step {
    int status = Z_OK;
    std::size_t written = 0;
    bool wasFull = false;
};

template <class Buffer>
Step inflateOnce(z_stream& stream, Buffer& output, std::size_t size)
{
    std::uint8_t spare = 0;
    Step step;
    step.wasFull = size == output.size();
    stream.next_out = step.wasFull ? &spare : output.data() + size;
    stream.avail_out = step.wasFull ? 1U : static_cast<uInt>(output.size() - size);
    const uInt offered = stream.avail_out;
    step.status = inflate(&stream, Z_NO_FLUSH);
    step.written = offered - stream.avail_out;
    return step;
}

} // namespace

template <class Buffer>
Result<Buffer, InflateError> inflateZlib(ByteSpan input, std::size_t maxSize)
{
    if (input.size() > std::numeric_limits<uInt>::max() || maxSize > std::numeric_limits<uInt>::max()) {
        throw std::logic_error("inflateZlib: the caller's limit is above what zlib counts in");
    }
    z_stream stream{};
    stream.next_in = const_cast<Bytef*>(input.data()); // zlib reads only; its type is older than const
    stream.avail_in = static_cast<uInt>(input.size());
    if (inflateInit(&stream) != Z_OK) {
        throw std::bad_alloc();
    }
    const std::unique_ptr<z_stream, EndInflate> guard(&stream);

    Buffer output;
    for (std::size_t size = 0;;) {
        if (size == output.size() && size < maxSize) {
            growOutput(output, maxSize, input.size(), input.size() - stream.avail_in);
        }
        const uInt before = stream.avail_in;
        const Step step = inflateOnce(stream, output, size);
        if (step.wasFull && step.written != 0) {
            return fail(InflateError::TooLarge);
        }
        size += step.written;
        if (const auto problem = problemOf(step.status, stream, step.written != 0 || stream.avail_in != before)) {
            return fail(*problem);
        }
        if (step.status == Z_STREAM_END) {
            output.resize(size);
            return output;
        }
    }
}

template Result<Bytes, InflateError> inflateZlib<Bytes>(ByteSpan input, std::size_t maxSize);
template Result<WipedBytes, InflateError> inflateZlib<WipedBytes>(ByteSpan input, std::size_t maxSize);

} // namespace carded::credential
