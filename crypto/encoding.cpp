// SPDX-License-Identifier: Apache-2.0
#include "crypto/encoding.h"

#include <sodium.h>

namespace carded::crypto {
namespace {

constexpr int kBase64Variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

} // namespace

std::optional<Bytes> decodeBase64Url(std::string_view text)
{
    Bytes bytes(text.size() / 4 * 3 + 3);
    std::size_t size = 0;
    const char* end = nullptr;
    const int status =
        sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &size, &end, kBase64Variant);
    if (status != 0 || end != text.data() + text.size()) {
        return std::nullopt;
    }
    bytes.resize(size);
    return bytes;
}

std::string encodeBase64Url(ByteSpan bytes)
{
    std::string text(sodium_base64_encoded_len(bytes.size(), kBase64Variant), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), kBase64Variant);
    text.pop_back(); // libsodium writes a final NUL
    return text;
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
