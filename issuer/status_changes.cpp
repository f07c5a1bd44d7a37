// SPDX-License-Identifier: Apache-2.0
#include "issuer/status_changes.h"

#include "credential/status_changes.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

namespace carded::issuer {
namespace {

using credential::StatusRun;

/// The runs of each difference, ascending.
using Groups = std::array<std::vector<StatusRun>, 256>;

/// Compares from the first byte to the last and gathers what differs.
class Comparison {
public:
    Comparison(ByteSpan before, ByteSpan after, unsigned bits) : m_before(before), m_after(after), m_bits(bits) {}

    /// Nothing if there is more than one delta may say.
    std::optional<Groups> run()
    {
        constexpr std::size_t kWord = sizeof(std::uint64_t);
        std::size_t place = 0;
        while (place < m_before.size() && m_changes <= credential::kMaxStatusChanges) {
            const std::size_t size = std::min(kWord, m_before.size() - place);
            if (size < kWord || isChanged(place)) {
                compareBytes(place, size);
            }
            place += size;
        }
        return m_changes <= credential::kMaxStatusChanges ? std::optional(std::move(m_groups)) : std::nullopt;
    }

private:
    /// One comparison of eight bytes: nearly all are alike.
    [[nodiscard]] bool isChanged(std::size_t place) const
    {
        std::uint64_t before = 0;
        std::uint64_t after = 0;
        std::memcpy(&before, &m_before[place], sizeof before);
        std::memcpy(&after, &m_after[place], sizeof after);
        return before != after;
    }

    void compareBytes(std::size_t place, std::size_t size)
    {
        const unsigned mask = (1U << m_bits) - 1U;
        for (std::size_t i = place; i < place + size; ++i) {
            const auto changed = static_cast<unsigned>(m_before[i] ^ m_after[i]);
            for (unsigned shift = 0; changed >> shift != 0; shift += m_bits) {
                const unsigned difference = (changed >> shift) & mask;
                if (difference != 0) {
                    add(static_cast<std::uint32_t>((i * 8 + shift) / m_bits), static_cast<std::uint8_t>(difference));
                }
            }
        }
    }

    void add(std::uint32_t idx, std::uint8_t difference)
    {
        ++m_changes;
        std::vector<StatusRun>& group = m_groups[difference];
        if (!group.empty() && group.back().first + group.back().length == idx) {
            ++group.back().length;
        } else {
            group.push_back({idx, 1, difference});
        }
    }

    ByteSpan m_before;
    ByteSpan m_after;
    unsigned m_bits;
    std::uint64_t m_changes = 0;
    Groups m_groups;
};

/// Of all Rice parameters the smallest with which these numbers take the fewest bits.
unsigned bestRiceBits(const std::vector<std::uint32_t>& numbers)
{
    unsigned best = 0;
    std::uint64_t fewest = UINT64_MAX;
    for (unsigned bits = 0; bits <= credential::kMaxRiceBits; ++bits) {
        std::uint64_t cost = numbers.size() * (std::uint64_t{bits} + 1);
        for (const std::uint32_t number : numbers) {
            cost += number >> bits;
        }
        if (cost < fewest) {
            fewest = cost;
            best = bits;
        }
    }
    return best;
}

/// Rice codes, the most significant bit of each byte first.
class RiceWriter {
public:
    explicit RiceWriter(Bytes& out) : m_out(out) {}

    void write(std::uint32_t number, unsigned bits)
    {
        for (std::uint32_t left = number >> bits; left > 0; --left) {
            writeBit(1);
        }
        writeBit(0);
        for (unsigned left = bits; left > 0; --left) {
            writeBit((number >> (left - 1)) & 1U);
        }
    }

private:
    void writeBit(unsigned bit)
    {
        if (m_free == 0) {
            m_out.push_back(0);
            m_free = 8;
        }
        --m_free;
        m_out.back() |= static_cast<std::uint8_t>(bit << m_free);
    }

    Bytes& m_out;
    unsigned m_free = 0; ///< bits of the last byte
};

Bytes encodeGroup(const std::vector<StatusRun>& runs)
{
    std::vector<std::uint32_t> gaps;
    std::vector<std::uint32_t> lengths;
    std::uint32_t start = 0;
    for (const StatusRun& run : runs) {
        gaps.push_back(run.first - start);
        lengths.push_back(run.length - 1);
        start = run.first + run.length + 1;
    }
    const unsigned gapBits = bestRiceBits(gaps);
    const unsigned lengthBits = bestRiceBits(lengths);
    Bytes coded{runs.front().difference,
                static_cast<std::uint8_t>(gapBits),
                static_cast<std::uint8_t>(lengthBits),
                static_cast<std::uint8_t>(runs.size() >> 16U),
                static_cast<std::uint8_t>(runs.size() >> 8U & 0xFFU),
                static_cast<std::uint8_t>(runs.size() & 0xFFU)};
    RiceWriter writer(coded);
    for (std::size_t i = 0; i < runs.size(); ++i) {
        writer.write(gaps[i], gapBits);
        writer.write(lengths[i], lengthBits);
    }
    return coded;
}

} // namespace

std::optional<Bytes> encodeStatusChanges(ByteSpan before, ByteSpan after, unsigned bits)
{
    const auto groups = Comparison(before, after, bits).run();
    if (!groups) {
        return std::nullopt;
    }
    Bytes coded;
    for (const auto& runs : *groups) {
        if (!runs.empty()) {
            const Bytes group = encodeGroup(runs);
            coded.insert(coded.end(), group.begin(), group.end());
        }
    }
    return coded;
}

} // namespace carded::issuer
