// SPDX-License-Identifier: Apache-2.0
#include "evidence/record.h"

#include <doctest/doctest.h>

#include <string>

using namespace carded;
using namespace carded::evidence;

namespace {

Record checkRecord()
{
    Record record;
    record.seq = 41;
    record.time = UnixTime{Seconds{1795429230}}; // 2026-11-23T10:20:30Z
    record.store = "0042";
    record.till = "3";
    record.mode = "live";
    record.salt.fill(0x5A);
    record.category = "tobacco";
    record.format = "age1";
    record.issuer = "https://id.example";
    record.minimumAge = 19;
    record.reason = verifier::Reason::OldEnough;
    record.faceCheck = true;
    record.policy = "KR";
    record.repository = 118;
    record.trust = 7;
    record.statusIat = 1764000000;
    return record;
}

/// As an inspector's program would write it, by the standard.
const std::string kText =
    R"({"category":"tobacco","face_check":true,"format":"age1","issuer":"https://id.example","kind":"check",)"
    R"("minimum_age":19,"mode":"live","outcome":"pass","policy":"KR","reason":"old_enough","repository":118,)"
    R"("salt":"WlpaWlpaWlpaWlpaWlpaWg","seq":41,"status_iat":1764000000,"store":"0042","till":"3",)"
    R"("time":"2026-11-23T10:20:30Z","trust":7,"v":1})";

std::string with(const std::string& before, const std::string& after)
{
    std::string text = kText;
    REQUIRE(text.find(before) != std::string::npos);
    return text.replace(text.find(before), before.size(), after);
}

} // namespace

TEST_CASE("Record: it is one object in canonical form, and reads back")
{
    CHECK(toText(checkRecord()) == kText);
    const auto again = parseRecord(kText);
    REQUIRE(again.has_value());
    CHECK(*again == checkRecord());
}

TEST_CASE("Record: fields that are not there are left out, and every kind reads back")
{
    for (const Kind kind : {Kind::Check, Kind::Face, Kind::Manual, Kind::Override, Kind::Mode, Kind::Clock, Kind::Gap,
                            Kind::Start, Kind::Stop}) {
        Record record;
        record.kind = kind;
        record.store = "a";
        record.till = "b";
        record.mode = "demo";
        record.seq = 1;
        const auto text = toText(record);
        REQUIRE(text.has_value());
        CHECK(text->size() < 150);
        CHECK(parseRecord(*text).value() == record);
    }
}

TEST_CASE("Record: what cannot stand in one is refused")
{
    const auto refused = [](auto change) {
        Record record = checkRecord();
        change(record);
        return !toText(record).has_value();
    };
    CHECK(refused([](Record& r) { r.store = ""; }));
    CHECK(refused([](Record& r) { r.store = "shop 1"; }));
    CHECK(refused([](Record& r) { r.till = std::string(33, '1'); }));
    CHECK(refused([](Record& r) { r.mode = "test"; }));
    CHECK(refused([](Record& r) { r.issuer = "https://id.example/\n"; }));
    CHECK(refused([](Record& r) { r.issuer = "https://\xEA\xB0\x80.example"; }));
    CHECK(refused([](Record& r) { r.issuer = std::string(201, 'a'); }));
    CHECK(refused([](Record& r) { r.minimumAge = 100; }));
    CHECK(refused([](Record& r) { r.operatorNumber = "7a"; }));
    CHECK(refused([](Record& r) { r.transaction = "a b"; }));
    CHECK(refused([](Record& r) { r.ref = 41; })); // itself
    CHECK(refused([](Record& r) { r.trust = std::int64_t{1} << 53U; }));
}

TEST_CASE("Record: a text that says the same otherwise is not a record")
{
    const auto errorOf = [](const std::string& text) { return parseRecord(text).error(); };
    CHECK(errorOf(" " + kText) == RecordError::NotCanonical);
    CHECK(errorOf(kText + "\n") == RecordError::NotCanonical);
    CHECK(errorOf(with("\"seq\":41", "\"seq\":41.0")) == RecordError::NotCanonical);
    CHECK(errorOf(with("\"seq\":41", "\"seq\":-41")) == RecordError::BadField);
    CHECK(errorOf(with("\"seq\":41", "\"seq\":041")) == RecordError::NotCanonical);
    CHECK(errorOf(with("\"seq\":41", "\"seq\":\"41\"")) == RecordError::NotCanonical);
    CHECK(errorOf(with("\"seq\":41", "\"seq\":9007199254740992")) == RecordError::BadField);
    CHECK(errorOf(with("\"seq\":41", "\"seq\":99999999999999999999")) == RecordError::NotCanonical);
    CHECK(errorOf(with("\"seq\":41,", "")) == RecordError::BadField);
    CHECK(errorOf(with("\"v\":1", "\"v\":2")) == RecordError::BadField);
    CHECK(errorOf(with("\"v\":1", "\"v\":1,\"v\":1")) == RecordError::NotCanonical);
    CHECK(errorOf(with("\"v\":1", "\"v\":1,\"w\":1")) == RecordError::NotCanonical);
    CHECK(errorOf(with("{", "{\"age\":21,")) == RecordError::NotCanonical);
    CHECK(errorOf(with(",\"v\":1", "")) == RecordError::BadField);
    CHECK(errorOf(with("\"store\":\"0042\",", "")) == RecordError::BadField);
    CHECK(errorOf(with("old_enough", "very_old")) == RecordError::BadField);
    CHECK(errorOf(with("\"pass\"", "\"refuse\"")) == RecordError::NotCanonical);
    CHECK(errorOf(with("true", "1")) == RecordError::NotCanonical);
    CHECK(errorOf(with("10:20:30Z", "10:20:30.0Z")) == RecordError::NotCanonical);
    CHECK(errorOf(with("tobacco", "tob\\u0061cco")) != RecordError::TooLarge);
    CHECK(errorOf(with("tobacco", "tob\xFF")) == RecordError::BadField);
    CHECK(errorOf("[]") == RecordError::NotCanonical);
    CHECK(errorOf("{}") == RecordError::NotCanonical);
    CHECK(errorOf("") == RecordError::NotCanonical);
    CHECK(errorOf(kText.substr(0, kText.size() - 1)) == RecordError::NotCanonical);
    CHECK(errorOf(std::string(1024, '[')) == RecordError::NotCanonical);
    CHECK(errorOf(std::string(1025, ' ')) == RecordError::TooLarge);
}

TEST_CASE("Record: a quotation mark and a backslash in an issuer's name are written as JSON writes them")
{
    Record record = checkRecord();
    record.issuer = R"(a"b\c\)";
    const auto text = toText(record).value();
    CHECK(text.find(R"("issuer":"a\"b\\c\\")") != std::string::npos);
    CHECK(parseRecord(text).value() == record);
}

TEST_CASE("Record: any byte changed is another record or none")
{
    for (std::size_t i = 0; i < kText.size(); ++i) {
        for (const char change : {'\1', '\2', '\x20'}) {
            std::string text = kText;
            text[i] = static_cast<char>(text[i] ^ change);
            const auto record = parseRecord(text);
            CHECK((!record || *record != checkRecord()));
        }
    }
}
