// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "crypto/sha256.h"

#include <chrono>
#include <map>

namespace carded::app {

/// The tokens on which this run of the program has sold something: each is good once. Holds only hashes, in memory.
class UsedTokens {
public:
    using Moment = std::chrono::milliseconds; ///< of the program's running time, never of the wall clock

    [[nodiscard]] bool contains(const crypto::Sha256Digest& id) const { return m_used.contains(id); }

    /// A token that is fresh for `freshFor` more. Also forgets those that have been too old for kKept.
    void add(const crypto::Sha256Digest& id, Moment now, Moment freshFor);

    static constexpr Moment kKept = std::chrono::hours{24};

private:
    std::map<crypto::Sha256Digest, Moment> m_used; ///< and when each can be forgotten
};

} // namespace carded::app
