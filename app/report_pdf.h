// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace carded::app {

enum class PdfError : std::uint8_t {
    ProgramMissing, ///< carded-report is not there
    NotStarted,     ///< no process, pipe or memory to be had
    TooSlow,        ///< the deadline has passed; it was killed
    TooLarge,       ///< of more than kMaxPdfBytes
    NoPdf           ///< it ended without a whole PDF; it has said why on standard error
};

inline constexpr std::chrono::milliseconds kPdfDeadline{10'000};
inline constexpr std::size_t kMaxPdfBytes = std::size_t{32} << 20U;

/// A sentence for whoever asked for the report.
[[nodiscard]] std::string_view sentenceFor(PdfError error) noexcept;

/// carded-report beside the program in `programFolder`, as in a build, or where it is installed.
[[nodiscard]] std::filesystem::path reportProgramPath(const std::filesystem::path& programFolder);

/// A report's HTML as PDF, by `program`, a process of its own that is gone when this returns.
[[nodiscard]] Result<std::string, PdfError> reportPdf(const std::filesystem::path& program, std::string_view html,
                                                      std::chrono::milliseconds deadline = kPdfDeadline);

} // namespace carded::app
