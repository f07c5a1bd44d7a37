// SPDX-License-Identifier: Apache-2.0
#include "issuer/repository_targets.h"

#include "crypto/encoding.h"
#include "crypto/sha256.h"
#include "tuf/file_names.h"

namespace carded::issuer {

using nlohmann::json;

Result<void, IssuerError> TargetsDraft::put(const std::string& name, Bytes content, const json& custom)
{
    if (!tuf::isPlainTargetName(name)) {
        return fail(IssuerError{IssuerError::Cause::BadArgument,
                                "'" + name
                                    + "' is no name for a target: parts of letters, digits and . _ - joined by "
                                      "/, each beginning with a letter or digit, at most 200 characters"});
    }
    const auto digest = crypto::encodeHex(crypto::sha256(content).span());
    json target{{"length", content.size()}, {"hashes", {{"sha256", digest}}}};
    if (!custom.is_null()) {
        target["custom"] = custom;
    }
    auto& targets = m_content["targets"];
    const auto published = targets.find(name);
    if (published != targets.end() && (*published)["hashes"].value("sha256", json()) == digest
        && published->value("custom", json()) == custom) {
        return {};
    }
    targets[name] = std::move(target);
    m_files.push_back({targetPath(name, digest), std::move(content)});
    m_changes.push_back(name);
    return {};
}

void TargetsDraft::remove(const std::string& name)
{
    if (m_content["targets"].erase(name) > 0) {
        m_changes.push_back(name);
    }
}

std::vector<std::string> TargetsDraft::names() const
{
    std::vector<std::string> names;
    for (const auto& [name, target] : m_content["targets"].items()) {
        names.push_back(name);
    }
    return names;
}

json TargetsDraft::cardedOf(const std::string& name) const
{
    const auto& targets = m_content["targets"];
    const auto target = targets.find(name);
    const auto custom = target == targets.end() ? json() : target->value("custom", json());
    const auto carded = custom.is_object() ? custom.value("carded", json()) : json();
    return carded.is_object() ? carded : json::object();
}

} // namespace carded::issuer
