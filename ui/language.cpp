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

bool Language::use(const QString& tag)
{
    if (!tags().contains(tag)) {
        return false;
    }
    if (tag == m_tag) {
        return true;
    }
    QCoreApplication::removeTranslator(&m_translator);
    m_tag = QStringLiteral("en");
    if (tag == m_tag) {
        return true;
    }
    registerTranslations();
    if (!m_translator.load(QStringLiteral(":/carded/carded_%1.qm").arg(tag))) {
        return false;
    }
    m_tag = tag;
    return QCoreApplication::installTranslator(&m_translator);
}

QString Language::next() const
{
    const QStringList all = tags();
    return all[(all.indexOf(m_tag) + 1) % all.size()];
}

} // namespace carded::ui
