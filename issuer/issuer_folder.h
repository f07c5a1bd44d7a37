// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "issuer/cose_writer.h"
#include "issuer/issuer_error.h"
#include "issuer/random_source.h"
#include "issuer/status_list.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

namespace carded::issuer {

/// What an issuer says about itself in trust lists.
struct IssuerDescription {
    std::string iss;
    std::map<std::string, std::string> name; ///< language tag to what a person reads
    std::string country;                     ///< ISO 3166-1 alpha-2, or empty
    bool bindingRequired = true;             ///< `holder_binding`: every credential is bound to a holder's key
    bool statusRequired = true;              ///< `status`: every credential has an entry in the status list
};

/// An issuer: description, keys and status list.
struct IssuerFolder {
    IssuerDescription description;
    SigningKey credentialKey;
    SigningKey statusKey;
    StatusList statusList;
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

/// A new issuer with fresh keys, in memory. Refuses an `iss` above 255 bytes or empty, a country that is not
/// two capital letters, kids above 32 bytes, and other than 1 or 2 bits or 8 to 2^24 entries.
[[nodiscard]] Result<IssuerFolder, IssuerError> makeIssuer(const IssuerOptions& options, const RandomSource& random);

/// Writes issuer.json and status-list.json (public description, the issuer's own book of entries) and the seeds
/// of the two keys, which are secret. Refuses a folder that holds an issuer already.
[[nodiscard]] Result<void, IssuerError> createFolder(const std::filesystem::path& folder, const IssuerFolder& issuer);

/// Reads what createFolder wrote.
[[nodiscard]] Result<IssuerFolder, IssuerError> readFolder(const std::filesystem::path& folder);
/// Writes the status list again, after entries were given out or changed.
[[nodiscard]] Result<void, IssuerError> saveStatusList(const std::filesystem::path& folder, const StatusList& list);

} // namespace carded::issuer
