// SPDX-License-Identifier: Apache-2.0
#include "scanner/handheld_scanner.h"

#include "scanner/wedge_device.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <iterator>
#include <linux/input.h>
#include <unistd.h>
#include <utility>

namespace carded::scanner {
namespace {

constexpr std::size_t kPiece = 4096;
constexpr int kMaxPieces = 64; // a device that never stops shall not keep the window from painting

void append(std::vector<Line>& lines, std::vector<Line> more)
{
    lines.insert(lines.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

KeyEvent eventAt(ByteSpan bytes)
{
    input_event event{};
    std::memcpy(&event, bytes.data(), sizeof event);
    return {event.type, event.code, event.value};
}

} // namespace

HandheldScanner::HandheldScanner(UniqueFd device, Speaks speaks, LineFormat format)
    : m_device(std::move(device)), m_speaks(speaks), m_lines(std::move(format))
{}

Result<std::vector<Line>, HandheldError> HandheldScanner::read(Moment now)
{
    std::vector<Line> lines;
    bool hasArrived = false;
    for (int i = 0; i < kMaxPieces && !m_isGone; ++i) {
        const Given given = readPiece();
        if (given == Given::Nothing) {
            break;
        }
        m_isGone = given == Given::Gone;
        if (given == Given::Bytes) {
            hasArrived = true;
            append(lines, take(now));
        }
    }
    if (m_isGone && lines.empty()) { // what it sent before is handed out first
        return fail(HandheldError::Missing);
    }
    if (!hasArrived) { // only who has found nothing knows that nothing came
        append(lines, m_lines.wait(now));
    }
    return lines;
}

HandheldScanner::Given HandheldScanner::readPiece()
{
    std::array<std::uint8_t, kPiece> buffer{};
    const ssize_t size = ::read(m_device.get(), buffer.data(), buffer.size());
    if (size > 0) {
        m_piece.insert(m_piece.end(), buffer.begin(), buffer.begin() + size);
        return Given::Bytes;
    }
    const bool isLater = size < 0 && (errno == EAGAIN || errno == EINTR);
    return isLater ? Given::Nothing : Given::Gone;
}

std::vector<Line> HandheldScanner::take(Moment now)
{
    return m_speaks == Speaks::Bytes ? m_lines.take(std::exchange(m_piece, {}), now) : takeKeys(now);
}

std::vector<Line> HandheldScanner::takeKeys(Moment now)
{
    std::vector<Line> lines;
    const Bytes piece = std::exchange(m_piece, {});
    ByteSpan rest = piece;
    for (; rest.size() >= sizeof(input_event); rest = rest.subspan(sizeof(input_event))) {
        const Keyed keyed = m_keys.take(eventAt(rest));
        switch (keyed.kind) {
        case Keyed::Kind::Nothing:
            break;
        case Keyed::Kind::Character: {
            const auto byte = static_cast<std::uint8_t>(keyed.character);
            append(lines, m_lines.take({&byte, 1}, now));
            break;
        }
        case Keyed::Kind::Lost:
            append(lines, m_lines.lose(now));
            break;
        case Keyed::Kind::Resync:
            m_keys.resume(heldKeys(m_device.get()));
            break;
        }
    }
    m_piece.assign(rest.begin(), rest.end());
    return lines;
}

} // namespace carded::scanner
