// SPDX-License-Identifier: Apache-2.0
#include "credential/setup_code.h"

#include "credential/base45.h"
#include "credential/cbor_reader.h"
#include "credential/cose_header.h"

#include <algorithm>
#include <optional>

namespace carded::credential {
namespace {

enum Field : std::int64_t { Store = 1, Till, Repository, Jurisdiction, Root };
constexpr std::size_t kFields = 5;

bool isLetterOrDigit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// No user, query or fragment: an address says where, and nothing else.
bool isRepository(std::string_view url)
{
    for (const std::string_view scheme : {"https://", "http://"}) {
        if (url.starts_with(scheme)) {
            constexpr std::string_view kOthers = "-._~:/%[]+";
            const std::string_view rest = url.substr(scheme.size());
            return url.size() <= kMaxRepositorySize && !rest.empty() && rest.front() != '/'
                   && std::ranges::all_of(
                       rest, [&](char c) { return isLetterOrDigit(c) || kOthers.find(c) != std::string_view::npos; });
        }
    }
    return false;
}

/// Views into the decoded bytes.
struct Content {
    std::string_view store;
    std::string_view till;
    std::string_view repository;
    std::string_view jurisdiction;
    ByteSpan root;
};

/// One order and one way to write each: a content has one encoding.
class FieldReader {
public:
    explicit FieldReader(ByteSpan bytes) noexcept : m_reader(bytes), m_isInPlace(m_reader.enterMap() == kFields) {}

    std::string_view text(Field field) noexcept
    {
        expect(field);
        return m_reader.readText();
    }
    ByteSpan bytes(Field field) noexcept
    {
        expect(field);
        return m_reader.readBytes(kMaxSetupTextSize);
    }
    [[nodiscard]] bool isWhole() const noexcept { return m_isInPlace && m_reader.finish().has_value(); }

private:
    void expect(Field field) noexcept { m_isInPlace = m_reader.readKey().is(field) && m_isInPlace; }

    CborReader m_reader;
    bool m_isInPlace;
};

std::optional<Content> readContent(ByteSpan bytes)
{
    FieldReader reader(bytes);
    Content content;
    content.store = reader.text(Store);
    content.till = reader.text(Till);
    content.repository = reader.text(Repository);
    content.jurisdiction = reader.text(Jurisdiction);
    content.root = reader.bytes(Root);
    return reader.isWhole() ? std::optional(content) : std::nullopt;
}

Result<SetupCode, SetupCodeError> toCode(ByteSpan bytes)
{
    if (checkCbor(bytes, RedactedKeys::Refused)) {
        return fail(SetupCodeError::BadCbor);
    }
    const auto content = readContent(bytes);
    if (!content) {
        return fail(SetupCodeError::WrongFields);
    }
    if (!isTillNumber(content->store)) {
        return fail(SetupCodeError::BadStore);
    }
    if (!isTillNumber(content->till)) {
        return fail(SetupCodeError::BadTill);
    }
    if (!isRepository(content->repository)) {
        return fail(SetupCodeError::BadRepository);
    }
    if (!isTillNumber(content->jurisdiction) || !isLetterOrDigit(content->jurisdiction.front())) {
        return fail(SetupCodeError::BadJurisdiction);
    }
    const auto root = crypto::Sha256Digest::from(content->root);
    if (!root) {
        return fail(SetupCodeError::BadRoot);
    }
    return SetupCode{std::string(content->store), std::string(content->till), std::string(content->repository),
                     std::string(content->jurisdiction), *root};
}

struct Envelope {
    CoseSign1 message;
    ProtectedHeader header;
};

Result<Envelope, SetupCodeError> readEnvelope(ByteSpan bytes)
{
    const auto message = parseCoseSign1(bytes, kMaxSetupTextSize);
    if (!message) {
        return fail(SetupCodeError::BadCbor);
    }
    const auto header = parseProtectedHeader(message->protectedBytes);
    const bool isOurs = header && header->type == TokenType::SetupCode && header->algorithm == Algorithm::Ed25519
                        && CborReader(message->unprotectedMap).enterMap() == 0;
    return isOurs ? Result<Envelope, SetupCodeError>(Envelope{*message, *header}) : fail(SetupCodeError::BadHeader);
}

/// An unsigned code is the map alone, a signed one a COSE_Sign1 around it.
bool isMessage(ByteSpan bytes)
{
    return CborReader(bytes).peek() == CborMajor::Tag;
}

Result<Bytes, SetupCodeError> decode(std::string_view text)
{
    if (!text.starts_with(kSetupPrefix)) {
        return fail(SetupCodeError::NotSetupCode);
    }
    if (text.size() > kMaxSetupTextSize) {
        return fail(SetupCodeError::TooLong);
    }
    const auto bytes = decodeBase45(text.substr(kSetupPrefix.size()));
    return bytes ? Result<Bytes, SetupCodeError>(Bytes(bytes->begin(), bytes->end()))
                 : fail(SetupCodeError::BadEncoding);
}

Result<void, SetupCodeError> authenticate(const Envelope& envelope, const TrustList& trust, UnixTime now)
{
    const auto key = std::ranges::find_if(trust.setupKeys, [&](const IssuerKey& candidate) {
        return equal(candidate.kid, envelope.header.kid) && candidate.isCurrent(now) && !candidate.revoked;
    });
    if (key == trust.setupKeys.end()) {
        return fail(SetupCodeError::UnknownSigner);
    }
    return signatureHolds(envelope.message, key->publicKey) ? Result<void, SetupCodeError>()
                                                            : fail(SetupCodeError::BadSignature);
}

} // namespace

bool isTillNumber(std::string_view text) noexcept
{
    return !text.empty() && text.size() <= kMaxNumberSize
           && std::ranges::all_of(text, [](char c) { return isLetterOrDigit(c) || c == '.' || c == '_' || c == '-'; });
}

Result<SetupCode, SetupCodeError> parseSetupCode(std::string_view text)
{
    const auto bytes = decode(text);
    if (!bytes) {
        return fail(bytes.error());
    }
    if (!isMessage(*bytes)) {
        return toCode(*bytes);
    }
    const auto envelope = readEnvelope(*bytes);
    return envelope ? toCode(envelope->message.payload) : fail(envelope.error());
}

Result<SetupCode, SetupCodeError> verifySetupCode(std::string_view text, const TrustList& trust, UnixTime now)
{
    auto code = parseSetupCode(text); // what is no whole code is told as such, whoever has signed it
    if (!code) {
        return code;
    }
    const auto bytes = decode(text);
    if (!isMessage(*bytes)) {
        return fail(SetupCodeError::NotSigned);
    }
    const auto signedBy = authenticate(*readEnvelope(*bytes), trust, now);
    return signedBy ? code : fail(signedBy.error());
}

} // namespace carded::credential
