// SPDX-License-Identifier: Apache-2.0
#include "credential/cbor_reader.h"

#include <bit>
#include <cmath>
#include <limits>

namespace carded::credential {
namespace {

constexpr std::uint8_t kFalse = 20;
constexpr std::uint8_t kTrue = 21;
constexpr std::int64_t kMaxExact = 9007199254740992; // 2^53

/// IEEE 754 binary16 (RFC 8949 appendix D).
double halfToDouble(std::uint64_t bits)
{
    const auto exponent = static_cast<int>(bits >> 10U & 31U);
    const auto fraction = static_cast<double>(bits & 1023U);
    double value = exponent == 0    ? std::ldexp(fraction, -24)
                   : exponent == 31 ? (fraction == 0 ? std::numeric_limits<double>::infinity()
                                                     : std::numeric_limits<double>::quiet_NaN())
                                    : std::ldexp(fraction + 1024, exponent - 25);
    return (bits & 0x8000U) != 0 ? -value : value;
}

double floatToDouble(const CborHead& head)
{
    if (head.info == 25) {
        return halfToDouble(head.argument);
    }
    if (head.info == 26) {
        return static_cast<double>(std::bit_cast<float>(static_cast<std::uint32_t>(head.argument)));
    }
    return std::bit_cast<double>(head.argument);
}

} // namespace

std::optional<CborMajor> CborReader::peek() const noexcept
{
    if (m_failed || m_rest.empty()) {
        return std::nullopt;
    }
    return static_cast<CborMajor>(m_rest[0] >> 5U);
}

bool CborReader::peekFloat() const noexcept
{
    return peek() == CborMajor::Simple && (m_rest[0] & 31U) >= 25 && (m_rest[0] & 31U) <= 27;
}

void CborReader::setError(CborError error) noexcept
{
    if (!m_failed) {
        m_failed = true;
        m_error = error;
    }
}

CborHead CborReader::readAnyHead() noexcept
{
    if (m_failed) {
        return {};
    }
    const auto head = readCborHead(m_rest);
    if (!head) {
        setError(head.error());
        return {};
    }
    m_rest = m_rest.subspan(head->size);
    return *head;
}

CborHead CborReader::readHead(CborMajor expected) noexcept
{
    if (!m_failed && peek() != expected) {
        setError(m_rest.empty() ? CborError::Truncated : CborError::WrongType);
    }
    return readAnyHead();
}

ByteSpan CborReader::readContent(std::uint64_t size) noexcept
{
    if (m_failed) {
        return {};
    }
    if (size > m_rest.size()) { // compare before subtracting: no overflow
        setError(CborError::Truncated);
        return {};
    }
    const ByteSpan content = m_rest.first(static_cast<std::size_t>(size));
    m_rest = m_rest.subspan(content.size());
    return content;
}

std::uint64_t CborReader::readUnsigned() noexcept
{
    return readHead(CborMajor::Unsigned).argument;
}

std::int64_t CborReader::readInteger() noexcept
{
    const bool isNegative = peek() == CborMajor::Negative;
    const std::uint64_t argument = readHead(isNegative ? CborMajor::Negative : CborMajor::Unsigned).argument;
    if (argument > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
        setError(CborError::OutOfRange);
        return 0;
    }
    const auto value = static_cast<std::int64_t>(argument);
    return isNegative ? -1 - value : value;
}

double CborReader::readNumber() noexcept
{
    if (!peekFloat()) {
        const std::int64_t integer = readInteger(); // compared before it is rounded to a double
        if (integer > kMaxExact || integer < -kMaxExact) {
            setError(CborError::OutOfRange);
            return 0;
        }
        return static_cast<double>(integer);
    }
    const double number = floatToDouble(readAnyHead());
    if (!std::isfinite(number) || std::abs(number) > static_cast<double>(kMaxExact)) {
        setError(CborError::OutOfRange);
        return 0;
    }
    return number;
}

bool CborReader::readBool() noexcept
{
    const CborHead head = readHead(CborMajor::Simple);
    if (head.info != kFalse && head.info != kTrue) {
        setError(CborError::WrongType);
    }
    return !m_failed && head.info == kTrue;
}

ByteSpan CborReader::readBytes(std::size_t maxSize) noexcept
{
    const std::uint64_t size = readHead(CborMajor::Bytes).argument;
    if (size > maxSize) {
        setError(CborError::TooLarge);
    }
    return readContent(size);
}

std::string_view CborReader::readText() noexcept
{
    return asText(readContent(readHead(CborMajor::Text).argument));
}

/// Integers that no int64 holds are legal keys, of claims nobody knows: they all read as the least int64.
std::int64_t CborReader::readKeyInteger() noexcept
{
    const bool isNegative = peek() == CborMajor::Negative;
    const std::uint64_t argument = readHead(isNegative ? CborMajor::Negative : CborMajor::Unsigned).argument;
    if (argument > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
        return std::numeric_limits<std::int64_t>::min();
    }
    return isNegative ? -1 - static_cast<std::int64_t>(argument) : static_cast<std::int64_t>(argument);
}

CborKey CborReader::readKey() noexcept
{
    CborKey key;
    const auto type = peek();
    if (type == CborMajor::Text) {
        key.kind = CborKey::Kind::Text;
        key.text = readText();
    } else if (type == CborMajor::Simple) {
        const CborHead head = readAnyHead();
        if (head.isFloat() || head.argument != kRedactedKeysSimple) {
            setError(CborError::BadKey);
        }
        key.kind = CborKey::Kind::Redacted;
    } else {
        key.integer = readKeyInteger();
    }
    return m_failed ? CborKey{} : key;
}

std::size_t CborReader::enterArray() noexcept
{
    return static_cast<std::size_t>(readHead(CborMajor::Array).argument);
}

std::size_t CborReader::enterMap() noexcept
{
    return static_cast<std::size_t>(readHead(CborMajor::Map).argument);
}

std::uint64_t CborReader::readTag() noexcept
{
    return readHead(CborMajor::Tag).argument;
}

void CborReader::expectTag(std::uint64_t tag) noexcept
{
    if (readTag() != tag) {
        setError(CborError::WrongType);
    }
}

void CborReader::expectArray(std::size_t items) noexcept
{
    if (enterArray() != items) {
        setError(CborError::WrongType);
    }
}

ByteSpan CborReader::skip() noexcept
{
    const ByteSpan start = m_rest;
    for (std::uint64_t itemsLeft = 1; itemsLeft > 0 && !m_failed; --itemsLeft) {
        const CborHead head = readAnyHead();
        if (head.isString()) {
            (void)readContent(head.argument);
        } else if (head.major == CborMajor::Array || head.major == CborMajor::Map) {
            if (head.argument > m_rest.size()) { // each item takes a byte at least
                setError(CborError::Truncated);
                break;
            }
            itemsLeft += head.major == CborMajor::Map ? head.argument * 2 : head.argument;
        } else if (head.major == CborMajor::Tag) {
            ++itemsLeft;
        }
    }
    return m_failed ? ByteSpan{} : start.first(start.size() - m_rest.size());
}

Result<void, CborError> CborReader::finish() const noexcept
{
    if (m_failed) {
        return fail(m_error);
    }
    if (!m_rest.empty()) {
        return fail(CborError::TrailingBytes);
    }
    return {};
}

} // namespace carded::credential
