// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/unique_fd.h"
#include "scanner/handheld_error.h"
#include "scanner/input_nodes.h"
#include "scanner/key_decoder.h"

namespace carded::scanner {

/// Opens a scanner that acts as a keyboard and takes it away from everybody else: nothing that it types reaches the
/// window, the session or a console. `usb` is looked at again on what was opened: a path may have got a new device.
/// Without the grab there is no scanner, only a keyboard; so that is an error. Closing gives it back. Busy also while
/// a key is down: who had it so far would never hear of its release, and repeat the key for ever.
[[nodiscard]] Result<UniqueFd, HandheldError> openWedge(const std::filesystem::path& path, const UsbId& usb);

/// Which keys are down now, for KeyDecoder::resume(); none if `device` cannot say.
[[nodiscard]] HeldKeys heldKeys(int device);

} // namespace carded::scanner
