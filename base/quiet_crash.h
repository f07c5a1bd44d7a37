// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <exception>
#include <string>

namespace carded {

/// From here on a crash leaves nothing of what is in this process's memory, which is the customers': no core file and
/// nothing for a program that collects them, no other process of the same user may look into it, and of an exception
/// that nobody catches its type alone is told. For a program's first line; its children set it for themselves.
void crashQuietly() noexcept;

/// What a program may say of an exception that nobody expected: its type, mangled (c++filt reads it). Its text may
/// quote what a customer showed.
[[nodiscard]] std::string kindOf(const std::exception& error);

} // namespace carded
