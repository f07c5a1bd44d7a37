// SPDX-License-Identifier: Apache-2.0
#include "scanner/eye_protocol.h"
#include "scanner/message_fields.h"

#include <utility>

namespace carded::scanner {

namespace {

/// Reads the fields of one message. The first error sticks; reads after it give zero or nothing.
class Fields {
public:
    explicit Fields(ByteSpan rest) noexcept : m_rest(rest) {}

    template <class Unsigned>
    [[nodiscard]] Unsigned number() noexcept
    {
        const ByteSpan bytes = take(sizeof(Unsigned));
        Unsigned value = 0;
        for (std::size_t i = 0; i < bytes.size(); ++i) {
            value = static_cast<Unsigned>(value | (static_cast<Unsigned>(bytes[i]) << (8 * i)));
        }
        return value;
    }
    [[nodiscard]] FrameStamp stamp() noexcept
    {
        FrameStamp stamp;
        stamp.source = number<std::uint32_t>();
        stamp.frame = number<std::uint64_t>();
        stamp.milliseconds = number<std::uint64_t>();
        return stamp;
    }
    [[nodiscard]] ByteSpan bytes(std::size_t limit) noexcept
    {
        const std::size_t size = number<std::uint16_t>();
        if (size > limit) {
            setError(ProtocolError::FieldTooLong);
            return {};
        }
        return take(size);
    }
    /// A number from 1 to `last`; anything else names nothing.
    template <class Enum>
    [[nodiscard]] Enum value(Enum last) noexcept
    {
        const auto read = number<std::uint8_t>();
        if (read < 1 || read > static_cast<std::uint8_t>(last)) {
            setError(ProtocolError::UnknownValue);
            return last;
        }
        return static_cast<Enum>(read);
    }
    void setError(ProtocolError error) noexcept
    {
        if (!m_error) {
            m_error = error;
        }
    }
    /// The first error; WrongLength if bytes are left.
    [[nodiscard]] std::optional<ProtocolError> finish() const noexcept
    {
        if (!m_error && !m_rest.empty()) {
            return ProtocolError::WrongLength;
        }
        return m_error;
    }

private:
    [[nodiscard]] ByteSpan take(std::size_t size) noexcept
    {
        if (m_error || size > m_rest.size()) {
            setError(ProtocolError::WrongLength);
            return {};
        }
        const ByteSpan taken = m_rest.first(size);
        m_rest = m_rest.subspan(size);
        return taken;
    }

    ByteSpan m_rest;
    std::optional<ProtocolError> m_error;
};

SymbolSeen readSymbol(Fields& fields)
{
    SymbolSeen symbol;
    symbol.stamp = fields.stamp();
    symbol.symbology = asText(fields.bytes(kMaxSymbologyBytes));
    const ByteSpan bytes = fields.bytes(kMaxSymbolBytes);
    symbol.bytes.assign(bytes.begin(), bytes.end());
    if (!isSymbology(symbol.symbology)) {
        fields.setError(ProtocolError::BadSymbology);
    }
    return symbol;
}

PortraitDecoded readPortrait(Fields& fields)
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

Message readFields(MessageType type, Fields& fields)
{
    switch (type) { // braced lists keep the order of reading
    case MessageType::Hello:
        return Hello{fields.number<std::uint16_t>()};
    case MessageType::SourceOpened:
        return SourceOpened{fields.number<std::uint32_t>(), fields.number<std::uint32_t>(),
                            fields.number<std::uint32_t>()};
    case MessageType::FrameSeen:
        return FrameSeen{fields.stamp()};
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
    }
    fields.setError(ProtocolError::UnknownType);
    return Finished{};
}

bool isMessageType(std::uint8_t type) noexcept
{
    return type >= static_cast<std::uint8_t>(MessageType::Hello)
           && type <= static_cast<std::uint8_t>(MessageType::PortraitFailed);
}

std::size_t readLength(ByteSpan head) noexcept
{
    return Fields(head.subspan(1, 4)).number<std::uint32_t>();
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
    Fields fields(waiting.subspan(kMessageHeadBytes, length));
    Message message = readFields(static_cast<MessageType>(type), fields);
    m_error = fields.finish();
    if (m_error) {
        return fail(*m_error);
    }
    m_used += kMessageHeadBytes + length;
    return std::optional(std::move(message));
}

} // namespace carded::scanner
