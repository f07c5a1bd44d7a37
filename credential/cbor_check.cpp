// SPDX-License-Identifier: Apache-2.0
#include "credential/cbor_check.h"

#include "base/utf8.h"
#include "credential/cbor_head.h"

#include <array>

namespace carded::credential {
namespace {

constexpr std::uint8_t kIndefinite = 31;

Result<std::uint64_t, CborError> readArgument(ByteSpan input, std::uint8_t info)
{
    const std::size_t width = std::size_t{1} << (info - 24U);
    if (width > input.size() - 1) {
        return fail(CborError::Truncated);
    }
    std::uint64_t argument = 0;
    for (std::size_t i = 1; i <= width; ++i) {
        argument = argument << 8U | input[i];
    }
    return argument;
}

bool isShortest(std::uint8_t info, std::uint64_t argument)
{
    switch (info) {
    case 24:
        return argument >= 24;
    case 25:
        return argument > 0xFF;
    case 26:
        return argument > 0xFFFF;
    default:
        return argument > 0xFFFFFFFF;
    }
}

/// Where a key stands in the input.
struct KeyPlace {
    std::uint32_t start;
    std::uint32_t size;
};

/// An array, map or tag that is being walked through.
struct Level {
    std::uint64_t itemsLeft = 0; ///< for a map, keys and values
    bool isMap = false;
    std::uint8_t keys = 0;
    std::array<KeyPlace, kMaxMapPairs> seenKeys; // left uninitialised: clearing 8 KiB a walk costs more than the walk

    [[nodiscard]] bool awaitsKey() const noexcept { return isMap && itemsLeft % 2 == 0; }
};

/// One walk over one input; the levels stand beside each other on the stack of the caller, never deeper than
/// kMaxCborDepth.
class Walk {
public:
    Walk(ByteSpan input, RedactedKeys redactedKeys) noexcept
        : m_input(input), m_rest(input), m_redactedKeys(redactedKeys)
    {}

    std::optional<CborError> run() noexcept
    {
        do {
            if (const auto problem = step()) {
                return problem;
            }
            while (m_depth > 0 && m_levels[m_depth - 1].itemsLeft == 0) {
                --m_depth;
            }
        } while (m_depth > 0);
        return m_rest.empty() ? std::nullopt : std::optional(CborError::TrailingBytes);
    }

private:
    /// Reads one item, or the head of one that has items of its own.
    std::optional<CborError> step() noexcept
    {
        const auto head = readCborHead(m_rest);
        if (!head) {
            return head.error();
        }
        const ByteSpan start = m_rest;
        m_rest = m_rest.subspan(head->size);
        if (head->isString()) {
            if (head->argument > m_rest.size()) {
                return CborError::Truncated;
            }
            const ByteSpan content = m_rest.first(static_cast<std::size_t>(head->argument));
            if (head->major == CborMajor::Text && !isUtf8(content)) {
                return CborError::BadUtf8;
            }
            m_rest = m_rest.subspan(content.size());
        }
        if (m_depth > 0) {
            Level& level = m_levels[m_depth - 1];
            if (level.awaitsKey()) {
                if (const auto problem = checkKey(level, *head, start.first(start.size() - m_rest.size()))) {
                    return problem;
                }
            }
            --level.itemsLeft;
        }
        return enter(*head);
    }

    std::optional<CborError> checkKey(Level& level, const CborHead& head, ByteSpan key) const noexcept
    {
        const bool isInteger = head.major == CborMajor::Unsigned || head.major == CborMajor::Negative;
        const bool isShortText = head.major == CborMajor::Text && head.argument <= kMaxTextKeyBytes;
        const bool isRedacted = m_redactedKeys == RedactedKeys::Allowed && head.major == CborMajor::Simple
                                && !head.isFloat() && head.argument == kRedactedKeysSimple;
        if (!isInteger && !isShortText && !isRedacted) {
            return CborError::BadKey;
        }
        for (std::size_t i = 0; i < level.keys; ++i) {
            const KeyPlace seen = level.seenKeys[i];
            if (equal(m_input.subspan(seen.start, seen.size), key)) { // shortest heads: equal keys are equal bytes
                return CborError::DuplicateKey;
            }
        }
        level.seenKeys[level.keys++] = {
            static_cast<std::uint32_t>(key.data() - m_input.data()),
            static_cast<std::uint32_t>(key.size())}; // at most kMaxMapPairs: enter() has checked the count
        return std::nullopt;
    }

    std::optional<CborError> enter(const CborHead& head) noexcept
    {
        const bool isMap = head.major == CborMajor::Map;
        const bool isArray = head.major == CborMajor::Array;
        if (!isMap && !isArray && head.major != CborMajor::Tag) {
            return std::nullopt;
        }
        if (m_depth == kMaxCborDepth) {
            return CborError::TooDeep;
        }
        if ((isMap && head.argument > kMaxMapPairs) || (isArray && head.argument > kMaxArrayItems)) {
            return CborError::TooManyItems;
        }
        Level& level = m_levels[m_depth++];
        level.isMap = isMap;
        level.keys = 0;
        level.itemsLeft = isMap ? head.argument * 2 : isArray ? head.argument : 1;
        return std::nullopt;
    }

    ByteSpan m_input;
    ByteSpan m_rest;
    RedactedKeys m_redactedKeys;
    std::size_t m_depth = 0;
    std::array<Level, kMaxCborDepth> m_levels;
};

} // namespace

Result<CborHead, CborError> readCborHead(ByteSpan input) noexcept
{
    if (input.empty()) {
        return fail(CborError::Truncated);
    }
    CborHead head;
    head.major = static_cast<CborMajor>(input[0] >> 5U);
    head.info = input[0] & 31U;
    head.size = 1;
    if (head.info < 24) {
        head.argument = head.info;
        return head;
    }
    if (head.info == kIndefinite) {
        const bool hasIndefinite = head.major >= CborMajor::Bytes && head.major <= CborMajor::Map;
        return fail(hasIndefinite ? CborError::IndefiniteLength : CborError::ReservedHead);
    }
    if (head.info > 27) {
        return fail(CborError::ReservedHead);
    }
    const auto argument = readArgument(input, head.info);
    if (!argument) {
        return fail(argument.error());
    }
    head.argument = *argument;
    head.size = static_cast<std::uint8_t>(1U + (1U << (head.info - 24U)));
    if (head.major == CborMajor::Simple) {
        return head.isFloat() || head.argument >= 32 ? Result<CborHead, CborError>(head)
                                                     : fail(CborError::ReservedHead);
    }
    return isShortest(head.info, head.argument) ? Result<CborHead, CborError>(head) : fail(CborError::NotShortest);
}

std::optional<CborError> checkCbor(ByteSpan input, RedactedKeys redactedKeys) noexcept
{
    if (input.size() > kMaxCborBytes) {
        return CborError::TooLarge;
    }
    return Walk(input, redactedKeys).run();
}

} // namespace carded::credential
