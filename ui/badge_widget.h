// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/badge_layout.h"
#include "ui/count_dots.h"

#include <QWidget>

namespace carded::ui {

/// Shows one badge over its whole field. Knows nothing of time: it is told how much of it is left.
class BadgeWidget final : public QWidget {
    Q_OBJECT
public:
    explicit BadgeWidget(QWidget* parent = nullptr);

    /// Shows `badge`, takes the focus and tells screen readers.
    void showBadge(const Badge& badge);
    /// The same verdict in other words or another size: no announcement.
    void updateBadge(const Badge& badge);
    void setDesign(const Design& design);

    enum class Hold : std::uint8_t { Running, Held };
    /// `fraction` of the time that is left, 1 to 0.
    void setTimeLeft(double fraction, Hold hold);

    [[nodiscard]] const Badge& badge() const noexcept { return m_badge; }
    [[nodiscard]] const BadgeLayout& badgeLayout() const noexcept { return m_layout; }
    [[nodiscard]] const CountDots& countDots() const noexcept { return m_count; }

signals:
    /// A press anywhere on the field but on a key.
    void dismissed();
    /// A press on what a key is named for.
    void keyPressed(int key);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    void relayout();
    [[nodiscard]] FieldColors colors() const noexcept;
    void paintField(QPainter& painter) const;
    void paintStep(QPainter& painter) const;
    void paintDots(QPainter& painter) const;
    void paintBar(QPainter& painter) const;
    void paintFocus(QPainter& painter) const;

    Badge m_badge;
    Design m_design;
    BadgeLayout m_layout;
    CountDots m_count;
    double m_timeLeft = 1.0;
    Hold m_hold = Hold::Running;
};

} // namespace carded::ui
