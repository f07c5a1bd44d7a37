// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/code_reader.h"
#include "scanner/frame.h"

#include <vector>

namespace carded::test {

/// Later than any test takes.
scanner::CodeReader::Deadline late();

/// What a reader without a past finds in `frame`, however long it takes.
std::vector<scanner::Symbol> symbolsIn(const scanner::Frame& frame, scanner::Effort effort);

} // namespace carded::test
