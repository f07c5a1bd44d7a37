// SPDX-License-Identifier: Apache-2.0
#include "scanner/serial_port.h"

#include <cerrno>
#include <fcntl.h>
#include <optional>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <termios.h>

namespace carded::scanner {
namespace {

std::optional<speed_t> speedOf(int baud)
{
    constexpr std::array<speed_t, kBaudRates.size()> kSpeeds{B9600,   B19200,  B38400,  B57600,
                                                             B115200, B230400, B460800, B921600};
    for (std::size_t i = 0; i < kBaudRates.size(); ++i) {
        if (kBaudRates[i] == baud) {
            return kSpeeds[i];
        }
    }
    return std::nullopt;
}

HandheldError errorOfOpening(int error) noexcept
{
    if (error == EACCES || error == EPERM) {
        return HandheldError::NotAllowed;
    }
    return error == EBUSY ? HandheldError::Busy : HandheldError::Missing;
}

/// tcsetattr() is content when it could set anything at all, so what counts is read back.
bool setRaw(int line, speed_t speed)
{
    termios settings{};
    if (::tcgetattr(line, &settings) != 0) {
        return false;
    }
    ::cfmakeraw(&settings);
    settings.c_cflag &= ~static_cast<tcflag_t>(CSTOPB | CRTSCTS);
    settings.c_cflag |= CLOCAL | CREAD;
    settings.c_iflag &= ~static_cast<tcflag_t>(IXOFF | IXANY | INPCK);
    settings.c_cc[VMIN] = 1; // no byte is "later", and 0 bytes is a line that was hung up
    settings.c_cc[VTIME] = 0;
    if (::cfsetispeed(&settings, speed) != 0 || ::cfsetospeed(&settings, speed) != 0
        || ::tcsetattr(line, TCSANOW, &settings) != 0) {
        return false;
    }
    termios now{};
    return ::tcgetattr(line, &now) == 0 && ::cfgetispeed(&now) == speed && (now.c_lflag & (ICANON | ECHO)) == 0
           && (now.c_cflag & CSIZE) == CS8 && (now.c_cflag & PARENB) == 0;
}

} // namespace

Result<UniqueFd, HandheldError> openSerial(const std::filesystem::path& path, int baud)
{
    const auto speed = speedOf(baud);
    if (!speed) {
        return fail(HandheldError::NotAScanner);
    }
    UniqueFd line(::open(path.c_str(), O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC));
    if (!line) {
        return fail(errorOfOpening(errno));
    }
    if (::isatty(line.get()) == 0) {
        return fail(HandheldError::NotAScanner);
    }
    // The lock keeps out those who had it open before, if they lock too, and root, whom TIOCEXCL does not.
    if (::flock(line.get(), LOCK_EX | LOCK_NB) != 0 || ::ioctl(line.get(), TIOCEXCL) != 0) {
        return fail(HandheldError::Busy);
    }
    (void)::tcflush(line.get(), TCIFLUSH);
    if (!setRaw(line.get(), *speed)) {
        return fail(HandheldError::NotAScanner);
    }
    return line;
}

} // namespace carded::scanner
