// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/till_config.h"
#include "verifier/verify.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace carded::app {

enum class Output : std::uint8_t { Sentences, Json };

/// What the commands that answer for codes have in common.
struct CommonOptions {
    std::filesystem::path store;
    bool demo = false;
    PolicyChoice policy;        ///< `--jurisdiction`, or the configuration's
    std::string category;       ///< ids with commas between; empty: the strictest of the policy
    std::optional<UnixTime> at; ///< `--at`; nothing: this machine's clock
    std::string faceCheck;      ///< `yes`, `no` or empty
    Output output = Output::Sentences;
    bool record = false;     ///< write the till's record of checks and its ledger of used tokens
    std::string storeNumber; ///< as they stand in records; empty: not set
    std::string tillNumber;
};

// Each runs one command, writes results to standard output and everything else to standard error, and returns
// the exit status.

/// `text` is the scanned text, or `-` for one text a line on standard input. With `hex` texts are hexadecimal.
[[nodiscard]] int runVerify(const CommonOptions& options, const std::string& text, bool hex);
[[nodiscard]] int runScan(const CommonOptions& options, const std::vector<std::string>& names);
[[nodiscard]] int runInspect(const std::string& text);
[[nodiscard]] int runStatus(const CommonOptions& options);

/// An RFC 3339 time, or Unix seconds.
[[nodiscard]] std::optional<UnixTime> parseChosenTime(const std::string& text);

} // namespace carded::app
