// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/design.h"

#include <QPushButton>

#include <vector>

namespace carded::ui {

/// A button of the customer's touch screen: large words, no key. One that is checked is dark.
class TouchButton final : public QPushButton {
    Q_OBJECT
public:
    explicit TouchButton(QWidget* parent = nullptr);

    /// `detail`: a second, lighter line; may be empty.
    void setWords(const QString& words, const QString& detail = {});
    void setDesign(const Design& design);
    /// The size in which its words are drawn: kKioskTextUnits, less only for words that a policy chose too long.
    [[nodiscard]] double textUnits() const;
    [[nodiscard]] double widthOfWords() const; ///< in pixels, on one line, with what is beside them

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_words;
    QString m_detail;
    Design m_design;
};

/// The smallest text of the customer's side, in units.
inline constexpr double kKioskTextUnits = 5.5;

/// Buttons in rows, as many beside each other as there is room for.
class ButtonGrid final : public QWidget {
    Q_OBJECT
public:
    /// In units.
    struct Measures {
        double leastWidth = 0;
        double mostWidth = 0;
        double leastHeight = 0;
        double mostHeight = 0;
        enum class Width : std::uint8_t { Same, OfWords } width = Width::Same; ///< OfWords: rows are filled
    };
    explicit ButtonGrid(const Measures& measures, QWidget* parent = nullptr);

    /// Makes as many buttons as there are words.
    void setWords(const QStringList& words);
    void setDesign(const Design& design);
    /// Checks these and no others.
    void mark(const std::vector<int>& indices);
    /// In pixels, at its least.
    [[nodiscard]] double heightFor(double width) const;
    [[nodiscard]] const std::vector<TouchButton*>& buttons() const noexcept { return m_buttons; }

signals:
    void pressed(int index);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    [[nodiscard]] int columnsFor(double width) const;
    [[nodiscard]] double leastWidthOf(int index) const;
    [[nodiscard]] double leftOver(int first, int end, double width) const;
    void layButtons();

    Measures m_measures;
    Design m_design;
    std::vector<TouchButton*> m_buttons; // owned by this widget, as QObject children are
};

} // namespace carded::ui
