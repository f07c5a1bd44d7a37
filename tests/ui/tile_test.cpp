// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/samples.h"
#include "ui/idle_view.h"
#include "ui/language.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <doctest/doctest.h>

#include <algorithm>

using namespace carded;
using ui::Category;
using ui::CategoryTile;
using ui::Design;

namespace {

/// The names of a policy's categories, read from their lines: this room knows no policies.
std::vector<Category> categoriesOf(const QString& path)
{
    static const QRegularExpression kLine(QStringLiteral("^name = \\{(.*)\\}$"), QRegularExpression::MultilineOption);
    static const QRegularExpression kName(QStringLiteral("([a-z]+) = \"([^\"]*)\""));
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    std::vector<Category> categories;
    for (auto lines = kLine.globalMatch(QString::fromUtf8(file.readAll())); lines.hasNext();) {
        const QString line = lines.next().captured(1);
        Category category{"", {}, 18};
        for (auto names = kName.globalMatch(line); names.hasNext();) {
            const auto name = names.next();
            category.names[name.captured(1)] = name.captured(2);
        }
        categories.push_back(category);
    }
    return categories;
}

/// At which part of the text size the names of all tiles are whole.
double scaleIn(const ui::IdleView& view)
{
    double beside = 1;
    double below = 1;
    for (const CategoryTile* tile : view.tiles()) {
        beside = std::min(beside, tile->fittingScale(CategoryTile::NamePlace::BesideKey));
        below = std::min(below, tile->fittingScale(CategoryTile::NamePlace::BelowKey));
    }
    return std::max(beside, below);
}

} // namespace

TEST_CASE("Tiles: the names of every policy that is shipped are whole and large enough, in every language and size")
{
    const QDir packs(QStringLiteral(CARDED_SOURCE_DIR "/policy/packs"));
    const QStringList files = packs.entryList({QStringLiteral("*.toml")});
    REQUIRE(files.size() >= 31);
    for (const QString& file : files) {
        const auto categories = categoriesOf(packs.filePath(file));
        for (const QString& language : ui::Language::tags()) {
            for (const QSize size : test::kWindowSizes) {
                CAPTURE(file.toStdString());
                CAPTURE(language.toStdString());
                CAPTURE(size.width());
                ui::IdleView view;
                const Design design = Design::of(size, 100, language);
                view.resize(size.width(), size.height() - static_cast<int>(design.px(7)));
                view.setDesign(design);
                view.setTillState(test::sampleState());
                view.setCategories(categories, language);
                CHECK(scaleIn(view) >= 0.6);
            }
        }
    }
}
