// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "crypto/sha256_run.h"
#include "tlog/tree.h"

namespace carded::tlog {

/// leafHash() and nodeHash() for whoever needs thousands of them: three times as fast, after a millisecond to get
/// ready. One thread.
class TreeHasher {
public:
    [[nodiscard]] Hash leaf(ByteSpan record) noexcept;
    [[nodiscard]] Hash node(const Hash& left, const Hash& right) noexcept;

private:
    crypto::Sha256Run m_run;
};

} // namespace carded::tlog
