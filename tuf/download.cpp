// SPDX-License-Identifier: Apache-2.0
#include "tuf/download.h"

namespace carded::tuf {

Download::Download(std::string name, std::size_t maxBytes, const Progress& progress)
    : m_name(std::move(name)), m_maxBytes(maxBytes), m_progress(&progress)
{}

void Download::keepIn(PartialFile file)
{
    m_file = std::move(file);
    m_bytes = m_file->load(m_maxBytes);
}

void Download::expect(std::optional<std::uint64_t> total)
{
    m_total = total;
    if (total && *total <= m_maxBytes) {
        m_bytes.reserve(static_cast<std::size_t>(*total)); // else it doubles, and for a while there are two
    }
}

bool Download::append(ByteSpan bytes)
{
    if (bytes.size() > room()) {
        return false;
    }
    m_bytes.insert(m_bytes.end(), bytes.begin(), bytes.end());
    if (m_file) {
        m_file->append(bytes);
    }
    if (*m_progress) {
        (*m_progress)({m_name, m_bytes.size(), m_total});
    }
    return true;
}

void Download::startOver()
{
    m_bytes.clear();
    m_total.reset();
    if (m_file) {
        m_file->remove();
    }
}

Bytes Download::finish() &&
{
    if (m_file) {
        m_file->remove();
    }
    return std::move(m_bytes);
}

} // namespace carded::tuf
