// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "evidence/log_folder.h"

#include <string>

namespace carded::app {

/// Why records cannot be kept or read, and what to do.
[[nodiscard]] std::string toSentence(evidence::LogError error);

/// Why a new log of records was begun.
[[nodiscard]] std::string toSentence(evidence::Beginning beginning);

} // namespace carded::app
