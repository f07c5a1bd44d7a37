// SPDX-License-Identifier: Apache-2.0
#include "ui/badge.h"

#include "ui/badge_words.h"
#include "ui/cue.h"
#include "ui/foreign_document.h"
#include "ui/step_words.h"

#include <QCoreApplication>

#include <algorithm>

namespace carded::ui {

namespace {

using verifier::Outcome;
using verifier::Verdict;

/// Of several categories.
constexpr QLatin1String kBetween(" + ");

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

/// A manager decides about something that is sold: not where nobody knows what.
bool offersOverride(const Verdict& verdict, const BadgeContext& context)
{
    return context.functionKeys.contains(QStringLiteral("F10")) && !verdict.category.empty()
           && std::ranges::find(context.overridable, verdict.reason) != context.overridable.end();
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
    QStringList parts = name.split(kBetween);
    for (QString& part : parts) {
        const bool isWord = part.size() > 1 && part[0].isUpper() && part[1].isLower();
        part = language == QLatin1String("en") && isWord ? part[0].toLower() + part.mid(1) : part;
    }
    return parts.join(kBetween);
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

/// What is sold, of the policy's categories.
struct Sold {
    QString name;                  ///< of several with a plus between; an id that is not known stands as it is
    std::optional<int> minimumAge; ///< the highest of those that are known
};

Sold soldIn(const std::string& ids, const BadgeContext& context)
{
    Sold sold;
    QStringList names;
    for (const QString& id : QString::fromStdString(ids).split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        const auto category = std::ranges::find(context.categories, id.toStdString(), &Category::id);
        if (category == context.categories.end()) {
            names += id;
        } else {
            names += category->nameIn(context.language);
            sold.minimumAge = std::max(sold.minimumAge.value_or(0), category->minimumAge);
        }
    }
    sold.name = names.join(kBetween);
    return sold;
}

QString bandText(Mark mark)
{
    switch (mark) {
    case Mark::Demo:
        return QCoreApplication::translate("ui", "DEMO, not a real check");
    case Mark::Training:
        return QCoreApplication::translate("ui", "TRAINING, not recorded");
    case Mark::None:
        break;
    }
    return {};
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

/// What is said of a verified code that is not ours says first what it is.
bool namesDocument(verifier::Reason reason)
{
    using verifier::Reason;
    return reason == Reason::OldEnough || reason == Reason::Underage || reason == Reason::AgeNotProven
           || reason == Reason::AlreadyUsed;
}

/// `document` is the verdict's, null for a code of ours.
BadgeWords wordsFor(const Verdict& verdict, const ForeignDocument* document)
{
    BadgeWords words = ui::wordsFor(verdict.reason);
    if (document != nullptr && verdict.reason == verifier::Reason::UnsupportedDocument) {
        words.step = document->step;
    }
    if (const DocumentWords* others = documentWords(verdict.document, verdict.reason)) {
        words.step = others->step;
        words.headline = others->headline != nullptr ? others->headline : words.headline;
        words.line = others->line != nullptr ? others->line : words.line;
    }
    return words;
}

QString whyText(const Verdict& verdict, const BadgeWords& words, const Values& values, const QString& language)
{
    if (verdict.unverifiedAge) {
        return QCoreApplication::translate("ui", "The barcode says age %1: not verified.").arg(*verdict.unverifiedAge);
    }
    const QString line = lineText(words, values, language);
    const bool isNamed = !values.document.isEmpty() && !verdict.format.empty() && namesDocument(verdict.reason);
    return isNamed ? QCoreApplication::translate("ui", "%1: %2").arg(values.document, line) : line;
}

} // namespace

Badge Badge::of(const Verdict& verdict, const BadgeContext& context)
{
    const Sold sold = soldIn(verdict.category, context);
    const std::optional<std::int64_t> age = verdict.minimumAge ? verdict.minimumAge : sold.minimumAge;

    Values values;
    values.age = numberOrNothing(age);
    values.seconds =
        numberOrNothing(verdict.maximumCodeAge ? std::optional(verdict.maximumCodeAge->count()) : std::nullopt);
    values.days = numberOrNothing(wholeDays(verdict.stateAge));
    values.category = sold.name;
    const ForeignDocument* foreign = foreignDocument(verdict.document);
    values.document = foreign != nullptr ? QCoreApplication::translate("ui", foreign->name) : QString();

    const BadgeWords words = wordsFor(verdict, foreign);
    Badge badge;
    badge.outcome = verdict.outcome();
    badge.word = wordFor(badge.outcome);
    badge.headline = QCoreApplication::translate("ui", words.headline);
    badge.line = whyText(verdict, words, values, context.language);
    const Step step = possibleStep(words.step, context.functionKeys);
    badge.step = stepText(step);
    if (const QString say = sayText(step); context.line == BadgeLine::Say && !say.isEmpty()) {
        badge.line = QCoreApplication::translate("ui", "\"%1\"").arg(say);
    }
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
    badge.mark = markOf(verdict);
    badge.band = bandText(badge.mark);
    badge.dots = context.sound == SoundState::Ok ? 0 : countOf(badge.outcome);
    return badge;
}

} // namespace carded::ui
