// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <unistd.h>
#include <utility>

namespace carded::tuf {

/// Owns a file descriptor, or none.
class Descriptor {
public:
    Descriptor() = default;
    /// Takes what open() gave: a negative number is none.
    explicit Descriptor(int number) noexcept : m_number(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    Descriptor(Descriptor&& other) noexcept : m_number(std::exchange(other.m_number, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept
    {
        std::swap(m_number, other.m_number);
        return *this;
    }
    ~Descriptor()
    {
        if (m_number >= 0) {
            ::close(m_number);
        }
    }

    [[nodiscard]] int number() const noexcept { return m_number; }
    explicit operator bool() const noexcept { return m_number >= 0; }

private:
    int m_number = -1;
};

} // namespace carded::tuf
