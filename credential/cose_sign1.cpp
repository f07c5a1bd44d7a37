// SPDX-License-Identifier: Apache-2.0
#include "credential/cose_sign1.h"

#include "credential/cbor_writer.h"

namespace carded::credential {

CoseSign1 readCoseSign1(CborReader& reader, std::size_t maxSize) noexcept
{
    CoseSign1 message;
    reader.expectTag(kTagCoseSign1);
    reader.expectArray(4);
    message.protectedBytes = reader.readBytes(maxSize);
    if (reader.peek() == CborMajor::Map) {
        message.unprotectedMap = reader.skip();
    } else {
        (void)reader.enterMap(); // sets the error
    }
    message.payload = reader.readBytes(maxSize);
    message.signature = reader.readBytes(maxSize);
    return reader.ok() ? message : CoseSign1{};
}

Result<CoseSign1, CborError> parseCoseSign1(ByteSpan input, std::size_t maxSize) noexcept
{
    if (input.size() > maxSize) {
        return fail(CborError::TooLarge);
    }
    if (const auto problem = checkCbor(input, RedactedKeys::Refused)) {
        return fail(*problem);
    }
    CborReader reader(input);
    const CoseSign1 message = readCoseSign1(reader, maxSize);
    if (const auto end = reader.finish(); !end) {
        return fail(end.error());
    }
    return message;
}

WipedBytes sigStructure(const CoseSign1& message, ByteSpan externalAad)
{
    WipedCborWriter writer;
    writer.array(4).text("Signature1").bytes(message.protectedBytes).bytes(externalAad).bytes(message.payload);
    return writer.take();
}

bool signatureHolds(const CoseSign1& message, const crypto::PublicKey& key)
{
    return crypto::verify(key, sigStructure(message), message.signature);
}

} // namespace carded::credential
