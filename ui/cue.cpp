// SPDX-License-Identifier: Apache-2.0
#include "ui/cue.h"

namespace carded::ui {

using verifier::Outcome;

Cue cueOf(Outcome outcome) noexcept
{
    switch (outcome) {
    case Outcome::Pass:
        return Cue::Pass;
    case Outcome::Refuse:
        return Cue::Refuse;
    case Outcome::CannotVerify:
        break;
    }
    return Cue::CannotTell;
}

int countOf(Outcome outcome) noexcept
{
    switch (outcome) {
    case Outcome::Pass:
        return 1;
    case Outcome::Refuse:
        return 2;
    case Outcome::CannotVerify:
        break;
    }
    return 3;
}

} // namespace carded::ui
