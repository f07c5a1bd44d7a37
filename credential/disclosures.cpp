// SPDX-License-Identifier: Apache-2.0
#include "credential/disclosures.h"

#include "credential/cbor_reader.h"
#include "credential/cbor_writer.h"
#include "credential/salted_disclosure.h"

#include <algorithm>
#include <array>
#include <vector>

namespace carded::credential {
namespace {

constexpr std::uint64_t kTagToBeRedacted = 58;
constexpr std::uint64_t kTagRedactedElement = 60;
constexpr std::uint64_t kTagToBeDecoy = 62;
constexpr std::array<std::int64_t, 9> kNeverRedacted{1, 3, 4, 5, 6, 7, 8, 11, 39};
constexpr std::int64_t kStatus = 65535;

/// Whether a value holds anything that restoring may change or refuse. Harmless values are copied whole.
bool mentionsRedaction(ByteSpan value)
{
    while (!value.empty()) {
        const auto head = readCborHead(value);
        if (!head) {
            return true; // cannot be after checkCbor(); the walk below reports it
        }
        const bool isTag =
            head->major == CborMajor::Tag && head->argument >= kTagToBeRedacted && head->argument <= kTagToBeDecoy;
        const bool isSimple =
            head->major == CborMajor::Simple && !head->isFloat() && head->argument == kRedactedKeysSimple;
        if (isTag || isSimple) {
            return true;
        }
        value = value.subspan(head->size + (head->isString() ? static_cast<std::size_t>(head->argument) : 0));
    }
    return false;
}

/// A container whose items are being restored one after another.
struct Level {
    CborMajor major = CborMajor::Map;
    std::uint64_t tag = 0;
    std::vector<ByteSpan> keys; ///< of a map, beside `values`
    std::vector<ByteSpan> values;
    std::size_t next = 0; ///< the value to restore next
    WipedCborWriter content;
};

class Restorer {
public:
    explicit Restorer(std::vector<Disclosure> disclosures) : m_disclosures(std::move(disclosures)) {}

    Result<WipedBytes, DisclosureError> run(ByteSpan payload)
    {
        if (auto problem = open(payload)) {
            return fail(*problem);
        }
        while (true) {
            Level& level = m_levels.back();
            if (level.next < level.values.size()) {
                if (auto problem = restoreNext(level)) {
                    return fail(*problem);
                }
                continue;
            }
            WipedBytes closed = close(level);
            m_levels.pop_back();
            if (m_levels.empty()) {
                return finish(std::move(closed));
            }
            m_levels.back().content.encoded(closed);
        }
    }

private:
    std::optional<DisclosureError> restoreNext(Level& level)
    {
        const std::size_t i = level.next++;
        if (level.major == CborMajor::Map) {
            level.content.encoded(level.keys[i]);
        }
        if (mentionsRedaction(level.values[i])) {
            return open(level.values[i]); // `level` is gone: the vector may have moved
        }
        level.content.encoded(level.values[i]);
        return std::nullopt;
    }

    std::optional<DisclosureError> open(ByteSpan value)
    {
        CborReader reader(value);
        Level level;
        level.major = *reader.peek();
        std::optional<DisclosureError> problem;
        if (level.major == CborMajor::Map) {
            problem = readMap(reader, level);
        } else if (level.major == CborMajor::Array) {
            problem = readArray(reader, level);
        } else if (level.major == CborMajor::Tag) {
            level.tag = reader.readTag();
            level.values.push_back(reader.skip());
            if (level.tag == kTagToBeRedacted || level.tag == kTagRedactedElement || level.tag == kTagToBeDecoy) {
                problem = DisclosureError::BadRedaction; // readArray() has taken those that are in place
            }
        } else { // simple(59) as a value means nothing
            m_levels.back().content.encoded(value);
            return std::nullopt;
        }
        if (!problem && !reader.finish()) {
            problem = DisclosureError::BadRedaction;
        }
        m_levels.push_back(std::move(level));
        return problem;
    }

    std::optional<DisclosureError> readMap(CborReader& reader, Level& level)
    {
        std::optional<DisclosureError> problem;
        for (std::size_t pairs = reader.enterMap(); pairs > 0 && reader.ok() && !problem; --pairs) {
            const ByteSpan start = reader.rest();
            const CborKey key = reader.readKey();
            if (key.kind == CborKey::Kind::Redacted) {
                problem = restoreKeys(reader, level);
                continue;
            }
            level.keys.push_back(start.first(start.size() - reader.rest().size()));
            level.values.push_back(reader.skip());
        }
        const bool hasTwins = !problem && hasEqualKeys(level.keys);
        return hasTwins ? std::optional(DisclosureError::DuplicateKey) : problem;
    }

    std::optional<DisclosureError> restoreKeys(CborReader& reader, Level& level)
    {
        for (std::size_t hashes = reader.enterArray(); hashes > 0 && reader.ok(); --hashes) {
            const auto found = use(reader.readBytes(crypto::Sha256Digest::kSize));
            if (!found) {
                return found.error();
            }
            const Disclosure* disclosure = *found;
            if (disclosure == nullptr || disclosure->value.empty()) {
                continue; // redacted still, or a decoy
            }
            if (disclosure->key.empty()) {
                return DisclosureError::WrongArity;
            }
            const bool isTopLevel = m_levels.empty();
            if (isTopLevel && isNeverRedacted(CborReader(disclosure->key).readKey())) {
                return DisclosureError::NeverRedacted;
            }
            level.keys.push_back(disclosure->key);
            level.values.push_back(disclosure->value);
        }
        return reader.ok() ? std::nullopt : std::optional(DisclosureError::BadRedaction);
    }

    std::optional<DisclosureError> readArray(CborReader& reader, Level& level)
    {
        for (std::size_t items = reader.enterArray(); items > 0 && reader.ok(); --items) {
            CborReader ahead = reader;
            if (reader.peek() != CborMajor::Tag || ahead.readTag() != kTagRedactedElement) {
                level.values.push_back(reader.skip());
                continue;
            }
            reader = ahead;
            const auto found = use(reader.readBytes(crypto::Sha256Digest::kSize));
            if (!found) {
                return found.error();
            }
            const Disclosure* disclosure = *found;
            if (disclosure == nullptr || disclosure->value.empty()) {
                continue;
            }
            if (!disclosure->key.empty()) {
                return DisclosureError::WrongArity;
            }
            level.values.push_back(disclosure->value);
        }
        return std::nullopt;
    }

    /// The disclosure of a hash; null if it was not disclosed.
    Result<const Disclosure*, DisclosureError> use(ByteSpan hash)
    {
        const auto digest = crypto::Sha256Digest::from(hash);
        if (!digest) {
            return fail(DisclosureError::BadRedaction);
        }
        const auto found = std::ranges::find(m_disclosures, *digest, &Disclosure::hash);
        if (found == m_disclosures.end()) {
            return nullptr;
        }
        if (found->used) {
            return fail(DisclosureError::ReferencedTwice);
        }
        found->used = true;
        return &*found;
    }

    static bool isNeverRedacted(const CborKey& key)
    {
        return key.is(kStatus)
               || (key.kind == CborKey::Kind::Integer && std::ranges::count(kNeverRedacted, key.integer) != 0);
    }

    static bool hasEqualKeys(const std::vector<ByteSpan>& keys)
    {
        for (std::size_t i = 0; i < keys.size(); ++i) {
            for (std::size_t k = 0; k < i; ++k) {
                if (equal(keys[i], keys[k])) {
                    return true;
                }
            }
        }
        return false;
    }

    static WipedBytes close(Level& level)
    {
        WipedCborWriter whole;
        if (level.major == CborMajor::Map) {
            whole.map(level.values.size());
        } else if (level.major == CborMajor::Array) {
            whole.array(level.values.size());
        } else {
            whole.tag(level.tag);
        }
        whole.encoded(level.content.data());
        return whole.take();
    }

    Result<WipedBytes, DisclosureError> finish(WipedBytes claims) const
    {
        const bool allUsed = std::ranges::all_of(m_disclosures, &Disclosure::used);
        return allUsed ? Result<WipedBytes, DisclosureError>(std::move(claims)) : fail(DisclosureError::NotReferenced);
    }

    std::vector<Disclosure> m_disclosures;
    std::vector<Level> m_levels;
};

} // namespace

Result<WipedBytes, DisclosureError> restoreClaims(ByteSpan payload, std::span<const ByteSpan> disclosures)
{
    if (CborReader(payload).peek() != CborMajor::Map) {
        return fail(DisclosureError::BadRedaction);
    }
    if (disclosures.empty() && !mentionsRedaction(payload)) {
        return WipedBytes(payload.begin(), payload.end());
    }
    std::vector<Disclosure> parsed;
    parsed.reserve(disclosures.size());
    for (const ByteSpan bytes : disclosures) {
        const auto disclosure = parseDisclosure(bytes);
        if (!disclosure) {
            return fail(DisclosureError::BadDisclosure);
        }
        if (std::ranges::count(parsed, disclosure->hash, &Disclosure::hash) != 0) {
            return fail(DisclosureError::Repeated);
        }
        parsed.push_back(*disclosure);
    }
    return Restorer(std::move(parsed)).run(payload);
}

} // namespace carded::credential
