// SPDX-License-Identifier: Apache-2.0
#include "tlog/checkpoint.h"

#include "crypto/encoding.h"
#include "tlog/signed_note.h"

#include <charconv>

namespace carded::tlog {
namespace {

constexpr std::size_t kFixedLines = 3; // origin, size, root

/// The lines of `text`, which ends in a newline, without their newlines. Views into it.
std::vector<std::string_view> linesOf(std::string_view text)
{
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        lines.push_back(text.substr(0, end));
        text.remove_prefix(end + 1);
    }
    return lines;
}

std::optional<std::uint64_t> parseSize(std::string_view text)
{
    if (text.size() > 1 && text.front() == '0') {
        return std::nullopt;
    }
    std::uint64_t size = 0;
    const char* const end = text.data() + text.size();
    const auto [stop, problem] = std::from_chars(text.data(), end, size);
    if (problem != std::errc{} || stop != end) {
        return std::nullopt;
    }
    return size;
}

} // namespace

std::string textOf(const Checkpoint& checkpoint)
{
    std::string text = checkpoint.origin + '\n' + std::to_string(checkpoint.size) + '\n'
                       + crypto::encodeBase64(checkpoint.root.span()) + '\n';
    for (const std::string& line : checkpoint.extensions) {
        text.append(line).append("\n");
    }
    return text;
}

Result<Checkpoint, CheckpointError> parseCheckpoint(std::string_view text)
{
    if (text.size() > kMaxNoteBytes) {
        return fail(CheckpointError::TooLong);
    }
    if (!text.ends_with('\n')) {
        return fail(CheckpointError::NoFinalNewline);
    }
    const std::vector<std::string_view> lines = linesOf(text);
    if (lines.size() < kFixedLines) {
        return fail(CheckpointError::TooFewLines);
    }
    if (lines[0].empty()) {
        return fail(CheckpointError::EmptyOrigin);
    }
    const auto size = parseSize(lines[1]);
    if (!size) {
        return fail(CheckpointError::BadSize);
    }
    const auto rootBytes = crypto::decodeBase64(lines[2]);
    if (!rootBytes || rootBytes->empty()) {
        return fail(CheckpointError::BadRoot);
    }
    const auto extensions = std::span(lines).subspan(kFixedLines);
    if (std::ranges::any_of(extensions, [](std::string_view line) { return line.empty(); })) {
        return fail(CheckpointError::EmptyExtension);
    }
    const auto root = Hash::from(*rootBytes);
    if (!root) {
        return fail(CheckpointError::BadRootLength);
    }
    return Checkpoint{std::string(lines[0]), *size, *root, {extensions.begin(), extensions.end()}};
}

} // namespace carded::tlog
