// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/source_error.h"
#include "ui/till_state.h"

#include <optional>

namespace carded::app {

/// How the camera is after a failure; nothing after one that is a frame's, since the next one comes.
[[nodiscard]] std::optional<ui::Device> cameraAfter(scanner::SourceError error) noexcept;

} // namespace carded::app
