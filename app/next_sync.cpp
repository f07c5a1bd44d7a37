// SPDX-License-Identifier: Apache-2.0
#include "app/next_sync.h"

#include "revocation_cache/files.h"

#include <charconv>
#include <string>

namespace carded::app {
namespace {

constexpr std::size_t kMostBytes = 16;

std::filesystem::path fileIn(const std::filesystem::path& store)
{
    return store / "next-sync";
}

} // namespace

void noteNextSync(const std::filesystem::path& store, UnixTime due)
{
    const std::string text = std::to_string(due.time_since_epoch().count()) + "\n";
    const revocation_cache::TemporaryFile draft(store / "next-sync.tmp");
    std::error_code failed;
    std::filesystem::remove(draft.path(), failed); // left by one that was killed
    if (revocation_cache::createEmpty(draft.path()) && revocation_cache::writeDurably(draft.path(), asBytes(text))) {
        std::filesystem::rename(draft.path(), fileIn(store), failed);
    } else {
        std::filesystem::remove(fileIn(store), failed);
    }
}

std::optional<UnixTime> readNextSync(const std::filesystem::path& store)
{
    const auto bytes = revocation_cache::readFile(fileIn(store), kMostBytes);
    if (!bytes) {
        return std::nullopt;
    }
    const std::string_view text = asText(*bytes);
    std::int64_t seconds = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    const bool isWhole =
        error == std::errc() && seconds > 0 && std::string_view(end, text.data() + text.size()) == "\n";
    return isWhole ? std::optional(UnixTime{Seconds{seconds}}) : std::nullopt;
}

} // namespace carded::app
