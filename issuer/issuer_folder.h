// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/unix_time.h"
#include "credential/trust_list.h"
#include "issuer/cose_writer.h"
#include "issuer/issuer_error.h"
#include "issuer/random_source.h"
#include "issuer/status_book.h"
#include "issuer/status_list.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace carded::issuer {

/// What an issuer says about itself in trust lists.
struct IssuerDescription {
    std::string iss;
    std::map<std::string, std::string> name; ///< language tag to what a person reads
    std::string country;                     ///< ISO 3166-1 alpha-2, or empty
    bool bindingRequired = true;             ///< `holder_binding`: every credential is bound to a holder's key
    bool statusRequired = true;              ///< `status`: every credential has an entry in the status list
};

/// A key that the trust list names and that does not sign yet.
struct NextKey {
    SigningKey key;
    UnixTime announced{};
};

/// A key that signs no more; its public part stays in the trust list.
struct OldKey {
    credential::KeyUse use{};
    Bytes kid;
    crypto::Ed25519PublicKey publicKey;
    bool revoked = false;
};

/// An issuer: description, keys and status list.
struct IssuerFolder {
    IssuerDescription description;
    SigningKey credentialKey;
    SigningKey statusKey;
    StatusList statusList;
    std::map<credential::KeyUse, NextKey> nextKeys{};
    std::vector<OldKey> oldKeys{};
};

/// What is chosen when an issuer is made. An empty kid becomes the first byte of the key's SHA-256: short, and
/// rarely another issuer's; an issuer the till does not know can then be told from a forgery.
struct IssuerOptions {
    IssuerDescription description;
    Bytes credentialKid;
    Bytes statusKid;
    std::string statusUri; ///< empty: `iss` + "/s"
    unsigned statusBits = 1;
    std::size_t statusSize = 16384; ///< entries; an index then takes at most three bytes in a code
};

/// A fresh key. An empty kid becomes the first byte of its SHA-256.
[[nodiscard]] SigningKey makeSigningKey(Bytes kid, const RandomSource& random);

/// A new issuer with fresh keys, in memory. Refuses an `iss` above 255 bytes or empty, a country that is not
/// two capital letters, kids above 32 bytes, other than 1, 2, 4 or 8 bits, fewer than 8 or more than 2^27 entries, and
/// entries of more than 64 MiB.
[[nodiscard]] Result<IssuerFolder, IssuerError> makeIssuer(const IssuerOptions& options, const RandomSource& random);

/// Writes issuer.json (public), the status list's book (issuer/status_book.h) and the seeds of the keys, which are
/// secret. Refuses a folder that holds an issuer already.
[[nodiscard]] Result<void, IssuerError> createFolder(const std::filesystem::path& folder, const IssuerFolder& issuer);

/// Reads what createFolder wrote.
[[nodiscard]] Result<IssuerFolder, IssuerError> readFolder(const std::filesystem::path& folder);

/// Writes issuer.json again, and the seeds of keys that are new. Stopped at any moment, it leaves the keys as they were
/// before or as they are after. A seed that nobody needs any more stays: whoever keeps the keys removes it.
[[nodiscard]] Result<void, IssuerError> saveKeys(const std::filesystem::path& folder, const IssuerFolder& issuer);

} // namespace carded::issuer
