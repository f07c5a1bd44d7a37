// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/badge_words.h"

#include <string_view>

namespace carded::ui {

/// What a foreign document is called at the till, as source text, and what its holder is asked for.
struct ForeignDocument {
    std::string_view document;
    const char* name;
    Step step = Step::AskForCard;
};

/// Where another system's document needs other words or another step than a code of ours. A null text is as usual.
struct DocumentWords {
    std::string_view document;
    verifier::Reason reason;
    Step step;
    const char* headline = nullptr;
    const char* line = nullptr;
};

/// Null where nothing is different.
[[nodiscard]] const DocumentWords* documentWords(std::string_view document, verifier::Reason reason);

/// Null for one that we have no name for.
[[nodiscard]] const ForeignDocument* foreignDocument(std::string_view document);

} // namespace carded::ui
