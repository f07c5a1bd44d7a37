// SPDX-License-Identifier: Apache-2.0
#include "tests/scanner/reading_support.h"

#include <doctest/doctest.h>

namespace carded::test {

scanner::CodeReader::Deadline late()
{
    return std::chrono::steady_clock::now() + std::chrono::minutes(5);
}

std::vector<scanner::Symbol> symbolsIn(const scanner::Frame& frame, scanner::Effort effort)
{
    auto reading = scanner::CodeReader().read(scanner::LumaView(frame), effort, late());
    REQUIRE(reading);
    return std::move(reading->symbols);
}

} // namespace carded::test
