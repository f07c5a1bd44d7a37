// SPDX-License-Identifier: Apache-2.0
#include "credential/salted_disclosure.h"

#include "credential/cbor_reader.h"
#include "credential/cbor_writer.h"

namespace carded::credential {
namespace {

crypto::Sha256Digest hashOf(ByteSpan disclosure)
{
    CborWriter head;
    head.bytes(disclosure); // the hash covers the byte string's head too
    return crypto::sha256(head.data());
}

bool isLegalKey(CborReader key)
{
    const auto type = key.peek();
    if (type == CborMajor::Text) {
        return key.readText().size() <= kMaxTextKeyBytes;
    }
    return type == CborMajor::Unsigned || type == CborMajor::Negative;
}

} // namespace

std::optional<Disclosure> parseDisclosure(ByteSpan bytes)
{
    if (checkCbor(bytes, RedactedKeys::Allowed)) {
        return std::nullopt;
    }
    Disclosure disclosure{hashOf(bytes), {}, {}};
    CborReader reader(bytes);
    const std::size_t items = reader.enterArray();
    const ByteSpan salt = reader.readBytes(kSaltBytes);
    if (items >= 2) {
        disclosure.value = reader.skip();
    }
    if (items >= 3) {
        disclosure.key = reader.skip();
    }
    const bool isWhole = reader.finish().has_value() && salt.size() == kSaltBytes && items <= 3;
    if (!isWhole || (items == 3 && !isLegalKey(CborReader(disclosure.key)))) {
        return std::nullopt;
    }
    return disclosure;
}

} // namespace carded::credential
