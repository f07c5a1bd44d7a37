// SPDX-License-Identifier: Apache-2.0
#include "scanner/worker_protocol.h"

#include "scanner/field_reader.h"
#include "scanner/field_writer.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace carded::scanner {

namespace {

/// The first byte of a packet from a worker.
enum class PacketType : std::uint8_t { Ready = 1, Looked = 2, NotLooked = 3, PictureDecoded = 4, FileOver = 5 };

constexpr std::uint16_t kMaxBudget = std::numeric_limits<std::uint16_t>::max();

/// At least one pixel, and no more than a frame may have.
bool isFrameSize(std::uint32_t width, std::uint32_t height) noexcept
{
    return width >= 1 && height >= 1 && std::uint64_t{width} * height <= kMaxPicturePixels;
}

FieldWriter packet(PacketType type)
{
    return FieldWriter({static_cast<std::uint8_t>(type)});
}

struct PacketEncoder {
    std::optional<WipedBytes> operator()(const WorkerReady& ready) const
    {
        FieldWriter fields = packet(PacketType::Ready);
        fields.number(ready.version, 2);
        return std::move(fields).take();
    }
    std::optional<WipedBytes> operator()(const Looked& looked) const
    {
        if (looked.symbols.size() > kMaxSymbolsInFrame) {
            return std::nullopt;
        }
        FieldWriter fields = packet(PacketType::Looked);
        fields.number(looked.number, 4);
        fields.number(looked.light.mean, 1);
        fields.number(looked.light.spread, 1);
        fields.number(looked.hint ? static_cast<std::uint8_t>(*looked.hint) : 0, 1);
        fields.number(looked.hasMore ? 1 : 0, 1);
        fields.number(looked.isShown ? 1 : 0, 1);
        fields.number(looked.symbols.size(), 1);
        for (const Symbol& symbol : looked.symbols) {
            if (!isSymbology(symbol.symbology) || symbol.symbology.size() > kMaxSymbologyBytes
                || symbol.bytes.size() > kMaxSymbolBytes) {
                return std::nullopt;
            }
            fields.bytes(asBytes(symbol.symbology));
            fields.bytes(symbol.bytes);
        }
        return std::move(fields).take();
    }
    std::optional<WipedBytes> operator()(const NotLooked& failed) const
    {
        FieldWriter fields = packet(PacketType::NotLooked);
        fields.number(failed.number, 4);
        fields.number(static_cast<std::uint8_t>(failed.failure), 1);
        return std::move(fields).take();
    }
    std::optional<WipedBytes> operator()(const PictureDecoded& decoded) const
    {
        if (!isFrameSize(decoded.width, decoded.height) || decoded.milliseconds > kMaxFrameMilliseconds) {
            return std::nullopt;
        }
        FieldWriter fields = packet(PacketType::PictureDecoded);
        fields.number(decoded.number, 8);
        fields.number(decoded.width, 4);
        fields.number(decoded.height, 4);
        fields.number(decoded.milliseconds, 8);
        return std::move(fields).take();
    }
    std::optional<WipedBytes> operator()(const FileOver& over) const
    {
        FieldWriter fields = packet(PacketType::FileOver);
        fields.number(over.error ? static_cast<std::uint8_t>(*over.error) : 0, 1);
        return std::move(fields).take();
    }
};

Looked readLooked(FieldReader& fields)
{
    Looked looked;
    looked.number = fields.number<std::uint32_t>();
    looked.light = {fields.number<std::uint8_t>(), fields.number<std::uint8_t>()}; // braces keep the order of reading
    looked.hint = fields.optionalValue(kLastReadingHint);
    looked.hasMore = fields.flag();
    looked.isShown = fields.flag();
    const std::size_t count = fields.number<std::uint8_t>();
    if (count > kMaxSymbolsInFrame) {
        fields.setError(ProtocolError::FieldTooLong);
    }
    for (std::size_t i = 0; i < count && !fields.hasError(); ++i) {
        Symbol symbol;
        symbol.symbology = fields.symbology();
        const ByteSpan bytes = fields.bytes(kMaxSymbolBytes);
        symbol.bytes.assign(bytes.begin(), bytes.end());
        looked.symbols.push_back(std::move(symbol));
    }
    return looked;
}

PictureDecoded readDecoded(FieldReader& fields) noexcept
{
    const PictureDecoded decoded{fields.number<std::uint64_t>(), fields.number<std::uint32_t>(),
                                 fields.number<std::uint32_t>(),
                                 fields.frameTime()}; // braces keep the order of reading
    if (!isFrameSize(decoded.width, decoded.height)) {
        fields.setError(ProtocolError::BadPictureSize);
    }
    return decoded;
}

WorkerMessage readPacket(PacketType type, FieldReader& fields)
{
    switch (type) {
    case PacketType::Ready:
        return WorkerReady{fields.number<std::uint16_t>()};
    case PacketType::Looked:
        return readLooked(fields);
    case PacketType::NotLooked:
        return NotLooked{fields.number<std::uint32_t>(), fields.value(kLastLookFailure)};
    case PacketType::PictureDecoded:
        return readDecoded(fields);
    case PacketType::FileOver:
        return FileOver{fields.optionalValue(kLastSourceError)};
    }
    fields.setError(ProtocolError::UnknownType);
    return FileOver{};
}

} // namespace

std::optional<WipedBytes> encodeLookJob(const LookJob& job)
{
    if (!isFrameSize(job.width, job.height) || job.bytes > kFrameMemoryBytes || job.budget.count() < 0
        || job.budget.count() > kMaxBudget) {
        return std::nullopt;
    }
    FieldWriter fields({});
    fields.number(job.number, 4);
    fields.number(job.source, 4);
    fields.number(static_cast<std::uint8_t>(job.effort), 1);
    fields.number(static_cast<std::uint64_t>(job.budget.count()), 2);
    fields.number(static_cast<std::uint8_t>(job.format), 1);
    for (const std::uint32_t size : {job.width, job.height, job.stride, job.bytes}) {
        fields.number(size, 4);
    }
    return std::move(fields).take();
}

Result<LookJob, ProtocolError> parseLookJob(ByteSpan packet) noexcept
{
    FieldReader fields(packet);
    LookJob job;
    job.number = fields.number<std::uint32_t>();
    job.source = fields.number<std::uint32_t>();
    job.effort = fields.value(Effort::Thorough);
    job.budget = std::chrono::milliseconds(fields.number<std::uint16_t>());
    job.format = fields.value(PixelFormat::Mjpeg);
    for (std::uint32_t* size : {&job.width, &job.height, &job.stride, &job.bytes}) {
        *size = fields.number<std::uint32_t>();
    }
    if (const auto error = fields.finish()) {
        return fail(*error);
    }
    if (!isFrameSize(job.width, job.height)) {
        return fail(ProtocolError::BadPictureSize);
    }
    if (job.bytes > kFrameMemoryBytes || job.stride > kFrameMemoryBytes) {
        return fail(ProtocolError::FieldTooLong);
    }
    return job;
}

WipedBytes encodeNextPicture(const NextPicture& job)
{
    FieldWriter fields({});
    fields.number(job.earliest, 8);
    return std::move(fields).take();
}

Result<NextPicture, ProtocolError> parseNextPicture(ByteSpan packet) noexcept
{
    FieldReader fields(packet);
    const NextPicture job{fields.number<std::uint64_t>()};
    if (const auto error = fields.finish()) {
        return fail(*error);
    }
    return job;
}

std::optional<WipedBytes> encodeWorkerMessage(const WorkerMessage& message)
{
    auto packet = std::visit(PacketEncoder{}, message);
    return packet && packet->size() <= kMaxPacketBytes ? std::move(packet) : std::nullopt;
}

Result<WorkerMessage, ProtocolError> parseWorkerMessage(ByteSpan packet)
{
    if (packet.size() > kMaxPacketBytes) {
        return fail(ProtocolError::TooLong);
    }
    FieldReader fields(packet);
    const auto type = fields.number<std::uint8_t>();
    WorkerMessage message = readPacket(static_cast<PacketType>(type), fields);
    if (const auto error = fields.finish()) {
        return fail(*error);
    }
    return message;
}

} // namespace carded::scanner
