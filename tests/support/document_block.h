// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <string_view>

namespace carded::test {

/// The fenced block that follows `heading`, without what stands after `#`.
inline std::string blockAfter(std::string_view document, std::string_view heading)
{
    const auto start = document.find("```\n", document.find(heading));
    REQUIRE(start != std::string_view::npos);
    auto block = document.substr(start + 4);
    block = block.substr(0, block.find("```"));
    std::string content;
    bool isComment = false;
    for (const char c : block) {
        isComment = c != '\n' && (isComment || c == '#');
        content += isComment ? ' ' : c;
    }
    return content;
}

} // namespace carded::test
