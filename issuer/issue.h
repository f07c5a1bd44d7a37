// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/unix_time.h"
#include "issuer/data_element.h"
#include "issuer/issuer_error.h"
#include "issuer/issuer_folder.h"
#include "issuer/random_source.h"
#include "issuer/wallet.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace carded::issuer {

enum class Binding : std::uint8_t { HolderKey, Static };

struct IssueRequest {
    PersonFacts facts;
    std::vector<std::string> redact; ///< names as redact() takes them
    std::size_t decoys = 0;
    Binding binding = Binding::HolderKey;
    UnixTime iat{};
    Seconds validFor{};
};

/// Makes a credential with a fresh holder key and, if the issuer promises a status, a free entry of its list:
/// the caller saves the list. Refuses a static credential if the issuer requires binding.
[[nodiscard]] Result<Wallet, IssuerError> issueCredential(IssuerFolder& issuer, const IssueRequest& request,
                                                          const RandomSource& random);

/// Withdraws the wallet's credential, or gives it back: the caller saves the list. Refuses a wallet of another
/// issuer or list, or without a status.
[[nodiscard]] Result<void, IssuerError> setWalletStatus(IssuerFolder& issuer, const Wallet& wallet, StatusValue value);

} // namespace carded::issuer
