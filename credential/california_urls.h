// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "credential/barcode_credential.h"

namespace carded::credential {

/// The numbers of California's cards, of the production system and of the test system alike: which of them a card is of
/// is for the reader to ask.
extern const BarcodeNumbers kCalifornia;

} // namespace carded::credential
