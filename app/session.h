// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/checker.h"
#include "app/commands.h"

namespace carded::app {

/// What one run of `carded verify` or `carded scan` needs, opened once.
struct Session {
    OpenedStore store;
    std::shared_ptr<const policy::Policy> policy; ///< null without a state
    Checker checker;
    verifier::Shown shown;
    std::optional<UnixTime> at;

    /// The chosen time, or this machine's clock: to be asked once for each code.
    [[nodiscard]] UnixTime now() const;
};

/// The error is a sentence about how the command was called (exit status kExitUsage). A store that cannot be
/// read is no error: texts are still named, and the sentence about it goes to standard error.
[[nodiscard]] Result<Session, std::string> openSession(const CommonOptions& options);

} // namespace carded::app
