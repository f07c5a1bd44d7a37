// SPDX-License-Identifier: Apache-2.0
#include "tests/corpus/pictures.h"

#include "scanner/grey_picture.h"

#include <stdexcept>

namespace carded::corpus {

std::vector<scanner::Symbol> symbolsIn(ByteSpan file)
{
    const auto frame = scanner::decodeGreyPicture(file);
    if (!frame) {
        return {};
    }
    auto symbols = scanner::decodeSymbols(*frame, scanner::Effort::Thorough);
    if (!symbols) {
        throw std::runtime_error("the decoder failed");
    }
    return *std::move(symbols);
}

} // namespace carded::corpus
