// SPDX-License-Identifier: Apache-2.0
#include "app/window_settings.h"

#include "app/scanner_setup.h"
#include "base/unique_fd.h"
#include "revocation_cache/files.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <optional>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace carded::app {
namespace {

namespace fs = std::filesystem;

constexpr const char* kFolderName = "setup";
constexpr const char* kFileName = "setup.toml";
constexpr std::size_t kCodePart = 100;

/// A basic string of TOML: what a device calls itself is a stranger's text.
std::string quoted(std::string_view text)
{
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            result += '\\';
        }
        result += c;
    }
    return result + '"';
}

void addLine(std::string& text, std::string_view key, std::string_view value)
{
    if (!value.empty()) {
        text += std::string(key) + " = " + quoted(value) + '\n';
    }
}

/// A reader takes short texts only.
std::string codeLine(std::string_view code)
{
    std::string parts;
    for (; !code.empty(); code.remove_prefix(std::min(code.size(), kCodePart))) {
        parts += (parts.empty() ? "" : ",\n        ") + quoted(code.substr(0, kCodePart));
    }
    return parts.empty() ? std::string() : "code = [" + parts + "]\n";
}

/// Another user may own the file, and root may be the one who reads: no link leads anywhere else, and no pipe holds it
/// up. Nothing: there is none. One byte more than allowed tells that there is more.
Result<std::optional<std::string>, int> readOwnFile(const fs::path& path)
{
    const UniqueFd file(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if (!file && (errno == ENOENT || errno == ENOTDIR)) {
        return std::optional<std::string>();
    }
    struct stat status {};
    if (!file || ::fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode)) {
        return fail(errno);
    }
    std::string text(kMaxConfigBytes + 1, '\0');
    std::size_t size = 0;
    ssize_t count = 1;
    while (count > 0 && size < text.size()) {
        count = ::read(file.get(), text.data() + size, text.size() - size);
        size += static_cast<std::size_t>(std::max<ssize_t>(count, 0));
    }
    if (count < 0) {
        return fail(errno);
    }
    text.resize(size);
    return std::optional(std::move(text));
}

} // namespace

fs::path windowSettingsFolder(const fs::path& store)
{
    return store / kFolderName;
}

Result<TillConfig, std::string> loadWindowSettings(const fs::path& store)
{
    const fs::path path = windowSettingsFolder(store) / kFileName;
    const auto text = readOwnFile(path);
    if (!text) {
        return fail(path.string() + " cannot be read. Check the disk, and whose it is.");
    }
    if (!*text) {
        return TillConfig{};
    }
    auto settings = parseWindowSettings(**text);
    return settings ? settings
                    : fail(path.string() + ", " + settings.error()
                           + ". Nothing in it is in force: set the till up anew in its window.");
}

std::string toText(const TillConfig& settings)
{
    std::string text = "# Written by set-up in the window, whole each time. What till.toml says goes before it.\n";
    addLine(text, "format", kWindowSettingsFormat);
    addLine(text, "store", settings.store);
    addLine(text, "till", settings.till);
    addLine(text, "jurisdiction", settings.policy.jurisdiction);
    addLine(text, "camera", settings.camera);
    addLine(text, "language", settings.language);
    text += codeLine(settings.setupCode);
    text += "\n[sound]\nvolume = " + std::to_string(settings.sound.volume) + '\n';
    for (const ScannerConfig& scanner : settings.scanners) {
        text += '\n' + configLines(scanner);
    }
    return text;
}

bool mayWriteWindowSettings(const fs::path& store)
{
    const fs::path folder = windowSettingsFolder(store);
    std::error_code unknown;
    for (fs::path path = folder; !path.empty(); path = path.parent_path()) {
        if (fs::exists(path, unknown) || path == path.parent_path()) { // what is missing below it would be made
            return ::access(path.c_str(), W_OK | X_OK) == 0;
        }
    }
    return false;
}

bool saveWindowSettings(const fs::path& store, const TillConfig& settings)
{
    const fs::path folder = windowSettingsFolder(store);
    const std::string text = toText(settings);
    return parseWindowSettings(text) && revocation_cache::makeReadableFolder(folder)
           && revocation_cache::replaceFile(folder / kFileName, asBytes(text));
}

} // namespace carded::app
