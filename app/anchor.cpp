// SPDX-License-Identifier: Apache-2.0
#include "app/anchor.h"

#include "revocation_cache/files.h"
#include "tuf/limits.h"
#include "tuf/metadata.h"
#include "tuf/verify.h"

namespace carded::app {
namespace {

namespace fs = std::filesystem;
using revocation_cache::FileError;

constexpr const char* kRootName = "root.json";
constexpr const char* kUrlName = "repository";
constexpr std::size_t kMaxUrlBytes = 2048;

/// Whether trust can begin with it: it signs itself.
bool isRoot(ByteSpan file)
{
    const auto root = tuf::parseRoot(file);
    return root && tuf::isSignedBy(*root, root->keys, root->root);
}

} // namespace

bool isAnchored(const fs::path& storeDir)
{
    std::error_code unknown;
    return fs::symlink_status(storeDir / kRootName, unknown).type() != fs::file_type::not_found;
}

Result<Anchor, std::string> readAnchor(const fs::path& storeDir)
{
    auto root = revocation_cache::readFile(storeDir / kRootName, tuf::kMaxRootBytes);
    if (!root && root.error() == FileError::Missing) {
        return fail("The till in " + storeDir.string()
                    + " is not set up yet: carded init --root root.json --repository URL");
    }
    const auto url = revocation_cache::readFile(storeDir / kUrlName, kMaxUrlBytes);
    if (!root || (!url && url.error() != FileError::Missing)) {
        return fail("The till's folder " + storeDir.string()
                    + " cannot be read. Run this as the user that syncs, or check the disk.");
    }
    std::string text(url ? asText(*url) : std::string_view{});
    if (text.ends_with('\n')) {
        text.pop_back();
    }
    return Anchor{*std::move(root), std::move(text)};
}

Result<void, std::string> writeAnchor(const fs::path& storeDir, const Anchor& anchor)
{
    if (!isRoot(anchor.root)) {
        return fail(std::string("This is no root that signs itself. Ask whoever runs the repository for root.json."));
    }
    if (anchor.url.size() >= kMaxUrlBytes || anchor.url.find('\n') != std::string::npos) {
        return fail(std::string("This is no address of a repository."));
    }
    const auto before = revocation_cache::readFile(storeDir / kRootName, tuf::kMaxRootBytes);
    const bool isSame = before && *before == anchor.root;
    if (before && !isSame && isRoot(*before)) { // one that is damaged can be replaced
        return fail("The till in " + storeDir.string()
                    + " is set up with another root already, so nothing was changed. A newer root of the same "
                      "repository comes with carded sync; for another repository use another, empty folder.");
    }
    if (!before && before.error() != FileError::Missing) {
        return fail("What is in " + storeDir.string() + " cannot be read, so nothing was changed.");
    }
    const bool isWritten =
        revocation_cache::makeReadableFolder(storeDir)
        && (anchor.url.empty() || revocation_cache::replaceFile(storeDir / kUrlName, asBytes(anchor.url + "\n")))
        && (isSame || revocation_cache::replaceFile(storeDir / kRootName, anchor.root));
    if (!isWritten) {
        return fail("The folder " + storeDir.string()
                    + " could not be written. Is the disk full, may this user write there?");
    }
    return {};
}

} // namespace carded::app
