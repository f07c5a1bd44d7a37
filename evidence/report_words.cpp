// SPDX-License-Identifier: Apache-2.0
#include "evidence/report_words.h"

#include <algorithm>

namespace carded::evidence {
namespace {

const ReportWords& wordsIn(ReportLanguage language) noexcept
{
    return language == ReportLanguage::Korean ? kKoreanReport : kEnglishReport;
}

} // namespace

std::string_view wordsFor(Text text, ReportLanguage language) noexcept
{
    const auto& texts = wordsIn(language).texts;
    const auto place = static_cast<std::size_t>(text);
    return place < texts.size() ? texts[place].words : std::string_view();
}

std::string_view wordsFor(verifier::Reason reason, ReportLanguage language) noexcept
{
    const auto& reasons = wordsIn(language).reasons;
    const auto place = static_cast<std::size_t>(reason);
    return place < reasons.size() ? reasons[place].words : verifier::toString(reason);
}

std::string_view documentWords(std::string_view document, ReportLanguage language) noexcept
{
    const auto& documents = wordsIn(language).documents;
    const auto* const found = std::ranges::find(documents, document, &ReportWords::OfDocument::document);
    return found == documents.end() ? std::string_view() : found->words;
}

} // namespace carded::evidence
