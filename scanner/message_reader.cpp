// SPDX-License-Identifier: Apache-2.0
#include "scanner/message_reader.h"

#include "scanner/field_reader.h"
#include "scanner/message_fields.h"

#include <utility>

namespace carded::scanner {

namespace {

FrameStamp readStamp(FieldReader& fields) noexcept
{
    FrameStamp stamp;
    stamp.source = fields.number<std::uint32_t>();
    stamp.frame = fields.number<std::uint64_t>();
    stamp.milliseconds = fields.frameTime();
    return stamp;
}

SymbolSeen readSymbol(FieldReader& fields)
{
    SymbolSeen symbol;
    symbol.stamp = readStamp(fields);
    symbol.symbology = fields.symbology();
    const ByteSpan bytes = fields.bytes(kMaxSymbolBytes);
    symbol.bytes.assign(bytes.begin(), bytes.end());
    return symbol;
}

PortraitDecoded readPortrait(FieldReader& fields)
{
    PortraitDecoded portrait;
    portrait.picture.width = fields.number<std::uint16_t>();
    portrait.picture.height = fields.number<std::uint16_t>();
    const ByteSpan rgb = fields.bytes(kMaxPortraitRgbBytes);
    portrait.picture.rgb.assign(rgb.begin(), rgb.end());
    if (!isPortraitSize(portrait.picture.width, portrait.picture.height, rgb.size())) {
        fields.setError(ProtocolError::BadPictureSize);
    }
    return portrait;
}

Message readFields(MessageType type, FieldReader& fields)
{
    switch (type) { // braced lists keep the order of reading
    case MessageType::Hello:
        return Hello{fields.number<std::uint16_t>()};
    case MessageType::SourceOpened:
        return SourceOpened{fields.number<std::uint32_t>(), fields.number<std::uint32_t>(),
                            fields.number<std::uint32_t>()};
    case MessageType::FrameSeen:
        return FrameSeen{readStamp(fields), fields.flag()};
    case MessageType::SymbolSeen:
        return readSymbol(fields);
    case MessageType::SourceEnded:
        return SourceEnded{fields.number<std::uint32_t>()};
    case MessageType::SourceFailed:
        return SourceFailed{fields.number<std::uint32_t>(), fields.value(kLastSourceError)};
    case MessageType::Finished:
        return Finished{};
    case MessageType::PortraitDecoded:
        return readPortrait(fields);
    case MessageType::PortraitFailed:
        return PortraitFailed{fields.value(kLastPortraitError)};
    case MessageType::CodeUnread:
        return CodeUnread{readStamp(fields), fields.value(kLastReadingHint)};
    }
    fields.setError(ProtocolError::UnknownType);
    return Finished{};
}

bool isMessageType(std::uint8_t type) noexcept
{
    return type >= static_cast<std::uint8_t>(MessageType::Hello) && type <= static_cast<std::uint8_t>(kLastMessageType);
}

std::size_t readLength(ByteSpan head) noexcept
{
    return FieldReader(head.subspan(1, 4)).number<std::uint32_t>();
}

} // namespace

void MessageReader::append(ByteSpan bytes)
{
    m_bytes.erase(m_bytes.begin(), m_bytes.begin() + static_cast<std::ptrdiff_t>(m_used));
    m_used = 0;
    m_bytes.insert(m_bytes.end(), bytes.begin(), bytes.end());
}

Result<std::optional<Message>, ProtocolError> MessageReader::next()
{
    if (m_error) {
        return fail(*m_error);
    }
    const ByteSpan waiting = ByteSpan(m_bytes).subspan(m_used);
    if (waiting.empty()) {
        return std::nullopt;
    }
    const auto type = waiting[0];
    if (!isMessageType(type)) {
        m_error = ProtocolError::UnknownType;
        return fail(*m_error);
    }
    if (waiting.size() < kMessageHeadBytes) {
        return std::nullopt;
    }
    const std::size_t length = readLength(waiting);
    if (length > kMaxFieldBytes) {
        m_error = ProtocolError::TooLong;
        return fail(*m_error);
    }
    if (length > waiting.size() - kMessageHeadBytes) {
        return std::nullopt;
    }
    FieldReader fields(waiting.subspan(kMessageHeadBytes, length));
    Message message = readFields(static_cast<MessageType>(type), fields);
    m_error = fields.finish();
    if (m_error) {
        return fail(*m_error);
    }
    m_used += kMessageHeadBytes + length;
    if (m_used == m_bytes.size()) { // a code stays here no longer than it must
        wipeNow(m_bytes);
        m_used = 0;
    }
    return std::optional(std::move(message));
}

} // namespace carded::scanner
