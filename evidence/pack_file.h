// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "evidence/pack.h"

#include <filesystem>

namespace carded::evidence {

enum class PackFileError : std::uint8_t {
    // Writing
    AlreadyThere, ///< a file, or a folder with something in it
    CannotWrite,  ///< the folder it should be in is missing, or this user may not
    DiskFull,
    // Reading
    CannotRead, ///< nothing there, or this user may not
    NotAPack,   ///< neither a folder nor a .zip, or the .zip is damaged
    UnknownFile,
    DoubledName,
    NotAFile, ///< a link, a device or a folder with the name of a pack's file
    OddEntry, ///< of a .zip: encrypted, or packed in a rare way
    FileTooLarge,
    PackTooLarge,
};

/// Writes a pack to a new folder, or to a new .zip if the path ends so: flushed to the disk, and never half a pack
/// under its name. Only its owner may read it: it tells how much a shop sells at which hour, and handing it on is the
/// owner's decision. (In a .zip the files are marked readable for whoever unpacks it.)
[[nodiscard]] Result<void, PackFileError> writePack(const PackFiles& files, const std::filesystem::path& path);

/// Reads a folder or a .zip from anywhere. Says nothing about what is in the files: see checkPack().
[[nodiscard]] Result<PackFiles, PackFileError> readPack(const std::filesystem::path& path);

} // namespace carded::evidence
