// SPDX-License-Identifier: Apache-2.0
#include "credential/status_changes.h"

#include <algorithm>

namespace carded::credential {
namespace {

/// Rice codes, the most significant bit of each byte first. The first error sticks: every later read gives 0.
class RiceReader {
public:
    explicit RiceReader(ByteSpan input) noexcept : m_input(input) {}

    /// A number of at most `most`: its upper bits in unary, ones up to a zero, then its lowest `bits` as they are.
    std::uint32_t read(unsigned bits, std::uint32_t most) noexcept
    {
        std::uint32_t number = 0;
        while (readBit() == 1) {
            number += 1U << bits; // no overflow: neither is above 2^29
            if (number > most) {
                m_failed = true;
                return 0;
            }
        }
        for (unsigned left = bits; left > 0; --left) {
            number |= readBit() << (left - 1);
        }
        m_failed = m_failed || number > most;
        return m_failed ? 0 : number;
    }

    [[nodiscard]] bool ok() const noexcept { return !m_failed; }

    /// What follows the byte that was read from last; an error if that byte's other bits are not zero.
    ByteSpan finish() noexcept
    {
        while (m_bit % 8 != 0) {
            m_failed = readBit() == 1 || m_failed;
        }
        return m_input.subspan(m_bit / 8);
    }

private:
    unsigned readBit() noexcept
    {
        if (m_failed || m_bit / 8 == m_input.size()) {
            m_failed = true;
            m_bit = m_input.size() * 8;
            return 0;
        }
        const unsigned byte = m_input[m_bit / 8];
        const auto shift = static_cast<unsigned>(7 - m_bit % 8);
        ++m_bit;
        return (byte >> shift) & 1U;
    }

    ByteSpan m_input;
    std::size_t m_bit = 0;
    bool m_failed = false;
};

class ChangesReader {
public:
    ChangesReader(ByteSpan coded, unsigned bits) noexcept : m_rest(coded), m_maxDifference((1U << bits) - 1U) {}

    std::optional<std::vector<StatusRun>> readAll()
    {
        unsigned groups = 0;
        while (!m_rest.empty()) {
            if (!readGroup()) {
                return std::nullopt;
            }
            ++groups;
        }
        if (groups > 1) {
            std::ranges::sort(m_runs, {}, &StatusRun::first);
        }
        const auto overlap = std::ranges::adjacent_find(
            m_runs, [](const StatusRun& a, const StatusRun& b) { return b.first < a.first + a.length; });
        return overlap == m_runs.end() ? std::optional(std::move(m_runs)) : std::nullopt;
    }

private:
    /// All runs of one difference; the groups ascend by it.
    bool readGroup()
    {
        if (m_rest.size() < kStatusGroupHeadBytes) {
            return false;
        }
        const unsigned difference = m_rest[0];
        const unsigned gapBits = m_rest[1];
        const unsigned lengthBits = m_rest[2];
        const std::uint32_t runs = std::uint32_t{m_rest[3]} << 16U | std::uint32_t{m_rest[4]} << 8U | m_rest[5];
        if (difference <= m_difference || difference > m_maxDifference || gapBits > kMaxRiceBits
            || lengthBits > kMaxRiceBits || runs == 0) {
            return false;
        }
        m_difference = difference;
        RiceReader reader(m_rest.subspan(kStatusGroupHeadBytes));
        std::uint32_t start = 0; // where the next run may begin
        for (std::uint32_t run = 0; run < runs; ++run) {
            if (start >= kMaxStatusEntries || m_changesLeft == 0) {
                return false;
            }
            const std::uint32_t first = start + reader.read(gapBits, kMaxStatusEntries - 1 - start);
            const std::uint32_t maxLength = std::min(kMaxStatusEntries - first, m_changesLeft);
            const std::uint32_t length = 1 + reader.read(lengthBits, maxLength - 1);
            if (!reader.ok()) {
                return false;
            }
            m_runs.push_back({first, length, static_cast<std::uint8_t>(difference)});
            m_changesLeft -= length;
            start = first + length + 1; // the entry between would have been in this run
        }
        m_rest = reader.finish();
        return reader.ok();
    }

    ByteSpan m_rest;
    unsigned m_maxDifference;
    unsigned m_difference = 0; ///< of the group before
    std::uint32_t m_changesLeft = kMaxStatusChanges;
    std::vector<StatusRun> m_runs;
};

} // namespace

std::optional<std::vector<StatusRun>> decodeStatusChanges(ByteSpan coded, unsigned bits)
{
    return ChangesReader(coded, bits).readAll();
}

bool applyStatusChanges(std::span<std::uint8_t> entries, unsigned bits, std::span<const StatusRun> runs) noexcept
{
    const std::uint64_t size = std::uint64_t{entries.size()} * 8 / bits;
    for (const StatusRun& run : runs) {
        if (std::uint64_t{run.first} + run.length > size) {
            return false;
        }
    }
    for (const StatusRun& run : runs) {
        for (std::uint32_t i = 0; i < run.length; ++i) {
            const std::size_t bit = (std::size_t{run.first} + i) * bits;
            entries[bit / 8] ^= static_cast<std::uint8_t>(run.difference << (bit % 8));
        }
    }
    return true;
}

} // namespace carded::credential
