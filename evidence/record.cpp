// SPDX-License-Identifier: Apache-2.0
#include "evidence/record.h"

#include "base/rfc3339.h"
#include "crypto/encoding.h"

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
#include <type_traits>
#include <utility>

namespace carded::evidence {
namespace {

using Json = nlohmann::json; // its objects are sorted by key, as the canonical form wants them

constexpr std::array<std::pair<std::string_view, Kind>, 9> kKinds{{{"check", Kind::Check},
                                                                   {"face", Kind::Face},
                                                                   {"manual", Kind::Manual},
                                                                   {"override", Kind::Override},
                                                                   {"mode", Kind::Mode},
                                                                   {"clock", Kind::Clock},
                                                                   {"gap", Kind::Gap},
                                                                   {"start", Kind::Start},
                                                                   {"stop", Kind::Stop}}};
constexpr std::int64_t kMostInteger = (std::int64_t{1} << 53U) - 1;
constexpr std::size_t kMostNumberBytes = 32;
constexpr std::size_t kMostTransactionBytes = 40;
constexpr std::size_t kMostTextBytes = 200;

bool isPlain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_'
           || c == '-';
}

bool isName(std::string_view text, std::size_t most)
{
    return !text.empty() && text.size() <= most && std::ranges::all_of(text, isPlain);
}

bool isPrintable(std::string_view text)
{
    return text.size() <= kMostTextBytes && std::ranges::all_of(text, [](char c) { return c >= 0x20 && c < 0x7F; });
}

bool isInteger(std::int64_t value)
{
    return value >= -kMostInteger && value <= kMostInteger;
}

bool isWritable(const Record& record)
{
    const auto isSmall = [](const std::optional<std::int64_t>& value) { return !value || isInteger(*value); };
    return isName(record.store, kMostNumberBytes) && isName(record.till, kMostNumberBytes)
           && (record.mode == "live" || record.mode == "demo") && record.seq <= static_cast<std::uint64_t>(kMostInteger)
           && (!record.ref || *record.ref < record.seq)
           && (record.transaction.empty() || isName(record.transaction, kMostTransactionBytes))
           && std::ranges::all_of(record.operatorNumber, [](char c) { return c >= '0' && c <= '9'; })
           && record.operatorNumber.size() <= kMostNumberBytes && isSmall(record.repository) && isSmall(record.trust)
           && isSmall(record.statusIat) && (!record.minimumAge || (*record.minimumAge >= 0 && *record.minimumAge < 100))
           && std::ranges::all_of(
               std::array{&record.category, &record.format, &record.document, &record.issuer, &record.policy},
               [](const std::string* text) { return isPrintable(*text); });
}

void put(Json& json, const char* name, const std::string& text)
{
    if (!text.empty()) {
        json[name] = text;
    }
}

template <class Value>
void put(Json& json, const char* name, const std::optional<Value>& value)
{
    if (value) {
        json[name] = *value;
    }
}

} // namespace

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
    Json json{{"kind", toString(record.kind)},
              {"mode", record.mode},
              {"salt", crypto::encodeBase64Url(record.salt)},
              {"seq", record.seq},
              {"store", record.store},
              {"till", record.till},
              {"time", formatRfc3339(record.time)},
              {"v", 1}};
    put(json, "ref", record.ref);
    put(json, "category", record.category);
    put(json, "format", record.format);
    put(json, "document", record.document);
    put(json, "issuer", record.issuer);
    put(json, "minimum_age", record.minimumAge);
    put(json, "face_check", record.faceCheck);
    put(json, "policy", record.policy);
    put(json, "repository", record.repository);
    put(json, "trust", record.trust);
    put(json, "status_iat", record.statusIat);
    put(json, "operator", record.operatorNumber);
    put(json, "transaction", record.transaction);
    if (record.reason) {
        json["reason"] = verifier::toString(*record.reason);
        json["outcome"] = verifier::toString(verifier::outcomeOf(*record.reason));
    }
    std::string text = json.dump();
    return text.size() <= kMaxRecordBytes ? std::optional(std::move(text)) : std::nullopt;
}

namespace {

/// Takes the fields out of an object; what is left over is unknown.
class Fields {
public:
    explicit Fields(Json& json) : m_json(json) {}

    template <class Value>
    std::optional<Value> take(const char* name)
    {
        const auto found = m_json.find(name);
        if (found == m_json.end()) {
            return std::nullopt;
        }
        const Json value = std::move(*found);
        m_json.erase(found);
        if (!isA<Value>(value)) {
            m_error = m_error.value_or(RecordError::BadField);
            return std::nullopt;
        }
        return value.get<Value>();
    }
    template <class Value>
    Value required(const char* name)
    {
        auto value = take<Value>(name);
        if (!value) {
            m_error = m_error.value_or(RecordError::MissingField);
        }
        return value.value_or(Value{});
    }
    [[nodiscard]] std::optional<RecordError> error() const
    {
        return m_error || m_json.empty() ? m_error : std::optional(RecordError::UnknownField);
    }

private:
    template <class Value>
    static bool isA(const Json& value)
    {
        if constexpr (std::is_same_v<Value, std::string>) {
            return value.is_string();
        } else if constexpr (std::is_same_v<Value, bool>) {
            return value.is_boolean();
        } else if constexpr (std::is_unsigned_v<Value>) {
            return value.is_number_unsigned();
        } else {
            return value.is_number_integer() && value.get<std::int64_t>() >= std::numeric_limits<Value>::min()
                   && value.get<std::int64_t>() <= std::numeric_limits<Value>::max();
        }
    }

    Json& m_json;
    std::optional<RecordError> m_error;
};

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
Result<Record, RecordError> recordFrom(Json& json)
{
    Fields fields(json);
    Record record;
    const auto kind = kindFrom(fields.required<std::string>("kind"));
    const auto salt = crypto::decodeBase64Url(fields.required<std::string>("salt"));
    const auto time = parseRfc3339(fields.required<std::string>("time"));
    const auto version = fields.required<std::uint64_t>("v");
    record.seq = fields.required<std::uint64_t>("seq");
    record.store = fields.required<std::string>("store");
    record.till = fields.required<std::string>("till");
    record.mode = fields.required<std::string>("mode");
    record.ref = fields.take<std::uint64_t>("ref");
    record.category = fields.take<std::string>("category").value_or("");
    record.format = fields.take<std::string>("format").value_or("");
    record.document = fields.take<std::string>("document").value_or("");
    record.issuer = fields.take<std::string>("issuer").value_or("");
    record.minimumAge = fields.take<int>("minimum_age");
    record.faceCheck = fields.take<bool>("face_check");
    record.policy = fields.take<std::string>("policy").value_or("");
    record.repository = fields.take<std::int64_t>("repository");
    record.trust = fields.take<std::int64_t>("trust");
    record.statusIat = fields.take<std::int64_t>("status_iat");
    record.operatorNumber = fields.take<std::string>("operator").value_or("");
    record.transaction = fields.take<std::string>("transaction").value_or("");
    const auto reason = fields.take<std::string>("reason");
    (void)fields.take<std::string>("outcome"); // follows from the reason, which the canonical form checks
    if (fields.error()) {
        return fail(*fields.error());
    }
    if (reason) {
        record.reason = reasonFrom(*reason);
    }
    if (!kind || !time || !salt || salt->size() != kSaltBytes || version != 1 || (reason && !record.reason)) {
        return fail(RecordError::BadField);
    }
    record.kind = *kind;
    record.time = *time;
    std::ranges::copy(*salt, record.salt.begin());
    return record;
}

} // namespace

Result<Record, RecordError> parseRecord(std::string_view text)
try {
    if (text.size() > kMaxRecordBytes) {
        return fail(RecordError::TooLarge);
    }
    Json json = Json::parse(text);
    if (!json.is_object()) {
        return fail(RecordError::NotJson);
    }
    auto record = recordFrom(json);
    if (!record) {
        return record;
    }
    const auto again = toText(*record);
    if (!again) {
        return fail(RecordError::BadField);
    }
    return *again == text ? std::move(record) : fail(RecordError::NotCanonical);
} catch (const Json::exception&) {
    return fail(RecordError::NotJson);
}

} // namespace carded::evidence
