// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "credential/data_elements.h"

#include <optional>
#include <string_view>

namespace carded::credential {

/// What an AAMVA text is called as a foreign document.
inline constexpr std::string_view kAamva = "aamva";

/// Whether a text is that of a North American driving licence or identity card (AAMVA DL/ID card design standard,
/// PDF417): `@`, control characters that some scanners swallow, then `ANSI ` or `AAMVA`.
[[nodiscard]] bool isAamva(std::string_view text) noexcept;

/// The birth date (DBB) that an AAMVA text of any version names: MMDDCCYY as in the United States, or CCYYMMDD as in
/// Canada and in version 1. Nobody signed it. Lengths and offsets of the file are not relied on, control characters
/// not needed. Nothing if there is none, none that a person alive can have, or two that differ.
[[nodiscard]] std::optional<Date> printedBirthDate(std::string_view text) noexcept;

} // namespace carded::credential
