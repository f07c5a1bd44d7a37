// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/samples.h"
#include "ui/badge.h"
#include "ui/badge_words.h"
#include "ui/language.h"

#include <QRegularExpression>
#include <QSet>
#include <doctest/doctest.h>

#include <algorithm>
#include <iterator>

using namespace carded;
using ui::Badge;
using ui::Language;
using verifier::kAllReasons;
using verifier::Outcome;
using verifier::Reason;

namespace {

std::string utf8(const QString& text)
{
    return text.toStdString();
}

QString allText(const Badge& badge)
{
    return QStringList{badge.word,  badge.headline, badge.line,     badge.step, badge.foot(),
                       badge.shift, badge.manual,   badge.spoken(), badge.band}
        .join(QLatin1Char('\n'));
}

QString wordOf(Outcome outcome, const QString& tag)
{
    struct Words {
        const char* tag;
        const char* pass;
        const char* refuse;
        const char* cannotVerify;
    };
    constexpr Words kWords[] = {{"en", "PASS", "STOP", "ASK ID"},
                                {"ko", "통과", "판매 불가", "신분증 확인"},
                                {"ja", "OK", "販売不可", "要身分証"},
                                {"zh", "通过", "不可销售", "查验证件"},
                                {"de", "OK", "STOPP", "AUSWEIS"}};
    const auto* const words = std::ranges::find(kWords, tag.toStdString(), &Words::tag);
    REQUIRE(words != std::end(kWords));
    const char* const word = outcome == Outcome::Pass     ? words->pass
                             : outcome == Outcome::Refuse ? words->refuse
                                                          : words->cannotVerify;
    return QString::fromUtf8(word);
}

} // namespace

TEST_CASE("Badge: every reason has the word of its outcome, a headline, a line and a step")
{
    for (const QString& tag : Language::tags()) {
        Language language;
        REQUIRE(language.use(tag));
        for (const Reason reason : kAllReasons) {
            CAPTURE(utf8(tag));
            CAPTURE(test::nameOf(reason));
            const Badge badge = Badge::of(test::sampleVerdict(reason), test::sampleContext(tag));
            CHECK((badge.outcome == outcomeOf(reason)));
            CHECK(utf8(badge.word) == utf8(wordOf(badge.outcome, tag)));
            CHECK_FALSE(badge.headline.isEmpty());
            CHECK_FALSE(badge.headline.contains(badge.word));
            CHECK_FALSE(badge.line.isEmpty());
            CHECK_FALSE(badge.step.isEmpty());
            CHECK(utf8(badge.spoken())
                  == utf8(badge.word + QStringLiteral(". ") + badge.headline + QStringLiteral(". ") + badge.step));
        }
    }
}

TEST_CASE("Badge: no two reasons have the same headline")
{
    for (const QString& tag : Language::tags()) {
        Language language;
        REQUIRE(language.use(tag));
        QSet<QString> headlines;
        for (const Reason reason : kAllReasons) {
            headlines += Badge::of(test::sampleVerdict(reason), test::sampleContext(tag)).headline;
        }
        CHECK(headlines.size() == static_cast<qsizetype>(kAllReasons.size()));
    }
}

TEST_CASE("Badge: nothing is left to fill in, whatever is unknown")
{
    const QRegularExpression markers(QStringLiteral("[{}%]|\\bnull\\b"));
    for (const QString& tag : Language::tags()) {
        Language language;
        REQUIRE(language.use(tag));
        for (const Reason reason : kAllReasons) {
            verifier::Verdict bare;
            bare.reason = reason;
            for (const auto& verdict : {bare, test::sampleVerdict(reason)}) {
                const Badge badge = Badge::of(verdict, {tag, {}, 0, {}, {}, {}});
                CAPTURE(utf8(allText(badge)));
                CHECK_FALSE(allText(badge).contains(markers));
                CHECK_FALSE(badge.line.isEmpty());
                CHECK_FALSE(badge.line.contains(QStringLiteral("  ")));
            }
        }
    }
}

TEST_CASE("Badge: no text accuses, and none is a frozen reason string")
{
    const QRegularExpression accusing(
        QStringLiteral("fake|forge|fraud|invalid person|illegal|위조|가짜|불법|偽|不正|違法|伪|假|非法|"
                       "违法|fälsch|betrug|illegal|[!！]"),
        QRegularExpression::CaseInsensitiveOption);
    for (const QString& tag : Language::tags()) {
        Language language;
        REQUIRE(language.use(tag));
        for (const Reason reason : kAllReasons) {
            const QString text =
                allText(Badge::of(test::sampleVerdict(reason, test::Kind::Demo), test::sampleContext(tag)));
            CAPTURE(utf8(text));
            CHECK_FALSE(text.contains(accusing));
            for (const Reason frozen : kAllReasons) {
                const QString name = QString::fromStdString(test::nameOf(frozen));
                const bool isOrdinaryWord = !name.contains(QLatin1Char('_'));
                CHECK_FALSE((!isOrdinaryWord && text.contains(name, Qt::CaseInsensitive)));
            }
        }
    }
}

TEST_CASE("Badge: the values of the verdict stand in the line")
{
    struct Row {
        Reason reason;
        const char* line;
    };
    const Row rows[] = {
        {Reason::OldEnough, "Meets the age for tobacco (19+)."},
        {Reason::Underage, "The code shows an age below 19."},
        {Reason::AgeNotProven, "The code is fine but does not prove 19+."},
        {Reason::CodeTooOld, "It was made more than 60 seconds ago."},
        {Reason::TrustStale, "The till was last updated 8 days ago."},
        {Reason::SaleHours, "Tobacco may not be sold at this hour."},
        {Reason::UnsupportedDocument, "Health certificate: not a proof of age this till reads."},
    };
    for (const Row& row : rows) {
        CHECK(utf8(Badge::of(test::sampleVerdict(row.reason), test::sampleContext(QStringLiteral("en"))).line)
              == row.line);
    }
}

TEST_CASE("Badge: a line whose number is not known has another sentence")
{
    struct Row {
        Reason reason;
        const char* line;
    };
    const Row rows[] = {
        {Reason::OldEnough, "Meets the age for this item."},
        {Reason::Underage, "The code shows an age below the limit."},
        {Reason::AgeNotProven, "The code is fine but does not prove the age."},
        {Reason::CodeTooOld, "It was made too long ago."},
        {Reason::TrustStale, "The till's list has run out."},
        {Reason::SaleHours, "This item may not be sold at this hour."},
        {Reason::UnsupportedDocument, "Not a proof of age this till reads."},
    };
    for (const Row& row : rows) {
        verifier::Verdict bare;
        bare.reason = row.reason;
        CHECK(utf8(Badge::of(bare, {QStringLiteral("en"), {}, 0, {}, {}, {}}).line) == row.line);
    }
}

TEST_CASE("Badge: a list less than two days old is not counted in days")
{
    verifier::Verdict verdict = test::sampleVerdict(Reason::TrustStale);
    verdict.stateAge = Seconds{2 * 86400 - 1};
    const auto context = test::sampleContext(QStringLiteral("en"));
    CHECK(utf8(Badge::of(verdict, context).line) == "The till's list has run out.");
    verdict.stateAge = Seconds{2 * 86400};
    CHECK(utf8(Badge::of(verdict, context).line) == "The till was last updated 2 days ago.");
}

TEST_CASE("Badge: a name from the policy is never read as a marker")
{
    ui::BadgeContext context = test::sampleContext(QStringLiteral("en"));
    context.categories.front().names[QStringLiteral("en")] = QStringLiteral("{N} %1 <b>x</b>");
    CHECK(utf8(Badge::of(test::sampleVerdict(Reason::OldEnough), context).line)
          == "Meets the age for {N} %1 <b>x</b> (19+).");
}

TEST_CASE("Badge: category, time, place and shift are on every badge")
{
    for (const Reason reason : kAllReasons) {
        const Badge badge = Badge::of(test::sampleVerdict(reason), test::sampleContext(QStringLiteral("en")));
        CHECK(utf8(badge.category) == utf8(QStringLiteral("Tobacco\u00A019+")));
        CHECK(utf8(badge.time) == "14:03:22");
        CHECK(utf8(badge.place) == "42/3");
        CHECK(utf8(badge.shift) == utf8(QStringLiteral("Shift\u00A047")));
    }
}

TEST_CASE("Badge: the age of the policy stands in when the verdict has none")
{
    verifier::Verdict verdict = test::sampleVerdict(Reason::Malformed);
    verdict.minimumAge.reset();
    verdict.category = "rental_car";
    const Badge badge = Badge::of(verdict, test::sampleContext(QStringLiteral("en")));
    CHECK(utf8(badge.category) == utf8(QStringLiteral("Rental car\u00A021+")));
}

TEST_CASE("Badge: only a demo's badge says DEMO, and it says so first")
{
    for (const QString& tag : Language::tags()) {
        Language language;
        REQUIRE(language.use(tag));
        for (const Reason reason : kAllReasons) {
            const auto context = test::sampleContext(tag);
            const Badge demo = Badge::of(test::sampleVerdict(reason, test::Kind::Demo), context);
            CHECK(demo.band.contains(QStringLiteral("DEMO")));
            CHECK(demo.spoken().startsWith(demo.band));
            CHECK_FALSE(allText(Badge::of(test::sampleVerdict(reason), context)).contains(QStringLiteral("DEMO")));
        }
    }
}

TEST_CASE(
    "Badge: what can be said to the customer stands in the line when it is asked for, and is never said by a reader")
{
    auto context = test::sampleContext(QStringLiteral("en"));
    const Badge why = Badge::of(test::sampleVerdict(Reason::CodeTooOld), context);
    context.line = ui::BadgeLine::Say;
    const Badge say = Badge::of(test::sampleVerdict(Reason::CodeTooOld), context);
    CHECK(say.line == QStringLiteral("\"Could you refresh the code, please?\""));
    CHECK(say.spoken() == why.spoken());
    CHECK(Badge::of(test::sampleVerdict(Reason::OldEnough), context).line.startsWith(QStringLiteral("Meets")));
}

TEST_CASE("Badge: what was judged in training says so first, and that it is not recorded")
{
    const auto context = test::sampleContext(QStringLiteral("en"));
    const Badge badge = Badge::of(test::sampleVerdict(Reason::OldEnough, test::Kind::Training), context);
    CHECK(badge.band == QStringLiteral("TRAINING, not recorded"));
    CHECK(badge.spoken().startsWith(badge.band));
    CHECK(badge.mark == ui::Mark::Training);
    CHECK(Badge::of(test::sampleVerdict(Reason::OldEnough), context).mark == ui::Mark::None);
}

TEST_CASE("Badge: the manual check is offered where a card can help")
{
    const auto context = test::sampleContext(QStringLiteral("en"));
    CHECK(Badge::of(test::sampleVerdict(Reason::OldEnough), context).manual.isEmpty());
    CHECK(Badge::of(test::sampleVerdict(Reason::Underage), context).manual.isEmpty());
    CHECK(Badge::of(test::sampleVerdict(Reason::BadSignature), context).keys == QStringList{QStringLiteral("F2")});
    CHECK_FALSE(Badge::of(test::sampleVerdict(Reason::CodeTooOld), context).manual.isEmpty());
    CHECK(Badge::of(test::sampleVerdict(Reason::TrustStale), context).keys == QStringList{QStringLiteral("F6")});
    CHECK(Badge::of(test::sampleVerdict(Reason::FaceCheckNeeded), context).keys == QStringList{QStringLiteral("F2")});
}

TEST_CASE("Badge: a key that does nothing on this till is not offered")
{
    auto context = test::sampleContext(QStringLiteral("en"));
    context.functionKeys.clear();
    for (const Reason reason : kAllReasons) {
        const Badge badge = Badge::of(test::sampleVerdict(reason), context);
        CHECK(badge.keys.isEmpty());
        CHECK(badge.manual.isEmpty());
    }
    CHECK(utf8(Badge::of(test::sampleVerdict(Reason::FaceCheckNeeded), context).step) == "Ask for a physical ID card.");
}

TEST_CASE("Badge: a reason outside the enum sells nothing")
{
    const auto badge =
        Badge::of(test::sampleVerdict(static_cast<Reason>(200)), test::sampleContext(QStringLiteral("en")));
    CHECK((badge.outcome == Outcome::CannotVerify));
    CHECK(utf8(badge.headline) == "Till data unreadable");
}

TEST_CASE("Badge: a licence's barcode gives the age that it prints, as not verified, and sends to the card")
{
    Language language;
    REQUIRE(language.use(QStringLiteral("en")));
    const auto context = test::sampleContext(QStringLiteral("en"));
    const Badge badge = Badge::of(test::licenceVerdict(), context);
    CHECK((badge.outcome == Outcome::CannotVerify));
    CHECK(utf8(badge.line) == "The barcode says age 38: not verified.");
    CHECK(utf8(badge.step) == "Check the card itself by eye.");
    CHECK(badge.manual.isEmpty());
    CHECK(badge.keys == QStringList{QStringLiteral("F2")});

    auto ageless = test::licenceVerdict();
    ageless.unverifiedAge.reset();
    CHECK(utf8(Badge::of(ageless, context).line) == "Licence barcode: not a proof of age this till reads.");

    REQUIRE(language.use(QStringLiteral("ko")));
    const Badge korean = Badge::of(test::licenceVerdict(), test::sampleContext(QStringLiteral("ko")));
    CHECK(korean.line.contains(QStringLiteral("38")));
    CHECK(korean.line.contains(QStringLiteral("\uD655\uC778\uB418\uC9C0 \uC54A"))); // "not verified"
}

TEST_CASE("Badge: every document that a text can be is called something, in every language")
{
    for (const QString& tag : Language::tags()) {
        Language language;
        REQUIRE(language.use(tag));
        for (const char* document :
             {"eu-dcc", "nz-covid-pass", "smart-health-card", "nl-coronacheck", "w3c-vc", "mdoc", "sd-jwt", "jwt",
              "truage", "icao-vds-nc", "aamva", "california-vcb", "cose", "cose-encrypt"}) {
            CAPTURE(document);
            auto verdict = test::sampleVerdict(Reason::UnsupportedDocument);
            verdict.document = document;
            auto nameless = verdict;
            nameless.document = "unheard-of";
            const auto context = test::sampleContext(tag);
            CHECK(Badge::of(verdict, context).line.size() > Badge::of(nameless, context).line.size());
        }
    }
}

TEST_CASE("Badge: of a verified code of another system the line says first what it is")
{
    const auto lineOf = [](const char* document, Reason reason) {
        auto verdict = test::sampleVerdict(reason);
        verdict.document = verdict.format = document;
        return utf8(Badge::of(verdict, test::sampleContext(QStringLiteral("en"))).line);
    };
    CHECK(lineOf("california-vcb", Reason::OldEnough).starts_with("California card: Meets the age"));
    CHECK(lineOf("california-vcb", Reason::Underage).starts_with("California card: "));
    CHECK(lineOf("truage", Reason::AgeNotProven).starts_with("TruAge: "));
    CHECK(lineOf("truage", Reason::AlreadyUsed).starts_with("TruAge: "));
    CHECK(lineOf("truage", Reason::BadSignature).find("TruAge") == std::string::npos);
}

TEST_CASE("Badge: a Californian card is in the cashier's hand, so nobody asks for one")
{
    const auto badgeOf = [](Reason reason) {
        auto verdict = test::sampleVerdict(reason);
        verdict.document = verdict.format = "california-vcb";
        return Badge::of(verdict, test::sampleContext(QStringLiteral("en")));
    };
    for (const Reason reason : {Reason::BadSignature, Reason::UnknownIssuer, Reason::Malformed,
                                Reason::StaticNotAccepted, Reason::StatusUnknown, Reason::KeyRevoked}) {
        CHECK(utf8(badgeOf(reason).step) == "Check the card itself by eye.");
    }
    CHECK(utf8(badgeOf(Reason::Expired).step) == "Ask for a physical ID card.");
    CHECK(utf8(badgeOf(Reason::Expired).line) == "The card's last day has passed.");
    CHECK(utf8(badgeOf(Reason::FaceCheckNeeded).line) == "The photo to compare is on the card.");
    auto token = test::sampleVerdict(Reason::StaticNotAccepted);
    token.document = token.format = "truage";
    const Badge badge = Badge::of(token, test::sampleContext(QStringLiteral("en")));
    CHECK(utf8(badge.headline) == "One-sale code");
    CHECK(utf8(badge.line) == "This store does not accept TruAge.");
}
