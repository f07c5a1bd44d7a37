// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/customer_drawings.h"
#include "ui/design.h"
#include "ui/text_block.h"

#include <QWidget>

#include <vector>

namespace carded::ui {

/// Words and drawings for a customer who may read neither well: large, and the same thing twice.
class CustomerSign final : public QWidget {
    Q_OBJECT
public:
    explicit CustomerSign(QWidget* parent = nullptr);

    struct Face {
        QString words;
        std::vector<Drawing> drawings{}; ///< beside each other
        int bright = -1;                 ///< the one that stands out; -1: none does
        enum class Order : std::uint8_t { DrawingsFirst, WordsFirst } order = Order::DrawingsFirst;
        bool isPassed = false; ///< ring and tick in place of drawings
        QColor ink{};
        QColor ground{};
    };
    void setFace(const Face& face);
    void setDesign(const Design& design);
    /// Has screen readers say its words.
    void announce();

    [[nodiscard]] const Face& face() const noexcept { return m_face; }
    /// The words as they are drawn; for tests.
    [[nodiscard]] const TextBlock& words() const noexcept { return m_words; }
    [[nodiscard]] double textUnits() const noexcept { return m_units; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void layParts();
    void layBeside();
    void layInColumn();
    [[nodiscard]] TextBlock fittingWords(QSizeF room, Qt::AlignmentFlag align);
    [[nodiscard]] double leastDrawing() const;

    Face m_face;
    Design m_design;
    TextBlock m_words;
    double m_units = 0;
    QRectF m_drawings;
};

} // namespace carded::ui
