// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>

namespace carded::test {

/// The folder of public test cases: CARDED_CORPUS, or `../shared/corpus` beside the source tree.
inline std::filesystem::path corpusFolder()
{
    const char* chosen = std::getenv("CARDED_CORPUS"); // NOLINT(concurrency-mt-unsafe): tests read it before any thread
    return chosen != nullptr ? std::filesystem::path(chosen)
                             : std::filesystem::path(CARDED_SOURCE_DIR) / ".." / "shared" / "corpus";
}

inline std::optional<std::string> readFile(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        return std::nullopt;
    }
    return std::string(std::istreambuf_iterator<char>(file), {});
}

/// A file that lies beside the corpus.
inline std::optional<std::string> readSharedFile(const std::string& name)
{
    return readFile(corpusFolder().parent_path() / name);
}

} // namespace carded::test
