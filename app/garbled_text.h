// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace carded::app {

/// Whether a handheld scanner has probably sent something else than it read: it is set to another keyboard or another
/// speed, or lost or doubled characters. Then no verdict helps, and its settings do. Only a text that a camera's
/// reading of it would find `not_a_credential` or `malformed` can be garbled: never one that is whole, and none
/// that is named as something else.
[[nodiscard]] bool isGarbled(std::string_view text);

/// Codes of ours have more: a signature alone takes 64 bytes, which are 96 characters. What is shorter is nothing
/// of ours, whatever was done to it.
inline constexpr std::size_t kLeastCodeSize = 100;

} // namespace carded::app
