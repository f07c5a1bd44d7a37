// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/build_kind.h"
#include "scanner/frame_source.h"
#include "scanner/shared_memory.h"
#include "scanner/worker_link.h"

#include <chrono>
#include <filesystem>
#include <optional>

namespace carded::scanner {

enum class FileKind : std::uint8_t { Picture, Film };

/// How fast a film is read.
enum class Pace : std::uint8_t {
    EveryFrame, ///< as fast as it can be decoded, nothing left out
    RealTime    ///< as a camera would show it: waits for a frame's time, leaves out frames that are late
};

/// The program that decodes files, and how long it may take.
struct FileSetup {
    std::filesystem::path program;
    std::chrono::milliseconds openTime{std::chrono::seconds(10) * kBuildSlowness};  ///< for the first picture
    std::chrono::milliseconds frameTime = std::chrono::seconds(2) * kBuildSlowness; ///< for each other one of a film
    std::chrono::milliseconds startTime = kWorkerStartTime;
};

/// The pictures in one file, grey: one of a PNG, JPEG, WebP or BMP file of at most kMaxPictureBytes, all of a film. The
/// file is opened here, at the first next(), and parsed by a process of its own without rights. A film that stops more
/// than 5 % and two frames before the number of frames that its header announces is BrokenVideo; some formats only
/// estimate it. A file that its process dies of is broken too.
class FileSource final : public FrameSource {
public:
    FileSource(FileKind kind, std::filesystem::path path, Pace pace, FileSetup setup);
    [[nodiscard]] SourceWait wait() const override;
    Result<Step, SourceError> next() override;

private:
    enum class State : std::uint8_t { Unopened, Asked, Waiting, Shown, Over };

    [[nodiscard]] std::optional<SourceError> open();
    Result<Step, SourceError> hear();
    Result<Step, SourceError> take(const PictureDecoded& picture);
    Result<Step, SourceError> show();
    Result<Step, SourceError> ask(std::chrono::milliseconds time);
    Result<Step, SourceError> finish(std::optional<SourceError> error);
    [[nodiscard]] SourceError brokenFile() const noexcept;

    FileKind m_kind;
    std::filesystem::path m_path;
    Pace m_pace;
    FileSetup m_setup;
    State m_state = State::Unopened;
    std::optional<SharedMemory> m_memory;
    std::optional<WorkerLink> m_link;
    SteadyTime m_until; ///< the answer's deadline, or the moment when a picture is to be shown
    SteadyTime m_began; ///< when the first picture was there
    PictureDecoded m_picture;
    bool m_hasBegun = false;
};

} // namespace carded::scanner
