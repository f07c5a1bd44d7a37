// SPDX-License-Identifier: Apache-2.0
#include "app/anchor.h"
#include "app/answer_text.h"
#include "app/care_commands.h"
#include "base/rfc3339.h"
#include "revocation_cache/files.h"
#include "tuf/limits.h"
#include "tuf/metadata.h"
#include "tuf/open_repository.h"

#include <iostream>

namespace carded::app {

int runInit(const CareOptions& options, const std::filesystem::path& rootFile)
{
    auto root = revocation_cache::readFile(rootFile, tuf::kMaxRootBytes);
    if (!root) {
        std::cerr << "carded: " << rootFile.string() << " cannot be read, or is longer than any root.\n";
        return kExitUsage;
    }
    if (!options.url.empty()) {
        if (const auto opened = tuf::openRepository(options.url, {}); !opened) {
            std::cerr << "carded: " << opened.error() << '\n';
            return kExitUsage;
        }
    }
    if (const auto written = writeAnchor(options.store, {*root, options.url}); !written) {
        std::cerr << "carded: " << written.error() << '\n';
        return kExitFailed;
    }
    const auto parsed = tuf::parseRoot(*root);
    std::cout << options.store.string() << " trusts root " << parsed->version << ", good until "
              << formatRfc3339(parsed->expires) << ".\nNext: carded sync\n";
    return 0;
}

} // namespace carded::app
