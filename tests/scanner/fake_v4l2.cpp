// SPDX-License-Identifier: Apache-2.0
// Cameras that are not there: a shared library that takes the calls of a video device's user before the C library gets
// them. Linked in front of it, or preloaded into a program.
//
// CARDED_FAKE_V4L2 names a folder; without it every call goes through. While the folder has a file `video3`, there is a
// camera /dev/video3 that behaves as the lines of that file say (they are read again at each call):
//
//   card NAME                          what it calls itself
//   metadata                           it is a camera's other device, which gives no pictures
//   busy                               another program uses it
//   format YUYV WIDTH HEIGHT FPS [FPS...]
//   picture PATH                       the bytes of a frame
//   noise                              one byte of each frame is the number of the frame
//   interval MILLISECONDS              frames come by themselves, or
//   frames COUNT                       so many have come up to now
//   broken FIRST LAST                  frames of these numbers are marked as damaged by the bus
//   stalled                            waiting for it fails, but it does not say that it is gone
//
// Like a driver it fills the places that it was given, oldest first, and drops what comes when it has none. Opening and
// what is set is written to `video3.log`.
#include "tests/scanner/fake_device.h"

#include <cerrno>
#include <cstdarg>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <map>
#include <memory>
#include <poll.h>
#include <string>
#include <sys/types.h>

namespace {

using carded::test::FakeDevice;

/// The function that this library stands in front of.
template <class Function>
Function* real(const char* name)
{
    return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

/// By descriptor. Never destroyed: close() is called until the very end.
std::map<int, std::unique_ptr<FakeDevice>>& devices()
{
    static auto& all = *new std::map<int, std::unique_ptr<FakeDevice>>;
    return all;
}

FakeDevice* deviceOf(int fd)
{
    const auto found = devices().find(fd);
    return found == devices().end() ? nullptr : found->second.get();
}

int openDevice(const std::string& path)
{
    if (!carded::test::readScript(path)) {
        errno = ENOENT;
        return -1;
    }
    auto device = std::make_unique<FakeDevice>(path);
    const int fd = device->fd();
    devices()[fd] = std::move(device);
    return fd;
}

} // namespace

extern "C" {

// NOLINTBEGIN(cert-dcl50-cpp): these are the C library's own signatures
int open(const char* path, int flags, ...)
{
    constexpr const char* kPrefix = "/dev/video";
    const char* const folder = std::getenv("CARDED_FAKE_V4L2"); // NOLINT(concurrency-mt-unsafe): nobody sets it here
    if (folder != nullptr && std::strncmp(path, kPrefix, std::strlen(kPrefix)) == 0) {
        return openDevice(std::string(folder) + "/" + (path + std::strlen("/dev/")));
    }
    va_list arguments;
    va_start(arguments, flags);
    const auto mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(arguments, mode_t) : 0;
    va_end(arguments);
    return real<int(const char*, int, ...)>("open")(path, flags, mode);
}

int ioctl(int fd, unsigned long request, ...) noexcept
{
    va_list arguments;
    va_start(arguments, request);
    void* const argument = va_arg(arguments, void*);
    va_end(arguments);
    FakeDevice* const device = deviceOf(fd);
    return device ? device->call(request, argument)
                  : real<int(int, unsigned long, ...)>("ioctl")(fd, request, argument);
}
// NOLINTEND(cert-dcl50-cpp)

// NOLINTNEXTLINE(readability-function-size): as above
void* mmap(void* address, std::size_t size, int protection, int flags, int fd, off_t offset) noexcept
{
    const FakeDevice* const device = fd >= 0 ? deviceOf(fd) : nullptr;
    return real<void*(void*, std::size_t, int, int, int, off_t)>("mmap")(address, size, protection, flags,
                                                                         device ? device->memory() : fd, offset);
}

int poll(pollfd* list, nfds_t count, int timeout)
{
    for (nfds_t i = 0; i < count; ++i) {
        const FakeDevice* const device = deviceOf(list[i].fd);
        if (device && device->isStalled()) {
            list[i].revents = POLLERR;
            return 1;
        }
    }
    return real<int(pollfd*, nfds_t, int)>("poll")(list, count, timeout);
}

int close(int fd)
{
    devices().erase(fd);
    return real<int(int)>("close")(fd);
}
}
