// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tuf/fetch_options.h"

#include <cstddef>
#include <cstdint>
#include <string>

namespace carded::app {

/// Shows on standard error how far a sync is: a bar that is drawn again and again on a terminal, a line for each file
/// elsewhere.
class ProgressLine {
public:
    enum class Kind : std::uint8_t { None, Lines, Bar };

    explicit ProgressLine(Kind kind) : m_kind(kind) {}

    [[nodiscard]] static Kind kindOfTerminal();

    void step(const std::string& what, std::size_t done, std::size_t count);
    void fetching(const tuf::FetchProgress& progress);
    /// Takes the bar away.
    void end();

private:
    void draw(const std::string& name, std::uint64_t bytes) const;

    Kind m_kind;
    std::size_t m_done = 0;
    std::size_t m_count = 0;
    std::string m_name;
    std::uint64_t m_shownBytes = 0;
};

} // namespace carded::app
