// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "credential/status_delta.h"
#include "crypto/sha256.h"
#include "tests/support/hex.h"
#include "tests/support/token_builder.h"

namespace carded::test {

inline const UnixTime kTestNow{Seconds{kNow}};

/// Two-bit entries 1 2 3 0 3 0 2 2, and with the second good again and the fifth and sixth as 1 2.
inline const Bytes kBefore = hex("39 A3");
inline const Bytes kAfter = hex("31 A9");
/// Difference 2 at entries 1 (2 to 0), 4 (3 to 1) and 5 (0 to 2). No lower bits; one run of 1 and one of 2:
/// gap 1 `10`, length - 1 = 0 `0`; entry 2 lies between, so gap 1 `10`, length - 1 = 1 `10`; a zero fills the byte.
inline const Bytes kChanges = hex("02 00 00 000002 94");

/// A delta from kBefore to kAfter, by the status key.
inline TestMessage statusDelta()
{
    TestMessage delta;
    delta.signer = TestKey::Status;
    delta.protectedHeader.set(1, item(-19))
        .set(4, bytesItem(testKid(TestKey::Status)))
        .set(16, item("application/carded-statusdelta+cwt"));
    delta.claims.set(2, item(kListUri))
        .set(6, item(kNow - 50))
        .set(4, item(kNow + 900))
        .set("bits", item(2))
        .set("from", bytesItem(crypto::sha256(kBefore).span()))
        .set("to", bytesItem(crypto::sha256(kAfter).span()))
        .set("changes", bytesItem(kChanges));
    return delta;
}

/// The delta after a change.
template <class Change>
Bytes changedDelta(Change change)
{
    TestMessage delta = statusDelta();
    change(delta);
    return delta.encode();
}

inline credential::TrustList trust()
{
    return credential::parseTrustList(trustJson().dump()).value();
}

inline credential::VerifiedStatusDelta verifiedDelta(ByteSpan delta)
{
    return credential::verifyStatusDelta(delta, kListUri, trust(), kTestNow).value();
}

/// The list that the delta changes.
inline credential::VerifiedStatusList listBefore()
{
    return credential::verifyStatusList(statusList(kBefore).encode(), kListUri, trust(), kTestNow).value();
}

} // namespace carded::test
