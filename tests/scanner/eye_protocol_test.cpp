// SPDX-License-Identifier: Apache-2.0
#include "scanner/message_reader.h"
#include "scanner/worker_protocol.h"
#include "tests/support/hex.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

using namespace carded;
using namespace carded::scanner;
using test::hex;

namespace {

const FrameStamp kStamp{7, 0x0102030405060708U, 86'400'000};

std::vector<Message> oneOfEach()
{
    return {Hello{},
            SourceOpened{2, 1280, 720},
            FrameSeen{kStamp},
            FrameSeen{kStamp, true},
            SymbolSeen{kStamp, "qr", {0x00, 0x41, 0x00, 0xFF}},
            SourceEnded{3},
            SourceFailed{4, SourceError::DecoderFailed},
            Finished{},
            PortraitDecoded{{2, 1, {1, 2, 3, 4, 5, 6}}},
            PortraitFailed{PortraitError::Broken},
            CodeUnread{kStamp, ReadingHint::Glare}};
}

/// The answer to `bytes` alone.
Result<std::optional<Message>, ProtocolError> readOne(ByteSpan bytes)
{
    MessageReader reader;
    reader.append(bytes);
    return reader.next();
}

ProtocolError errorOf(ByteSpan bytes)
{
    const auto read = readOne(bytes);
    REQUIRE_FALSE(read);
    return read.error();
}

WipedBytes encoded(const Message& message)
{
    const auto bytes = encodeMessage(message);
    REQUIRE(bytes);
    return *bytes;
}

} // namespace

TEST_CASE("Protocol: each message comes back as it was sent")
{
    for (const Message& message : oneOfEach()) {
        CAPTURE(message.index());
        const auto read = readOne(encoded(message));
        REQUIRE(read);
        REQUIRE(*read);
        CHECK(**read == message);
    }
}

TEST_CASE("Protocol: no strict prefix of a message is a message or an error")
{
    for (const Message& message : oneOfEach()) {
        const WipedBytes bytes = encoded(message);
        for (std::size_t size = 0; size < bytes.size(); ++size) {
            CAPTURE(message.index());
            CAPTURE(size);
            MessageReader reader;
            reader.append(ByteSpan(bytes).first(size));
            const auto read = reader.next();
            REQUIRE(read);
            CHECK_FALSE(*read);
            CHECK(reader.isInsideMessage() == (size > 0));
            reader.append(ByteSpan(bytes).subspan(size));
            const auto whole = reader.next();
            REQUIRE(whole);
            REQUIRE(*whole);
            CHECK(**whole == message);
        }
    }
}

TEST_CASE("Protocol: messages in a row come one by one, whatever the portions")
{
    Bytes all;
    for (const Message& message : oneOfEach()) {
        const WipedBytes bytes = encoded(message);
        all.insert(all.end(), bytes.begin(), bytes.end());
    }
    MessageReader reader;
    std::vector<Message> read;
    for (const std::uint8_t byte : all) {
        reader.append({&byte, 1});
        while (true) {
            auto next = reader.next();
            REQUIRE(next);
            if (!*next) {
                break;
            }
            read.push_back(std::move(**next));
        }
    }
    CHECK(read == oneOfEach());
    CHECK_FALSE(reader.isInsideMessage());
}

TEST_CASE("Protocol: a length one off in either direction is refused")
{
    for (const Message& message : oneOfEach()) {
        CAPTURE(message.index());
        WipedBytes longer = encoded(message);
        longer[1] = static_cast<std::uint8_t>(longer[1] + 1);
        longer.push_back(0);
        CHECK_FALSE(readOne(longer));
        WipedBytes shorter = encoded(message);
        if (shorter.size() > kMessageHeadBytes) {
            shorter[1] = static_cast<std::uint8_t>(shorter[1] - 1);
            CHECK_FALSE(readOne(shorter));
        }
    }
}

TEST_CASE("Protocol: bytes that are no message are refused with their reason")
{
    const std::string stamp = "07000000 0000000000000000 0000000000000000";
    CHECK(errorOf(hex("00")) == ProtocolError::UnknownType);
    CHECK(errorOf(hex("0B 00000000")) == ProtocolError::UnknownType);
    CHECK(errorOf(hex("FF")) == ProtocolError::UnknownType);
    CHECK(errorOf(hex("03 FFFFFFFF")) == ProtocolError::TooLong);
    CHECK(errorOf(hex("01 03000000 010000")) == ProtocolError::WrongLength);
    CHECK(errorOf(hex("01 01000000 01")) == ProtocolError::WrongLength);
    CHECK(errorOf(hex("03 15000000" + stamp + "02")) == ProtocolError::UnknownValue);
    CHECK(errorOf(hex("06 05000000 00000000 00")) == ProtocolError::UnknownValue);
    CHECK(errorOf(hex("06 05000000 00000000 10")) == ProtocolError::UnknownValue);
    CHECK(errorOf(hex("09 01000000 05")) == ProtocolError::UnknownValue);
    CHECK(errorOf(hex("04 18000000" + stamp + "0000 0000")) == ProtocolError::BadSymbology);
    CHECK(errorOf(hex("04 1A000000" + stamp + "0200 5152 0000")) == ProtocolError::BadSymbology);
    CHECK(errorOf(hex("04 1A000000" + stamp + "1100 7172 0000")) == ProtocolError::FieldTooLong);
    CHECK(errorOf(hex("04 1A000000" + stamp + "0200 7172 0120")) == ProtocolError::FieldTooLong);
    CHECK(errorOf(hex("04 1A000000" + stamp + "0200 7172 0020")) == ProtocolError::WrongLength); // 8192 promised
    CHECK(errorOf(hex("08 06000000 0000 0000 0000")) == ProtocolError::BadPictureSize);
    CHECK(errorOf(hex("08 08000000 0100 0100 0200 0000")) == ProtocolError::BadPictureSize);
    CHECK(errorOf(hex("08 06000000 FFFF FFFF 0000")) == ProtocolError::BadPictureSize);
}

TEST_CASE("Protocol: the first error sticks")
{
    MessageReader reader;
    reader.append(hex("00"));
    CHECK_FALSE(reader.next());
    reader.append(encoded(Finished{}));
    const auto again = reader.next();
    REQUIRE_FALSE(again);
    CHECK(again.error() == ProtocolError::UnknownType);
}

TEST_CASE("Protocol: limits hold below, at and above")
{
    for (const auto& [size, fits] :
         {std::pair{kMaxSymbolBytes - 1, true}, {kMaxSymbolBytes, true}, {kMaxSymbolBytes + 1, false}}) {
        CHECK(encodeMessage(SymbolSeen{kStamp, "qr", WipedBytes(size)}).has_value() == fits);
    }
    for (const auto& [size, fits] :
         {std::pair{kMaxSymbologyBytes - 1, true}, {kMaxSymbologyBytes, true}, {kMaxSymbologyBytes + 1, false}}) {
        CHECK(encodeMessage(SymbolSeen{kStamp, std::string(size, 'a'), {}}).has_value() == fits);
    }
    for (const std::uint32_t wide : {kMaxPortraitShownEdge - 1, kMaxPortraitShownEdge, kMaxPortraitShownEdge + 1}) {
        const auto edge = static_cast<std::uint16_t>(wide);
        const PortraitDecoded portrait{{edge, edge, WipedBytes(std::size_t{3} * edge * edge)}};
        const auto bytes = encodeMessage(portrait);
        CHECK(bytes.has_value() == (edge <= kMaxPortraitShownEdge));
        if (bytes) {
            CHECK(bytes->size() <= kMaxMessageBytes);
            const auto read = readOne(*bytes);
            REQUIRE(read);
            CHECK(**read == Message(portrait));
        }
    }
    // A head that announces 64 KiB in all is waited for; one byte more is refused at once.
    const auto waiting = readOne(hex("03 FBFF0000"));
    REQUIRE(waiting);
    CHECK_FALSE(*waiting);
    CHECK(errorOf(hex("03 FCFF0000")) == ProtocolError::TooLong);
}

TEST_CASE("Protocol: a frame's time is at most a hundred years, so that no difference of two can overflow")
{
    const std::string frame = "03 15000000 07000000 0000000000000000";
    CHECK(readOne(hex(frame + "00203144E0020000 00"))); // 100 x 366 days
    CHECK(errorOf(hex(frame + "01203144E0020000 00")) == ProtocolError::TimeTooLong);
    CHECK(errorOf(hex(frame + "FFFFFFFFFFFFFFFF 00")) == ProtocolError::TimeTooLong);
    for (const auto& [time, fits] : {std::pair{kMaxFrameMilliseconds, true}, {kMaxFrameMilliseconds + 1, false}}) {
        const FrameStamp stamp{1, 2, time};
        CHECK(encodeMessage(FrameSeen{stamp}).has_value() == fits);
        CHECK(encodeMessage(SymbolSeen{stamp, "qr", {}}).has_value() == fits);
        CHECK(encodeMessage(CodeUnread{stamp, ReadingHint::Glare}).has_value() == fits);
        const auto picture = encodeWorkerMessage(PictureDecoded{0, 1, 1, time});
        CHECK(picture.has_value() == fits);
    }
    auto picture = *encodeWorkerMessage(PictureDecoded{0, 1, 1, kMaxFrameMilliseconds});
    CHECK(parseWorkerMessage(picture));
    picture[picture.size() - 8] += 1; // the time's lowest byte
    const auto read = parseWorkerMessage(picture);
    REQUIRE_FALSE(read);
    CHECK(read.error() == ProtocolError::TimeTooLong);
}

TEST_CASE("Protocol: what the reader would refuse is not written")
{
    CHECK_FALSE(encodeMessage(SymbolSeen{kStamp, "", {}}));
    CHECK_FALSE(encodeMessage(SymbolSeen{kStamp, "QR", {}}));
    CHECK_FALSE(encodeMessage(PortraitDecoded{{1, 1, WipedBytes(2)}}));
    CHECK_FALSE(encodeMessage(PortraitDecoded{}));
}
