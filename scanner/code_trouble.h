// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/finder_search.h"
#include "scanner/luma_view.h"
#include "scanner/qr_locator.h"
#include "scanner/reading_hint.h"

#include <optional>

namespace carded::scanner {

/// Why a code that was located is not read; only what the person who holds it can mend. Nothing if it is too small a
/// code to be a signed one.
[[nodiscard]] std::optional<ReadingHint> troubleOf(const LumaView& grey, const LocatedCode& code);

/// Whether the patterns are those of a code that is too blurred to be located, or of which a part is not to be seen:
/// three that fit together, or two with a timing pattern between. Nothing if they are not.
[[nodiscard]] std::optional<ReadingHint> troubleOf(const LumaView& grey, const FinderPatterns& patterns);

} // namespace carded::scanner
