// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cerrno>
#include <sys/ioctl.h>

namespace carded::scanner {

/// A call to a video device; whether it succeeded. The reason is in errno.
template <class Argument>
bool callDevice(int fd, unsigned long request, Argument& argument) noexcept
{
    int result = 0;
    do {
        result = ::ioctl(fd, request, &argument);
    } while (result < 0 && errno == EINTR);
    return result >= 0;
}

} // namespace carded::scanner
