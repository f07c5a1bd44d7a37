// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "evidence/report_text.h"
#include "verifier/verdict.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace carded::evidence {

enum class ReportLanguage : std::uint8_t { English, Korean };

inline constexpr std::array kReportLanguages{ReportLanguage::English, ReportLanguage::Korean};

[[nodiscard]] std::string_view wordsFor(Text text, ReportLanguage language) noexcept;
/// Why a code was not accepted, in a few words.
[[nodiscard]] std::string_view wordsFor(verifier::Reason reason, ReportLanguage language) noexcept;
/// Of a document of a policy's list; empty for one that is not known.
[[nodiscard]] std::string_view documentWords(std::string_view document, ReportLanguage language) noexcept;

/// One language's words.
struct ReportWords {
    struct OfText {
        Text text;
        std::string_view words;
    };
    struct OfReason {
        verifier::Reason reason;
        std::string_view words;
    };
    struct OfDocument {
        std::string_view document;
        std::string_view words;
    };

    std::array<OfText, kTextCount> texts;
    std::array<OfReason, verifier::kReasonCount> reasons;
    std::array<OfDocument, 4> documents;

    /// Every text and reason stands at its own place and says something.
    [[nodiscard]] constexpr bool isComplete() const
    {
        for (std::size_t i = 0; i < texts.size(); ++i) {
            if (texts[i].text != Text(i) || texts[i].words.empty()) {
                return false;
            }
        }
        for (std::size_t i = 0; i < reasons.size(); ++i) {
            if (reasons[i].reason != verifier::Reason(i) || reasons[i].words.empty()) {
                return false;
            }
        }
        return true;
    }
};

extern const ReportWords kEnglishReport;
extern const ReportWords kKoreanReport;

} // namespace carded::evidence
