// SPDX-License-Identifier: Apache-2.0
#include "credential/claims.h"

#include "credential/cbor_reader.h"
#include "credential/cose_key.h"

#include <limits>

namespace carded::credential {
namespace {

// CWT claims (IANA "CBOR Web Token (CWT) Claims").
constexpr std::int64_t kIss = 1;
constexpr std::int64_t kSub = 2;
constexpr std::int64_t kAud = 3;
constexpr std::int64_t kExp = 4;
constexpr std::int64_t kNbf = 5;
constexpr std::int64_t kIat = 6;
constexpr std::int64_t kCti = 7;
constexpr std::int64_t kCnf = 8;
constexpr std::int64_t kVct = 11;
constexpr std::int64_t kCnonce = 39;
constexpr std::int64_t kStatus = 65535;

constexpr std::int64_t kCoseKey = 1; // in a cnf, RFC 8747 section 3.1

constexpr std::size_t kAnySize = std::numeric_limits<std::size_t>::max();

struct Parsed {
    std::optional<std::string_view> iss;
    std::optional<std::string_view> aud;
    std::optional<NumericDate> exp;
    std::optional<NumericDate> nbf;
    std::optional<NumericDate> iat;
    std::optional<Confirmation> cnf;
    std::optional<StatusClaim> status;
    bool hasSub = false;
};

std::optional<Confirmation> readConfirmation(CborReader& reader)
{
    Confirmation confirmation;
    for (std::size_t pairs = reader.enterMap(); pairs > 0 && reader.ok(); --pairs) {
        if (!reader.readKey().is(kCoseKey)) {
            reader.skip(); // another way to name a key, such as a thumbprint: not in our profile
            continue;
        }
        auto key = readCoseKey(reader);
        if (!key) {
            return std::nullopt;
        }
        confirmation.key = std::move(key->publicKey);
    }
    return reader.ok() ? std::optional(std::move(confirmation)) : std::nullopt;
}

std::optional<StatusReference> readStatusReference(CborReader& reader)
{
    std::optional<std::uint64_t> idx;
    std::optional<std::string_view> uri;
    for (std::size_t pairs = reader.enterMap(); pairs > 0 && reader.ok(); --pairs) {
        const CborKey member = reader.readKey();
        if (member.is("idx")) {
            idx = reader.readUnsigned();
        } else if (member.is("uri")) {
            uri = reader.readText();
        } else {
            reader.skip();
        }
    }
    if (!reader.ok() || !idx || !uri) {
        return std::nullopt;
    }
    return StatusReference{std::string(*uri), *idx};
}

std::optional<StatusClaim> readStatus(CborReader& reader)
{
    StatusClaim status;
    for (std::size_t pairs = reader.enterMap(); pairs > 0 && reader.ok(); --pairs) {
        if (!reader.readKey().is("status_list")) {
            reader.skip();
            continue;
        }
        status.statusList = readStatusReference(reader);
        if (!status.statusList) {
            return std::nullopt;
        }
    }
    return reader.ok() ? std::optional(std::move(status)) : std::nullopt;
}

/// `vct` is a text or a number (draft-ietf-spice-sd-cwt, section "Credential Types").
void checkVct(CborReader& reader)
{
    if (reader.peek() == CborMajor::Text) {
        (void)reader.readText();
    } else {
        (void)reader.readUnsigned();
    }
}

/// False for a registered claim of the wrong type that the reader itself could not see.
bool readClaim(CborReader& reader, Parsed& claims)
{
    const CborKey key = reader.readKey();
    switch (key.kind == CborKey::Kind::Integer ? key.integer : 0) {
    case kIss:
        claims.iss = reader.readText();
        return true;
    case kSub:
        claims.hasSub = true;
        (void)reader.readText();
        return true;
    case kAud:
        claims.aud = reader.readText();
        return true;
    case kExp:
        claims.exp = NumericDate{reader.readNumber()};
        return true;
    case kNbf:
        claims.nbf = NumericDate{reader.readNumber()};
        return true;
    case kIat:
        claims.iat = NumericDate{reader.readNumber()};
        return true;
    case kCti:
    case kCnonce:
        (void)reader.readBytes(kAnySize);
        return true;
    case kCnf:
        claims.cnf = readConfirmation(reader);
        return claims.cnf.has_value();
    case kVct:
        checkVct(reader);
        return true;
    case kStatus:
        claims.status = readStatus(reader);
        return claims.status.has_value();
    default:
        reader.skip(); // data elements come later, unknown claims never
        return true;
    }
}

Result<Parsed, ClaimsError> parseClaims(ByteSpan payload, RedactedKeys redactedKeys)
{
    if (checkCbor(payload, redactedKeys)) {
        return fail(ClaimsError::BadCbor);
    }
    CborReader reader(payload);
    Parsed claims;
    for (std::size_t pairs = reader.enterMap(); pairs > 0 && reader.ok(); --pairs) {
        if (!readClaim(reader, claims)) {
            return fail(ClaimsError::WrongType);
        }
    }
    if (!reader.finish()) {
        return fail(ClaimsError::WrongType);
    }
    return claims;
}

} // namespace

Result<IssuerClaims, ClaimsError> parseIssuerClaims(ByteSpan payload, RedactedKeys redactedKeys,
                                                    RequiredClaims required)
{
    auto parsed = parseClaims(payload, redactedKeys);
    if (!parsed) {
        return fail(parsed.error());
    }
    const bool isWhole =
        required == RequiredClaims::Exp ? parsed->exp.has_value() : parsed->iss && parsed->exp && parsed->iat;
    if (!isWhole) {
        return fail(ClaimsError::MissingClaim);
    }
    return IssuerClaims{parsed->iss ? std::optional(std::string(*parsed->iss)) : std::nullopt,
                        parsed->aud,
                        *parsed->exp,
                        std::nullopt,
                        parsed->nbf,
                        parsed->iat,
                        std::move(parsed->cnf),
                        std::move(parsed->status)};
}

Result<HolderClaims, ClaimsError> parseHolderClaims(ByteSpan payload)
{
    const auto parsed = parseClaims(payload, RedactedKeys::Refused);
    if (!parsed) {
        return fail(parsed.error());
    }
    if (parsed->iss || parsed->hasSub) {
        return fail(ClaimsError::WrongClaim);
    }
    if (!parsed->aud || !parsed->iat) {
        return fail(ClaimsError::MissingClaim);
    }
    return HolderClaims{*parsed->aud, *parsed->iat, parsed->exp, parsed->nbf};
}

} // namespace carded::credential
