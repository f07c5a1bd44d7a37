// SPDX-License-Identifier: Apache-2.0
#include "crypto/encoding.h"

#include <sodium.h>

namespace carded::crypto {
namespace {

constexpr int kStandard = sodium_base64_VARIANT_ORIGINAL;
constexpr int kUrlSafe = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

std::optional<Bytes> decode(std::string_view text, int variant)
{
    // libsodium 1.0.18 reads every byte above ASCII as the last digit of the alphabet.
    if (std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) > 0x7F; })) {
        return std::nullopt;
    }
    Bytes bytes(text.size() / 4 * 3 + 3);
    std::size_t size = 0;
    const char* end = nullptr;
    const int status =
        sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &size, &end, variant);
    if (status != 0 || end != text.data() + text.size()) {
        return std::nullopt;
    }
    bytes.resize(size);
    return bytes;
}

std::string encode(ByteSpan bytes, int variant)
{
    std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), variant);
    text.pop_back(); // libsodium writes a final NUL
    return text;
}

} // namespace

std::optional<Bytes> decodeBase64Url(std::string_view text)
{
    return decode(text, kUrlSafe);
}

std::string encodeBase64Url(ByteSpan bytes)
{
    return encode(bytes, kUrlSafe);
}

std::optional<Bytes> decodeBase64(std::string_view text)
{
    return decode(text, kStandard);
}

std::string encodeBase64(ByteSpan bytes)
{
    return encode(bytes, kStandard);
}

std::optional<Bytes> decodeHex(std::string_view text)
{
    Bytes bytes(text.size() / 2 + 1);
    std::size_t size = 0;
    const char* end = nullptr;
    const int status = sodium_hex2bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &size, &end);
    if (status != 0 || end != text.data() + text.size()) {
        return std::nullopt;
    }
    bytes.resize(size);
    return bytes;
}

std::string encodeHex(ByteSpan bytes)
{
    std::string text(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
    text.pop_back(); // libsodium writes a final NUL
    return text;
}

} // namespace carded::crypto
