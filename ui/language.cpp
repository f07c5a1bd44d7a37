// SPDX-License-Identifier: Apache-2.0
#include "ui/language.h"

#include <QCoreApplication>

// A static library's resources are not registered unless something names them; the macro must stand outside
// every namespace.
static void registerTranslations()
{
    Q_INIT_RESOURCE(carded_ui_translations);
}

namespace carded::ui {

Language::~Language()
{
    QCoreApplication::removeTranslator(&m_translator);
}

QStringList Language::tags()
{
    return {QStringLiteral("en"), QStringLiteral("ko")};
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
