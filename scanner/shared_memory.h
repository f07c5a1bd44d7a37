// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "base/unique_fd.h"

#include <cstddef>
#include <optional>
#include <span>

namespace carded::scanner {

/// A piece of memory shared by the two ends of a worker's link, mapped. Its size is sealed: nobody can cut it short and
/// so kill whoever reads it (SIGBUS). Its pages come when they are used.
class SharedMemory {
public:
    /// Written here alone: whoever else gets it can map it for reading only, and not write into it as a file.
    static std::optional<SharedMemory> makeForGiving(std::size_t size);
    /// Written by whoever gets it; here it is only read. What it holds may change at any time.
    static std::optional<SharedMemory> makeForTaking(std::size_t size);
    /// The other end of makeForGiving(). Nothing unless `fd` is memory of exactly this size whose size is sealed.
    static std::optional<SharedMemory> mapForReading(int fd, std::size_t size);
    /// The other end of makeForTaking(), with the same conditions.
    static std::optional<SharedMemory> mapForWriting(int fd, std::size_t size);

    SharedMemory(SharedMemory&& other) noexcept;
    SharedMemory& operator=(SharedMemory&& other) noexcept;
    SharedMemory(const SharedMemory&) = delete;
    SharedMemory& operator=(const SharedMemory&) = delete;
    ~SharedMemory();

    /// To be passed to the other end; -1 where the memory was mapped from one.
    [[nodiscard]] int fd() const noexcept { return m_fd.get(); }
    [[nodiscard]] ByteSpan bytes() const noexcept { return m_bytes; }
    /// Of makeForGiving() and mapForWriting() only: writing into the others ends the process.
    [[nodiscard]] std::span<std::uint8_t> writable() noexcept { return m_bytes; }

private:
    static std::optional<SharedMemory> map(int fd, std::size_t size, int protection);

    explicit SharedMemory(std::span<std::uint8_t> bytes) noexcept : m_bytes(bytes) {}

    UniqueFd m_fd;
    std::span<std::uint8_t> m_bytes;
};

} // namespace carded::scanner
