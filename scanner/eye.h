// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/eye_client.h"
#include "scanner/file_source.h"
#include "scanner/frame_source.h"
#include "scanner/look_worker.h"
#include "scanner/message_outlet.h"

#include <cstdint>
#include <memory>
#include <optional>

namespace carded::scanner {

/// Plays a list of sources: takes frames from them, has them looked into and tells the parent. Parses no picture
/// itself. While one frame of a camera is looked into, the newest one waits and no other; of files every picture is
/// looked into, the next one being decoded meanwhile.
class Eye {
public:
    Eye(EyeOptions options, FileSetup files, LookWorker worker, MessageOutlet outlet);
    /// To the end of the list. False when nobody listens any more.
    bool run();

private:
    struct Playing; ///< one source

    bool play(std::uint32_t index);
    [[nodiscard]] std::unique_ptr<FrameSource> makeSource(const EyeSource& source) const;
    [[nodiscard]] bool waitForNews(const Playing& playing) const;
    void hearSource(Playing& playing);
    bool hearWorker(Playing& playing);
    bool advance(Playing& playing);
    bool give(Playing& playing, const TimedFrame& timed);
    bool tell(Playing& playing, const LookEvent& event);
    bool tellOpened(Playing& playing);
    bool hearLooked(Playing& playing, const Looked& looked);
    bool tellLooked(Playing& playing, const FrameStamp& stamp, const Looked& looked);
    bool tellFailure(Playing& playing, SourceError error);

    EyeOptions m_options;
    FileSetup m_files;
    LookWorker m_worker;
    MessageOutlet m_outlet;
    std::uint64_t m_framesInRound = 0;
};

} // namespace carded::scanner
