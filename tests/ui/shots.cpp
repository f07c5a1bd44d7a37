// SPDX-License-Identifier: Apache-2.0
// carded-shots: draws every state of the till's windows in every size and language. See `carded-shots --help`.
#include "tests/ui/contact_sheet.h"
#include "tests/ui/samples.h"
#include "tests/ui/scenes.h"
#include "ui/language.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QFile>
#include <QPixmap>
#include <QTextStream>

#include <algorithm>
#include <cstdio>
#include <limits>

namespace carded {

namespace {

using test::ContactSheet;
using test::Scene;

constexpr int kUsage = 64;

struct Shot {
    Scene scene;
    QSize size;
    QString language;

    [[nodiscard]] QString sheetName() const
    {
        return QStringLiteral("%1x%2-%3").arg(size.width()).arg(size.height()).arg(language);
    }
    [[nodiscard]] QString name() const { return scene.name + QLatin1Char('-') + sheetName(); }
    [[nodiscard]] QImage draw() const { return scene.open({size, language})->grab().toImage(); }
};

bool complain(const QString& what)
{
    (void)std::fprintf(stderr, "%s\n", qPrintable(what));
    return false;
}

bool save(const QImage& image, const QString& path)
{
    return image.save(path) || complain(QStringLiteral("cannot write ") + path);
}

QString acceptedPath(const QString& sheetName)
{
    return QStringLiteral(CARDED_SOURCE_DIR "/tests/ui/accepted/") + sheetName + QStringLiteral(".png");
}

/// A section for each scene: a row for each size, a column for each language. Only what was drawn.
class Index {
public:
    void add(const Shot& shot) { m_shots.push_back(shot); }
    [[nodiscard]] bool write(const QString& path) const
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly)) {
            return complain(QStringLiteral("cannot write ") + path);
        }
        QTextStream out(&file);
        out << "<!doctype html><meta charset=utf-8><title>Carded: the till's windows</title>"
               "<style>body{font:14px sans-serif}img{width:300px;margin:4px;border:1px solid #888}"
               "div{white-space:nowrap}</style>\n";
        for (std::size_t i = 0; i < m_shots.size(); ++i) {
            const Shot& shot = m_shots[i];
            const bool isNewScene = i == 0 || m_shots[i - 1].scene.name != shot.scene.name;
            if (isNewScene) {
                out << "<h2 id=" << shot.scene.name << ">" << shot.scene.name << "</h2>\n";
            }
            if (isNewScene || m_shots[i - 1].size != shot.size) {
                out << "<div>\n";
            }
            const QString picture = shot.name() + QStringLiteral(".png");
            out << "<a href=" << picture << "><img loading=lazy src=" << picture << " title=" << shot.name()
                << "></a>\n";
        }
        return true;
    }

private:
    std::vector<Shot> m_shots;
};

bool drawAll(const QDir& folder, const QString& part)
{
    Index index;
    bool isGood = true;
    for (const Scene& scene : test::allScenes()) {
        for (const QSize size : test::kWindowSizes) {
            for (const QString& language : ui::Language::tags()) {
                const Shot shot{scene, size, language};
                if (shot.name().contains(part)) {
                    isGood = save(shot.draw(), folder.filePath(shot.name() + QStringLiteral(".png"))) && isGood;
                    index.add(shot);
                }
            }
        }
    }
    return index.write(folder.filePath(QStringLiteral("index.html"))) && isGood;
}

/// Infinite for pictures of two sizes.
double difference(const QImage& small, const QImage& accepted)
{
    return small.size() == accepted.size() ? test::differenceOf(small, accepted)
                                           : std::numeric_limits<double>::infinity();
}

bool isAsAccepted(const QImage& small, const QImage& accepted)
{
    return difference(small, accepted) <= test::kDifferenceSeen;
}

/// What looks as it did stays as it is in the file, to the pixel.
bool accept(const QString& language, const QString& part)
{
    bool isGood = true;
    for (const QSize size : test::kWindowSizes) {
        const QString path = acceptedPath(Shot{{}, size, language}.sheetName());
        const ContactSheet before = test::readSheet(path);
        ContactSheet sheet;
        for (const Scene& scene : test::allScenes()) {
            const auto old = before.find(scene.name);
            if (!scene.name.contains(part)) {
                if (old != before.end()) {
                    sheet.insert(*old);
                }
                continue;
            }
            const QImage now = test::smallPicture(Shot{scene, size, language}.draw());
            sheet[scene.name] =
                old != before.end() && isAsAccepted(now, old->second) ? old->second : test::coarsePicture(now);
        }
        if (sheet != before) {
            isGood = (test::writeSheet(sheet, path) || complain(QStringLiteral("cannot write ") + path)) && isGood;
        }
    }
    return isGood;
}

bool checkShot(const Shot& shot, const ContactSheet& accepted, const QDir& folder)
{
    const QImage picture = shot.draw();
    const auto old = accepted.find(shot.scene.name);
    const QImage small = test::smallPicture(picture);
    if (old != accepted.end() && isAsAccepted(small, old->second)) {
        return true;
    }
    const QString now = folder.filePath(shot.name() + QStringLiteral("-now.png"));
    (void)save(picture, now);
    if (old == accepted.end()) {
        return complain(QStringLiteral("%1: no picture of it was accepted yet. It is %2").arg(shot.name(), now));
    }
    const QString before = folder.filePath(shot.name() + QStringLiteral("-accepted.png"));
    (void)save(old->second, before);
    return complain(QStringLiteral("%1: looks different, by %2. Compare %3 with %4")
                        .arg(shot.name())
                        .arg(difference(small, old->second), 0, 'f', 1)
                        .arg(before, now));
}

bool check(const QString& language, const QDir& folder, const QString& part)
{
    bool isGood = true;
    for (const QSize size : test::kWindowSizes) {
        ContactSheet accepted = test::readSheet(acceptedPath(Shot{{}, size, language}.sheetName()));
        for (const Scene& scene : test::allScenes()) {
            isGood = (!scene.name.contains(part) || checkShot({scene, size, language}, accepted, folder)) && isGood;
            accepted.erase(scene.name);
        }
        for (const auto& left : accepted) {
            isGood = complain(QStringLiteral("%1: was accepted and is no scene any more").arg(left.first));
        }
    }
    return isGood || complain(QStringLiteral("If they are as they should be: carded-shots --accept"));
}

int run(const QStringList& arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption language(QStringLiteral("language"), QStringLiteral("Only this one."),
                                      QStringLiteral("tag"));
    const QCommandLineOption acceptOption(
        QStringLiteral("accept"),
        QStringLiteral("Keep what is drawn now as tests/ui/accepted, which --check holds it against."));
    const QCommandLineOption checkOption(
        QStringLiteral("check"), QStringLiteral("Compare with tests/ui/accepted; leave what differs in FOLDER."));
    const QCommandLineOption partOption(QStringLiteral("scenes"),
                                        QStringLiteral("Of --accept and --check: only those whose name contains it."),
                                        QStringLiteral("part"));
    parser.addOptions({acceptOption, checkOption, partOption, language});
    parser.addHelpOption();
    parser.addPositionalArgument(QStringLiteral("FOLDER"), QStringLiteral("Where PNG files and index.html go."));
    parser.addPositionalArgument(QStringLiteral("PART"), QStringLiteral("Only names that contain it."));
    parser.process(arguments);
    const QStringList places = parser.positionalArguments();
    const QStringList languages = parser.isSet(language) ? QStringList{parser.value(language)} : ui::Language::tags();
    bool isGood = true;
    if (parser.isSet(acceptOption)) {
        for (const QString& tag : languages) {
            isGood = accept(tag, parser.value(partOption)) && isGood;
        }
        return isGood ? 0 : 1;
    }
    if (places.isEmpty() || !QDir().mkpath(places[0])) {
        (void)std::fprintf(stderr, "%s", qPrintable(parser.helpText()));
        return kUsage;
    }
    if (parser.isSet(checkOption)) {
        for (const QString& tag : languages) {
            isGood = check(tag, QDir(places[0]), parser.value(partOption)) && isGood;
        }
        return isGood ? 0 : 1;
    }
    return drawAll(QDir(places[0]), places.value(1)) ? 0 : 1;
}

} // namespace

} // namespace carded

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen"); // the same pictures on every machine
    qputenv("FONTCONFIG_FILE", CARDED_SOURCE_DIR "/tests/ui/fonts.conf");
    const QApplication app(argc, argv);
    return carded::run(QCoreApplication::arguments());
}
