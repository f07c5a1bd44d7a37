// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"

#include <cstddef>
#include <functional>

namespace carded::issuer {

/// Gives that many bytes nobody can guess: crypto::randomBytes in the program, a counter in tests.
using RandomSource = std::function<Bytes(std::size_t)>;

} // namespace carded::issuer
