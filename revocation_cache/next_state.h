// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "revocation_cache/generation_file.h"
#include "revocation_cache/state_builder.h"
#include "revocation_cache/state_files.h"
#include "revocation_cache/store_writer.h"
#include "tuf/verified_target.h"

#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace carded::revocation_cache {

/// The state that is to follow the one in force, put together list by list: each is kept, changed by deltas, or taken
/// whole. Nothing of it is in force before commit() has succeeded. Holds one list's entries in memory at a time.
class NextState {
public:
    /// Checks `files` by themselves and against what `store` holds. Both must outlive this object.
    [[nodiscard]] static Result<NextState, BuildError> begin(StoreWriter& store, const StateFiles& files);

    /// Keeps one of the store's lists as it is. False if the key that vouches for it is no longer good: its token must
    /// be looked at again. One that has run out is kept and reported.
    [[nodiscard]] bool keep(const StoredList& list);

    /// Takes the Status List Token of `uri` from a repository. False if it is refused: refused() says why, and its last
    /// good copy serves on, if its key is still good. Broken for good after an error.
    [[nodiscard]] Result<bool, BuildError> add(const tuf::VerifiedTarget& token, const std::string& uri);

    /// Brings one of the store's lists up to date. Without changing anything false if that cannot be done, and the
    /// whole list must be taken: a delta is broken or does not belong there, or the end is not of the time `iat`, if
    /// given.
    [[nodiscard]] Result<bool, BuildError>
    addByDeltas(const StoredList& list, std::span<const tuf::VerifiedTarget> deltas, std::optional<UnixTime> iat);

    /// As add(), for a list of a demo.
    [[nodiscard]] Result<bool, BuildError> addDemo(const StatusListFile& file);

    /// A list that could not be had: its last good copy serves on, and the state grows no younger.
    void refuse(std::string uri);

    /// Something that the repository names could not be had. Whoever stands between may keep back a revocation, so what
    /// is in force is not known to be current: its age goes on counting.
    void holdAge() noexcept { m_isAgeHeld = true; }

    [[nodiscard]] const std::vector<RefusedList>& refused() const noexcept { return m_refused; }

    /// Puts the state in force. If it holds just what is in force already, only the pointer's times are renewed.
    [[nodiscard]] Result<BuildReport, BuildError> commit();

private:
    NextState(StoreWriter& store, const StateFiles& files);

    /// What is known of a token as it comes.
    struct Incoming {
        ByteSpan token;
        std::string_view uri;
        std::string_view target;
        crypto::Sha256Digest sha256;
    };

    [[nodiscard]] Result<bool, BuildError> add(const Incoming& incoming);
    [[nodiscard]] Result<void, BuildError> write(const StoredList& list, ByteSpan entries);
    [[nodiscard]] GenerationFile* file();
    [[nodiscard]] const StoredList* storedList(std::string_view iss, std::string_view uri) const;
    void keepLastGoodCopies();
    [[nodiscard]] bool isUnchanged() const;
    [[nodiscard]] StoredState documents() const;
    [[nodiscard]] UnixTime verifiedAt() const;

    StoreWriter* m_store;
    const StateFiles* m_files;
    std::unique_ptr<GenerationFile> m_file; ///< begun with the first list that is new
    std::vector<const StoredList*> m_kept;
    std::set<std::pair<std::string, std::string>> m_seen; ///< (issuer, uri) of the lists in this state
    std::vector<RefusedList> m_refused;
    std::size_t m_addedCount = 0;
    bool m_isAgeHeld = false;
    UnixTime m_clockFloor{};
};

} // namespace carded::revocation_cache
