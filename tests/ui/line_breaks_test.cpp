// SPDX-License-Identifier: Apache-2.0
#include "ui/design.h"
#include "ui/line_breaks.h"
#include "ui/text_block.h"

#include <QFontMetricsF>
#include <doctest/doctest.h>

using namespace carded;

namespace {

std::string partsOf(QString text)
{
    return ui::unbrokenParts(text.replace(QLatin1Char('|'), ui::kBreakMark)).join(QLatin1Char('/')).toStdString();
}

} // namespace

TEST_CASE("Line breaks: a line ends at a space or at a mark, and nowhere else in a text that has marks")
{
    struct Row {
        const char* text;
        const char* parts;
    };
    const Row rows[] = {
        {"", ""},
        {"PASS", "PASS"},
        {"Ask for a card.", "Ask /for /a /card."},
        {"App-Code und U+200B", "App-Code /und /U+200B"},
        {"실물 신분증을 확인해", "실물 /신분증을 /확인해"},
        {"販売を|続けてください", "販売を/続けてください"},
        {"请顾客|打开App的|年龄码。", "请顾客/打开App的/年龄码。"},
        {"{N} more than 60 seconds ago", "{N} /more /than /60 seconds /ago"},
        {"Seit 2026-11-23 14:03.", "Seit /2026-11-23 14:03."},
        {"Tobacco\u00A019+ \u00B7 x", "Tobacco\u00A019+ /\u00B7 /x"},
        {"two  spaces", "two  /spaces"},
        {"ein Aufenthalts\u00ADtitel", "ein /Aufenthalts\u00AD/titel"},
        {"|at the start", "/at /the /start"},
    };
    for (const Row& row : rows) {
        CHECK(partsOf(QString::fromUtf8(row.text)) == row.parts);
    }
}

TEST_CASE(
    "Line breaks: a long name in Japanese or Chinese without marks ends where Unicode lets it, and no word in kana "
    "or of six characters is cut")
{
    struct Row {
        const char* text;
        const char* parts;
    };
    const Row rows[] = {
        {"レンタカー", "レンタカー"},
        {"たばこ", "たばこ"},
        {"アルコール飲料", "アルコール/飲/料"},
        {"ビール（缶）とワイン", "ビール/（缶）/と/ワイン"},
        {"酒精饮料、香烟", "酒/精/饮/料、/香/烟"},
        {"香烟", "香烟"},
        {"无酒精饮料类", "无酒精饮料类"},
        {"18 歳以上", "18 歳/以/上"},
    };
    for (const Row& row : rows) {
        CHECK(partsOf(QString::fromUtf8(row.text)) == row.parts);
    }
}

TEST_CASE("Line breaks: no mark is drawn or measured")
{
    const QFont font = ui::Design::of({800, 480}, 100, QStringLiteral("ja")).font(5, ui::Weight::Regular);
    const QString plain = QStringLiteral("販売を続けてください");
    const QString marked = QStringLiteral("販売を\u200B続けて\u200Bください");
    CHECK(ui::withoutBreakMarks(marked) == plain);
    const ui::TextBlock wide(marked, {font, ui::kTextPitch, Qt::AlignLeft}, 1e6);
    CHECK(wide.lineCount() == 1);
    CHECK(wide.naturalWidth() == QFontMetricsF(font).horizontalAdvance(plain));
    const ui::TextBlock narrow(marked, {font, ui::kTextPitch, Qt::AlignLeft}, wide.naturalWidth() * 0.75);
    CHECK(narrow.lineCount() == 2);
    CHECK(narrow.fits());
    const ui::TextBlock tooNarrow(marked, {font, ui::kTextPitch, Qt::AlignLeft}, font.pixelSize() * 2);
    CHECK(tooNarrow.lineCount() == 3);
    CHECK_FALSE(tooNarrow.fits());
}

TEST_CASE("Line breaks: a soft hyphen is drawn only where a line ends after it")
{
    const QFont font = ui::Design::of({800, 480}, 100, QStringLiteral("de")).font(4, ui::Weight::Bold);
    const QFontMetricsF metrics(font);
    const QString word = QStringLiteral("Aufenthalts\u00ADtitel");
    CHECK(ui::withoutBreakMarks(word) == QStringLiteral("Aufenthaltstitel"));
    const ui::TextBlock wide(word, {font, ui::kTextPitch, Qt::AlignLeft}, 1e6);
    CHECK(wide.naturalWidth() == metrics.horizontalAdvance(QStringLiteral("Aufenthaltstitel")));
    const ui::TextBlock narrow(word, {font, ui::kTextPitch, Qt::AlignLeft}, wide.naturalWidth() - 1);
    CHECK(narrow.lineCount() == 2);
    CHECK(narrow.naturalWidth() == metrics.horizontalAdvance(QStringLiteral("Aufenthalts-")));
}

TEST_CASE("Line breaks: two sentences are joined by a space, after an ideographic full stop by a mark")
{
    CHECK(ui::joinedSentences(QStringLiteral("One."), QStringLiteral("Two.")) == QStringLiteral("One. Two."));
    CHECK(ui::joinedSentences(QStringLiteral("一。"), QStringLiteral("二。")) == QStringLiteral("一。\u200B二。"));
}

TEST_CASE("TextBlock: two lines part between two sentences where both have room, and elsewhere where they have none")
{
    const QFont font = ui::Design::of({1280, 800}).font(5, ui::Weight::Regular);
    const QFontMetricsF metrics(font);
    const QString second = QStringLiteral("We help you right away.");
    const QString text = QStringLiteral("One moment. ") + second;
    const double room = metrics.horizontalAdvance(second);
    const ui::TextBlock parted(text, {font}, room + 1);
    CHECK(parted.lineCount() == 2);
    CHECK(parted.naturalWidth() == doctest::Approx(room));
    const QString three = QStringLiteral("Type the PIN. Tries left: 5.");
    const ui::TextBlock even(three, {font}, metrics.horizontalAdvance(three) - 1);
    CHECK(even.naturalWidth()
          == doctest::Approx(metrics.horizontalAdvance(QStringLiteral("Tries left: 5."))).epsilon(0.2));
    const ui::TextBlock narrow(text, {font}, room - 1);
    CHECK(narrow.lineCount() == 2);
    CHECK(narrow.fits());
}
