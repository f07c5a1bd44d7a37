// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace carded::test {

/// As long as it lives, SQLite works on a disk that fails: the default VFS of this process with an input/output error
/// at a chosen operation. One at a time; single thread.
class FaultyVfs {
public:
    enum class Then { GoesOn, StaysBroken };

    /// Operation number `at` (from 1) fails; what happens to those behind it.
    FaultyVfs(int at, Then then);
    FaultyVfs(const FaultyVfs&) = delete;
    FaultyVfs& operator=(const FaultyVfs&) = delete;
    FaultyVfs(FaultyVfs&&) = delete;
    FaultyVfs& operator=(FaultyVfs&&) = delete;
    ~FaultyVfs();

    /// Whether it came to that operation.
    [[nodiscard]] bool hasFailed() const noexcept;
};

} // namespace carded::test
