// SPDX-License-Identifier: Apache-2.0
#include "app/answer_text.h"

#include <doctest/doctest.h>

using namespace carded;
using app::Answer;
using verifier::Reason;

namespace {

constexpr UnixTime kAt{Seconds{1'780'000'000}};

/// With everything that a verdict can hold.
Answer fullPass()
{
    Answer answer;
    answer.verdict.reason = Reason::OldEnough;
    answer.verdict.checkedAt = kAt;
    answer.verdict.format = "age1";
    answer.verdict.issuer = "https://id.example";
    answer.verdict.minimumAge = 19;
    answer.verdict.category = "tobacco";
    answer.verdict.maximumCodeAge = Seconds{60};
    answer.verdict.stateAge = Seconds{3};
    answer.verdict.portrait = {0xFF, 0xD8, 0xFF};
    answer.elapsed = std::chrono::microseconds{212};
    return answer;
}

Answer bare(Reason reason)
{
    Answer answer;
    answer.verdict.reason = reason;
    answer.verdict.checkedAt = kAt;
    return answer;
}

} // namespace

TEST_CASE("Answer as JSON: the fields of the format in its order, and nothing else")
{
    CHECK(toJson(fullPass())
          == R"({"outcome":"pass","reason":"old_enough","format":"age1","issuer":"https://id.example",)"
             R"("minimum_age":19,"category":"tobacco","checked_at":"2026-05-28T20:26:40Z","elapsed_us":212})");
}

TEST_CASE("Answer as JSON: what is absent is left out")
{
    CHECK(toJson(bare(Reason::NotACredential))
          == R"({"outcome":"cannot_verify","reason":"not_a_credential","checked_at":"2026-05-28T20:26:40Z",)"
             R"("elapsed_us":0})");
}

TEST_CASE("Answer as JSON: a document's name, the demo mark and the place stand where they apply")
{
    Answer answer = bare(Reason::UnsupportedDocument);
    answer.verdict.document = "eu-dcc";
    answer.verdict.demo = true;
    const app::Place place{"a \"b\".png", 3, "qr"};
    CHECK(toJson(answer, place)
          == R"({"outcome":"cannot_verify","reason":"unsupported_document","document":"eu-dcc",)"
             R"("checked_at":"2026-05-28T20:26:40Z","elapsed_us":0,"demo":true,"file":"a \"b\".png","frame":3,)"
             R"("symbology":"qr"})");
}

TEST_CASE("Answer: the age that an unsigned barcode prints is in no output")
{
    Answer answer = bare(Reason::UnsupportedDocument);
    answer.verdict.document = "aamva";
    answer.verdict.unverifiedAge = 38;
    CHECK(app::toSentence(answer) == "cannot_verify: unsupported_document (aamva)");
    CHECK(toJson(answer).find("38") == std::string::npos);
}

TEST_CASE("Answer as JSON: an article number has no verdict")
{
    Answer answer = fullPass();
    answer.ignored = true;
    CHECK(toJson(answer) == R"({"ignored":"article_number"})");
    CHECK(toJson(answer, app::Place{"a.png", 0, "ean13"})
          == R"({"ignored":"article_number","file":"a.png","frame":0,"symbology":"ean13"})");
}

TEST_CASE("Answer as JSON: a file name that is no UTF-8 breaks nothing")
{
    CHECK(toJson(bare(Reason::ShortCode), app::Place{"\xFF.png", 0, "linear"}).find(".png\"") != std::string::npos);
}

TEST_CASE("Answer for people: one line that names the outcome, the reason and what it is about")
{
    CHECK(toSentence(fullPass()) == "pass: old_enough (tobacco 19+, https://id.example)");
    CHECK(toSentence(bare(Reason::NotACredential)) == "cannot_verify: not_a_credential");
    Answer demo = fullPass();
    demo.verdict.demo = true;
    CHECK(toSentence(demo, app::Place{"a.avi", 12, "qr"})
          == "a.avi (frame 12, qr): pass: old_enough (tobacco 19+, https://id.example) DEMO, not a real check");
    Answer ignored;
    ignored.ignored = true;
    CHECK(toSentence(ignored) == "ignored: an article number");
}

TEST_CASE("Answer for people: no file's name can steer the terminal")
{
    struct Row {
        const char* name;
        const char* shown;
    };
    const Row rows[] = {
        {"a b.png", "a b.png"},
        {"\xEC\x82\xAC\xEC\xA7\x84 \xC3\x89\xC2\xA0.png", "\xEC\x82\xAC\xEC\xA7\x84 \xC3\x89\xC2\xA0.png"},
        {"a\x1b[2J\n\r\t\x7f.png", "a\\x1b[2J\\x0a\\x0d\\x09\\x7f.png"},
        {"a\xC2\x9B"
         "2J.png",
         "a\\xc2\\x9b2J.png"}, // CSI as one character
        {"\xC3\x89\x9B"
         "2J.png",
         "\\xc3\\x89\\x9b2J.png"}, // and as one byte
        {"a\xC2", "a\\xc2"},
        {"a\xC2z", "a\\xc2z"},
    };
    for (const Row& row : rows) {
        CHECK(app::printable(row.name) == row.shown);
        CHECK(toSentence(bare(Reason::ShortCode), app::Place{row.name, 0, "linear"}).starts_with(row.shown));
    }
}

TEST_CASE("Answer's exit status: 0 for a pass alone, 1 for a refusal, 2 for the rest")
{
    for (const Reason reason : verifier::kAllReasons) {
        CAPTURE(verifier::toString(reason));
        const int expected = reason == Reason::OldEnough                                ? 0
                             : verifier::outcomeOf(reason) == verifier::Outcome::Refuse ? 1
                                                                                        : 2;
        CHECK(exitStatus(bare(reason)) == expected);
    }
    Answer ignored = fullPass();
    ignored.ignored = true;
    CHECK(exitStatus(ignored) == 2);
}
