// SPDX-License-Identifier: Apache-2.0
#include "app/scanner_words.h"

namespace carded::app {

std::string_view toSentence(scanner::HandheldError error) noexcept
{
    using scanner::HandheldError;
    switch (error) {
    case HandheldError::Missing:
        return "it is not plugged in. Check its cable, and its name in till.toml (carded scanner list).";
    case HandheldError::NotAllowed:
        return "this user may not open it. Install its udev rule: carded scanner choose says which.";
    case HandheldError::Busy:
        return "another program has it. Close that program; a scanner that cannot be had alone is not read.";
    case HandheldError::NotAScanner:
        return "what is there is no scanner. Check its name in till.toml (carded scanner list).";
    }
    return "it cannot be read.";
}

std::string_view toSentenceForChoosing(scanner::HandheldError error) noexcept
{
    using scanner::HandheldError;
    switch (error) {
    case HandheldError::Missing:
        return "it has just been unplugged. Plug it in again.";
    case HandheldError::NotAllowed:
        return "this user may not open it. Run it with sudo: sudo carded scanner choose";
    case HandheldError::Busy:
        return "another program has it. Close that program; the window is one.";
    case HandheldError::NotAScanner:
        return "it is no scanner. Scan with another device.";
    }
    return "it cannot be read.";
}

} // namespace carded::app
