// SPDX-License-Identifier: Apache-2.0
#include "scanner/preview.h"

#include <array>
#include <atomic>
#include <cstring>
#include <fcntl.h>
#include <new>
#include <sys/mman.h>
#include <sys/stat.h>
#include <utility>

namespace carded::scanner {

namespace {

using Number = std::atomic<std::uint32_t>;
static_assert(Number::is_always_lock_free && sizeof(Number) == 4); // works between processes, and read-only

constexpr std::uint32_t kPlaces = 3;
constexpr std::size_t kPlacePixels = std::size_t{kPreviewWidth} * kPreviewHeight;

struct Place {
    Number changes; ///< odd while the picture is being written
    Number width;
    Number height;
    std::array<std::uint8_t, kPlacePixels> pixels;
};

} // namespace

struct PreviewMemory {
    Number written; ///< pictures so far; picture n lies in place n % kPlaces
    std::array<Place, kPlaces> places;
};

std::optional<UniqueFd> makePreviewMemory()
{
    UniqueFd fd(::memfd_create("carded-preview", MFD_CLOEXEC | MFD_ALLOW_SEALING));
    // Without the seals the other side could cut the memory short and so kill whoever reads it (SIGBUS).
    if (!fd || ::ftruncate(fd.get(), sizeof(PreviewMemory)) != 0
        || ::fcntl(fd.get(), F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) != 0) {
        return std::nullopt;
    }
    return fd;
}

std::optional<PreviewMapping> PreviewMapping::map(int fd, Access access)
{
    struct stat status = {};
    if (::fstat(fd, &status) != 0 || status.st_size != static_cast<off_t>(sizeof(PreviewMemory))) {
        return std::nullopt;
    }
    const int protection = access == Access::Write ? PROT_READ | PROT_WRITE : PROT_READ;
    void* memory = ::mmap(nullptr, sizeof(PreviewMemory), protection, MAP_SHARED, fd, 0);
    if (memory == MAP_FAILED) {
        return std::nullopt;
    }
    return PreviewMapping(static_cast<PreviewMemory*>(memory)); // new memory is zero: no picture yet
}

PreviewMapping::PreviewMapping(PreviewMapping&& other) noexcept : m_memory(std::exchange(other.m_memory, nullptr)) {}

PreviewMapping& PreviewMapping::operator=(PreviewMapping&& other) noexcept
{
    std::swap(m_memory, other.m_memory);
    return *this;
}

PreviewMapping::~PreviewMapping()
{
    if (m_memory != nullptr) {
        ::munmap(m_memory, sizeof(PreviewMemory));
    }
}

void PreviewMapping::write(const Frame& frame) noexcept
{
    if (frame.width < 1 || frame.width > kPreviewWidth || frame.height < 1 || frame.height > kPreviewHeight
        || frame.luma.size() != static_cast<std::size_t>(frame.width) * static_cast<std::size_t>(frame.height)) {
        return;
    }
    const std::uint32_t number = m_memory->written.load(std::memory_order_relaxed) + 1;
    Place& place = m_memory->places[number % kPlaces];
    // Odd while it is written; it is so already if whoever wrote before was ended meanwhile.
    const std::uint32_t busy = place.changes.load(std::memory_order_relaxed) | 1U;
    place.changes.store(busy, std::memory_order_relaxed);
    std::atomic_thread_fence(std::memory_order_release);
    place.width.store(static_cast<std::uint32_t>(frame.width), std::memory_order_relaxed);
    place.height.store(static_cast<std::uint32_t>(frame.height), std::memory_order_relaxed);
    std::memcpy(place.pixels.data(), frame.luma.data(), frame.luma.size());
    place.changes.store(busy + 1, std::memory_order_release);
    m_memory->written.store(number, std::memory_order_release);
}

std::optional<Frame> PreviewMapping::readNewerThan(std::uint32_t seen) const
{
    const std::uint32_t number = newest();
    if (number == 0 || number == seen) {
        return std::nullopt;
    }
    const Place& place = m_memory->places[number % kPlaces];
    const std::uint32_t before = place.changes.load(std::memory_order_acquire);
    const std::uint32_t width = place.width.load(std::memory_order_relaxed);
    const std::uint32_t height = place.height.load(std::memory_order_relaxed);
    // The other side may write anything at any time: read once, check, and use only what was checked.
    if (before % 2 != 0 || width < 1 || width > kPreviewWidth || height < 1 || height > kPreviewHeight) {
        return std::nullopt;
    }
    Frame frame{static_cast<int>(width), static_cast<int>(height), {}};
    frame.luma.assign(place.pixels.begin(), place.pixels.begin() + std::ptrdiff_t{width} * std::ptrdiff_t{height});
    std::atomic_thread_fence(std::memory_order_acquire);
    if (place.changes.load(std::memory_order_relaxed) != before) {
        return std::nullopt;
    }
    return frame;
}

std::uint32_t PreviewMapping::newest() const noexcept
{
    return m_memory->written.load(std::memory_order_acquire);
}

} // namespace carded::scanner
