// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace carded::test {

/// Bytes that betray a customer, and what they are.
struct Sentinel {
    std::string name;
    std::string bytes;
    bool isWord = false; ///< counts only between characters that are no letters and digits: it is short
};

/// What may not be found, in every form that a program could give it.
class Sentinels {
public:
    /// As it is, as UTF-16, escaped in JSON, in hex and in base64.
    void addText(const std::string& name, std::string_view text);
    /// So short that chance would find it elsewhere: as it is, and standing alone.
    void addWord(const std::string& name, std::string_view text);
    /// Parts of it, as they are, in hex and in base64.
    void addBytes(const std::string& name, ByteSpan bytes);

    [[nodiscard]] const std::vector<Sentinel>& all() const noexcept { return m_all; }

private:
    void addForms(const std::string& name, std::string_view bytes);

    std::vector<Sentinel> m_all;
};

/// Somewhere that is looked through: a program's output, a file.
struct Place {
    std::string name;
    std::string bytes;
};

/// `<place>: <sentinel>` for each sentinel in each place, but for those whose name begins with one of `allowed`.
[[nodiscard]] std::vector<std::string> findings(const std::vector<Place>& places, const Sentinels& sentinels,
                                                const std::vector<std::string>& allowed = {});

/// The files below a folder, their names too, with what is packed in them: the text of a PDF, the files of a zip.
[[nodiscard]] std::vector<Place> filesBelow(const std::filesystem::path& folder);

} // namespace carded::test
