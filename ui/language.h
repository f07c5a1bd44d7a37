// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>
#include <QTranslator>

namespace carded::ui {

/// In a translation file `|` stands where a Japanese or Chinese line may break (line_breaks.h).
class BreakingTranslator final : public QTranslator {
public:
    [[nodiscard]] QString translate(const char* context, const char* text, const char* disambiguation,
                                    int count) const override;
};

/// The language of all texts of this program. English is in the code; the others are in the program file.
class Language {
public:
    Language() = default;
    ~Language();
    Language(const Language&) = delete;
    Language& operator=(const Language&) = delete;
    Language(Language&&) = delete;
    Language& operator=(Language&&) = delete;

    /// The tags there are, in the order in which a key steps through them: those by which policies name their
    /// categories. `zh` is Chinese in simplified characters.
    [[nodiscard]] static QStringList tags();
    /// Puts the texts of `tag` into `translator`; of `en` there are none. False for a tag there is no language for:
    /// nothing changes then.
    [[nodiscard]] static bool load(const QString& tag, QTranslator& translator);
    /// The tag after `tag`.
    [[nodiscard]] static QString after(const QString& tag);

    /// Widgets get a LanguageChange event. False for a tag there is no language for: nothing changes then.
    bool use(const QString& tag);
    [[nodiscard]] const QString& tag() const noexcept { return m_tag; }
    [[nodiscard]] QString next() const { return after(m_tag); }

private:
    BreakingTranslator m_translator;
    QString m_tag = QStringLiteral("en");
};

} // namespace carded::ui
