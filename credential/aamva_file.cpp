// SPDX-License-Identifier: Apache-2.0
#include "credential/aamva_file.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace carded::credential {
namespace {

constexpr std::string_view kStart = "@\n\x1E\rANSI ";
constexpr std::size_t kIssuerDigits = 6;
constexpr std::size_t kVersionDigits = 4; ///< of the standard and of the issuer
constexpr std::size_t kCountDigits = 2;
constexpr std::size_t kHeaderSize = kStart.size() + kIssuerDigits + kVersionDigits + kCountDigits;
constexpr std::size_t kTypeSize = 2;
constexpr std::size_t kNumberDigits = 4; ///< of an offset or a length
constexpr std::size_t kEntrySize = kTypeSize + 2 * kNumberDigits;
constexpr std::size_t kIdSize = 3;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isCapital(char c)
{
    return c >= 'A' && c <= 'Z';
}

bool isControl(char c)
{
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

/// Nothing unless all of it are digits.
std::optional<std::size_t> numberIn(std::string_view digits)
{
    std::size_t number = 0;
    const bool isNumber = std::ranges::all_of(digits, isDigit)
                          && std::from_chars(digits.data(), digits.data() + digits.size(), number).ec == std::errc{};
    return isNumber ? std::optional(number) : std::nullopt;
}

/// Licences and cards have elements of the standard, `D..`; a state's own subfile `ZC` those that begin like it.
bool belongsTo(std::string_view type, std::string_view id)
{
    return type.starts_with('Z') ? id.starts_with(type) : id.starts_with('D');
}

Result<AamvaElement, AamvaError> parseElement(std::string_view type, std::string_view line)
{
    const std::string_view id = line.substr(0, kIdSize);
    const std::string_view value = line.substr(id.size());
    if (id.size() != kIdSize || !std::ranges::all_of(id, isCapital) || !belongsTo(type, id)
        || std::ranges::any_of(value, isControl)) {
        return fail(AamvaError::BadElement);
    }
    return AamvaElement{id, value};
}

/// `bytes` is all of it: its type, its elements and its CR.
Result<AamvaSubfile, AamvaError> parseSubfile(std::string_view type, std::string_view bytes)
{
    if (!bytes.starts_with(type) || bytes.size() < kTypeSize + kIdSize + 1 || bytes.back() != '\r') {
        return fail(AamvaError::BadDirectory);
    }
    std::string_view rest = bytes.substr(kTypeSize, bytes.size() - kTypeSize - 1);
    if (rest.ends_with('\n')) {
        rest.remove_suffix(1);
    }
    AamvaSubfile subfile{type, {}};
    for (bool isLast = false; !isLast;) {
        const std::size_t end = rest.find('\n');
        isLast = end == std::string_view::npos;
        const auto element = parseElement(type, rest.substr(0, end));
        if (!element) {
            return fail(element.error());
        }
        if (subfile.element(element->id) != nullptr) {
            return fail(AamvaError::DuplicateElement);
        }
        if (subfile.elements.size() == kMaxAamvaElements) {
            return fail(AamvaError::TooMany);
        }
        subfile.elements.push_back(*element);
        rest.remove_prefix(isLast ? rest.size() : end + 1);
    }
    return subfile;
}

bool hasSubfile(const AamvaFile& file, std::string_view type)
{
    return std::ranges::find(file.subfiles, type, &AamvaSubfile::type) != file.subfiles.end();
}

/// How many subfiles the header promises.
Result<std::size_t, AamvaError> parseHeader(std::string_view text)
{
    if (text.size() < kHeaderSize || !text.starts_with(kStart)
        || !std::ranges::all_of(text.substr(kStart.size(), kHeaderSize - kStart.size()), isDigit)) {
        return fail(AamvaError::BadHeader);
    }
    const std::size_t count = numberIn(text.substr(kHeaderSize - kCountDigits, kCountDigits)).value_or(0);
    if (count == 0) {
        return fail(AamvaError::BadHeader);
    }
    return count <= kMaxAamvaSubfiles ? Result<std::size_t, AamvaError>(count) : fail(AamvaError::TooMany);
}

/// One line of the directory.
struct Entry {
    std::string_view type;
    std::size_t offset = 0;
    std::size_t length = 0;
};

/// Nothing unless it is there and has its two numbers.
std::optional<Entry> entryAt(std::string_view text, std::size_t at)
{
    const std::string_view entry = at < text.size() ? text.substr(at, kEntrySize) : std::string_view();
    if (entry.size() != kEntrySize) {
        return std::nullopt;
    }
    const auto offset = numberIn(entry.substr(kTypeSize, kNumberDigits));
    const auto length = numberIn(entry.substr(kTypeSize + kNumberDigits));
    return offset && length ? std::optional(Entry{entry.substr(0, kTypeSize), *offset, *length}) : std::nullopt;
}

/// Whether all of it lies in the text, at `start` and nowhere else.
bool fits(const Entry& entry, std::string_view text, std::size_t start)
{
    return entry.offset == start && start <= text.size() && entry.length <= text.size() - start;
}

} // namespace

const AamvaElement* AamvaSubfile::element(std::string_view id) const noexcept
{
    const auto found = std::ranges::find(elements, id, &AamvaElement::id);
    return found == elements.end() ? nullptr : &*found;
}

Result<AamvaFile, AamvaError> parseAamvaFile(std::string_view text)
{
    if (text.size() > kMaxAamvaFile) {
        return fail(AamvaError::TooLarge);
    }
    const auto count = parseHeader(text);
    if (!count) {
        return fail(count.error());
    }
    AamvaFile file{text.substr(kStart.size(), kIssuerDigits), {}};
    std::size_t at = kHeaderSize + *count * kEntrySize; // where the next subfile must begin
    for (std::size_t i = 0; i < *count; ++i) {
        const auto entry = entryAt(text, kHeaderSize + i * kEntrySize);
        if (!entry || !fits(*entry, text, at)) {
            return fail(AamvaError::BadDirectory);
        }
        if (hasSubfile(file, entry->type)) {
            return fail(AamvaError::DuplicateSubfile);
        }
        auto subfile = parseSubfile(entry->type, text.substr(at, entry->length));
        if (!subfile) {
            return fail(subfile.error());
        }
        file.subfiles.push_back(*std::move(subfile));
        at += entry->length;
    }
    return at == text.size() ? Result<AamvaFile, AamvaError>(std::move(file)) : fail(AamvaError::BadDirectory);
}

} // namespace carded::credential
