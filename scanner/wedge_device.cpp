// SPDX-License-Identifier: Apache-2.0
#include "scanner/wedge_device.h"

#include <cerrno>
#include <fcntl.h>
#include <libevdev/libevdev.h>
#include <memory>

namespace carded::scanner {
namespace {

struct Free {
    void operator()(libevdev* device) const noexcept { libevdev_free(device); }
};
using Device = std::unique_ptr<libevdev, Free>;

/// Null if that is no input device.
Device describe(int fd)
{
    libevdev* device = nullptr;
    return libevdev_new_from_fd(fd, &device) == 0 ? Device(device) : nullptr;
}

bool isDown(const libevdev* device, unsigned key)
{
    return libevdev_get_event_value(device, EV_KEY, key) != 0;
}

bool isAnyDown(const libevdev* device)
{
    for (unsigned key = 0; key < KEY_CNT; ++key) {
        if (isDown(device, key)) {
            return true;
        }
    }
    return false;
}

} // namespace

Result<UniqueFd, HandheldError> openWedge(const std::filesystem::path& path, const UsbId& usb)
{
    UniqueFd fd(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
    if (!fd) {
        return fail(errno == EACCES || errno == EPERM ? HandheldError::NotAllowed : HandheldError::Missing);
    }
    const Device device = describe(fd.get());
    if (!device || libevdev_get_id_vendor(device.get()) != usb.vendor
        || libevdev_get_id_product(device.get()) != usb.product
        || libevdev_has_event_code(device.get(), EV_KEY, KEY_ENTER) == 0) {
        return fail(HandheldError::NotAScanner);
    }
    if (isAnyDown(device.get())) {
        return fail(HandheldError::Busy);
    }
    if (const int refused = libevdev_grab(device.get(), LIBEVDEV_GRAB); refused != 0) {
        return fail(refused == -ENODEV ? HandheldError::Missing : HandheldError::Busy);
    }
    return fd;
}

HeldKeys heldKeys(int device)
{
    const Device described = describe(device);
    if (!described) {
        return {};
    }
    const libevdev* const keys = described.get();
    return {isDown(keys, KEY_LEFTSHIFT), isDown(keys, KEY_RIGHTSHIFT), isDown(keys, KEY_LEFTCTRL),
            isDown(keys, KEY_RIGHTCTRL), isDown(keys, KEY_LEFTALT),    isDown(keys, KEY_RIGHTALT)};
}

} // namespace carded::scanner
