// SPDX-License-Identifier: Apache-2.0
#include "crypto/checksum.h"

#include <algorithm>
#include <new>
#include <xxhash.h>

namespace carded::crypto {
namespace {

struct FreeState {
    void operator()(XXH3_state_t* state) const noexcept { XXH3_freeState(state); }
};

Checksum toChecksum(XXH128_hash_t hash) noexcept
{
    XXH128_canonical_t canonical;
    static_assert(sizeof canonical.digest == Checksum::kSize);
    XXH128_canonicalFromHash(&canonical, hash);
    Checksum result;
    std::ranges::copy(canonical.digest, result.data.begin());
    return result;
}

} // namespace

Checksum checksum(ByteSpan bytes) noexcept
{
    return toChecksum(XXH3_128bits(bytes.data(), bytes.size()));
}

struct ChecksumOfParts::State {
    std::unique_ptr<XXH3_state_t, FreeState> hash{XXH3_createState()};
};

ChecksumOfParts::ChecksumOfParts() : m_state(std::make_unique<State>())
{
    if (!m_state->hash || XXH3_128bits_reset(m_state->hash.get()) != XXH_OK) {
        throw std::bad_alloc();
    }
}

ChecksumOfParts::~ChecksumOfParts() = default;

void ChecksumOfParts::add(ByteSpan bytes) noexcept
{
    XXH3_128bits_update(m_state->hash.get(), bytes.data(), bytes.size());
}

Checksum ChecksumOfParts::get() const noexcept
{
    return toChecksum(XXH3_128bits_digest(m_state->hash.get()));
}

} // namespace carded::crypto
