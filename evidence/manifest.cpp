// SPDX-License-Identifier: Apache-2.0
#include "evidence/manifest.h"

#include "crypto/encoding.h"
#include "crypto/sha256.h"

namespace carded::evidence {

std::string manifestText(const PackFiles& files)
{
    std::string text;
    for (const auto& [name, content] : files) {
        if (name != kManifestName) {
            text += crypto::encodeHex(crypto::sha256(asBytes(content)).span()) + "  " + name + "\n";
        }
    }
    return text;
}

} // namespace carded::evidence
