// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "crypto/sha256.h"

#include <chrono>
#include <map>

namespace carded::app {

/// The tokens on which this run of the program has sold something: each is good once. Holds only hashes of
/// outer signatures, in memory.
class UsedTokens {
public:
    using Moment = std::chrono::milliseconds; ///< of the program's running time, never of the wall clock

    [[nodiscard]] bool contains(const crypto::Sha256Digest& id) const { return m_used.contains(id); }

    /// Also forgets what was used kKept ago: such a token has long been too old.
    void add(const crypto::Sha256Digest& id, Moment now);

    /// 24 hours, and the longest time that a policy lets a token be fresh on either side of now.
    static constexpr Moment kKept = std::chrono::hours{24} + std::chrono::seconds{300 + 120};

private:
    std::map<crypto::Sha256Digest, Moment> m_used;
};

} // namespace carded::app
