// SPDX-License-Identifier: Apache-2.0
#include "app/code_choice.h"

#include <algorithm>

namespace carded::app {

CodeChoice::Standing CodeChoice::see(Kind kind, Moment frame)
{
    constexpr Moment kGap{300}; // a code that is missed in some frames is still the same one
    if (frame < std::max(m_other, m_credential.value_or(Moment{0}))) {
        *this = {};
    }
    if (kind == Kind::Credential) {
        m_credential = frame;
        return Standing::Counts;
    }
    if (!m_otherSince || frame - m_other > kGap) {
        m_otherSince = frame;
    }
    m_other = frame;
    if (m_credential && frame - *m_credential < kAfterCredential) {
        return Standing::Beside;
    }
    return frame - *m_otherSince < kPatience ? Standing::Waits : Standing::Counts;
}

} // namespace carded::app
