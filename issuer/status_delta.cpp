// SPDX-License-Identifier: Apache-2.0
#include "issuer/status_delta.h"

#include "credential/status_delta.h"
#include "crypto/sha256.h"
#include "issuer/status_changes.h"

#include <string>

namespace carded::issuer {
namespace {

IssuerError wholeListNeeded(std::string_view uri, std::string_view why)
{
    return {IssuerError::Cause::BadArgument,
            "the status list " + std::string(uri) + ' ' + std::string(why) + ": publish the whole list"};
}

} // namespace

Result<Bytes, IssuerError> makeStatusDelta(const StatusListChange& change, const StatusListTimes& times,
                                           const SigningKey& key)
{
    if (!credential::isStatusBits(change.bits)) {
        return fail(IssuerError{IssuerError::Cause::BadArgument, "a status list has 1, 2, 4 or 8 bits an entry"});
    }
    if (change.before.size() != change.after.size()) {
        return fail(wholeListNeeded(change.uri, "has changed its size"));
    }
    if (change.after.size() > credential::kMaxStatusListBytes) {
        return fail(IssuerError{IssuerError::Cause::BadArgument,
                                "the status list " + std::string(change.uri) + " is larger than a till takes"});
    }
    const auto changes = encodeStatusChanges(change.before, change.after, change.bits);
    if (!changes) {
        return fail(wholeListNeeded(change.uri, "has changed in too many places"));
    }
    auto payload = beginStatusClaims(4, change.uri, times);
    payload.text("bits").unsignedInteger(change.bits);
    payload.text("from").bytes(crypto::sha256(change.before).span());
    payload.text("to").bytes(crypto::sha256(change.after).span());
    payload.text("changes").bytes(*changes);
    Bytes delta = signStatusToken("application/carded-statusdelta+cwt", payload.take(), key);
    if (delta.size() > credential::kMaxStatusDeltaBytes) {
        return fail(wholeListNeeded(change.uri, "has changed in too many places"));
    }
    return delta;
}

} // namespace carded::issuer
