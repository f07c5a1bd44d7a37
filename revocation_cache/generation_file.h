// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "revocation_cache/files.h"
#include "revocation_cache/sqlite.h"
#include "revocation_cache/state_reader.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>

namespace carded::revocation_cache {

/// A state file while it is written. Lists go into it one after the other, so that no more than one is in memory. It is
/// thrown away with this object unless finish() gave it its name.
class GenerationFile {
public:
    /// Begins `state.tmp` in `folder`; null if it cannot be written.
    [[nodiscard]] static std::unique_ptr<GenerationFile> create(const std::filesystem::path& folder);

    GenerationFile(const GenerationFile&) = delete;
    GenerationFile& operator=(const GenerationFile&) = delete;
    GenerationFile(GenerationFile&&) = delete;
    GenerationFile& operator=(GenerationFile&&) = delete;
    ~GenerationFile() = default;

    // After a false nothing more can be done with the file.

    /// `list.firstPage` is set here. `entries` are list.size bytes.
    [[nodiscard]] bool addList(const StoredList& list, ByteSpan entries);
    /// The same list with the same entries.
    [[nodiscard]] bool copyList(const StoredList& list, StateReader& from);
    /// Everything of `state` but its lists; `madeAt` for people only.
    [[nodiscard]] bool addDocuments(const StoredState& state, UnixTime madeAt);
    /// Gives the file its name and flushes it; what is in it. After a failure a file of that name may be left.
    [[nodiscard]] std::optional<FileFacts> finish(const std::filesystem::path& path);

private:
    explicit GenerationFile(const std::filesystem::path& path) : m_file(path) {}
    [[nodiscard]] bool begin();
    [[nodiscard]] bool addRow(const StoredList& list);

    TemporaryFile m_file;
    std::optional<Database> m_database;
    std::optional<Transaction> m_transaction;
    std::optional<Statement> m_insertPage;
    std::int64_t m_nextPage = 1;
};

} // namespace carded::revocation_cache
