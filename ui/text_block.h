// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFont>
#include <QRectF>
#include <QString>

#include <vector>

class QColor;
class QPainter;

namespace carded::ui {

/// Plain text laid out in lines that are drawn by their baselines, because the natural line of the CJK faces is
/// 1.45 em and a box of our pitch would cut the feet off. Breaks where unbrokenParts() lets it, and evenly. Never
/// elides.
class TextBlock {
public:
    struct Style {
        QFont font;
        double pitch = 1.35; ///< line to line, in parts of the pixel size
        Qt::AlignmentFlag align = Qt::AlignLeft;
    };

    TextBlock() = default;
    /// `width` in pixels; a single part may be wider, then fits() is false.
    TextBlock(const QString& text, const Style& style, double width);

    [[nodiscard]] double height() const noexcept;
    [[nodiscard]] double lineHeight() const noexcept { return m_style.pitch * m_style.font.pixelSize(); }
    [[nodiscard]] double naturalWidth() const noexcept { return m_naturalWidth; }
    [[nodiscard]] bool fits() const noexcept { return m_naturalWidth <= m_width + 0.5; }
    [[nodiscard]] int lineCount() const noexcept { return static_cast<int>(m_lines.size()); }
    [[nodiscard]] const QFont& font() const noexcept { return m_style.font; }
    [[nodiscard]] bool isEmpty() const noexcept { return m_lines.empty(); }

    void moveTo(QPointF topLeft) noexcept { m_topLeft = topLeft; }
    /// Where the text may be: the width it was given, by its height.
    [[nodiscard]] QRectF box() const noexcept { return {m_topLeft.x(), m_topLeft.y(), m_width, height()}; }
    /// Where its ink is; for tests.
    [[nodiscard]] QRectF inkBox() const;

    void draw(QPainter& painter, const QColor& ink) const;

private:
    struct Line {
        QString text;
        double width = 0;
    };

    struct Part {
        QString words;
        double width = 0;
        double inkWidth = 0; ///< without the spaces at its end, with the hyphen
    };

    void breakLines(const std::vector<Part>& parts, double width);
    void breakBetweenSentences(const std::vector<Part>& parts);
    void addLine(const QString& words);
    [[nodiscard]] QPointF baseline(std::size_t line) const;

    Style m_style;
    double m_width = 0;
    double m_naturalWidth = 0;
    QPointF m_topLeft;
    std::vector<Line> m_lines;
};

} // namespace carded::ui
