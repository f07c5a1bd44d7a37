// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "scanner/symbol.h"

#include <vector>

namespace carded::corpus {

/// Every symbol in a picture file, read as `carded scan` reads one. None of a file that does not
/// open as a picture. Throws std::runtime_error if the decoder fails.
std::vector<scanner::Symbol> symbolsIn(ByteSpan file);

} // namespace carded::corpus
