// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "base/unique_fd.h"

#include <cstddef>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>

namespace carded::tuf {

/// What has come of a target so far, on the disk, for the next try or run. Nobody trusts it, so whatever goes wrong
/// with it (a full disk, say) is no failure: the file goes, and the download goes on without.
class PartialFile {
public:
    /// Of the target that lies at `path` in the repository. Nothing is made before the first byte comes.
    PartialFile(const std::filesystem::path& folder, std::string_view path);

    /// What is there; nothing if there is none, or it is no plain file, or longer than `maxBytes`, which removes it.
    [[nodiscard]] Bytes load(std::size_t maxBytes);
    void append(ByteSpan bytes);
    /// The download starts from the beginning, or has come to an end.
    void remove();

    /// The hexadecimal SHA-256 of the path, and `.part`.
    [[nodiscard]] const std::string& name() const noexcept { return m_name; }

private:
    [[nodiscard]] std::filesystem::path path() const { return m_folder / m_name; }

    std::filesystem::path m_folder;
    std::string m_name;
    UniqueFd m_file;
    bool m_isGivenUp = false;
};

/// Removes every partial file of `folder` but those named.
void removePartialFiles(const std::filesystem::path& folder, const std::set<std::string>& butThese);

} // namespace carded::tuf
