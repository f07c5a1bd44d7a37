// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"

#include <stdexcept>
#include <string_view>

namespace carded::test {

/// Bytes from hexadecimal with spaces, for vectors in tests: hex("D2 84 43A10127").
inline Bytes hex(std::string_view text)
{
    Bytes bytes;
    int high = -1;
    for (const char c : text) {
        if (c == ' ' || c == '\n') {
            continue;
        }
        const int digit = c >= '0' && c <= '9'   ? c - '0'
                          : c >= 'a' && c <= 'f' ? c - 'a' + 10
                          : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                 : -1;
        if (digit < 0) {
            throw std::logic_error("hex(): not a hexadecimal digit");
        }
        if (high < 0) {
            high = digit;
        } else {
            bytes.push_back(static_cast<std::uint8_t>(high * 16 + digit));
            high = -1;
        }
    }
    if (high >= 0) {
        throw std::logic_error("hex(): an odd number of digits");
    }
    return bytes;
}

inline Bytes operator+(Bytes a, ByteSpan b)
{
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

} // namespace carded::test
