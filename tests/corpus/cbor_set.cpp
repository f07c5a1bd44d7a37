// SPDX-License-Identifier: Apache-2.0
#include "credential/cbor_check.h"
#include "credential/cbor_reader.h"
#include "credential/cbor_writer.h"
#include "credential/claims.h"
#include "tests/corpus/corpus.h"

#include <stdexcept>

namespace carded::corpus {
namespace {

using credential::CborError;
using credential::CborMajor;
using credential::CborReader;
using credential::CborWriter;

/// Reads one item's value and writes it again; numbers above int64 and simple values but false and true are copied.
void copyItem(CborReader& reader, CborWriter& writer, std::size_t& itemsLeft)
{
    const auto major = reader.peek();
    if (!major) {
        throw std::runtime_error("the reader stops in an item that the check accepted");
    }
    switch (*major) {
    case CborMajor::Unsigned:
        writer.unsignedInteger(reader.readUnsigned());
        return;
    case CborMajor::Negative: {
        CborReader ahead = reader;
        const std::int64_t value = ahead.readInteger();
        if (ahead.ok()) {
            writer.integer(value);
        } else {
            writer.encoded(CborReader(reader.rest()).skip());
        }
        reader.skip();
        return;
    }
    case CborMajor::Bytes:
        writer.bytes(reader.readBytes(credential::kMaxCborBytes));
        return;
    case CborMajor::Text:
        writer.text(reader.readText());
        return;
    case CborMajor::Array: {
        const std::size_t items = reader.enterArray();
        writer.array(items);
        itemsLeft += items;
        return;
    }
    case CborMajor::Map: {
        const std::size_t pairs = reader.enterMap();
        writer.map(pairs);
        itemsLeft += pairs * 2;
        return;
    }
    case CborMajor::Tag:
        writer.tag(reader.readTag());
        ++itemsLeft;
        return;
    case CborMajor::Simple: {
        CborReader ahead = reader;
        const bool value = ahead.readBool();
        if (ahead.ok()) {
            writer.boolean(value);
        } else {
            writer.encoded(CborReader(reader.rest()).skip());
        }
        reader.skip();
        return;
    }
    }
}

Bytes reencoded(ByteSpan input)
{
    CborReader reader(input);
    CborWriter writer;
    for (std::size_t itemsLeft = 1; itemsLeft > 0; --itemsLeft) {
        copyItem(reader, writer, itemsLeft);
    }
    return reader.finish() ? writer.take() : Bytes{};
}

/// Two cases are well-formed and no valid date: refused where the product reads a time.
bool isRefusedAsTime(ByteSpan item)
{
    CborWriter claims;
    claims.map(3).integer(1).text("iss").integer(4).encoded(item).integer(6).integer(0);
    return !credential::parseIssuerClaims(claims.data(), credential::RedactedKeys::Refused).has_value();
}

const nlohmann::json& entryOf(const nlohmann::json& file, const std::string& id)
{
    const int index = std::stoi(id.substr(id.rfind('#') + 1));
    for (const auto& entry : file["tests"]) {
        if (entry["index"] == index) {
            return entry;
        }
    }
    throw std::runtime_error("no such entry");
}

} // namespace

/// Compared. `decode`: the item is either inside the profile, and then reads to a value that encodes to the same bytes;
/// or refused as CBOR that the profile leaves out, never as malformed. `reject`: it is refused; as malformed, but for
/// what begins with an indefinite length (refused there, unread), text that is not UTF-8, and dates.
Answer judgeCbor(const nlohmann::json& oneCase, SetFolder& folder)
{
    const nlohmann::json& entry = entryOf(folder.json(oneCase["file"]), oneCase["id"]);
    const Bytes bytes = hexBytes(entry["encoded"]);
    const auto problem = credential::checkCbor(bytes, credential::RedactedKeys::Refused);
    if (oneCase["verdict"] == "decode") {
        if (problem) {
            return Answer::of(!isNotWellFormed(*problem), "legal CBOR is called malformed");
        }
        return Answer::of(reencoded(bytes) == bytes, "decodes to another value");
    }
    if (!problem) {
        return Answer::of(isRefusedAsTime(bytes) && (bytes[0] & 0xE0U) == 0xC0, "accepted");
    }
    return Answer::of(isNotWellFormed(*problem) || problem == CborError::IndefiniteLength
                          || problem == CborError::BadUtf8,
                      "malformed CBOR is called legal");
}

} // namespace carded::corpus
