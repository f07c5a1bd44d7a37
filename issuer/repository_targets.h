// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "issuer/repository_folder.h"

#include <string>
#include <vector>

// For this room's .cpp files only: see issuer/repository_folder.h.
namespace carded::issuer {

/// The top-level targets as they shall be after a publish, and the files that are new.
class TargetsDraft {
public:
    explicit TargetsDraft(const RepositoryState& state) : m_content(state.targets) {}

    /// Publishes `content` under `name`. Nothing changes if it is published just so already. Refuses a name that no
    /// till would use.
    [[nodiscard]] Result<void, IssuerError> put(const std::string& name, Bytes content,
                                                const nlohmann::json& custom = nullptr);
    /// Nothing happens if there is none.
    void remove(const std::string& name);

    [[nodiscard]] bool has(const std::string& name) const { return m_content["targets"].contains(name); }
    [[nodiscard]] std::vector<std::string> names() const;
    /// The member `carded` of a target's `custom`; an empty object if there is none.
    [[nodiscard]] nlohmann::json cardedOf(const std::string& name) const;

    [[nodiscard]] const MetadataContent& content() const noexcept { return m_content; }
    [[nodiscard]] const std::vector<std::string>& changes() const noexcept { return m_changes; }
    /// The new files; the draft has them no more.
    [[nodiscard]] std::vector<RepositoryChange::File> takeFiles() { return std::move(m_files); }

private:
    MetadataContent m_content;
    std::vector<RepositoryChange::File> m_files;
    std::vector<std::string> m_changes; ///< names of targets that are new, other, or gone
};

} // namespace carded::issuer
