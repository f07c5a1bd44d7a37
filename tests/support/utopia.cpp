// SPDX-License-Identifier: Apache-2.0
#include "tests/support/utopia.h"

#include "credential/base45.h"
#include "credential/cbor_reader.h"
#include "credential/protected_elements.h"
#include "crypto/encoding.h"

#include <algorithm>
#include <array>
#include <set>
#include <stdexcept>

namespace carded::test {
namespace {

using credential::BarcodeNumbers;
using credential::BarcodeUrl;

constexpr std::uint8_t kByteFollows = 0x18; ///< the head of an unsigned of one byte

constexpr std::array<BarcodeUrl, 5> kUrls{{
    {{kByteFollows, 170}, "did:key:zDnaeWjKfs1ob9QcgasjYSPEMkwq31hmvSAWPVAgnrt1e9GKj"},
    {{kByteFollows, 172},
     "did:key:zDnaeWjKfs1ob9QcgasjYSPEMkwq31hmvSAWPVAgnrt1e9GKj#zDnaeWjKfs1ob9QcgasjYSPEMkwq31hmvSAWPVAgnrt1e9GKj"},
    {{kByteFollows, 174}, "did:key:zDnaeZSD9XcuULaS8qmgDUa6TMg2QjF9xABnZK42awDH3BEzj"},
    {{kByteFollows, 176},
     "did:key:zDnaeZSD9XcuULaS8qmgDUa6TMg2QjF9xABnZK42awDH3BEzj#zDnaeZSD9XcuULaS8qmgDUa6TMg2QjF9xABnZK42awDH3BEzj"},
    {{kByteFollows, 178}, "https://sandbox.platform.veres.dev/statuses/z19rJ4oGrbFCqf3cNTVDHSbNd/status-lists"},
}};

constexpr std::array<std::uint64_t, 3> kContexts{32768, 32769, 32770};

constexpr std::string_view kMachineReadableZone = "IAUTO0000007010SRC0000000701<<\n"
                                                  "8804192M2601058NOT<<<<<<<<<<<5\n"
                                                  "SMITH<<JOHN<<<<<<<<<<<<<<<<<<<\n";

constexpr std::uint64_t kTagCborLd6 = 0x0501; ///< of version 6, which names no registry entry

/// Today's encoding of the same credential: what is inside the old tag, behind the registry's entry.
Bytes inTodaysEncoding(ByteSpan bytes)
{
    credential::CborReader reader(bytes);
    if (reader.readTag() != kTagCborLd6) {
        return {bytes.begin(), bytes.end()};
    }
    Bytes result{0xD9, 0xCB, 0x1D, 0x82, kByteFollows, 100};
    result.insert(result.end(), reader.rest().begin(), reader.rest().end());
    return result;
}

std::size_t digitOf(char c)
{
    constexpr std::string_view kAlphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    const std::size_t digit = kAlphabet.find(c);
    if (digit == std::string_view::npos) {
        throw std::logic_error("pointOf(): no base58");
    }
    return digit;
}

/// Whether a licence's text holds.
bool holdsAsItStands(const std::string& text)
{
    const auto file = credential::parseAamvaFile(text);
    const auto* const element = file && file->subfiles.size() == 2 ? file->subfiles[1].element("ZZA") : nullptr;
    const auto proof = element != nullptr ? crypto::decodeBase64(element->value) : std::nullopt;
    const auto parsed = proof ? credential::parseBarcodeCredential(*proof, kUtopiaLicence) : std::nullopt;
    const auto data = parsed ? protectedData(file->subfiles[0], parsed->protectedIndex) : std::nullopt;
    const auto message = data ? barcodeMessage(*parsed, kUtopiaLicence, *data) : std::nullopt;
    return message && crypto::verify(utopiaKey(Utopia::Licence), *message, parsed->signature);
}

/// The id of the element around a character, or `header`.
std::string placeIn(std::string_view text, std::size_t at)
{
    const auto file = credential::parseAamvaFile(text).value();
    for (const auto& subfile : file.subfiles) {
        for (const auto& element : subfile.elements) {
            const auto start = static_cast<std::size_t>(element.id.data() - text.data());
            if (at >= start && at < start + element.id.size() + element.value.size()) {
                return std::string(element.id);
            }
        }
    }
    return "header";
}

} // namespace

const BarcodeNumbers kUtopiaLicence{
    .registryEntry = 100,
    .contexts = kContexts,
    .statusKey = 184,
    .statusBaseKey = 206,
    .statusIndexKey = 208,
    .subjectKey = 186,
    .subjectType = 160,
    .subjectTypeUrl = "https://w3id.org/vc-barcodes#AamvaDriversLicenseScannableInformation",
    .protectedIndexKey = 168,
    .issuerKey = 190,
    .proofKey = 192,
    .suiteKey = 214,
    .suite = 4,
    .purposeKey = 224,
    .purpose = 230,
    .valueKey = 226,
    .methodKey = 228,
    .urls = kUrls,
};

const BarcodeNumbers kUtopiaDocument{
    .registryEntry = 100,
    .contexts = kContexts,
    .statusKey = 0,
    .statusBaseKey = 0,
    .statusIndexKey = 0,
    .subjectKey = 186,
    .subjectType = 162,
    .subjectTypeUrl = "https://w3id.org/vc-barcodes#MachineReadableZone",
    .protectedIndexKey = 0,
    .issuerKey = 190,
    .proofKey = 192,
    .suiteKey = 210,
    .suite = 4,
    .purposeKey = 220,
    .purpose = 226,
    .valueKey = 222,
    .methodKey = 224,
    .urls = kUrls,
};

Bytes pointOf(std::string_view multikey)
{
    Bytes number; // the lowest byte first
    for (const char c : multikey.substr(1)) {
        std::size_t carry = digitOf(c);
        for (std::uint8_t& byte : number) {
            carry += std::size_t{byte} * 58;
            byte = static_cast<std::uint8_t>(carry & 0xFFU);
            carry >>= 8U;
        }
        if (carry > 0) {
            number.push_back(static_cast<std::uint8_t>(carry));
        }
    }
    std::ranges::reverse(number);
    return {number.begin() + 2, number.end()};
}

crypto::PublicKey utopiaKey(Utopia which)
{
    const std::string_view did = kUrls.at(which == Utopia::Licence ? 0 : 2).url;
    return crypto::EvpKey::fromPoint(crypto::EvpKey::Type::P256, pointOf(did.substr(did.rfind(':') + 1))).value();
}

std::string withRightDirectory(std::string text)
{
    constexpr std::size_t kDirectory = 21;
    constexpr std::size_t kEntry = 10;
    const auto fourDigits = [](std::size_t number) {
        const std::string digits = std::to_string(number);
        return std::string(4 - digits.size(), '0') + digits;
    };
    const std::size_t first = kDirectory + 2 * kEntry;
    const std::size_t second = text.find('\r', first) + 1;
    text.replace(kDirectory + 2, 8, fourDigits(first) + fourDigits(second - first));
    text.replace(kDirectory + kEntry + 2, 8, fourDigits(second) + fourDigits(text.size() - second));
    return text;
}

bool holdsAsEmploymentDocument(std::string_view text)
{
    const auto bytes = text.starts_with("VC1-R") ? credential::decodeBase45(text.substr(5)) : std::nullopt;
    if (!bytes) {
        return false;
    }
    const Bytes proof = inTodaysEncoding(*bytes);
    const auto parsed = credential::parseBarcodeCredential(proof, kUtopiaDocument);
    const auto message =
        parsed ? barcodeMessage(*parsed, kUtopiaDocument, crypto::sha256(asBytes(kMachineReadableZone))) : std::nullopt;
    return message && crypto::verify(utopiaKey(Utopia::Document), *message, parsed->signature);
}

bool holdsAsLicence(std::string_view text)
{
    return text.starts_with("@\n\x1E\rANSI ") && holdsAsItStands(withRightDirectory(std::string(text)));
}

std::string notHeldTogether(std::string_view text)
{
    const bool isLicence = holdsAsLicence(text);
    const std::string good = isLicence ? withRightDirectory(std::string(text)) : std::string(text);
    std::set<std::string> places;
    for (std::size_t bit = 0; bit < good.size() * 8; ++bit) {
        std::string flipped = good;
        flipped[bit / 8] = static_cast<char>(static_cast<unsigned char>(flipped[bit / 8]) ^ 1U << (bit % 8));
        if (isLicence ? holdsAsItStands(flipped) : holdsAsEmploymentDocument(flipped)) {
            places.insert(isLicence ? placeIn(good, bit / 8) : "document");
        }
    }
    std::string listed;
    for (const std::string& place : places) {
        listed += place + ' ';
    }
    return listed;
}

} // namespace carded::test
