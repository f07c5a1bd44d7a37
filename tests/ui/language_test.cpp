// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/samples.h"
#include "ui/design.h"
#include "ui/language.h"
#include "ui/line_breaks.h"

#include <QFile>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QImage>
#include <QPainter>
#include <QRegularExpression>
#include <QXmlStreamReader>
#include <doctest/doctest.h>

#include <map>

using namespace carded;
using ui::Design;
using ui::Language;

namespace {

/// Of a translation file: source to translation.
std::map<QString, QString> translationsInto(const QString& tag)
{
    QFile file(QStringLiteral(CARDED_SOURCE_DIR "/ui/translations/carded_%1.ts").arg(tag));
    REQUIRE(file.open(QIODevice::ReadOnly));
    QXmlStreamReader reader(&file);
    std::map<QString, QString> translations;
    QString source;
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isStartElement() && reader.name() == QLatin1String("source")) {
            source = reader.readElementText();
        } else if (reader.isStartElement() && reader.name() == QLatin1String("translation")) {
            translations[source] = reader.readElementText();
        }
    }
    REQUIRE(translations.size() > 150);
    return translations;
}

/// `%1`, `{N}`: what is filled in.
QStringList valuesOf(const QString& text)
{
    static const QRegularExpression kValue(QStringLiteral("%[0-9]|\\{[A-Za-z]+\\}"));
    QStringList values;
    for (auto matches = kValue.globalMatch(text); matches.hasNext();) {
        values += matches.next().captured();
    }
    return values;
}

/// In squares of the text's size: a Latin letter takes about half of one.
double widthOf(const QString& text)
{
    double width = 0;
    for (const QChar c : text) {
        width += c.unicode() < 0x1100 ? 0.5 : 1.0;
    }
    return width;
}

QImage drawn(const QString& text, const QString& language)
{
    QImage image(100, 100, QImage::Format_Grayscale8);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setFont(Design::of({1024, 600}, 100, language).font(ui::kHeadlineUnits, ui::Weight::Regular));
    painter.drawText(QPointF(10, 80), text);
    return image;
}

} // namespace

TEST_CASE("Language: a key steps through all, English first, and comes back")
{
    CHECK(Language::tags().join(QLatin1Char(' ')).toStdString() == "en ko ja zh de");
    Language language;
    QStringList seen;
    do {
        seen += language.tag();
        REQUIRE(language.use(language.next()));
    } while (language.tag() != QLatin1String("en"));
    CHECK(seen == Language::tags());
    CHECK_FALSE(language.use(QStringLiteral("zh-Hant")));
    CHECK(language.tag() == QStringLiteral("en"));
}

TEST_CASE("Translations: each names the values of its source")
{
    for (const QString& tag : Language::tags().mid(1)) {
        for (const auto& [source, translation] : translationsInto(tag)) {
            CAPTURE(tag.toStdString());
            CAPTURE(source.toStdString());
            for (const QString& value : valuesOf(source)) {
                CHECK(translation.contains(value));
            }
        }
    }
}

TEST_CASE("Translations: Japanese and Chinese say where a line may break, often enough, the others need no marks")
{
    constexpr double kLongestPart = 12; // goes into a line of the narrowest window with large text
    for (const QString& tag : Language::tags().mid(1)) {
        const bool hasMarks = tag == QLatin1String("ja") || tag == QLatin1String("zh");
        for (const auto& [source, translation] : translationsInto(tag)) {
            CAPTURE(tag.toStdString());
            CAPTURE(translation.toStdString());
            CHECK_FALSE(source.contains(QLatin1Char('|')));
            CHECK_FALSE(translation.contains(ui::kBreakMark)); // nobody would see it in the file
            CHECK((hasMarks || !translation.contains(QLatin1Char('|'))));
            for (const QString& part : translation.split(QRegularExpression(QStringLiteral("[| ]")))) {
                CHECK((!hasMarks || widthOf(part) <= kLongestPart));
            }
        }
    }
}

TEST_CASE("Typeface: it is the language's own, and it is installed")
{
    struct Row {
        const char* tag;
        const char* family;
    };
    for (const Row& row : {Row{"en", "Noto Sans CJK KR"},
                           {"ko", "Noto Sans CJK KR"},
                           {"de", "Noto Sans CJK KR"},
                           {"ja", "Noto Sans CJK JP"},
                           {"zh", "Noto Sans CJK SC"}}) {
        const QFont font = Design::of({800, 480}, 100, QLatin1String(row.tag)).font(5, ui::Weight::Bold);
        CHECK(font.family().toStdString() == row.family);
        CHECK(QFontInfo(font).family().toStdString() == row.family);
        const QFontMetricsF metrics(font);
        for (const QChar digit : QStringLiteral("123456789")) {
            CHECK(metrics.horizontalAdvance(digit) == metrics.horizontalAdvance(QLatin1Char('0')));
        }
    }
}

TEST_CASE("Typeface: a Han character has the shape of its language")
{
    const QString bone(QChar(0x9AA8));
    const QImage japanese = drawn(bone, QStringLiteral("ja"));
    CHECK(japanese != drawn(bone, QStringLiteral("zh")));
    CHECK(japanese != drawn(QString(), QStringLiteral("ja")));
    CHECK(drawn(QStringLiteral("19+ Kasse"), QStringLiteral("zh"))
          == drawn(QStringLiteral("19+ Kasse"), QStringLiteral("de")));
}
