// SPDX-License-Identifier: Apache-2.0
// What carded-eye reads of its workers' answers, what they read of its jobs, and what the kiosk reads of carded-eye:
// any bytes are a message or an error, and what is a message is written again as the same bytes. For libFuzzer (clang++
// -fsanitize=fuzzer) or for mutate.cpp.
#include "scanner/message_reader.h"
#include "scanner/worker_protocol.h"

#include <cstdlib>
#include <optional>

using namespace carded;
using namespace carded::scanner;

namespace {

void require(bool isTrue)
{
    if (!isTrue) {
        std::abort();
    }
}

bool isSame(const std::optional<WipedBytes>& written, ByteSpan read)
{
    return written && equal(*written, read);
}

void readEyeMessages(ByteSpan bytes)
{
    MessageReader reader;
    const std::size_t half = bytes.size() / 2;
    reader.append(bytes.first(half));
    std::size_t used = 0;
    for (const ByteSpan part : {ByteSpan(), bytes.subspan(half)}) {
        reader.append(part);
        for (auto next = reader.next(); next && *next; next = reader.next()) {
            const auto written = encodeMessage(**next);
            require(written && written->size() <= bytes.size() - used
                    && equal(*written, bytes.subspan(used, written->size())));
            used += written->size();
        }
    }
}

} // namespace

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer looks for this name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const ByteSpan bytes(data, size);
    if (const auto message = parseWorkerMessage(bytes)) {
        require(isSame(encodeWorkerMessage(*message), bytes));
    }
    if (const auto job = parseLookJob(bytes)) {
        require(job->width > 0 && job->height > 0 && job->bytes <= kFrameMemoryBytes);
        require(isSame(encodeLookJob(*job), bytes));
    }
    if (const auto job = parseNextPicture(bytes)) {
        require(isSame(encodeNextPicture(*job), bytes));
    }
    readEyeMessages(bytes);
    return 0;
}
