// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace carded::crypto {

/// A deleter of std::unique_ptr that calls the C function `release`, for handles of C libraries.
template <auto release>
struct FreeBy {
    template <class T>
    void operator()(T* handle) const noexcept
    {
        (void)release(handle);
    }
};

} // namespace carded::crypto
