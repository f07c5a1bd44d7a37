// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/language.h"

#include <QString>

namespace carded::ui {

/// The texts of ui/ for one window in a language of its own; the rest of the program keeps its Language.
class Words {
public:
    /// False for a tag there is no language for: nothing changes then.
    bool use(const QString& tag);
    [[nodiscard]] const QString& tag() const noexcept { return m_tag; }
    /// The tag after this one.
    [[nodiscard]] QString next() const;

    /// `source` is English, marked in the code with QT_TRANSLATE_NOOP("ui", ...). With marks where a line may break.
    [[nodiscard]] QString text(const char* source) const;

private:
    BreakingTranslator m_translator;
    QString m_tag = QStringLiteral("en");
};

/// What a language calls itself: `한국어`. For a button that chooses it.
[[nodiscard]] QString nativeName(const QString& tag);

} // namespace carded::ui
