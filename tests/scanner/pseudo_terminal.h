// SPDX-License-Identifier: Apache-2.0
// A serial scanner's line: what is written into its one end comes out of the device at the other.
#pragma once

#include "base/unique_fd.h"

#include <array>
#include <fcntl.h>
#include <filesystem>
#include <stdexcept>
#include <stdlib.h> // NOLINT(modernize-deprecated-headers): posix_openpt() is not in <cstdlib>
#include <string_view>
#include <termios.h>
#include <unistd.h>

namespace carded::test {

class PseudoTerminal {
public:
    PseudoTerminal() : m_master(::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC))
    {
        std::array<char, 64> name{};
        if (!m_master || ::grantpt(m_master.get()) != 0 || ::unlockpt(m_master.get()) != 0
            || ::ptsname_r(m_master.get(), name.data(), name.size()) != 0) {
            throw std::runtime_error("no pseudo-terminal");
        }
        m_path = name.data();
    }

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    /// Whether somebody has set the line up: then what is sent arrives.
    [[nodiscard]] bool isRaw() const
    {
        termios settings{};
        return ::tcgetattr(m_master.get(), &settings) == 0 && (settings.c_lflag & ICANON) == 0;
    }

    /// Whether what is typed shows.
    [[nodiscard]] bool echoes() const
    {
        termios settings{};
        return ::tcgetattr(m_master.get(), &settings) == 0 && (settings.c_lflag & ECHO) != 0;
    }

    void send(std::string_view bytes) const
    {
        while (!bytes.empty()) {
            const ssize_t written = ::write(m_master.get(), bytes.data(), bytes.size());
            if (written <= 0) {
                throw std::runtime_error("cannot write to the pseudo-terminal");
            }
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
    }
    /// The scanner is unplugged.
    void hangUp() { m_master.reset(); }

private:
    UniqueFd m_master;
    std::filesystem::path m_path;
};

} // namespace carded::test
