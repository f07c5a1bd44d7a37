// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "credential/claims.h"
#include "credential/cose_header.h"
#include "crypto/sha256.h"

#include <optional>
#include <string_view>
#include <vector>

namespace carded::credential {

/// Why a text is nothing to verify.
enum class PresentationError : std::uint8_t {
    NotACredential,
    UnsupportedDocument, ///< a signed document of another system
    OnlineCode,
    ArticleNumber,        ///< something on the counter: no answer is wanted
    Malformed,            ///< ours, and broken
    UnsupportedAlgorithm, ///< ours, and whole, and signed in a way this till cannot check
};

/// What an issuer signed: parsed, NOT verified.
struct Credential {
    CoseSign1 message;
    ProtectedHeader header;
    IssuerClaims claims;
    std::vector<ByteSpan> disclosures; ///< of an SD-CWT: the CBOR inside each byte string
};

/// What a holder's phone signed (draft-ietf-spice-sd-cwt, "Creating a Key Binding Token"): parsed, NOT verified.
struct KeyBindingToken {
    CoseSign1 message;
    ProtectedHeader header;
    HolderClaims claims;
};

/// One scanned code, parsed whole and not verified at all. Owns the bytes that everything in it points into:
/// it moves, and does not copy.
class Presentation {
public:
    Presentation() = default;
    Presentation(Presentation&&) noexcept = default;
    Presentation& operator=(Presentation&&) noexcept = default;
    Presentation(const Presentation&) = delete;
    Presentation& operator=(const Presentation&) = delete;
    ~Presentation() = default;

    std::string_view format; ///< `age1`
    Credential credential;
    std::optional<KeyBindingToken> holder; ///< absent for a static code

private:
    friend Result<Presentation, PresentationError> parsePresentation(std::string_view text);
    Bytes m_bytes;
};

/// A QR code of version 40 holds no more alphanumeric characters.
inline constexpr std::size_t kMaxTextSize = 4296;

/// Steps 0 and 1 of the verdict (docs/formats/verdict.md): what the text is, and whether every layer of it is
/// whole: base45, compression, CBOR rules, header labels, registered claims.
[[nodiscard]] Result<Presentation, PresentationError> parsePresentation(std::string_view text);

/// What the ledger of used tokens knows a key binding token by: SHA-256 of its outer signature.
/// Nothing for a static code.
[[nodiscard]] std::optional<crypto::Sha256Digest> usedTokenId(const Presentation& presentation);

} // namespace carded::credential
