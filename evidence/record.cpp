// SPDX-License-Identifier: Apache-2.0
#include "evidence/record.h"

#include "base/rfc3339.h"
#include "crypto/encoding.h"
#include "evidence/canonical_object.h"

#include <algorithm>
#include <utility>

namespace carded::evidence {
namespace {

constexpr std::array<std::pair<std::string_view, Kind>, 9> kKinds{{{"check", Kind::Check},
                                                                   {"face", Kind::Face},
                                                                   {"manual", Kind::Manual},
                                                                   {"override", Kind::Override},
                                                                   {"mode", Kind::Mode},
                                                                   {"clock", Kind::Clock},
                                                                   {"gap", Kind::Gap},
                                                                   {"start", Kind::Start},
                                                                   {"stop", Kind::Stop}}};
constexpr std::array<std::string_view, 4> kModes{"live", "command_line", "training", "demo"};
constexpr std::int64_t kMostInteger = (std::int64_t{1} << 53U) - 1;
constexpr std::size_t kMostNumberBytes = 32;
constexpr std::size_t kMostTransactionBytes = 40;
constexpr std::size_t kMostTextBytes = 200;
constexpr std::int64_t kVersion = 1;
constexpr int kMostAge = 99;

bool isPlain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_'
           || c == '-';
}

bool isName(std::string_view text, std::size_t most)
{
    return !text.empty() && text.size() <= most && std::ranges::all_of(text, isPlain);
}

bool isInteger(std::int64_t value)
{
    return value >= -kMostInteger && value <= kMostInteger;
}

bool isWritable(const Record& record)
{
    const auto isSmall = [](const std::optional<std::int64_t>& value) { return !value || isInteger(*value); };
    return isName(record.store, kMostNumberBytes) && isName(record.till, kMostNumberBytes)
           && std::ranges::find(kModes, record.mode) != kModes.end()
           && record.seq <= static_cast<std::uint64_t>(kMostInteger) && (!record.ref || *record.ref < record.seq)
           && (record.transaction.empty() || isName(record.transaction, kMostTransactionBytes))
           && std::ranges::all_of(record.operatorNumber, [](char c) { return c >= '0' && c <= '9'; })
           && record.operatorNumber.size() <= kMostNumberBytes && isSmall(record.repository) && isSmall(record.trust)
           && isSmall(record.statusIat)
           && (!record.minimumAge || (*record.minimumAge >= 0 && *record.minimumAge <= kMostAge))
           && std::ranges::all_of(
               std::array{&record.category, &record.format, &record.document, &record.issuer, &record.policy},
               [](const std::string* text) { return isRecordText(*text); });
}

} // namespace

bool isRecordText(std::string_view text) noexcept
{
    return text.size() <= kMostTextBytes && std::ranges::all_of(text, [](char c) { return c >= 0x20 && c < 0x7F; });
}

std::string_view toString(Kind kind) noexcept
{
    const auto found = std::ranges::find(kKinds, kind, [](const auto& entry) { return entry.second; });
    return found == kKinds.end() ? std::string_view() : found->first;
}

std::optional<std::string> toText(const Record& record)
{
    if (!isWritable(record)) {
        return std::nullopt;
    }
    const std::string_view reason = record.reason ? verifier::toString(*record.reason) : std::string_view();
    const std::string_view outcome =
        record.reason ? verifier::toString(verifier::outcomeOf(*record.reason)) : std::string_view();
    std::string text = ObjectWriter() // in the order of the names, as RFC 8785 section 3.2.3 wants
                           .field("category", record.category)
                           .field("document", record.document)
                           .truth("face_check", record.faceCheck)
                           .field("format", record.format)
                           .field("issuer", record.issuer)
                           .field("kind", toString(record.kind))
                           .field("minimum_age", record.minimumAge)
                           .field("mode", record.mode)
                           .field("operator", record.operatorNumber)
                           .field("outcome", outcome)
                           .field("policy", record.policy)
                           .field("reason", reason)
                           .field("ref", record.ref)
                           .field("repository", record.repository)
                           .field("salt", crypto::encodeBase64Url(record.salt))
                           .field("seq", static_cast<std::int64_t>(record.seq))
                           .field("status_iat", record.statusIat)
                           .field("store", record.store)
                           .field("till", record.till)
                           .field("time", formatRfc3339(record.time))
                           .field("transaction", record.transaction)
                           .field("trust", record.trust)
                           .field("v", kVersion)
                           .end();
    return text.size() <= kMaxRecordBytes ? std::optional(std::move(text)) : std::nullopt;
}

namespace {

std::optional<Kind> kindFrom(std::string_view text)
{
    const auto found = std::ranges::find(kKinds, text, [](const auto& entry) { return entry.first; });
    return found == kKinds.end() ? std::nullopt : std::optional(found->second);
}

std::optional<verifier::Reason> reasonFrom(std::string_view text)
{
    const auto found = std::ranges::find(verifier::kAllReasons, text,
                                         [](verifier::Reason reason) { return verifier::toString(reason); });
    return found == verifier::kAllReasons.end() ? std::nullopt : std::optional(*found);
}

/// What the fields say, each for itself; whether they say it as toText() would is asked afterwards.
Result<Record, RecordError> recordFrom(ObjectReader fields)
{
    Record record;
    record.category = fields.text("category");
    record.document = fields.text("document");
    record.faceCheck = fields.truth("face_check");
    record.format = fields.text("format");
    record.issuer = fields.text("issuer");
    const auto kind = kindFrom(fields.text("kind"));
    const auto minimumAge = fields.number("minimum_age");
    record.mode = fields.text("mode");
    record.operatorNumber = fields.text("operator");
    (void)fields.text("outcome"); // follows from the reason
    record.policy = fields.text("policy");
    const std::string reason = fields.text("reason");
    const auto ref = fields.number("ref");
    record.repository = fields.number("repository");
    const auto salt = crypto::decodeBase64Url(fields.text("salt"));
    const auto seq = fields.number("seq");
    record.statusIat = fields.number("status_iat");
    record.store = fields.text("store");
    record.till = fields.text("till");
    const auto time = parseRfc3339(fields.text("time"));
    record.transaction = fields.text("transaction");
    record.trust = fields.number("trust");
    const auto version = fields.number("v");
    if (!fields.isAtEnd()) {
        return fail(RecordError::NotCanonical);
    }
    record.reason = reasonFrom(reason);
    const auto isCount = [](const auto& number) { return number.value_or(0) >= 0; };
    if (!seq || !isCount(seq) || !isCount(ref) || !isCount(minimumAge) || minimumAge.value_or(0) > kMostAge || !kind
        || !time || !salt || salt->size() != kSaltBytes || version != kVersion
        || record.reason.has_value() == reason.empty()) {
        return fail(RecordError::BadField);
    }
    record.seq = static_cast<std::uint64_t>(*seq);
    record.ref = ref;
    if (minimumAge) {
        record.minimumAge = static_cast<int>(*minimumAge);
    }
    record.kind = *kind;
    record.time = *time;
    std::ranges::copy(*salt, record.salt.begin());
    return record;
}

} // namespace

Result<Record, RecordError> parseRecord(std::string_view text)
{
    if (text.size() > kMaxRecordBytes) {
        return fail(RecordError::TooLarge);
    }
    auto record = recordFrom(ObjectReader(text));
    if (!record) {
        return record;
    }
    const auto again = toText(*record);
    if (!again) {
        return fail(RecordError::BadField);
    }
    return *again == text ? std::move(record) : fail(RecordError::NotCanonical);
}

} // namespace carded::evidence
