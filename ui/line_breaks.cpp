// SPDX-License-Identifier: Apache-2.0
#include "ui/line_breaks.h"

#include <QTextBoundaryFinder>

#include <algorithm>

namespace carded::ui {

namespace {

bool isHanOrKana(QChar c)
{
    const QChar::Script script = c.script();
    return script == QChar::Script_Han || script == QChar::Script_Hiragana || script == QChar::Script_Katakana;
}

/// "60 seconds", "8 Tagen", "2026-11-23 14:03".
bool isBeforeUnit(const QString& text, qsizetype space)
{
    return space > 0 && space + 1 < text.size() && text[space] == QLatin1Char(' ') && text[space - 1].isDigit()
           && text[space + 1].isLetterOrNumber();
}

bool isBreakBefore(const QString& text, qsizetype at)
{
    const QChar before = text[at - 1];
    return before == kBreakMark || before == kSoftHyphen
           || (before == QLatin1Char(' ') && text[at] != QLatin1Char(' ') && !isBeforeUnit(text, at - 1));
}

/// A word in kana stays whole.
bool isInsideKana(const QString& text, qsizetype at)
{
    const auto isHiragana = [](QChar c) { return c.script() == QChar::Script_Hiragana; };
    const auto isKatakana = [](QChar c) {
        constexpr QChar kLongVowel{0x30FC};
        return c.script() == QChar::Script_Katakana || c == kLongVowel;
    };
    return (isHiragana(text[at - 1]) && isHiragana(text[at])) || (isKatakana(text[at - 1]) && isKatakana(text[at]));
}

QStringList partsByUnicode(const QString& text)
{
    QStringList parts;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Line, text);
    qsizetype start = 0;
    for (qsizetype end = finder.toNextBoundary(); end >= 0; end = finder.toNextBoundary()) {
        if (end < text.size() && (isBeforeUnit(text, end - 1) || isInsideKana(text, end))) {
            continue;
        }
        parts += text.mid(start, end - start);
        start = end;
    }
    return parts;
}

} // namespace

QStringList unbrokenParts(const QString& text)
{
    if (!text.contains(kBreakMark) && std::ranges::any_of(text, isHanOrKana)) {
        constexpr qsizetype kLongestWord = 6; // a name that a policy gives
        const bool isWord = text.size() <= kLongestWord && !text.contains(QLatin1Char(' '));
        return isWord ? QStringList{text} : partsByUnicode(text);
    }
    QStringList parts;
    qsizetype start = 0;
    for (qsizetype end = 1; end <= text.size(); ++end) {
        if (end == text.size() || isBreakBefore(text, end)) {
            const QString part = text.mid(start, end - start);
            parts += withoutBreakMarks(part) + (part.endsWith(kSoftHyphen) ? QString(kSoftHyphen) : QString());
            start = end;
        }
    }
    return parts;
}

QString joinedSentences(const QString& first, const QString& second)
{
    constexpr QChar kFullStop{0x3002};
    return first + (first.endsWith(kFullStop) ? kBreakMark : QChar(QLatin1Char(' '))) + second;
}

QString withoutBreakMarks(QString text)
{
    return text.remove(kBreakMark).remove(kSoftHyphen);
}

} // namespace carded::ui
