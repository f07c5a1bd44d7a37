// SPDX-License-Identifier: Apache-2.0
#include "tests/support/other_encodings.h"

#include "credential/cbor_reader.h"
#include "tests/support/cbor_tree.h"
#include "tests/support/token_builder.h"

#include <bit>
#include <stdexcept>

namespace carded::test {
namespace {

using Major = CborTree::Major;
using credential::CborHead;

constexpr std::uint8_t kIndefinite = 31; ///< additional information
constexpr std::uint8_t kBreak = 0xFF;
constexpr std::uint8_t kFloat16 = 0xF9;
constexpr std::uint8_t kFloat32 = 0xFA;
constexpr std::uint8_t kBigNumber = 0xC2; ///< tag 2: the number is the byte string behind it

std::uint8_t headByte(Major major, unsigned info)
{
    return static_cast<std::uint8_t>(static_cast<unsigned>(major) << 5U | info);
}

/// The lowest `size` bytes of a number, the highest first.
Bytes bigEndian(std::uint64_t number, std::size_t size)
{
    Bytes bytes;
    for (std::size_t i = size; i > 0; --i) {
        bytes.push_back(static_cast<std::uint8_t>(number >> (8 * (i - 1)) & 0xFFU));
    }
    return bytes;
}

Bytes joined(std::uint8_t first, ByteSpan rest)
{
    Bytes bytes{first};
    bytes.insert(bytes.end(), rest.begin(), rest.end());
    return bytes;
}

Bytes joined(Bytes first, ByteSpan rest)
{
    first.insert(first.end(), rest.begin(), rest.end());
    return first;
}

/// What stands for one item, as `otherEncodings` has it of the whole.
using Ways = std::vector<OtherEncoding>;

void addLongerHeads(Ways& ways, const CborHead& head, ByteSpan body)
{
    for (unsigned info = 24; info < 28; ++info) {
        const std::size_t size = std::size_t{1} << (info - 24);
        if (size + 1 > head.size) {
            const Bytes longer = joined(headByte(head.major, info), bigEndian(head.argument, size));
            ways.push_back({"a longer head, " + std::to_string(size), joined(longer, body)});
        }
    }
}

void addIndefinite(Ways& ways, const CborHead& head, ByteSpan whole, ByteSpan body)
{
    if (head.major == Major::Array || head.major == Major::Map) {
        Bytes open = joined(headByte(head.major, kIndefinite), body);
        open.push_back(kBreak);
        ways.push_back({"an indefinite length", open});
    }
    if (head.isString()) {
        Bytes chunks = joined(headByte(head.major, kIndefinite), whole);
        chunks.push_back(kBreak);
        ways.push_back({"one chunk", chunks});
    }
}

void addNumbers(Ways& ways, const CborHead& head)
{
    if (head.major != Major::Unsigned) {
        return;
    }
    const auto value = static_cast<float>(head.argument);
    ways.push_back({"a float of 64 bits", floatItem(static_cast<double>(head.argument))});
    ways.push_back({"a float of 32 bits", joined(kFloat32, bigEndian(std::bit_cast<std::uint32_t>(value), 4))});
    if (head.argument == 1) {
        ways.push_back({"a float of 16 bits", Bytes{kFloat16, 0x3C, 0x00}});
    }
    ways.push_back({"a text", item(std::to_string(head.argument))});
    ways.push_back({"a big number", joined(kBigNumber, bytesItem(bigEndian(head.argument, 8)))});
}

void addPairs(Ways& ways, const CborTree& node)
{
    if (node.major != Major::Map) {
        return;
    }
    for (std::size_t at = 0; at + 3 < node.items.size(); at += 2) {
        CborTree turned = node;
        std::swap(turned.items[at], turned.items[at + 2]);
        std::swap(turned.items[at + 1], turned.items[at + 3]);
        ways.push_back({"pairs in another order", turned.encode()});
    }
    for (std::size_t at = 0; at < node.items.size(); at += 2) {
        CborTree twice = node;
        twice.items.push_back(node.items[at]);
        twice.items.push_back(node.items[at + 1]);
        ways.push_back({"a pair twice", twice.encode()});
    }
}

Ways waysOf(const CborTree& node)
{
    const Bytes whole = node.encode();
    const auto head = credential::readCborHead(whole).value();
    const ByteSpan body = ByteSpan(whole).subspan(head.size);
    Ways ways;
    addLongerHeads(ways, head, body);
    addIndefinite(ways, head, whole, body);
    addNumbers(ways, head);
    addPairs(ways, node);
    if (head.major == Major::Bytes) {
        Bytes text = whole;
        text[0] = static_cast<std::uint8_t>(text[0] ^ headByte(Major::Bytes, 0) ^ headByte(Major::Text, 0));
        ways.push_back({"a text for bytes", text});
    }
    return ways;
}

} // namespace

std::vector<OtherEncoding> otherEncodings(ByteSpan valid)
{
    const auto tree = CborTree::parse(valid);
    if (!tree) {
        throw std::logic_error("otherEncodings(): no CBOR of one encoding");
    }
    std::vector<OtherEncoding> all;
    const std::size_t items = CborTree(*tree).nodes().size();
    for (std::size_t at = 0; at < items; ++at) {
        CborTree copy = *tree;
        CborTree& node = *copy.nodes()[at];
        for (const OtherEncoding& way : waysOf(node)) {
            node = CborTree::raw(way.bytes);
            all.push_back({way.way + ", item " + std::to_string(at), copy.encode()});
        }
    }
    return all;
}

} // namespace carded::test
