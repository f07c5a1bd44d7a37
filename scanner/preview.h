// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/unique_fd.h"
#include "scanner/frame.h"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace carded::scanner {

// The small live picture goes from carded-eye to its parent through one piece of shared memory of fixed size with
// three places for a picture. Each place has a counter that is odd while its picture is being written, so a reader
// who copied meanwhile knows and drops the copy; no one ever waits.

inline constexpr int kPreviewFd = 4;       ///< of carded-eye
inline constexpr int kPreviewWidth = 640;  ///< at most
inline constexpr int kPreviewHeight = 480; ///< at most
struct PreviewMemory;                      ///< the layout, in preview.cpp

/// Makes the shared memory: sealed, so that nobody can change its size. Nothing if the kernel refuses.
std::optional<UniqueFd> makePreviewMemory();

/// Unmaps with its life.
class PreviewMapping {
public:
    enum class Access : std::uint8_t { Read, Write };

    /// Nothing if `fd` is not memory of exactly the right size or cannot be mapped.
    static std::optional<PreviewMapping> map(int fd, Access access);
    PreviewMapping(PreviewMapping&& other) noexcept;
    PreviewMapping& operator=(PreviewMapping&& other) noexcept;
    PreviewMapping(const PreviewMapping&) = delete;
    PreviewMapping& operator=(const PreviewMapping&) = delete;
    ~PreviewMapping();

    /// Puts a picture there; the mapping must be for Access::Write. A picture above the limits is not put there.
    void write(const Frame& frame) noexcept;
    /// A copy of the newest picture if there is one newer than number `seen`. Nothing read is trusted.
    [[nodiscard]] std::optional<Frame> readNewerThan(std::uint32_t seen) const;
    /// The number of the newest picture, from 1; 0 before the first.
    [[nodiscard]] std::uint32_t newest() const noexcept;

private:
    explicit PreviewMapping(PreviewMemory* memory) noexcept : m_memory(memory) {}

    PreviewMemory* m_memory = nullptr;
};

} // namespace carded::scanner
