// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "credential/barcode_credential.h"
#include "crypto/public_key.h"

#include <string>
#include <string_view>

namespace carded::test {

// The examples of W3C's Verifiable Credential Barcodes: a licence and an employment document of Utopia. No product
// reads them; they show that the code is not made for one sample.

extern const credential::BarcodeNumbers kUtopiaLicence;
extern const credential::BarcodeNumbers kUtopiaDocument;

enum class Utopia : std::uint8_t { Licence, Document };

/// A P-256 point out of a multikey: `z`, then base58btc of 80 24 and the point.
Bytes pointOf(std::string_view multikey);
crypto::PublicKey utopiaKey(Utopia which);

/// The licence's text with the length and offset that its subfiles have.
std::string withRightDirectory(std::string text);

/// Whether `VC1-R...` holds over the machine readable zone of the document, in the encoding of today or in an older
/// one.
bool holdsAsEmploymentDocument(std::string_view text);

/// Whether a licence's text holds, once its directory is right.
bool holdsAsLicence(std::string_view text);

/// In the licence: all but family name, given name and number, which alone are signed.
inline constexpr std::string_view kUnsignedInLicence =
    "DAD DAG DAI DAJ DAK DAU DAW DAY DBA DBB DBC DBD DCA DCB DCD DCF DCG DCK DDA DDE DDF DDG header ";

/// What stands in a licence's text, its directory made right, or in a document's, of which a single bit can be flipped
/// and the text still holds: ids of elements, and `header`. Sorted; a space behind each.
std::string notHeldTogether(std::string_view text);

} // namespace carded::test
