// SPDX-License-Identifier: Apache-2.0
#include "ui/language.h"

#include "ui/line_breaks.h"

#include <QCoreApplication>

// A static library's resources are not registered unless something names them; the macro must stand outside
// every namespace.
static void registerTranslations()
{
    Q_INIT_RESOURCE(carded_ui_translations);
}

namespace carded::ui {

QString BreakingTranslator::translate(const char* context, const char* text, const char* disambiguation,
                                      int count) const
{
    return QTranslator::translate(context, text, disambiguation, count).replace(QLatin1Char('|'), kBreakMark);
}

Language::~Language()
{
    QCoreApplication::removeTranslator(&m_translator);
}

QStringList Language::tags()
{
    return {QStringLiteral("en"), QStringLiteral("ko"), QStringLiteral("ja"), QStringLiteral("zh"),
            QStringLiteral("de")};
}

bool Language::load(const QString& tag, QTranslator& translator)
{
    if (!tags().contains(tag)) {
        return false;
    }
    if (tag == QLatin1String("en")) {
        (void)translator.load(static_cast<const uchar*>(nullptr), 0); // empties it
        return true;
    }
    registerTranslations();
    return translator.load(QStringLiteral(":/carded/carded_%1.qm").arg(tag));
}

QString Language::after(const QString& tag)
{
    const QStringList all = tags();
    return all[(all.indexOf(tag) + 1) % all.size()];
}

bool Language::use(const QString& tag)
{
    if (tag == m_tag || !tags().contains(tag)) {
        return tag == m_tag;
    }
    QCoreApplication::removeTranslator(&m_translator);
    m_tag = QStringLiteral("en");
    if (!load(tag, m_translator)) {
        return false;
    }
    m_tag = tag;
    return tag == QLatin1String("en") || QCoreApplication::installTranslator(&m_translator);
}

} // namespace carded::ui
