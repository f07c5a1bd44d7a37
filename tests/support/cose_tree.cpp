// SPDX-License-Identifier: Apache-2.0
#include "tests/support/cose_tree.h"

#include "credential/cose_sign1.h"

namespace carded::test {
namespace {

using Major = CborTree::Major;

bool isCoseSign1(const CborTree& item)
{
    return item.major == Major::Array && item.items.size() == 4 && item.items[kProtected].major == Major::Bytes
           && item.items[kUnprotected].major == Major::Map && item.items[kPayload].major == Major::Bytes
           && item.items[kSignature].major == Major::Bytes;
}

} // namespace

CborTree* outermostLayer(CborTree& tree)
{
    CborTree* item = &tree;
    while (item->major == Major::Tag) {
        item = &item->items.front();
    }
    return isCoseSign1(*item) ? item : nullptr;
}

std::vector<CborTree*> coseLayers(CborTree& tree)
{
    std::vector<CborTree*> layers = tree.nodes();
    std::erase_if(layers, [](const CborTree* item) { return !isCoseSign1(*item); });
    return layers;
}

void signLayer(CborTree& layer, TestKey key)
{
    const Bytes header = layer.items[kProtected].content();
    const Bytes payload = layer.items[kPayload].content();
    layer.items[kSignature] = CborTree::byteString(signWith(key, credential::sigStructure({header, {}, payload, {}})));
}

bool signLayers(CborTree& tree, const std::vector<TestKey>& signers)
{
    const std::vector<CborTree*> layers = coseLayers(tree);
    if (layers.size() != signers.size()) {
        return false;
    }
    for (std::size_t i = layers.size(); i-- > 0;) {
        signLayer(*layers[i], signers[i]);
    }
    return true;
}

Bytes vouchedFor(ByteSpan message, Signatures signatures)
{
    auto tree = CborTree::parse(message);
    if (!tree) {
        return {message.begin(), message.end()};
    }
    if (CborTree* layer = outermostLayer(*tree)) {
        layer->items[kUnprotected].items.clear();
    }
    if (signatures == Signatures::LeftOut) {
        for (CborTree* layer : coseLayers(*tree)) {
            layer->items[kSignature] = CborTree::byteString({});
        }
    }
    return tree->encode();
}

std::vector<Bytes> unprotectedStrings(ByteSpan message)
{
    std::vector<Bytes> strings;
    auto tree = CborTree::parse(message);
    CborTree* layer = tree ? outermostLayer(*tree) : nullptr;
    if (layer == nullptr) {
        return strings;
    }
    for (CborTree* item : layer->items[kUnprotected].nodes()) {
        if (item->major == Major::Bytes) {
            strings.push_back(item->content());
        }
    }
    return strings;
}

} // namespace carded::test
