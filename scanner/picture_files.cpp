// SPDX-License-Identifier: Apache-2.0
#include "scanner/picture_files.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <system_error>

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

} // namespace

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

} // namespace carded::scanner
