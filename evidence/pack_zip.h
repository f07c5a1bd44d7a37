// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "evidence/pack.h"

namespace carded::evidence {

enum class ZipError : std::uint8_t {
    NotAZip,      ///< or damaged
    UnknownFile,  ///< a name that no file of a pack has; folders are named so as well
    DoubledName,  ///< two files of one name
    NotAFile,     ///< a link, a device
    OddEntry,     ///< encrypted, or packed otherwise than stored or deflated
    FileTooLarge, ///< for kPackFiles
    PackTooLarge, ///< for kMaxPackBytes
};

/// What the names, the zip's own words and deflate's worst case add to the files.
inline constexpr std::size_t kMaxZipBytes = kMaxPackBytes + kMiB;

/// The bytes of a .zip: the same for the same files. Nothing if the library has no memory for it.
[[nodiscard]] std::optional<std::string> toZip(const PackFiles& files);

/// The files of a .zip from anywhere. Nothing is unpacked beyond the limits, whatever the zip says about itself.
[[nodiscard]] Result<PackFiles, ZipError> fromZip(ByteSpan zip);

} // namespace carded::evidence
