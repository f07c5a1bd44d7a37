// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "evidence/log_folder.h"

#include <filesystem>
#include <string>
#include <vector>

namespace carded::test {

/// 2026-11-23T10:20:30Z
constexpr UnixTime kCheckTime{Seconds{1795429230}};

/// Of store 0042, till 3; another seed is another key.
evidence::LogOwner logOwner(std::uint8_t seed = 1);

/// A pass for tobacco, live.
evidence::Record passRecord(UnixTime time = kCheckTime);

evidence::UsedToken usedToken(std::uint8_t first, UnixTime freshUntil = kCheckTime + Seconds{60});

evidence::LogStore mustOpenLog(const std::filesystem::path& path, const evidence::LogOwner& whose = logOwner());

/// Makes a log of `count` records in `path`, `apart` from one another.
void fillLog(const std::filesystem::path& path, std::size_t count, Seconds apart = Seconds{60});

std::string contentOf(const std::filesystem::path& path);

/// The first column of every row.
std::vector<std::string> rowsIn(const std::filesystem::path& path, const std::string& sql);
void changeIn(const std::filesystem::path& path, const std::string& sql);

/// The checkpoint, if the owner has signed it.
tlog::Checkpoint openedCheckpoint(const std::string& note, const evidence::LogOwner& whose = logOwner());

/// The root over the records' own bytes.
tlog::Hash rootOfRecords(const std::filesystem::path& path);

} // namespace carded::test
