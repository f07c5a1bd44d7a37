// SPDX-License-Identifier: Apache-2.0
#include "app/sync_progress.h"

#include <iostream>
#include <unistd.h>

namespace carded::app {
namespace {

constexpr std::size_t kBarWidth = 24;
constexpr std::size_t kNameWidth = 32;
constexpr std::uint64_t kRedrawBytes = std::uint64_t{64} * 1024;
constexpr const char* kClearLine = "\r\033[K";

/// `status/<digest>.one` without the digest: nobody wants to read it.
std::string plainName(std::string_view name)
{
    constexpr std::size_t kDigits = 64;
    const std::size_t slash = name.rfind('/');
    const std::size_t file = slash == std::string_view::npos ? 0 : slash + 1;
    const std::string_view last = name.substr(file);
    const bool hasDigest =
        last.size() > kDigits && last[kDigits] == '.' && last.find_first_not_of("0123456789abcdef") == kDigits;
    return std::string(name.substr(0, file)) + std::string(hasDigest ? last.substr(kDigits + 1) : last);
}

} // namespace

ProgressLine::Kind ProgressLine::kindOfTerminal()
{
    return ::isatty(STDERR_FILENO) == 1 ? Kind::Bar : Kind::Lines;
}

void ProgressLine::draw(const std::string& name, std::uint64_t bytes) const
{
    // Before the targets are known the bar is empty: how many files there are is in them.
    const std::size_t full = m_count == 0 ? 0 : kBarWidth * m_done / m_count;
    std::cerr << kClearLine << '[' << std::string(full, '#') << std::string(kBarWidth - full, ' ') << "] ";
    std::cerr << (name.size() <= kNameWidth ? name : "..." + name.substr(name.size() - kNameWidth));
    if (bytes >= 1000) {
        std::cerr << ' ' << bytes / 1000 << " kB";
    }
    std::cerr << std::flush;
}

void ProgressLine::step(const std::string& what, std::size_t done, std::size_t count)
{
    m_done = done;
    m_count = count;
    if (m_kind == Kind::Bar) {
        draw(what, 0);
    }
}

void ProgressLine::fetching(const tuf::FetchProgress& progress)
{
    const std::string name = plainName(progress.name);
    const bool isNew = name != m_name;
    m_name = name;
    if (m_kind == Kind::Lines && isNew) {
        std::cerr << "fetching " << m_name << '\n';
    }
    if (m_kind == Kind::Bar && (isNew || progress.received >= m_shownBytes + kRedrawBytes)) {
        m_shownBytes = progress.received;
        draw(m_name, progress.received);
    }
}

void ProgressLine::end()
{
    if (m_kind == Kind::Bar) {
        std::cerr << kClearLine << std::flush;
    }
}

} // namespace carded::app
