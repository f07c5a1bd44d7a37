// SPDX-License-Identifier: Apache-2.0
#include "app/eye_words.h"

#include <doctest/doctest.h>

using namespace carded;
using scanner::EyeError;
using scanner::SourceError;

namespace {

/// What happened, and after it what to do.
bool saysWhatToDo(std::string_view sentence)
{
    return sentence.find(". ") != std::string_view::npos;
}

} // namespace

TEST_CASE("Words about files and cameras: each says what happened and what to do")
{
    for (int value = 1; value <= static_cast<int>(scanner::kLastSourceError); ++value) {
        const auto sentence = app::toSentence(static_cast<SourceError>(value));
        CAPTURE(sentence);
        CHECK(saysWhatToDo(sentence));
    }
    for (const EyeError error : {EyeError::ProgramMissing, EyeError::StartFailed, EyeError::Died, EyeError::Lied,
                                 EyeError::WrongVersion, EyeError::TimedOut}) {
        const auto sentence = app::toSentence(error);
        CAPTURE(sentence);
        CHECK(saysWhatToDo(sentence));
    }
}

TEST_CASE("Words about files and cameras: an empty file may be a video, and is called a file")
{
    CHECK(app::toSentence(SourceError::Empty) == "the file is empty. Save it again.");
}
