// SPDX-License-Identifier: Apache-2.0
#include "scanner/film_luma.h"

extern "C" {
#include <libavutil/frame.h>
#include <libavutil/pixdesc.h>
}

#include <algorithm>
#include <array>
#include <cstddef>

namespace carded::scanner {

namespace {

constexpr std::uint64_t kOtherThanPlain = AV_PIX_FMT_FLAG_PAL | AV_PIX_FMT_FLAG_BITSTREAM | AV_PIX_FMT_FLAG_HWACCEL
                                          | AV_PIX_FMT_FLAG_BAYER | AV_PIX_FMT_FLAG_FLOAT;

/// One component of one row, read pixel by pixel, as 8 bits.
class Samples {
public:
    Samples(const AVFrame& frame, const AVPixFmtDescriptor& format, int component, int row) noexcept
        : m_first(frame.data[format.comp[component].plane]
                  + std::ptrdiff_t{row} * frame.linesize[format.comp[component].plane] + format.comp[component].offset),
          m_step(format.comp[component].step), m_shift(format.comp[component].shift),
          m_depth(format.comp[component].depth), m_isBigEndian((format.flags & AV_PIX_FMT_FLAG_BE) != 0)
    {}

    /// The samples themselves if they are bytes side by side, else null.
    [[nodiscard]] const std::uint8_t* asBytes() const noexcept
    {
        return m_depth == 8 && m_step == 1 ? m_first : nullptr;
    }
    [[nodiscard]] unsigned at(int column) const noexcept
    {
        const std::uint8_t* sample = m_first + std::ptrdiff_t{column} * m_step;
        if (m_depth == 8) {
            return *sample;
        }
        const unsigned word =
            m_isBigEndian ? unsigned{sample[0]} << 8U | sample[1] : unsigned{sample[1]} << 8U | sample[0];
        return word >> static_cast<unsigned>(m_shift + m_depth - 8) & 0xFFU;
    }

private:
    const std::uint8_t* m_first;
    int m_step;
    int m_shift;
    int m_depth;
    bool m_isBigEndian;
};

/// Luma of films reaches from 16 to 235 unless they say otherwise (ITU-R BT.601).
std::array<std::uint8_t, 256> lumaTable(bool isFullRange)
{
    std::array<std::uint8_t, 256> table{};
    for (int value = 0; value < 256; ++value) {
        const int full = isFullRange ? value : (value - 16) * 255 / 219;
        table[static_cast<std::size_t>(value)] = static_cast<std::uint8_t>(std::clamp(full, 0, 255));
    }
    return table;
}

bool isFullRange(const AVFrame& frame, const AVPixFmtDescriptor& format) noexcept
{
    const bool isOldJpegKind = frame.format == AV_PIX_FMT_YUVJ420P || frame.format == AV_PIX_FMT_YUVJ422P
                               || frame.format == AV_PIX_FMT_YUVJ444P || frame.format == AV_PIX_FMT_YUVJ440P
                               || frame.format == AV_PIX_FMT_YUVJ411P;
    return frame.color_range == AVCOL_RANGE_JPEG || isOldJpegKind || format.nb_components < 3;
}

void copyLumaRow(const Samples& luma, const std::array<std::uint8_t, 256>& table, std::span<std::uint8_t> row)
{
    if (const std::uint8_t* bytes = luma.asBytes()) { // nearly every film
        std::transform(bytes, bytes + row.size(), row.begin(), [&](std::uint8_t value) { return table[value]; });
        return;
    }
    for (std::size_t x = 0; x < row.size(); ++x) {
        row[x] = table[luma.at(static_cast<int>(x))];
    }
}

/// Weights of ITU-R BT.601, in 256ths.
void copyColourRow(const std::array<Samples, 3>& rgb, std::span<std::uint8_t> row)
{
    for (std::size_t x = 0; x < row.size(); ++x) {
        const int column = static_cast<int>(x);
        row[x] = static_cast<std::uint8_t>((77 * rgb[0].at(column) + 150 * rgb[1].at(column) + 29 * rgb[2].at(column))
                                           >> 8U);
    }
}

} // namespace

bool copyLuma(const AVFrame& frame, std::span<std::uint8_t> pixels)
{
    const AVPixFmtDescriptor* format = av_pix_fmt_desc_get(static_cast<AVPixelFormat>(frame.format));
    if (format == nullptr || (format->flags & kOtherThanPlain) != 0 || format->comp[0].depth < 8
        || format->comp[0].depth > 16 || frame.width < 1 || frame.height < 1) {
        return false;
    }
    const bool isColour = (format->flags & AV_PIX_FMT_FLAG_RGB) != 0;
    const auto width = static_cast<std::size_t>(frame.width);
    if (pixels.size() / width < static_cast<std::size_t>(frame.height)
        || (isColour && (format->nb_components < 3 || format->comp[0].depth != 8))) {
        return false;
    }
    const auto table = lumaTable(isFullRange(frame, *format));
    for (int y = 0; y < frame.height; ++y) {
        const auto row = pixels.subspan(static_cast<std::size_t>(y) * width, width);
        const Samples first(frame, *format, 0, y);
        if (isColour) {
            copyColourRow({first, Samples(frame, *format, 1, y), Samples(frame, *format, 2, y)}, row);
        } else {
            copyLumaRow(first, table, row);
        }
    }
    return true;
}

} // namespace carded::scanner
