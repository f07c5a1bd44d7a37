// SPDX-License-Identifier: Apache-2.0
#include "scanner/eye_protocol.h"

#include "scanner/field_writer.h"
#include "scanner/message_fields.h"

#include <initializer_list>
#include <utility>

namespace carded::scanner {

namespace {

/// Writes the fields of one message behind its head.
class Writer : public FieldWriter {
public:
    explicit Writer(MessageType type) : FieldWriter({static_cast<std::uint8_t>(type), 0, 0, 0, 0}) {}

    void stamp(const FrameStamp& stamp)
    {
        number(stamp.source, 4);
        number(stamp.frame, 8);
        number(stamp.milliseconds, 8);
    }
    [[nodiscard]] WipedBytes finish() &&
    {
        WipedBytes message = std::move(*this).take();
        const std::size_t length = message.size() - kMessageHeadBytes;
        for (std::size_t i = 0; i < 4; ++i) {
            message[1 + i] = static_cast<std::uint8_t>(length >> (8 * i));
        }
        return message;
    }
};

bool isStamp(const FrameStamp& stamp) noexcept
{
    return stamp.milliseconds <= kMaxFrameMilliseconds;
}

/// One overload for each kind of message.
struct Encoder {
    std::optional<WipedBytes> operator()(const Hello& message) const
    {
        return numbers(MessageType::Hello, {{message.version, 2}});
    }
    std::optional<WipedBytes> operator()(const SourceOpened& message) const
    {
        return numbers(MessageType::SourceOpened, {{message.source, 4}, {message.width, 4}, {message.height, 4}});
    }
    std::optional<WipedBytes> operator()(const FrameSeen& message) const
    {
        if (!isStamp(message.stamp)) {
            return std::nullopt;
        }
        Writer writer(MessageType::FrameSeen);
        writer.stamp(message.stamp);
        writer.number(message.hasMore ? 1 : 0, 1);
        return std::move(writer).finish();
    }
    std::optional<WipedBytes> operator()(const SymbolSeen& message) const
    {
        if (!isStamp(message.stamp) || !isSymbology(message.symbology) || message.symbology.size() > kMaxSymbologyBytes
            || message.bytes.size() > kMaxSymbolBytes) {
            return std::nullopt;
        }
        Writer writer(MessageType::SymbolSeen);
        writer.stamp(message.stamp);
        writer.bytes(asBytes(message.symbology));
        writer.bytes(message.bytes);
        return std::move(writer).finish();
    }
    std::optional<WipedBytes> operator()(const SourceEnded& message) const
    {
        return numbers(MessageType::SourceEnded, {{message.source, 4}});
    }
    std::optional<WipedBytes> operator()(const SourceFailed& message) const
    {
        return numbers(MessageType::SourceFailed, {{message.source, 4}, {static_cast<std::uint8_t>(message.error), 1}});
    }
    std::optional<WipedBytes> operator()(const Finished&) const { return numbers(MessageType::Finished, {}); }
    std::optional<WipedBytes> operator()(const PortraitDecoded& message) const
    {
        const PortraitPicture& picture = message.picture;
        if (!isPortraitSize(picture.width, picture.height, picture.rgb.size())) {
            return std::nullopt;
        }
        Writer writer(MessageType::PortraitDecoded);
        writer.number(picture.width, 2);
        writer.number(picture.height, 2);
        writer.bytes(picture.rgb);
        return std::move(writer).finish();
    }
    std::optional<WipedBytes> operator()(const PortraitFailed& message) const
    {
        return numbers(MessageType::PortraitFailed, {{static_cast<std::uint8_t>(message.error), 1}});
    }
    std::optional<WipedBytes> operator()(const CodeUnread& message) const
    {
        if (!isStamp(message.stamp)) {
            return std::nullopt;
        }
        Writer writer(MessageType::CodeUnread);
        writer.stamp(message.stamp);
        writer.number(static_cast<std::uint8_t>(message.hint), 1);
        return std::move(writer).finish();
    }

private:
    using Number = std::pair<std::uint64_t, std::size_t>; ///< value, bytes

    static std::optional<WipedBytes> numbers(MessageType type, std::initializer_list<Number> fields)
    {
        Writer writer(type);
        for (const auto& [value, bytes] : fields) {
            writer.number(value, bytes);
        }
        return std::move(writer).finish();
    }
};

} // namespace

std::optional<WipedBytes> encodeMessage(const Message& message)
{
    return std::visit(Encoder{}, message);
}

} // namespace carded::scanner
