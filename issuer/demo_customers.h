// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/unix_time.h"
#include "issuer/issue.h"

#include <cstdint>
#include <string>
#include <vector>

namespace carded::issuer {

/// What is wrong with a demo customer's code, beyond what the credential says.
enum class DemoTwist : std::uint8_t {
    None,
    Revoked,
    Forged,        ///< one byte of the signed payload changed: a false age mark made true
    OldCode,       ///< a picture of a code made an hour before
    UnknownIssuer, ///< signed by somebody who is not in the trust list
};

/// One customer of the demo. Nobody has a name: credentials hold none.
struct DemoCustomer {
    std::string file;     ///< `1-adult`: names wallet, film and codes
    std::string customer; ///< `Adult`
    IssueRequest request;
    std::vector<std::string> disclose;
    DemoTwist twist = DemoTwist::None;
    std::string outcome; ///< what a till must answer for tobacco under KR
    std::string reason;
};

/// The ten customers of a demo made at `madeAt`. Ages are counted by Korea's calendar years.
[[nodiscard]] std::vector<DemoCustomer> demoCustomers(UnixTime madeAt);

/// Changes one byte of the wallet's signed payload: its first false data element becomes true. False if it has
/// none.
[[nodiscard]] bool forgeAgeMark(Wallet& wallet);

} // namespace carded::issuer
