// SPDX-License-Identifier: Apache-2.0
#include "base/wiped_bytes.h"

#include <cstring>

namespace carded {

void wipe(void* memory, std::size_t bytes) noexcept
{
    ::explicit_bzero(memory, bytes);
}

} // namespace carded
