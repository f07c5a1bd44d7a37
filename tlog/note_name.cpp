// SPDX-License-Identifier: Apache-2.0
#include "tlog/note_name.h"

#include "base/utf8.h"

namespace carded::tlog {
namespace {

using std::string_view_literals::operator""sv;

/// The code points above ASCII that have Unicode's property White_Space, as UTF-8.
constexpr std::array kSpaces{
    "\u0085"sv, "\u00A0"sv, "\u1680"sv, "\u2000"sv, "\u2001"sv, "\u2002"sv, "\u2003"sv,
    "\u2004"sv, "\u2005"sv, "\u2006"sv, "\u2007"sv, "\u2008"sv, "\u2009"sv, "\u200A"sv,
    "\u2028"sv, "\u2029"sv, "\u202F"sv, "\u205F"sv, "\u3000"sv,
};

} // namespace

bool isNoteName(std::string_view name) noexcept
{
    return !name.empty() && isUtf8(asBytes(name))
           && std::ranges::none_of(name, [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '+'; })
           && std::ranges::none_of(kSpaces, [&](std::string_view s) { return name.find(s) != std::string_view::npos; });
}

} // namespace carded::tlog
