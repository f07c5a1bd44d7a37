// SPDX-License-Identifier: Apache-2.0
#include "ui/words.h"

#include <QLocale>

namespace carded::ui {

bool Words::use(const QString& tag)
{
    if (!Language::load(tag, m_translator)) {
        return false;
    }
    m_tag = tag;
    return true;
}

QString Words::next() const
{
    return Language::after(m_tag);
}

QString Words::text(const char* source) const
{
    const QString translated = m_translator.translate("ui", source, nullptr, -1);
    return translated.isEmpty() ? QString::fromUtf8(source) : translated;
}

QString nativeName(const QString& tag)
{
    // Qt's name of plain English is that of the United States.
    return tag == QLatin1String("en") ? QStringLiteral("English") : QLocale(tag).nativeLanguageName();
}

} // namespace carded::ui
