// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "evidence/check_log.h"
#include "evidence/check_pack.h"
#include "evidence/pack_file.h"

#include <string>

namespace carded::app {

/// Why a pack could not be made, written or read.
[[nodiscard]] std::string toSentence(evidence::PackError error);
[[nodiscard]] std::string toSentence(evidence::PackFileError error);

/// What does not hold, and where: the first wrong record is named.
[[nodiscard]] std::string toSentence(const evidence::PackProblem& problem);
[[nodiscard]] std::string toSentence(const evidence::LogFault& fault);

} // namespace carded::app
