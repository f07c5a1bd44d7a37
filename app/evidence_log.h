// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/evidence_command.h"
#include "evidence/log_reader.h"

#include <filesystem>
#include <string>

namespace carded::app {

/// The log that the options name: `--log`, or the one in force beside the store.
[[nodiscard]] std::filesystem::path logOf(const EvidenceOptions& options);

/// That log, opened. The error is a sentence that names the file.
[[nodiscard]] Result<evidence::LogReader, std::string> openLogOf(const EvidenceOptions& options);

/// A small text file, at most `maxBytes` of it. The error is a sentence that names it.
[[nodiscard]] Result<std::string, std::string> readText(const std::filesystem::path& path, std::size_t maxBytes);

/// An older checkpoint in a file. Somebody may have read it from a code and mailed it, so line ends may be another
/// system's, and the last one may be missing.
[[nodiscard]] Result<std::string, std::string> readCheckpoint(const std::filesystem::path& path);

/// Says on standard error what went wrong; gives `status`.
int complain(const std::string& sentence, int status);

} // namespace carded::app
