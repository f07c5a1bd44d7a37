// SPDX-License-Identifier: Apache-2.0
#include "scanner/folder_source.h"

#include "scanner/grey_picture.h"
#include "scanner/picture_files.h"

#include <utility>

namespace carded::scanner {

FolderSource::FolderSource(std::filesystem::path folder) : m_folder(std::move(folder)) {}

Result<std::optional<TimedFrame>, SourceError> FolderSource::next()
{
    if (!m_pictures) {
        m_pictures.emplace();
        auto listed = listPictures(m_folder);
        if (!listed) {
            return fail(listed.error());
        }
        m_pictures = std::move(*listed);
    }
    if (m_next == m_pictures->size()) {
        return std::nullopt;
    }
    const std::uint64_t number = m_next++;
    const auto file = readPictureFile((*m_pictures)[number]);
    if (!file) {
        return fail(file.error());
    }
    auto frame = decodeGreyPicture(*file);
    if (!frame) {
        return fail(frame.error());
    }
    return std::optional(TimedFrame{std::move(*frame), number, 0});
}

} // namespace carded::scanner
