// SPDX-License-Identifier: Apache-2.0
#include "scanner/device_text.h"

#include <algorithm>
#include <fstream>

namespace carded::scanner {

std::string attributeOf(const std::filesystem::path& file)
{
    constexpr std::size_t kMaxAttribute = 4096; // a page, which is the most that the kernel gives
    std::ifstream stream(file, std::ios::binary);
    std::string text(kMaxAttribute, '\0');
    stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(std::max<std::streamsize>(0, stream.gcount())));
    while (text.ends_with('\n')) {
        text.pop_back();
    }
    return text;
}

std::string printable(std::string text)
{
    text.resize(std::min(text.size(), kMaxNameSize));
    std::ranges::replace_if(
        text, [](char c) { return c < ' ' || c > '~'; }, '?');
    return text;
}

} // namespace carded::scanner
