// SPDX-License-Identifier: Apache-2.0
#include "tests/tuf_client/state_folder.h"

#include "crypto/encoding.h"
#include "tuf/file_names.h"

#include <fstream>
#include <iterator>

namespace carded::test {
namespace {

namespace fs = std::filesystem;

std::string fileName(const std::string& role)
{
    return tuf::metadataFileName(role, std::nullopt);
}

/// The role whose metadata has that file name; nothing if none has.
std::optional<std::string> roleOf(const std::string& name)
{
    constexpr std::string_view kSuffix = ".json";
    if (!name.ends_with(kSuffix)) {
        return std::nullopt;
    }
    const std::string_view encoded = std::string_view(name).substr(0, name.size() - kSuffix.size());
    std::string role;
    for (std::size_t i = 0; i < encoded.size(); ++i) {
        if (encoded[i] != '%') {
            role += encoded[i];
            continue;
        }
        const auto byte = crypto::decodeHex(encoded.substr(i + 1, 2));
        if (!byte || byte->size() != 1) {
            return std::nullopt;
        }
        role += static_cast<char>(byte->front());
        i += 2;
    }
    return fileName(role) == name ? std::optional(role) : std::nullopt;
}

bool isOfTopLevel(const std::string& role)
{
    return role == "root" || role == "timestamp" || role == "snapshot";
}

bool save(const fs::path& path, const Bytes& before, const Bytes& now)
{
    if (now == before) {
        return true;
    }
    std::error_code error;
    return now.empty() ? fs::remove(path, error) : writeBytes(path, now);
}

} // namespace

std::optional<Bytes> readBytes(const fs::path& path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        return std::nullopt;
    }
    return Bytes(std::istreambuf_iterator<char>(file), {});
}

bool writeBytes(const fs::path& path, ByteSpan content)
{
    const fs::path part = path.parent_path() / ".part";
    std::ofstream file(part, std::ios::binary | std::ios::trunc);
    file.write(asText(content).data(), static_cast<std::streamsize>(content.size()));
    file.close();
    std::error_code error;
    if (file) {
        fs::rename(part, path, error);
    }
    return file && !error;
}

tuf::TrustedState loadState(const fs::path& folder)
{
    const auto read = [&](const char* role) { return readBytes(folder / fileName(role)).value_or(Bytes{}); };
    tuf::TrustedState state{read("root"), read("timestamp"), read("snapshot"), {}};
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error)) {
        const auto role = roleOf(entry.path().filename().native());
        if (role && !isOfTopLevel(*role)) {
            state.targets.emplace(*role, readBytes(entry.path()).value_or(Bytes{}));
        }
    }
    return state;
}

bool saveState(const fs::path& folder, const tuf::TrustedState& before, const tuf::TrustedState& state)
{
    bool isSaved = save(folder / fileName("root"), before.root, state.root)
                   && save(folder / fileName("timestamp"), before.timestamp, state.timestamp)
                   && save(folder / fileName("snapshot"), before.snapshot, state.snapshot);
    for (const auto& [role, file] : state.targets) {
        const auto old = before.targets.find(role);
        isSaved = isSaved && save(folder / fileName(role), old == before.targets.end() ? Bytes{} : old->second, file);
    }
    return isSaved;
}

} // namespace carded::test
