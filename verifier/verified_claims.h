// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "credential/data_elements.h"
#include "credential/presentation.h"
#include "credential/trust_list.h"
#include "verifier/verdict.h"

#include <optional>
#include <string>
#include <string_view>

namespace carded::verifier {

/// How a code is tied to a phone.
enum class Binding : std::uint8_t {
    Static,    ///< not at all: a printed card, or a picture of one
    Bound,     ///< by the holder's key
    SingleUse, ///< not at all, but it is good for one sale
};

/// What a code says, all of its signatures having held. Only authenticate() can make one; owns its data.
class VerifiedClaims {
public:
    [[nodiscard]] credential::Format format() const noexcept { return m_format; }
    [[nodiscard]] std::string_view iss() const noexcept { return m_iss; }
    [[nodiscard]] Binding binding() const noexcept;
    /// A card's barcode: the photograph to compare a face with is on the card.
    [[nodiscard]] bool isCard() const noexcept { return m_format == credential::Format::California; }
    /// It names a status list that is online only, and its issuer promises none that this till could have.
    [[nodiscard]] bool isStatusNotChecked() const noexcept { return isCard() && !m_issuerPromisesStatus; }
    [[nodiscard]] const credential::DataElements& elements() const noexcept { return m_elements; }
    [[nodiscard]] const std::optional<credential::StatusClaim>& status() const noexcept { return m_status; }
    /// The issuer promises that its credentials are bound to a phone.
    [[nodiscard]] bool issuerPromisesBinding() const noexcept { return m_issuerPromisesBinding; }
    /// The issuer promises that its credentials name a status list.
    [[nodiscard]] bool issuerPromisesStatus() const noexcept { return m_issuerPromisesStatus; }

    /// The time claims and audience of the issuer's part.
    struct IssuerPart {
        credential::NumericDate exp;
        std::optional<credential::Date> lastDay; ///< of a card: good until it is over where the till stands
        std::optional<credential::NumericDate> nbf;
        std::optional<credential::NumericDate> iat; ///< never absent where there is a holder's part
        std::optional<std::string> aud;
    };
    /// The same of the holder's part.
    struct HolderPart {
        credential::NumericDate iat;
        std::optional<credential::NumericDate> exp;
        std::optional<credential::NumericDate> nbf;
        std::string aud;
    };
    [[nodiscard]] const IssuerPart& issuerPart() const noexcept { return m_issuer; }
    /// Nothing for a code that is bound to no phone.
    [[nodiscard]] const std::optional<HolderPart>& holderPart() const noexcept { return m_holder; }

private:
    VerifiedClaims() = default;
    friend Result<VerifiedClaims, Reason> authenticate(const credential::Presentation& presentation,
                                                       const credential::TrustList& trust, UnixTime now);

    credential::Format m_format = credential::Format::Age1;
    std::string m_iss;
    credential::DataElements m_elements;
    std::optional<credential::StatusClaim> m_status;
    IssuerPart m_issuer;
    std::optional<HolderPart> m_holder;
    bool m_issuerPromisesBinding = true;
    bool m_issuerPromisesStatus = true;
};

/// Steps 3 to 6 of the verdict (docs/formats/verdict.md): the issuer's key and signature, the holder's proof,
/// the disclosures. The failing step's reason, or claims that may be believed.
[[nodiscard]] Result<VerifiedClaims, Reason> authenticate(const credential::Presentation& presentation,
                                                          const credential::TrustList& trust, UnixTime now);

} // namespace carded::verifier
