// SPDX-License-Identifier: Apache-2.0
#include "app/pin_command.h"

#include "app/answer_text.h"
#include "app/manager_pin.h"
#include "base/wiped_bytes.h"

#include <cerrno>
#include <iostream>
#include <optional>
#include <string_view>
#include <termios.h>
#include <unistd.h>

namespace carded::app {
namespace {

/// Keeps what is typed off the screen for as long as it lives.
class NoEcho {
public:
    NoEcho()
    {
        if (::tcgetattr(STDIN_FILENO, &m_before) == 0) {
            termios quiet = m_before;
            quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO | ISIG); // ended within, it would leave the terminal silent
            m_isQuiet = ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet) == 0;
        }
    }
    NoEcho(const NoEcho&) = delete;
    NoEcho& operator=(const NoEcho&) = delete;
    NoEcho(NoEcho&&) = delete;
    NoEcho& operator=(NoEcho&&) = delete;
    ~NoEcho()
    {
        if (m_isQuiet) {
            (void)::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
        }
    }

private:
    termios m_before{};
    bool m_isQuiet = false;
};

/// One line of standard input, with no buffer between that would keep it. Longer than any PIN is cut: it is none.
WipedBytes readLine()
{
    WipedBytes line;
    line.reserve(kMostPinDigits + 1);
    std::uint8_t byte = 0;
    while (true) {
        const ssize_t count = ::read(STDIN_FILENO, &byte, 1);
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count <= 0 || byte == '\n') {
            return line;
        }
        if (byte != '\r' && line.size() <= kMostPinDigits) {
            line.push_back(byte);
        }
    }
}

WipedBytes askFor(std::string_view question)
{
    std::cerr << question << ": " << std::flush;
    WipedBytes line = readLine();
    std::cerr << '\n';
    return line;
}

/// Nothing if the two differ.
std::optional<WipedBytes> readPin()
{
    if (::isatty(STDIN_FILENO) == 0) {
        return readLine();
    }
    const NoEcho quiet;
    WipedBytes first = askFor("The new PIN, 4 to 12 digits");
    const WipedBytes second = askFor("Once more");
    return first == second ? std::optional(std::move(first)) : std::nullopt;
}

int explain(int status, std::string_view sentence)
{
    std::cerr << "carded: " << sentence << '\n';
    return status;
}

int explain(PinError error, const ManagerPin& pin)
{
    switch (error) {
    case PinError::NotAPin:
        return explain(kExitUsage, "a PIN has 4 to 12 digits and nothing else. Nothing was changed.");
    case PinError::NoMemory:
        return explain(kExitInternal, "there is not enough memory; close something. Nothing was changed.");
    case PinError::DiskFull:
        return explain(kExitInternal, "the disk is full. Nothing was changed.");
    case PinError::NotAllowed:
        return explain(kExitInternal,
                       "this user may not write " + pin.file().string() + ": run it with sudo. Nothing was changed.");
    case PinError::WriteFailed:
        break;
    }
    return explain(kExitInternal, pin.file().string() + " could not be written. Nothing is certain: run it again.");
}

} // namespace

int runPinSet(const std::filesystem::path& store)
{
    const auto typed = readPin();
    if (!typed) {
        return explain(kExitUsage, "the two are not the same. Nothing was changed.");
    }
    const ManagerPin pin(store);
    if (const auto set = pin.set(*typed); !set) {
        return explain(set.error(), pin);
    }
    std::cout << "The manager's PIN is set. A window that is open uses it from now on.\n";
    return 0;
}

int runPinClear(const std::filesystem::path& store)
{
    const ManagerPin pin(store);
    if (const auto cleared = pin.clear(); !cleared) {
        return explain(cleared.error(), pin);
    }
    std::cout << "There is no manager's PIN: what needs one is not offered.\n";
    return 0;
}

} // namespace carded::app
