// SPDX-License-Identifier: Apache-2.0
// The device itself: a keyboard that this test makes by uinput, where the machine has it.
#include "scanner/handheld_scanner.h"
#include "scanner/wedge_device.h"
#include "tests/scanner/key_events.h"
#include "tests/support/temporary_folder.h"

#include <doctest/doctest.h>

#include <array>
#include <cstdio>
#include <fcntl.h>
#include <fstream>
#include <libevdev/libevdev-uinput.h>
#include <libevdev/libevdev.h>
#include <poll.h>

using namespace carded;
using namespace carded::test;
using scanner::HandheldError;
using scanner::HandheldScanner;
using scanner::openWedge;
using scanner::UsbId;

namespace {

constexpr UsbId kUsb{0x0c2e, 0x0b61};

/// A scanner without its case; null where there is no uinput, which is said aloud.
struct MadeKeyboard {
    MadeKeyboard() : device(libevdev_new())
    {
        libevdev_set_name(device, "Test scanner");
        libevdev_set_id_bustype(device, BUS_USB);
        libevdev_set_id_vendor(device, kUsb.vendor);
        libevdev_set_id_product(device, kUsb.product);
        for (unsigned key = KEY_ESC; key <= KEY_RIGHTALT; ++key) {
            libevdev_enable_event_code(device, EV_KEY, key, nullptr);
        }
        if (libevdev_uinput_create_from_device(device, LIBEVDEV_UINPUT_OPEN_MANAGED, &made) != 0) {
            made = nullptr;
            std::puts("SKIP: no /dev/uinput here: grabbing a real input device is not tried");
        }
    }
    MadeKeyboard(const MadeKeyboard&) = delete;
    MadeKeyboard& operator=(const MadeKeyboard&) = delete;
    MadeKeyboard(MadeKeyboard&&) = delete;
    MadeKeyboard& operator=(MadeKeyboard&&) = delete;
    ~MadeKeyboard()
    {
        libevdev_uinput_destroy(made);
        libevdev_free(device);
    }
    void type(const Events& events) const
    {
        for (const KeyEvent& event : events) {
            libevdev_uinput_write_event(made, event.type, event.code, event.value);
        }
    }
    [[nodiscard]] std::filesystem::path path() const { return libevdev_uinput_get_devnode(made); }

    libevdev* device;
    libevdev_uinput* made = nullptr;
};

bool isReadable(int fd)
{
    pollfd entry{fd, POLLIN, 0};
    return ::poll(&entry, 1, 10'000) == 1;
}

} // namespace

TEST_CASE("Wedge device: what is not there is missing, and what is no input device is no scanner")
{
    const TemporaryFolder folder;
    CHECK(openWedge(folder / "none", kUsb).error() == HandheldError::Missing);
    std::ofstream(folder / "file") << "x";
    CHECK(openWedge(folder / "file", kUsb).error() == HandheldError::NotAScanner);
    CHECK(openWedge("/dev/null", kUsb).error() == HandheldError::NotAScanner);
}

TEST_CASE("Wedge device: who cannot say which keys are down has none")
{
    std::array<int, 2> ends{};
    REQUIRE(::pipe(ends.data()) == 0);
    const UniqueFd out(ends[0]);
    const UniqueFd in(ends[1]);
    const auto held = scanner::heldKeys(out.get());
    CHECK_FALSE((held.leftShift || held.rightShift || held.leftControl || held.leftAlt || held.rightAlt));
}

TEST_CASE("Wedge device: a grabbed scanner types for nobody else, and a second grab is busy")
{
    const MadeKeyboard keyboard;
    if (keyboard.made == nullptr) {
        return;
    }
    const UniqueFd other(::open(keyboard.path().c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
    auto opened = openWedge(keyboard.path(), kUsb);
    REQUIRE(opened);
    CHECK(openWedge(keyboard.path(), kUsb).error() == HandheldError::Busy);
    CHECK(openWedge(keyboard.path(), {1, 1}).error() == HandheldError::NotAScanner);
    HandheldScanner scanner(*std::move(opened), HandheldScanner::Speaks::Keys, {});
    keyboard.type(typed("AGE1:A\r"));
    std::vector<std::string> texts;
    while (texts.empty() && isReadable(scanner.fd())) {
        const auto lines = scanner.read(HandheldScanner::Moment{0});
        REQUIRE(lines);
        for (const auto& line : *lines) {
            texts.emplace_back(line ? std::string_view(*line) : "!");
        }
    }
    CHECK(texts == std::vector<std::string>{"AGE1:A"});
    input_event event{};
    CHECK(::read(other.get(), &event, sizeof event) < 0);
}
