// SPDX-License-Identifier: Apache-2.0
#include "tests/support/mutants.h"

#include "tests/support/token_builder.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <utility>

namespace carded::test {
namespace {

using Major = CborTree::Major;

constexpr std::array kKeys{TestKey::Issuer,      TestKey::Holder,  TestKey::Status,        TestKey::Stranger,
                           TestKey::OtherIssuer, TestKey::Revoked, TestKey::ForeignIssuer, TestKey::P256,
                           TestKey::P384,        TestKey::Rsa};
constexpr std::array<std::int64_t, 8> kAlgorithms{-19, -8, -7, -35, -37, -36, 5, 0};
constexpr std::array<std::uint64_t, 7> kTags{18, 61, 16, 17, 98, 97, 96};
constexpr std::array<std::uint8_t, 3> kMasks{0x01, 0x80, 0x20};
constexpr std::int64_t kLabelAlg = 1;
constexpr std::int64_t kLabelKid = 4;

CborTree treeOf(const ValidToken& token)
{
    return CborTree::parse(token.message).value();
}

std::string at(const char* change, std::size_t place)
{
    return std::string(change) + ' ' + std::to_string(place);
}

/// How many items go together: a map's come in pairs.
std::size_t entrySize(const CborTree& container)
{
    return container.major == Major::Map ? 2 : 1;
}

/// The places in `nodes()` of the values that a label has in the layers' headers.
std::vector<std::size_t> valuesOf(CborTree& tree, std::int64_t label)
{
    std::vector<const CborTree*> values;
    for (CborTree* layer : coseLayers(tree)) {
        CborTree& header = layer->items[kProtected];
        for (const CborTree* map :
             {header.items.empty() ? &header : &header.items.front(), &layer->items[kUnprotected]}) {
            for (std::size_t i = 0; i + 1 < map->items.size(); i += 2) {
                if (map->items[i].encode() == item(label)) {
                    values.push_back(&map->items[i + 1]);
                }
            }
        }
    }
    std::vector<std::size_t> places;
    const std::vector<CborTree*> nodes = tree.nodes();
    for (std::size_t place = 0; place < nodes.size(); ++place) {
        if (std::ranges::count(values, nodes[place]) != 0) {
            places.push_back(place);
        }
    }
    return places;
}

/// A change as it is, and signed anew by the token's own signers.
void addSignedOrNot(Mutants& mutants, const ValidToken& token, const std::string& change, CborTree tree)
{
    mutants.push_back({change, tree.encode()});
    if (mutants.back().message != token.message && signLayers(tree, token.signers)) {
        mutants.push_back({change + ", signed anew", tree.encode(), Signatures::LeftOut});
    }
}

} // namespace

Mutants changedBytes(const ValidToken& token)
{
    Mutants mutants;
    for (std::size_t way = 0; way < kMasks.size(); ++way) {
        const std::uint8_t mask = kMasks[way];
        for (std::size_t i = 0; i < token.message.size(); ++i) {
            if (token.byteChanges == ByteChanges::OneWayEach && i % kMasks.size() != way) {
                continue;
            }
            Mutant& mutant = mutants.emplace_back(Mutant{at("byte", i) + at(" xor", mask), token.message});
            mutant.message[i] ^= mask;
        }
    }
    return mutants;
}

std::vector<LayerPart> distinctParts(const std::vector<ValidToken>& tokens)
{
    std::vector<LayerPart> parts;
    std::set<std::pair<CosePart, Bytes>> seen;
    for (const ValidToken& token : tokens) {
        CborTree tree = treeOf(token);
        for (const CborTree* layer : coseLayers(tree)) {
            for (const CosePart place : {kProtected, kUnprotected, kPayload, kSignature}) {
                Bytes encoded = layer->items[place].encode();
                if (seen.emplace(place, encoded).second) {
                    parts.push_back({place, std::move(encoded), token.name});
                }
            }
        }
    }
    return parts;
}

Mutants exchangedParts(const ValidToken& token, const std::vector<LayerPart>& parts)
{
    Mutants mutants;
    CborTree tree = treeOf(token);
    std::size_t number = 0;
    for (CborTree* layer : coseLayers(tree)) {
        const std::string where = at(" of layer", number++) + " from ";
        for (const LayerPart& part : parts) {
            // moved out and back, so that pointers to the layers inside it stay good
            CborTree own = std::exchange(layer->items[part.place], CborTree::raw(part.encoded));
            mutants.push_back({at("part", part.place) + where + part.source, tree.encode()});
            layer->items[part.place] = std::move(own);
        }
    }
    return mutants;
}

Mutants changedEntries(const ValidToken& token)
{
    Mutants mutants;
    CborTree tree = treeOf(token);
    const std::size_t count = tree.nodes().size();
    for (std::size_t place = 0; place < count; ++place) {
        CborTree& container = *tree.nodes()[place];
        const bool hasEntries = container.major == Major::Map || container.major == Major::Array;
        const auto size = static_cast<std::ptrdiff_t>(entrySize(container));
        const std::vector<CborTree> whole = container.items;
        for (auto from = whole.begin(); hasEntries && from != whole.end(); from += size) {
            const auto entry = container.items.begin() + (from - whole.begin());
            const std::string where =
                at("of item", place) + at(" entry", static_cast<std::size_t>(from - whole.begin()));
            container.items.insert(entry, from, from + size);
            mutants.push_back({where + " doubled", tree.encode()});
            container.items = whole;
            container.items.erase(container.items.begin() + (from - whole.begin()),
                                  container.items.begin() + (from - whole.begin()) + size);
            mutants.push_back({where + " dropped", tree.encode()});
            container.items = whole;
            if (whole.end() - from > size) {
                const auto first = container.items.begin() + (from - whole.begin());
                std::rotate(first, first + size, first + 2 * size);
                mutants.push_back({where + " swapped", tree.encode()});
                container.items = whole;
            }
        }
    }
    return mutants;
}

Mutants exchangedKeys(const ValidToken& token)
{
    Mutants mutants;
    CborTree tree = treeOf(token);
    for (std::size_t layer = 0; layer < token.signers.size(); ++layer) {
        for (const TestKey key : kKeys) {
            std::vector<TestKey> signers = token.signers;
            signers[layer] = key;
            CborTree changed = tree;
            if (key != token.signers[layer] && signLayers(changed, signers)) {
                mutants.push_back(
                    {at("layer", layer) + at(" signed by key", static_cast<std::size_t>(key)), changed.encode()});
            }
        }
    }
    for (const std::size_t place : valuesOf(tree, kLabelKid)) {
        for (const TestKey key : kKeys) {
            CborTree changed = tree;
            *changed.nodes()[place] = CborTree::byteString(testKid(key));
            const std::string change = at("kid of key", static_cast<std::size_t>(key));
            addSignedOrNot(mutants, token, change, changed);
            std::vector<TestKey> signers = token.signers;
            signers.back() = key; // a holder's layer has no kid
            if (key != token.signers.back() && signLayers(changed, signers)) {
                mutants.push_back({change + ", signed by it", changed.encode(), Signatures::LeftOut});
            }
        }
    }
    return mutants;
}

Mutants exchangedAlgorithms(const ValidToken& token)
{
    Mutants mutants;
    CborTree tree = treeOf(token);
    for (const std::size_t place : valuesOf(tree, kLabelAlg)) {
        for (const std::int64_t alg : kAlgorithms) {
            CborTree changed = tree;
            *changed.nodes()[place] = CborTree::raw(item(alg));
            addSignedOrNot(mutants, token, at("item", place) + " as alg " + std::to_string(alg), changed);
        }
    }
    return mutants;
}

Mutants exchangedTags(const ValidToken& token)
{
    Mutants mutants;
    CborTree tree = treeOf(token);
    const std::size_t count = tree.nodes().size();
    for (std::size_t place = 0; place < count; ++place) {
        const CborTree tagged = *tree.nodes()[place];
        if (tagged.major != Major::Tag) {
            continue;
        }
        for (const std::uint64_t tag : kTags) {
            CborTree changed = tree;
            changed.nodes()[place]->tag = tag;
            addSignedOrNot(mutants, token, at("item", place) + at(" with tag", tag), changed);
            CborTree wrapped;
            wrapped.major = Major::Tag;
            wrapped.tag = tag;
            wrapped.items.push_back(tagged);
            *changed.nodes()[place] = wrapped;
            addSignedOrNot(mutants, token, at("item", place) + at(" in tag", tag), changed);
        }
        CborTree changed = tree;
        *changed.nodes()[place] = tagged.items.front();
        addSignedOrNot(mutants, token, at("item", place) + " without its tag", changed);
    }
    return mutants;
}

Mutants everyMutant(const ValidToken& token, const std::vector<LayerPart>& parts)
{
    Mutants all = changedBytes(token);
    const auto append = [&](Mutants more) {
        all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    };
    append(exchangedParts(token, parts));
    append(changedEntries(token));
    append(exchangedKeys(token));
    append(exchangedAlgorithms(token));
    append(exchangedTags(token));
    return all;
}

namespace {

/// The second layer with the tags before it; null if there is none.
CborTree* innerItem(CborTree& tree)
{
    const std::vector<CborTree*> layers = coseLayers(tree);
    for (CborTree* start : tree.nodes()) {
        const CborTree* item = start;
        while (item->major == Major::Tag) {
            item = &item->items.front();
        }
        if (layers.size() > 1 && item == layers[1]) {
            return start;
        }
    }
    return nullptr;
}

} // namespace

std::optional<ValidToken> innerToken(const ValidToken& token)
{
    CborTree tree = treeOf(token);
    const CborTree* item = innerItem(tree);
    if (item == nullptr) {
        return std::nullopt;
    }
    ValidToken inner = token;
    inner.name += ", inside";
    inner.message = item->encode();
    inner.signers.erase(inner.signers.begin());
    return inner;
}

Bytes aroundAnother(const ValidToken& token, ByteSpan inner)
{
    CborTree tree = treeOf(token);
    *innerItem(tree) = CborTree::raw(inner);
    signLayer(*outermostLayer(tree), token.signers.front());
    return tree.encode();
}

} // namespace carded::test
