// SPDX-License-Identifier: Apache-2.0
#include "scanner/line_assembler.h"

#include <string_view>
#include <utility>

namespace carded::scanner {
namespace {

/// How the text of a driver's licence begins (AAMVA DL/ID Card Design Standard, annex D: compliance indicator, then a
/// line feed).
constexpr std::string_view kLicence = "@\n";

} // namespace

std::string_view bytesOf(Ending ending) noexcept
{
    switch (ending) {
    case Ending::Cr:
        return "\r";
    case Ending::Lf:
        return "\n";
    case Ending::CrLf:
        return "\r\n";
    case Ending::Tab:
        return "\t";
    case Ending::Etx:
        return "\x03";
    case Ending::Silence:
        break;
    }
    return {};
}

LineAssembler::LineAssembler(LineFormat format) : m_format(std::move(format)), m_ending(bytesOf(m_format.ending)) {}

std::vector<Line> LineAssembler::take(ByteSpan bytes, Moment at)
{
    std::vector<Line> lines;
    for (const std::uint8_t byte : bytes) {
        m_lastByte = at;
        push(byte, lines);
    }
    return lines;
}

std::vector<Line> LineAssembler::lose(Moment at)
{
    std::vector<Line> lines;
    m_lastByte = at;
    if (!m_isSwallowing) {
        fail(LineError::Garbled, lines);
    }
    return lines;
}

std::vector<Line> LineAssembler::wait(Moment now)
{
    std::vector<Line> lines;
    const auto due = dueAt();
    if (!due || now < *due) {
        return lines;
    }
    if (!m_isSwallowing && !endsBySilence()) {
        fail(LineError::NoEnding, lines);
    }
    finish(lines);
    return lines;
}

std::optional<LineAssembler::Moment> LineAssembler::dueAt() const
{
    if (!m_lastByte) {
        return std::nullopt;
    }
    return *m_lastByte + (endsBySilence() ? kSilence : kMaxPause);
}

void LineAssembler::push(std::uint8_t byte, std::vector<Line>& lines)
{
    const char c = static_cast<char>(byte);
    const bool isLineEnd = c == '\r' || c == '\n' || m_ending.find(c) != std::string::npos;
    if (m_text.empty() && !m_isSwallowing && isLineEnd) {
        m_lastByte.reset();
        return;
    }
    if (m_isSwallowing && m_text.size() >= m_ending.size()) {
        m_text.erase(0, 1); // an ending is all that is looked for
    }
    m_text += c;
    if (isEnded()) {
        finish(lines);
    } else if (!m_isSwallowing && m_text.size() > m_format.prefix.size() + kMaxLineSize + m_ending.size()) {
        fail(LineError::TooLong, lines);
    }
}

bool LineAssembler::isEnded() const
{
    return !endsBySilence() && m_text.ends_with(m_ending);
}

bool LineAssembler::endsBySilence() const
{
    const bool isLicence = !m_isSwallowing && m_text.starts_with(m_format.prefix)
                           && std::string_view(m_text).substr(m_format.prefix.size()).starts_with(kLicence);
    return m_ending.empty() || isLicence;
}

void LineAssembler::fail(LineError error, std::vector<Line>& lines)
{
    lines.emplace_back(carded::fail(error));
    m_isSwallowing = true;
    wipeNow(m_text);
}

void LineAssembler::finish(std::vector<Line>& lines)
{
    WipedText text = std::exchange(m_text, {});
    const bool isSwallowed = std::exchange(m_isSwallowing, false);
    m_lastByte.reset();
    if (isSwallowed) {
        return;
    }
    if (text.ends_with(m_ending)) {
        text.resize(text.size() - m_ending.size());
    }
    if (!text.starts_with(m_format.prefix)) {
        lines.emplace_back(carded::fail(LineError::NoPrefix));
    } else if (text.size() > m_format.prefix.size() + kMaxLineSize) {
        lines.emplace_back(carded::fail(LineError::TooLong));
    } else if (text.size() > m_format.prefix.size()) {
        lines.emplace_back(text.substr(m_format.prefix.size()));
    }
}

} // namespace carded::scanner
