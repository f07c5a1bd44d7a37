// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tuf/fetch_options.h"

#include <cstdint>
#include <optional>
#include <string>

namespace carded::tuf {

/// How one request ended.
enum class Ending : std::uint8_t {
    Answered,    ///< the answer is whole; its status says the rest
    Interrupted, ///< no answer, or not all of it: another try may help
    WrongPart,   ///< 206, but not with what was asked for
    WrongCoding, ///< compressed as was not asked for
    TooLarge,    ///< more than the download may hold
    Useless,     ///< another try would end the same way
};

enum class Coding : std::uint8_t {
    Gzip,     ///< asked for, and decoded
    Identity, ///< nothing is decoded: a part of the file is a part of the body
};

struct HttpRequest {
    std::string url;
    Coding coding = Coding::Identity;
    Milliseconds limit{0}; ///< for this request
};

struct HttpAnswer {
    Ending ending = Ending::Useless;
    long status = 0;      ///< 0 if none came
    std::string trouble;  ///< of Interrupted and Useless: a part of a sentence
    std::string location; ///< where a redirection leads, as an absolute URL
    std::optional<Milliseconds> retryAfter;
    std::uint64_t wireBytes = 0;
};

} // namespace carded::tuf
