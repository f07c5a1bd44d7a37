// SPDX-License-Identifier: Apache-2.0
#include "app/setup_judge.h"

#include "crypto/sha256.h"
#include "revocation_cache/files.h"
#include "revocation_cache/state_reader.h"

#include <algorithm>

namespace carded::app {
namespace {

using credential::SetupCode;
using credential::SetupCodeError;
using ui::SetupNote;

constexpr std::size_t kMaxRootBytes = std::size_t{512} * 1024;

SetupNote noteOf(SetupCodeError error)
{
    if (error == SetupCodeError::NotSetupCode) {
        return SetupNote::OtherCode;
    }
    if (error == SetupCodeError::NotSigned) {
        return SetupNote::NotSigned;
    }
    const bool isStrangers = error == SetupCodeError::UnknownSigner || error == SetupCodeError::BadSignature;
    return isStrangers ? SetupNote::BadSignature : SetupNote::BadCode;
}

/// A till whose root cannot be read has one all the same.
bool isForItsRoot(const SetupCode& code, const std::filesystem::path& store)
{
    const auto root = revocation_cache::readFile(store / "root.json", kMaxRootBytes);
    return root ? crypto::sha256(*root) == code.root : root.error() == revocation_cache::FileError::Missing;
}

} // namespace

JudgedCode judgeSetupCode(std::string_view text, const std::filesystem::path& store, UnixTime now)
{
    auto code = credential::parseSetupCode(text);
    if (!code) {
        return {{}, noteOf(code.error()), false};
    }
    const auto lists = revocation_cache::StateReader::open(store);
    const bool hasLists = lists || lists.error() != revocation_cache::OpenError::Missing;
    if (lists) { // a key that is over stays over when the till's clock is set back
        code = credential::verifySetupCode(text, lists->state().trustList, std::max(now, lists->state().clockFloor));
    } else if (hasLists) { // which nobody can read: no key is known
        code = credential::verifySetupCode(text, {}, now);
    }
    if (!code) {
        return {{}, noteOf(code.error()), false};
    }
    if (!isForItsRoot(*code, store)) {
        return {{}, SetupNote::OtherRoot, false};
    }
    return {*std::move(code), SetupNote::None, hasLists};
}

} // namespace carded::app
