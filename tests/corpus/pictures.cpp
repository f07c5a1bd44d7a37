// SPDX-License-Identifier: Apache-2.0
#include "tests/corpus/pictures.h"

#include "scanner/code_reader.h"
#include "scanner/grey_picture.h"

#include <stdexcept>

namespace carded::corpus {

std::vector<scanner::Symbol> symbolsIn(ByteSpan file)
{
    const auto frame = scanner::decodeGreyPicture(file);
    if (!frame) {
        return {};
    }
    constexpr std::chrono::minutes kLong{5}; // every step shall be tried
    auto reading = scanner::CodeReader().read(scanner::LumaView(*frame), scanner::Effort::Thorough,
                                              std::chrono::steady_clock::now() + kLong);
    if (!reading) {
        throw std::runtime_error("the decoder failed");
    }
    return std::move(reading->symbols);
}

} // namespace carded::corpus
