// SPDX-License-Identifier: Apache-2.0
// carded-eye-look: looks for codes in the frames that carded-eye puts into the memory they share. Without any right.
// Started by carded-eye, never by hand.
#include "base/quiet_crash.h"
#include "scanner/frame_looker.h"
#include "scanner/restrict_process.h"
#include "scanner/shared_memory.h"
#include "scanner/worker_link.h"
#include "scanner/worker_port.h"

#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace carded::scanner {

namespace {

int run()
{
    const auto memory = SharedMemory::mapForReading(kWorkerMemoryFd, kFrameMemoryBytes);
    std::optional<PreviewMapping> preview;
    if (::fcntl(kWorkerPreviewFd, F_GETFD) >= 0) {
        preview = PreviewMapping::map(kWorkerPreviewFd, PreviewMapping::Access::Write);
    }
    if (!memory) {
        return 2;
    }
    FrameLooker looker(memory->bytes(), std::move(preview));
    FrameLooker::warmUp();
    const WorkerPort port(kWorkerSocketFd);
    if (!restrictProcess(WorkerNeed::Nothing) || !port.send(WorkerReady{})) {
        return 1;
    }
    while (const auto packet = port.receive()) {
        const auto job = parseLookJob(*packet);
        if (!job || !port.send(looker.look(*job))) {
            return 1;
        }
    }
    return 0;
}

} // namespace

} // namespace carded::scanner

int main()
{
    carded::crashQuietly();
    // The libraries' last acts would need rights that are gone.
    ::_exit(carded::scanner::run());
}
