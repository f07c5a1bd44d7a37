// SPDX-License-Identifier: Apache-2.0
#include "base/quiet_crash.h"
#include "base/result.h"
#include "base/utf8.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHashSeed>
#include <QMarginsF>
#include <QPainter>
#include <QPdfWriter>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <unistd.h>

// carded-report: an HTML report on standard input, the same as PDF on standard output. A program of its own, so that
// `carded` needs no Qt.

namespace {

using namespace carded;

constexpr std::size_t kMostBytes = std::size_t{8} << 20U;
constexpr int kExitUsage = 64;
constexpr int kExitInternal = 70;

constexpr int kDotsPerInch = 300;
constexpr double kMarginMillimetres = 16;
constexpr double kFootPoints = 22;
constexpr double kTextPoints = 9.5;
constexpr double kFootTextPoints = 8;
constexpr double kPointsPerInch = 72;
constexpr double kPointsBelowHeading = 90; // itself, and some lines of a table

const QString kTypeface = QStringLiteral("Noto Sans CJK KR");

int fail(int status, std::string_view why)
{
    std::cerr << "carded-report: " << why << '\n';
    return status;
}

enum class InputError : std::uint8_t { TooLarge, Unreadable };

Result<std::string, InputError> readInput()
{
    std::string input;
    std::string part(std::size_t{1} << 16U, '\0');
    while (true) {
        const ssize_t got = ::read(STDIN_FILENO, part.data(), part.size());
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            return carded::fail(InputError::Unreadable);
        }
        if (got == 0) {
            return input;
        }
        if (static_cast<std::size_t>(got) > kMostBytes - input.size()) {
            return carded::fail(InputError::TooLarge);
        }
        input.append(part, 0, static_cast<std::size_t>(got));
    }
}

bool writeOutput(const QByteArray& bytes)
{
    for (qsizetype done = 0; done < bytes.size();) {
        const ssize_t written =
            ::write(STDOUT_FILENO, bytes.data() + done, static_cast<std::size_t>(bytes.size() - done));
        if (written < 0 && errno != EINTR) {
            return false;
        }
        done += std::max<ssize_t>(written, 0);
    }
    return true;
}

/// Loads nothing, whatever the document names.
class Document final : public QTextDocument {
protected:
    QVariant loadResource(int /*type*/, const QUrl& /*name*/) override { return {}; }
};

/// In the writer's dots.
double dots(double points)
{
    return points * kDotsPerInch / kPointsPerInch;
}

QFont typeface(double points)
{
    QFont font(kTypeface);
    font.setPointSizeF(points);
    font.setStyleStrategy(QFont::PreferNoShaping); // its own digits and ligatures would be no text to search or copy
    return font;
}

/// Title at the left, page number at the right, below the text.
void paintFoot(QPainter& painter, const QString& title, int page, int pages)
{
    const QRectF foot(0, painter.device()->height() - dots(kFootPoints), painter.device()->width(), dots(kFootPoints));
    painter.setFont(QFont(typeface(kFootTextPoints), painter.device()));
    painter.drawText(foot, Qt::AlignLeft | Qt::AlignBottom, title);
    painter.drawText(foot, Qt::AlignRight | Qt::AlignBottom, QStringLiteral("%1 / %2").arg(page).arg(pages));
}

/// A heading so near the foot that what it heads would be on the next page goes there too.
void keepHeadingsWithText(QTextDocument& document)
{
    const double page = document.pageSize().height();
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        const double top = document.documentLayout()->blockBoundingRect(block).top();
        const bool isNearFoot = std::fmod(top, page) > page - dots(kPointsBelowHeading);
        if (block.blockFormat().headingLevel() > 0 && isNearFoot) {
            QTextBlockFormat format;
            format.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
            QTextCursor(block).mergeBlockFormat(format);
            document.markContentsDirty(0, document.characterCount()); // or Qt 6.4 loses what comes after it
        }
    }
}

QByteArray pdfOf(const QString& html)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setResolution(kDotsPerInch);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF(kMarginMillimetres, kMarginMillimetres, kMarginMillimetres, kMarginMillimetres),
                              QPageLayout::Millimeter);
        Document document;
        QTextOption wrapping;
        wrapping.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere); // a key has no spaces
        document.setDefaultTextOption(wrapping);
        document.setDocumentMargin(0);
        document.setDefaultFont(typeface(kTextPoints));
        document.setMetaInformation(QTextDocument::CssMedia, QStringLiteral("pdf")); // what is for browsers is left out
        document.documentLayout()->setPaintDevice(&writer);
        document.setHtml(html);
        const QSizeF page(writer.width(), writer.height() - dots(kFootPoints));
        document.setPageSize(page);
        keepHeadingsWithText(document);
        const QString title = document.metaInformation(QTextDocument::DocumentTitle);
        writer.setTitle(title);
        writer.setCreator(QStringLiteral("Carded"));

        QPainter painter(&writer);
        for (int number = 0; number < document.pageCount(); ++number) {
            if (number > 0) {
                writer.newPage();
            }
            painter.save();
            painter.translate(0, -number * page.height());
            document.drawContents(&painter, QRectF(QPointF(0, number * page.height()), page));
            painter.restore();
            paintFoot(painter, title, number + 1, document.pageCount());
        }
    }
    return buffer.data();
}

/// Qt talks about a missing runtime folder and the like: what counts here is told by fail().
void ignoreQtMessages(QtMsgType /*type*/, const QMessageLogContext& /*context*/, const QString& /*message*/) {}

int run(int argc, char** argv)
{
    if (argc != 1) {
        return fail(kExitUsage, "takes no arguments: an HTML report on standard input, a PDF on standard output.");
    }
    const auto input = readInput();
    if (!input) {
        return input.error() == InputError::TooLarge ? fail(kExitUsage, "the report is larger than 8 MiB.")
                                                     : fail(kExitInternal, "standard input cannot be read.");
    }
    if (input->empty() || !isUtf8(asBytes(*input))) {
        return fail(kExitUsage, "standard input is no UTF-8 text.");
    }
    qInstallMessageHandler(ignoreQtMessages);
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QHashSeed::setDeterministicGlobalSeed(); // the same report gives the same file
    const QGuiApplication application(argc, argv);
    if (!QFontDatabase::families().contains(kTypeface)) {
        return fail(kExitInternal, "the typeface Noto Sans CJK KR is missing. Install the package fonts-noto-cjk.");
    }
    const QByteArray pdf = pdfOf(QString::fromUtf8(input->data(), static_cast<qsizetype>(input->size())));
    return writeOutput(pdf) ? 0 : fail(kExitInternal, "standard output cannot be written.");
}

} // namespace

int main(int argc, char** argv)
{
    crashQuietly();
    try {
        return run(argc, argv);
    } catch (const std::exception& error) {
        return fail(kExitInternal, kindOf(error));
    }
}
