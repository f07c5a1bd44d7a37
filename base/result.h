// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <tl/expected.hpp>

#include <utility>

namespace carded {

/// Either a value or the one reason there is none. Never holds a half-built value.
/// The subclass exists only to make ignoring a result a compiler warning.
template <class T, class E>
class [[nodiscard]] Result : public tl::expected<T, E> {
public:
    using tl::expected<T, E>::expected;
};

/// `return fail(CoseError::Truncated);` reads better than naming the library.
template <class E>
constexpr tl::unexpected<E> fail(E error)
{
    return tl::unexpected<E>(std::move(error));
}

} // namespace carded
