// SPDX-License-Identifier: Apache-2.0
#include "scanner/picture_source.h"

#include "scanner/grey_picture.h"

#include <utility>

namespace carded::scanner {

PictureSource::PictureSource(std::filesystem::path path) : m_path(std::move(path)) {}

Result<std::optional<TimedFrame>, SourceError> PictureSource::next()
{
    if (m_isRead) {
        return std::nullopt;
    }
    m_isRead = true;
    const auto file = readPictureFile(m_path);
    if (!file) {
        return fail(file.error());
    }
    auto frame = decodeGreyPicture(*file);
    if (!frame) {
        return fail(frame.error());
    }
    return std::optional(TimedFrame{std::move(*frame), 0, 0});
}

} // namespace carded::scanner
