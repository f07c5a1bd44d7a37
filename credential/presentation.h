// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/wiped_bytes.h"
#include "credential/claims.h"
#include "credential/cose_header.h"
#include "credential/data_elements.h"
#include "credential/format.h"
#include "credential/w3c_proof.h"
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
    Malformed,            ///< of a format we verify, and broken
    UnsupportedAlgorithm, ///< of a format we verify, and whole, and signed in a way this till cannot check
};

/// A text that is nothing to verify: why, and what it is as far as that can be seen.
struct UnverifiableText {
    PresentationError error = PresentationError::NotACredential;
    std::string_view document = {}; ///< of another system's: `eu-dcc`, `aamva`, ...; a static string
    /// Of a licence's barcode that nobody signed: a help for a check by eye, and proof of nothing.
    std::optional<Date> printedBirthDate = std::nullopt;
};

/// What an issuer signed: parsed, NOT verified.
struct Credential {
    CoseSign1 message;
    ProtectedHeader header; ///< of a W3C credential `kid` and `algorithm` alone, as its proof implies them
    IssuerClaims claims;
    std::vector<ByteSpan> disclosures; ///< of an SD-CWT: the CBOR inside each byte string
    std::optional<W3cProof> proof{};   ///< of a W3C credential, in place of `message`
};

/// True if the issuer's signature holds by `key`'s own algorithm.
[[nodiscard]] bool signatureHolds(const Credential& credential, const crypto::PublicKey& key);

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
    Presentation(Format kind, WipedBytes bytes) noexcept : format(kind), m_bytes(std::move(bytes)) {}
    Presentation(Presentation&&) noexcept = default;
    Presentation& operator=(Presentation&&) noexcept = default;
    Presentation(const Presentation&) = delete;
    Presentation& operator=(const Presentation&) = delete;
    ~Presentation() = default;

    [[nodiscard]] ByteSpan bytes() const noexcept { return m_bytes; }

    Format format;
    Credential credential;
    std::optional<KeyBindingToken> holder; ///< absent for a code that is bound to no phone

private:
    WipedBytes m_bytes;
};

using ParsedText = Result<Presentation, UnverifiableText>;

/// A QR code of version 40 holds no more alphanumeric characters.
inline constexpr std::size_t kMaxTextSize = 4296;

/// Steps 0 and 1 of the verdict (docs/formats/verdict.md): what the text is, and whether every layer of it is
/// whole: base45, compression, CBOR rules, header labels, registered claims.
[[nodiscard]] ParsedText parsePresentation(std::string_view text);

/// What the code says about its holder. To be believed only after every signature held.
[[nodiscard]] Result<DataElements, DataElementError> readDataElements(const Presentation& presentation);

/// A token that is good once.
struct SingleUse {
    /// What the ledger knows it by: SHA-256 of a key binding token's outer signature, or of a TruAge token's uuid.
    crypto::Sha256Digest id;
    std::optional<UnixTime> expires; ///< nothing for a key binding token: the policy says how long it is fresh
};

/// Nothing for a static code.
[[nodiscard]] std::optional<SingleUse> singleUseOf(const Presentation& presentation);

} // namespace carded::credential
