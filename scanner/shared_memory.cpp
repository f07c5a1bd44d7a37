// SPDX-License-Identifier: Apache-2.0
#include "scanner/shared_memory.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <utility>

namespace carded::scanner {

namespace {

constexpr unsigned kSizeSeals = F_SEAL_SHRINK | F_SEAL_GROW;

UniqueFd makeMemory(std::size_t size)
{
    UniqueFd fd(::memfd_create("carded-frames", MFD_CLOEXEC | MFD_ALLOW_SEALING));
    return fd && ::ftruncate(fd.get(), static_cast<off_t>(size)) == 0 ? std::move(fd) : UniqueFd();
}

bool hasSealedSize(int fd, std::size_t size) noexcept
{
    struct stat status = {};
    const int seals = ::fcntl(fd, F_GET_SEALS);
    return seals >= 0 && (static_cast<unsigned>(seals) & kSizeSeals) == kSizeSeals && ::fstat(fd, &status) == 0
           && status.st_size == static_cast<off_t>(size);
}

} // namespace

std::optional<SharedMemory> SharedMemory::map(int fd, std::size_t size, int protection)
{
    void* memory = ::mmap(nullptr, size, protection, MAP_SHARED, fd, 0);
    if (memory == MAP_FAILED) {
        return std::nullopt;
    }
    return SharedMemory({static_cast<std::uint8_t*>(memory), size});
}

std::optional<SharedMemory> SharedMemory::makeForGiving(std::size_t size)
{
    UniqueFd fd = makeMemory(size);
    // The mapping that is there when the seal comes stays writable, and no other ever is.
    auto memory = fd ? map(fd.get(), size, PROT_READ | PROT_WRITE) : std::nullopt;
    if (!memory || ::fcntl(fd.get(), F_ADD_SEALS, kSizeSeals | F_SEAL_FUTURE_WRITE | F_SEAL_SEAL) != 0) {
        return std::nullopt;
    }
    memory->m_fd = std::move(fd);
    return memory;
}

std::optional<SharedMemory> SharedMemory::makeForTaking(std::size_t size)
{
    UniqueFd fd = makeMemory(size);
    if (!fd || ::fcntl(fd.get(), F_ADD_SEALS, kSizeSeals | F_SEAL_SEAL) != 0) {
        return std::nullopt;
    }
    auto memory = map(fd.get(), size, PROT_READ);
    if (memory) {
        memory->m_fd = std::move(fd);
    }
    return memory;
}

std::optional<SharedMemory> SharedMemory::mapForReading(int fd, std::size_t size)
{
    return hasSealedSize(fd, size) ? map(fd, size, PROT_READ) : std::nullopt;
}

std::optional<SharedMemory> SharedMemory::mapForWriting(int fd, std::size_t size)
{
    return hasSealedSize(fd, size) ? map(fd, size, PROT_READ | PROT_WRITE) : std::nullopt;
}

SharedMemory::SharedMemory(SharedMemory&& other) noexcept
    : m_fd(std::move(other.m_fd)), m_bytes(std::exchange(other.m_bytes, {}))
{}

SharedMemory& SharedMemory::operator=(SharedMemory&& other) noexcept
{
    std::swap(m_fd, other.m_fd);
    std::swap(m_bytes, other.m_bytes);
    return *this;
}

SharedMemory::~SharedMemory()
{
    if (!m_bytes.empty()) {
        ::munmap(m_bytes.data(), m_bytes.size());
    }
}

} // namespace carded::scanner
