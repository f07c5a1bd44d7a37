// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "tuf/fetch_options.h"
#include "tuf/partial_file.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>

namespace carded::tuf {

/// A file as it comes, over as many answers as it takes. Never longer than `maxBytes`.
class Download {
public:
    using Progress = std::function<void(const FetchProgress&)>;

    /// `progress` may be empty; it must outlive the download.
    Download(std::string name, std::size_t maxBytes, const Progress& progress);

    /// From now on kept on the disk too; starts with what is there.
    void keepIn(PartialFile file);

    [[nodiscard]] std::size_t size() const noexcept { return m_bytes.size(); }
    [[nodiscard]] std::size_t maxBytes() const noexcept { return m_maxBytes; }
    [[nodiscard]] std::size_t room() const noexcept { return m_maxBytes - m_bytes.size(); }

    /// The server said how long the file is; nothing if it did not.
    void expect(std::optional<std::uint64_t> total);
    [[nodiscard]] std::optional<std::uint64_t> expected() const noexcept { return m_total; }

    /// False if that would be more than maxBytes; then nothing is taken.
    [[nodiscard]] bool append(ByteSpan bytes);
    void startOver();
    /// The bytes; what is on the disk goes.
    [[nodiscard]] Bytes finish() &&;

private:
    std::string m_name;
    std::size_t m_maxBytes;
    const Progress* m_progress;
    Bytes m_bytes;
    std::optional<std::uint64_t> m_total;
    std::optional<PartialFile> m_file;
};

} // namespace carded::tuf
