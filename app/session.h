// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/answer_text.h"
#include "app/checker.h"
#include "app/commands.h"
#include "app/recorder.h"

namespace carded::app {

/// What one run of `carded verify` or `carded scan` needs, opened once.
struct Session {
    OpenedStore store;
    std::shared_ptr<const policy::Policy> policy; ///< null without a state
    Checker checker;
    verifier::Shown shown;
    std::optional<UnixTime> at;
    std::unique_ptr<Recorder> recorder{}; ///< null: nothing is recorded

    /// Answers for one symbol, at the chosen time or by this machine's clock, and records it if that is wanted.
    [[nodiscard]] Answer check(const Symbol& symbol);
    /// The same for a text of which nobody knows in what symbol it was.
    [[nodiscard]] Answer check(std::string_view text);
    /// Whether something that was to be recorded was not: standard error says why.
    [[nodiscard]] bool hasGap() const;
};

/// Why no session can begin: a sentence, and the exit status that goes with it.
struct SessionError {
    std::string sentence;
    int status = kExitUsage;
};

/// A wrong call is kExitUsage, a record that cannot be written kExitInternal. A store that cannot be read is no error:
/// texts are still named, and the sentence about it goes to standard error.
[[nodiscard]] Result<Session, SessionError> openSession(const CommonOptions& options);

} // namespace carded::app
