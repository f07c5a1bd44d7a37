// SPDX-License-Identifier: Apache-2.0
#include "scanner/folder_source.h"

#include "scanner/picture_files.h"

#include <utility>

namespace carded::scanner {

FolderSource::FolderSource(std::filesystem::path folder, FileSetup setup)
    : m_folder(std::move(folder)), m_setup(std::move(setup))
{}

SourceWait FolderSource::wait() const
{
    return m_picture ? m_picture->wait() : SourceWait{};
}

Result<FrameSource::Step, SourceError> FolderSource::next()
{
    if (!m_pictures) {
        m_pictures.emplace();
        auto listed = listPictures(m_folder);
        if (!listed) {
            return fail(listed.error());
        }
        m_pictures = std::move(*listed);
    }
    if (!m_picture) {
        if (m_next == m_pictures->size()) {
            return Step(SourceOver{});
        }
        m_picture.emplace(FileKind::Picture, (*m_pictures)[m_next++], Pace::EveryFrame, m_setup);
    }
    auto step = m_picture->next();
    if (!step || std::holds_alternative<SourceOver>(*step)) {
        m_picture.reset();
        return step ? Step(NoFrameYet{}) : step;
    }
    if (auto* timed = std::get_if<TimedFrame>(&*step)) {
        timed->number = m_next - 1;
    }
    return step;
}

} // namespace carded::scanner
