// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "credential/trust_list.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace carded::corpus {

/// A JWK of the corpus as the product's trust list reads it; nothing for a kind that the product does not take.
/// Numbers may stand in hexadecimal (`x_hex`), as some sources have them.
std::optional<crypto::PublicKey> publicKeyOf(const nlohmann::json& jwk);

/// The public half of a private key in PEM. Throws std::runtime_error for one that is none.
crypto::PublicKey publicKeyOfPem(const std::string& pem);

/// The EC or RSA key in an X.509 certificate. Who signed the certificate, and until when, is not looked at. Throws
/// std::runtime_error for none.
crypto::PublicKey publicKeyOfCertificate(ByteSpan der);

/// A trust list with one issuer of AGE1 and Claim 169 codes, whose one credential key has this `kid`.
credential::TrustList trustIn(std::string_view iss, ByteSpan kid, const crypto::PublicKey& key);

} // namespace carded::corpus
