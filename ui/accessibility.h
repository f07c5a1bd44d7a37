// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace carded::ui {

/// Gives our painted widgets their roles for screen readers. May be called more than once.
void installAccessibility();

} // namespace carded::ui
