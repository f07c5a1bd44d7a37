// SPDX-License-Identifier: Apache-2.0
#include "revocation_cache/state_builder.h"

#include "revocation_cache/next_state.h"
#include "revocation_cache/store_writer.h"

#include <algorithm>

namespace carded::revocation_cache {
namespace {

/// The store's copy of just this token; null if there is none.
const StoredList* storedCopy(const StoreWriter& store, const StatusListFile& file)
{
    if (store.stored() == nullptr) {
        return nullptr;
    }
    const std::vector<StoredList>& lists = store.stored()->lists;
    const auto sha256 = crypto::sha256(file.token);
    const auto found = std::ranges::find_if(
        lists, [&](const StoredList& list) { return list.uri == file.uri && list.token == sha256; });
    return found == lists.end() ? nullptr : &*found;
}

} // namespace

Result<BuildReport, BuildError> buildState(const std::filesystem::path& storeDir, const StateFiles& files)
{
    auto store = StoreWriter::open(storeDir);
    if (!store) {
        return fail(store.error());
    }
    auto next = NextState::begin(*store, files);
    if (!next) {
        return fail(next.error());
    }
    for (const StatusListFile& file : files.statusLists()) {
        const StoredList* const copy = storedCopy(*store, file);
        if (copy != nullptr && next->keep(*copy)) {
            continue;
        }
        if (const auto added = next->addDemo(file); !added) {
            return fail(added.error());
        }
    }
    return next->commit();
}

} // namespace carded::revocation_cache
