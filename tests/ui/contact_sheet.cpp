// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/contact_sheet.h"

#include <QImageWriter>
#include <QStringList>

#include <algorithm>
#include <cstdlib>
#include <cstring>

namespace carded::test {

namespace {

constexpr int kLongSide = 160;
constexpr int kBlock = 8; ///< side of the square over which a difference is averaged
constexpr int kLevels = 4;
constexpr int kStep = 255 / (kLevels - 1);

/// In the PNG file: the scenes' names, in the order of their pictures.
const QString kNamesKey = QStringLiteral("Scenes");

QList<QRgb> colorTable()
{
    QList<QRgb> colors;
    for (int red = 0; red < kLevels; ++red) {
        for (int green = 0; green < kLevels; ++green) {
            for (int blue = 0; blue < kLevels; ++blue) {
                colors += qRgb(red * kStep, green * kStep, blue * kStep);
            }
        }
    }
    return colors;
}

uchar nearestIndex(QRgb color)
{
    const auto level = [](int value) { return (value + kStep / 2) / kStep; };
    return static_cast<uchar>((level(qRed(color)) * kLevels + level(qGreen(color))) * kLevels + level(qBlue(color)));
}

/// Beyond what the rounding to a level does.
int distance(int exact, int level)
{
    return std::max(0, std::abs(exact - level) - kStep / 2);
}

int distance(QRgb exact, QRgb coarse)
{
    return (distance(qRed(exact), qRed(coarse)) + distance(qGreen(exact), qGreen(coarse))
            + distance(qBlue(exact), qBlue(coarse)))
           / 3;
}

double blockDifference(const QImage& a, const QImage& b, QPoint corner)
{
    const QRect block = QRect(corner, QSize(kBlock, kBlock)) & a.rect();
    int sum = 0;
    for (int y = block.top(); y <= block.bottom(); ++y) {
        for (int x = block.left(); x <= block.right(); ++x) {
            sum += distance(a.pixel(x, y), b.pixel(x, y));
        }
    }
    return static_cast<double>(sum) / (kBlock * kBlock);
}

} // namespace

QImage smallPicture(const QImage& shot)
{
    return shot.scaled(kLongSide, kLongSide, Qt::KeepAspectRatio, Qt::SmoothTransformation)
        .convertToFormat(QImage::Format_RGB32);
}

QImage coarsePicture(const QImage& small)
{
    QImage coarse(small.size(), QImage::Format_Indexed8);
    coarse.setColorTable(colorTable());
    for (int y = 0; y < small.height(); ++y) {
        for (int x = 0; x < small.width(); ++x) {
            coarse.scanLine(y)[x] = nearestIndex(small.pixel(x, y));
        }
    }
    return coarse;
}

double differenceOf(const QImage& small, const QImage& coarse)
{
    double most = 0;
    for (int y = 0; y < small.height();
         y += kBlock / 2) { // they overlap: where a thing lies in its block does not matter
        for (int x = 0; x < small.width(); x += kBlock / 2) {
            most = std::max(most, blockDifference(small, coarse, {x, y}));
        }
    }
    return most;
}

ContactSheet readSheet(const QString& path)
{
    ContactSheet sheet;
    const QImage all(path);
    const QStringList names = all.text(kNamesKey).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (all.isNull() || names.isEmpty() || all.height() % names.size() != 0) {
        return sheet;
    }
    const int height = all.height() / static_cast<int>(names.size());
    for (int i = 0; i < names.size(); ++i) {
        sheet[names[i]] = all.copy(0, i * height, all.width(), height);
    }
    return sheet;
}

bool writeSheet(const ContactSheet& sheet, const QString& path)
{
    if (sheet.empty()) {
        return false;
    }
    const QSize size = sheet.begin()->second.size();
    QImage all(size.width(), size.height() * static_cast<int>(sheet.size()), QImage::Format_Indexed8);
    all.setColorTable(colorTable());
    QStringList names;
    int top = 0;
    for (const auto& [name, picture] : sheet) {
        names += name;
        for (int y = 0; y < size.height(); ++y) {
            std::memcpy(all.scanLine(top + y), picture.constScanLine(y), static_cast<std::size_t>(size.width()));
        }
        top += size.height();
    }
    QImageWriter writer(path, "png");
    writer.setCompression(100);
    writer.setText(kNamesKey, names.join(QLatin1Char(' ')));
    return writer.write(all);
}

} // namespace carded::test
