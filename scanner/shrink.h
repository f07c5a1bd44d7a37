// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/frame.h"

namespace carded::scanner {

/// `frame` made smaller, its shape kept, until it fits `maxWidth` x `maxHeight`; as it is if it fits already.
Frame shrinkToFit(const Frame& frame, int maxWidth, int maxHeight);

} // namespace carded::scanner
