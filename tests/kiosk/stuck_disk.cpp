// SPDX-License-Identifier: Apache-2.0
// A disk that hangs: a shared library, preloaded into a program, that takes the calls which open a store's pointer
// before the C library gets them. While the file that CARDED_STUCK_DISK names is there, whoever opens it waits.
#include <cstdarg>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/types.h>
#include <unistd.h>

namespace {

constexpr useconds_t kLookAgain = 10'000; // microseconds

void waitIfPointer(const char* path)
{
    constexpr const char* kPointer = "/current";
    const std::size_t length = std::strlen(path);
    const char* const stuck = std::getenv("CARDED_STUCK_DISK"); // NOLINT(concurrency-mt-unsafe): nobody sets it here
    if (stuck == nullptr || length < std::strlen(kPointer)
        || std::strcmp(path + length - std::strlen(kPointer), kPointer) != 0) {
        return;
    }
    while (::access(stuck, F_OK) == 0) {
        ::usleep(kLookAgain);
    }
}

} // namespace

extern "C" {

// NOLINTBEGIN(cert-dcl50-cpp): these are the C library's own signatures
int open(const char* path, int flags, ...)
{
    waitIfPointer(path);
    va_list more;
    va_start(more, flags);
    const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(more, mode_t) : 0;
    va_end(more);
    using Open = int(const char*, int, ...);
    static auto* const real = reinterpret_cast<Open*>(::dlsym(RTLD_NEXT, "open"));
    return real(path, flags, mode);
}

int open64(const char* path, int flags, ...) __attribute__((alias("open")));
// NOLINTEND(cert-dcl50-cpp)
}
