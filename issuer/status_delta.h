// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "issuer/cose_writer.h"
#include "issuer/issuer_error.h"
#include "issuer/status_token.h"

#include <string_view>

namespace carded::issuer {

/// A status list's entries as they were published, and as they are now. Views.
struct StatusListChange {
    std::string_view uri;
    unsigned bits = 1; ///< 1, 2, 4 or 8
    ByteSpan before;
    ByteSpan after;
};

/// The signed delta (docs/formats/status-delta.md). Nothing changed: a renewal. BadArgument where only the whole list
/// will do: it has grown, or has changed in more places than one delta may say.
[[nodiscard]] Result<Bytes, IssuerError> makeStatusDelta(const StatusListChange& change, const StatusListTimes& times,
                                                         const SigningKey& key);

} // namespace carded::issuer
