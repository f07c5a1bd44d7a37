// SPDX-License-Identifier: Apache-2.0
#include "scanner/picture_watch.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstring>

namespace carded::scanner {

namespace {

/// Black is 16 in the range that cameras use (ITU-R BT.601); their gain makes noise of what is left.
constexpr int kBlackMean = 32;
constexpr int kBlackSpread = 6;
constexpr int kFewestEqualFrames = 10; ///< of a slow camera's
constexpr std::size_t kDigestBytes = std::size_t{128} << 10;

std::uint64_t mix(std::uint64_t digest, std::uint64_t word) noexcept
{
    return std::rotl((digest ^ word) * 0x9E37'79B9'7F4A'7C15U, 29);
}

std::uint64_t mix(std::uint64_t digest, ByteSpan bytes) noexcept
{
    std::uint64_t word = 0;
    for (; bytes.size() >= sizeof word; bytes = bytes.subspan(sizeof word)) {
        std::memcpy(&word, bytes.data(), sizeof word);
        digest = mix(digest, word);
    }
    for (const std::uint8_t byte : bytes) {
        digest = mix(digest, std::uint64_t{byte});
    }
    return digest;
}

} // namespace

std::uint64_t digestOf(const RawFrame& frame) noexcept
{
    const auto stride = static_cast<std::size_t>(std::max(0, frame.stride));
    if (stride == 0) {
        return mix(frame.bytes.size(), frame.bytes);
    }
    const std::size_t step = (frame.bytes.size() / kDigestBytes + 1) * stride;
    std::uint64_t digest = frame.bytes.size();
    for (std::size_t at = 0; at < frame.bytes.size(); at += step) {
        digest = mix(digest, frame.bytes.subspan(at, std::min(stride, frame.bytes.size() - at)));
    }
    return digest;
}

void PictureWatch::seeFrame(std::uint64_t digest, Time time) noexcept
{
    if (m_digest != digest) {
        m_digest = digest;
        m_digestSince = time;
        m_equalFrames = 0;
    }
    m_equalFrames = std::min(m_equalFrames + 1, kFewestEqualFrames);
    m_isFrozen = m_equalFrames == kFewestEqualFrames && time - m_digestSince >= kFrozenTime;
}

void PictureWatch::seeLight(PictureLight light, Time time) noexcept
{
    if (light.mean >= kBlackMean || light.spread >= kBlackSpread) {
        m_blackSince.reset();
    } else if (!m_blackSince) {
        m_blackSince = time;
    }
    m_isBlack = m_blackSince && time - *m_blackSince >= kBlackTime;
}

PictureState PictureWatch::state() const noexcept
{
    if (m_isBlack) {
        return PictureState::Black;
    }
    return m_isFrozen ? PictureState::Frozen : PictureState::Good;
}

} // namespace carded::scanner
