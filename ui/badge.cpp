// SPDX-License-Identifier: Apache-2.0
#include "ui/badge.h"

#include "ui/badge_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

namespace carded::ui {

namespace {

using verifier::Outcome;
using verifier::Verdict;

/// The values a line may name. An empty one is not known.
struct Values {
    QString age;
    QString seconds;
    QString days;
    QString category;
    QString document;
};

QString wordFor(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Pass:
        return QCoreApplication::translate("ui", "PASS");
    case Outcome::Refuse:
        return QCoreApplication::translate("ui", "STOP");
    case Outcome::CannotVerify:
        break;
    }
    return QCoreApplication::translate("ui", "ASK ID");
}

QString stepText(Step step)
{
    switch (step) {
    case Step::GoOn:
        return QCoreApplication::translate("ui", "Go on with the sale.");
    case Step::AskForCard:
        return QCoreApplication::translate("ui", "Ask for a physical ID card.");
    case Step::AskForFreshCode:
        return QCoreApplication::translate("ui", "Ask for a fresh code, scan again.");
    case Step::DoNotSell:
        return QCoreApplication::translate("ui", "Do not sell this item.");
    case Step::UpdateList:
        return QCoreApplication::translate("ui", "Update the list, scan again.");
    case Step::CallManager:
        return QCoreApplication::translate("ui", "Call the manager.");
    case Step::CompareFace:
        return QCoreApplication::translate("ui", "Compare photo and face.");
    case Step::AskForAgeQr:
        return QCoreApplication::translate("ui", "Ask for the age QR in the app.");
    case Step::LookAtCard:
        return QCoreApplication::translate("ui", "Check the card itself by eye.");
    }
    return {};
}

QStringList stepKeys(Step step)
{
    switch (step) {
    case Step::AskForCard:
    case Step::LookAtCard:
        return {QStringLiteral("F2")};
    case Step::UpdateList:
        return {QStringLiteral("F6")};
    case Step::CompareFace:
        return {QStringLiteral("F9"), QStringLiteral("F12")};
    case Step::GoOn:
    case Step::AskForFreshCode:
    case Step::DoNotSell:
    case Step::CallManager:
    case Step::AskForAgeQr:
        break;
    }
    return {};
}

/// A card helps wherever the code is what failed: not after a pass, and not when the sale itself is ruled out.
bool offersManual(Step step)
{
    return step != Step::GoOn && step != Step::DoNotSell && step != Step::AskForCard && step != Step::LookAtCard;
}

/// What needs a key that does nothing on this till is no step: a card always helps.
Step possibleStep(Step step, const QStringList& functionKeys)
{
    const bool isImpossible = (step == Step::CompareFace && !functionKeys.contains(QStringLiteral("F9")))
                              || (step == Step::UpdateList && !functionKeys.contains(QStringLiteral("F6")));
    return isImpossible ? Step::AskForCard : step;
}

QStringList keysThatWork(QStringList keys, const QStringList& functionKeys)
{
    keys.removeIf([&](const QString& key) { return !functionKeys.contains(key); });
    return keys;
}

/// A manager decides about something that is sold: not where nobody knows what.
bool offersOverride(const Verdict& verdict, const BadgeContext& context)
{
    return context.functionKeys.contains(QStringLiteral("F10")) && !verdict.category.empty()
           && std::ranges::find(context.overridable, verdict.reason) != context.overridable.end();
}

/// What a foreign document is called at the till, as source text, and what its holder is asked for.
struct ForeignDocument {
    std::string_view document;
    const char* name;
    Step step = Step::AskForCard;
};

constexpr ForeignDocument kForeignDocuments[] = {
    {"eu-dcc", QT_TRANSLATE_NOOP("ui", "Health certificate")},
    {"nz-covid-pass", QT_TRANSLATE_NOOP("ui", "Health certificate")},
    {"smart-health-card", QT_TRANSLATE_NOOP("ui", "Health certificate")},
    {"nl-coronacheck", QT_TRANSLATE_NOOP("ui", "Health certificate")},
    {"icao-vds-nc", QT_TRANSLATE_NOOP("ui", "Travel certificate")},
    {"mdoc", QT_TRANSLATE_NOOP("ui", "Mobile document")},
    {"aamva", QT_TRANSLATE_NOOP("ui", "Licence barcode"), Step::LookAtCard}, // it stands on a card: that is there
    {"truage", QT_TRANSLATE_NOOP("ui", "TruAge")},
    {"w3c-vc", QT_TRANSLATE_NOOP("ui", "Digital certificate")},
    {"jwt", QT_TRANSLATE_NOOP("ui", "Digital certificate")},
    {"sd-jwt", QT_TRANSLATE_NOOP("ui", "Digital certificate")},
    {"cose", QT_TRANSLATE_NOOP("ui", "Digital certificate")},
    {"cose-encrypt", QT_TRANSLATE_NOOP("ui", "Encrypted code")},
};

/// Null for one that we have no name for.
const ForeignDocument* foreignDocument(std::string_view document)
{
    const auto* const known = std::ranges::find(kForeignDocuments, document, &ForeignDocument::document);
    return known != std::end(kForeignDocuments) ? known : nullptr;
}

/// Fills the values in, once from left to right, so that a value is never read as a marker.
/// Nothing if the line names a value that is not known.
std::optional<QString> fillLine(const QString& line, const Values& values)
{
    const std::pair<QLatin1String, const QString&> markers[] = {
        {QLatin1String("{N}"), values.age},
        {QLatin1String("{S}"), values.seconds},
        {QLatin1String("{D}"), values.days},
        {QLatin1String("{category}"), values.category},
        {QLatin1String("{document}"), values.document},
    };
    QString filled;
    for (qsizetype at = 0; at < line.size();) {
        const QStringView rest = QStringView(line).mid(at);
        const auto* const marker =
            std::ranges::find_if(markers, [rest](const auto& entry) { return rest.startsWith(entry.first); });
        if (marker == std::end(markers)) {
            filled += line[at++];
            continue;
        }
        if (marker->second.isEmpty()) {
            return std::nullopt;
        }
        filled += marker->second;
        at += marker->first.size();
    }
    return filled;
}

/// The name as it stands inside an English sentence: "tobacco", but "CBD" as it is.
QString insideSentence(const QString& name, const QString& language)
{
    const bool isWord = name.size() > 1 && name[0].isUpper() && name[1].isLower();
    return language == QLatin1String("en") && isWord ? name[0].toLower() + name.mid(1) : name;
}

/// A number stays on the line of the word before it.
QString unbroken(QString text)
{
    if (const qsizetype space = text.lastIndexOf(QLatin1Char(' ')); space >= 0) {
        text[space] = QChar::Nbsp;
    }
    return text;
}

QString numberOrNothing(std::optional<std::int64_t> number)
{
    return number ? QString::number(*number) : QString();
}

/// "1 days" would be wrong, and a list a day old is not what stops a till: only from two days on.
std::optional<std::int64_t> wholeDays(std::optional<Seconds> age)
{
    if (!age || *age < std::chrono::days{2}) {
        return std::nullopt;
    }
    return std::chrono::floor<std::chrono::days>(*age).count();
}

QString lineText(const BadgeWords& words, const Values& values, const QString& language)
{
    const QString line = QCoreApplication::translate("ui", words.line);
    Values placed = values;
    if (!line.startsWith(QLatin1String("{category}"))) {
        placed.category = insideSentence(values.category, language);
    }
    if (const auto filled = fillLine(line, placed)) {
        return *filled;
    }
    return words.plainLine != nullptr ? QCoreApplication::translate("ui", words.plainLine) : QString();
}

} // namespace

Badge Badge::of(const Verdict& verdict, const BadgeContext& context)
{
    const auto sold = std::ranges::find(context.categories, verdict.category, &Category::id);
    const bool isKnown = sold != context.categories.end();
    std::optional<std::int64_t> age;
    if (verdict.minimumAge) {
        age = *verdict.minimumAge;
    } else if (isKnown) {
        age = sold->minimumAge;
    }

    Values values;
    values.age = numberOrNothing(age);
    values.seconds =
        numberOrNothing(verdict.maximumCodeAge ? std::optional(verdict.maximumCodeAge->count()) : std::nullopt);
    values.days = numberOrNothing(wholeDays(verdict.stateAge));
    values.category = isKnown ? sold->nameIn(context.language) : QString::fromStdString(verdict.category);
    const ForeignDocument* foreign =
        verdict.reason == verifier::Reason::UnsupportedDocument ? foreignDocument(verdict.document) : nullptr;
    values.document = foreign != nullptr ? QCoreApplication::translate("ui", foreign->name) : QString();

    const BadgeWords& words = wordsFor(verdict.reason);
    Badge badge;
    badge.outcome = verdict.outcome();
    badge.word = wordFor(badge.outcome);
    badge.headline = QCoreApplication::translate("ui", words.headline);
    badge.line = lineText(words, values, context.language);
    if (verdict.unverifiedAge) {
        badge.line =
            QCoreApplication::translate("ui", "The barcode says age %1: not verified.").arg(*verdict.unverifiedAge);
    }
    const Step step = possibleStep(foreign != nullptr ? foreign->step : words.step, context.functionKeys);
    badge.step = stepText(step);
    badge.keys = keysThatWork(stepKeys(step), context.functionKeys);
    badge.category =
        age ? unbroken(QStringLiteral("%1 %2+").arg(values.category, values.age).trimmed()) : values.category;
    badge.time = clockText(verdict.checkedAt, context.utcOffset, Clock::Seconds);
    badge.place = context.place;
    if (context.shiftNumber > 0) {
        badge.shift =
            unbroken(QCoreApplication::translate("ui", "Shift %1").arg(context.shiftNumber, 2, 10, QLatin1Char('0')));
    }
    if (offersManual(step) && context.functionKeys.contains(QStringLiteral("F2"))) {
        badge.manual = QCoreApplication::translate("ui", "Manual check");
    }
    if (offersOverride(verdict, context)) {
        if (step == Step::CallManager) {
            badge.keys = QStringList{QStringLiteral("F10")};
        } else {
            badge.manager = QCoreApplication::translate("ui", "Manager");
        }
    }
    if (verdict.demo) {
        badge.demoBand = QCoreApplication::translate("ui", "DEMO, not a real check");
    }
    return badge;
}

} // namespace carded::ui
