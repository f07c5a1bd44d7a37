// SPDX-License-Identifier: Apache-2.0
#include "tests/support/cbor_tree.h"

#include "credential/cbor_writer.h"

namespace carded::test {
namespace {

using Major = CborTree::Major;

/// The number in a head, taken from `rest` with the head; indefinite lengths and reserved heads are none.
std::optional<std::uint64_t> takeArgument(ByteSpan& rest)
{
    const unsigned info = rest.front() & 0x1FU;
    rest = rest.subspan(1);
    if (info < 24) {
        return info;
    }
    const std::size_t size = std::size_t{1} << (info - 24);
    if (info > 27 || rest.size() < size) {
        return std::nullopt;
    }
    std::uint64_t argument = 0;
    for (const std::uint8_t byte : rest.first(size)) {
        argument = argument << 8U | byte;
    }
    rest = rest.subspan(size);
    return argument;
}

bool isString(Major major)
{
    return major == Major::Bytes || major == Major::Text;
}

/// A number's or a simple value's.
bool isAtom(Major major)
{
    return major == Major::Unsigned || major == Major::Negative || major == Major::Simple;
}

/// How many items follow a head, if it is one that others follow.
std::uint64_t itemsAfter(Major major, std::uint64_t argument)
{
    if (major == Major::Tag) {
        return 1;
    }
    return major == Major::Map ? 2 * argument : argument;
}

/// A container or a tag inside a byte string: anything simpler may be there by chance.
std::optional<CborTree> heldBy(ByteSpan content)
{
    auto held = CborTree::parse(content);
    return held && !held->items.empty() && held->major != Major::Bytes ? held : std::nullopt;
}

std::optional<CborTree> takeItem(ByteSpan& rest)
{
    if (rest.empty()) {
        return std::nullopt;
    }
    const ByteSpan start = rest;
    CborTree tree;
    tree.major = static_cast<Major>(rest.front() >> 5U);
    const auto argument = takeArgument(rest);
    if (!argument || (isString(tree.major) && *argument > rest.size())) {
        return std::nullopt;
    }
    if (isAtom(tree.major)) {
        tree.bytes.assign(start.begin(), rest.begin());
        return tree;
    }
    if (isString(tree.major)) {
        const ByteSpan content = rest.first(static_cast<std::size_t>(*argument));
        rest = rest.subspan(content.size());
        const bool isText = tree.major == Major::Text;
        tree.bytes.assign(content.begin(), content.end());
        return isText ? tree : CborTree::byteString(content);
    }
    tree.tag = tree.major == Major::Tag ? *argument : 0;
    for (std::uint64_t left = itemsAfter(tree.major, *argument); left > 0; --left) {
        auto item = takeItem(rest);
        if (!item) {
            return std::nullopt;
        }
        tree.items.push_back(*std::move(item));
    }
    return tree;
}

void collect(CborTree& tree, std::vector<CborTree*>& nodes)
{
    nodes.push_back(&tree);
    for (CborTree& item : tree.items) {
        collect(item, nodes);
    }
}

} // namespace

std::optional<CborTree> CborTree::parse(ByteSpan input)
{
    ByteSpan rest = input;
    auto tree = takeItem(rest);
    return tree && rest.empty() && equal(tree->encode(), input) ? tree : std::nullopt;
}

CborTree CborTree::byteString(ByteSpan content)
{
    CborTree tree;
    tree.major = Major::Bytes;
    if (auto held = heldBy(content)) {
        tree.items.push_back(*std::move(held));
    } else {
        tree.bytes.assign(content.begin(), content.end());
    }
    return tree;
}

CborTree CborTree::raw(ByteSpan encoded)
{
    CborTree tree;
    tree.bytes.assign(encoded.begin(), encoded.end());
    return tree;
}

Bytes CborTree::content() const
{
    return items.empty() ? bytes : items.front().encode();
}

Bytes CborTree::encode() const
{
    credential::CborWriter writer;
    switch (major) {
    case Major::Unsigned:
    case Major::Negative:
    case Major::Simple:
        return bytes;
    case Major::Bytes:
        return writer.bytes(content()).take();
    case Major::Text:
        return writer.text(asText(bytes)).take();
    case Major::Array:
        writer.array(items.size());
        break;
    case Major::Map:
        writer.map(items.size() / 2);
        break;
    case Major::Tag:
        writer.tag(tag);
        break;
    }
    for (const CborTree& item : items) {
        writer.encoded(item.encode());
    }
    return writer.take();
}

std::vector<CborTree*> CborTree::nodes()
{
    std::vector<CborTree*> all;
    collect(*this, all);
    return all;
}

} // namespace carded::test
