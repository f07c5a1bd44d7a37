// SPDX-License-Identifier: Apache-2.0
#include "scanner/folder_source.h"

#include "scanner/grey_picture.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace carded::scanner {

namespace {

namespace fs = std::filesystem;

bool isPictureName(const fs::path& path)
{
    using namespace std::string_view_literals;
    constexpr std::array kEndings{".png"sv, ".jpg"sv, ".jpeg"sv, ".webp"sv, ".bmp"sv};
    std::string ending = path.extension().string();
    std::ranges::transform(ending, ending.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return path.filename().string().front() != '.' && std::ranges::find(kEndings, ending) != kEndings.end();
}

Result<std::vector<fs::path>, SourceError> listPictures(const fs::path& folder)
{
    std::error_code error;
    fs::directory_iterator entry(folder, error);
    std::vector<fs::path> pictures;
    for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
        if (isPictureName(entry->path())) {
            pictures.push_back(entry->path());
        }
    }
    if (error) {
        return fail(error == std::errc::no_such_file_or_directory ? SourceError::NotFound : SourceError::NotReadable);
    }
    if (pictures.empty()) {
        return fail(SourceError::EmptyFolder);
    }
    std::ranges::sort(pictures, {}, [](const fs::path& path) { return path.native(); });
    return pictures;
}

} // namespace

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
