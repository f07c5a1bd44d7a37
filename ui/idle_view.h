// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/category_tile.h"
#include "ui/hint_band.h"
#include "ui/notice_bar.h"
#include "ui/preview_widget.h"
#include "ui/text_block.h"
#include "ui/till_state.h"

#include <QWidget>

#include <optional>
#include <vector>

namespace carded::ui {

class ActionButton;

/// What is being sold? The tiles, the live picture, the shift's number; and the notice while the till is blocked.
class IdleView final : public QWidget {
    Q_OBJECT
public:
    /// Tiles beyond the ninth have no key and are there for a touch only.
    static constexpr int kKeyedTiles = 9;

    explicit IdleView(QWidget* parent = nullptr);

    enum class Question : std::uint8_t {
        WhatIsSold,   ///< nothing known yet
        ScanNow,      ///< a category is chosen
        WhichProduct, ///< a code came first
    };

    void setCategories(const std::vector<Category>& categories, const QString& language);
    void setTillState(const TillState& state);
    void setDesign(const Design& design);
    void setQuestion(Question question);
    /// Of the time a code is held, 1 to 0; shown with Question::WhichProduct only.
    void setTimeLeft(double fraction);
    /// Shown while a camera sees and a code is waited for; covers other words and moves none.
    void setHint(std::optional<Hint> hint);
    /// Checks the tiles of these indices alone.
    void markChosen(const std::vector<int>& chosen);
    [[nodiscard]] PreviewWidget& preview() noexcept { return *m_preview; }
    [[nodiscard]] const std::vector<CategoryTile*>& tiles() const noexcept { return m_tiles; }

signals:
    void tilePressed(int index);
    /// A press on the button of a function key.
    void keyPressed(int key);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void layParts();
    [[nodiscard]] bool hasRoomForManual(const QRectF& area) const;
    [[nodiscard]] int rowsOfTiles(const QWidget* manual) const;
    void layTiles(const QRectF& area, QWidget* manual);
    void layTileTexts();
    void layPicture(const QRectF& area);
    void layHint();
    [[nodiscard]] bool hasPicture() const;
    [[nodiscard]] bool isPictureLow() const;
    [[nodiscard]] bool isShiftApart() const;
    [[nodiscard]] QString questionText() const;
    [[nodiscard]] QRectF barRect() const;

    Design m_design;
    Question m_question = Question::WhatIsSold;
    double m_timeLeft = 1.0;
    TextBlock m_heading;
    TextBlock m_hint;
    bool m_isBlocked = false;
    Device m_camera = Device::NotFitted;
    NoticeBar* m_notice;
    PreviewWidget* m_preview;
    std::optional<Hint> m_readingHint;
    HintBand* m_band;
    ActionButton* m_manual;
    ActionButton* m_shift;              ///< its number
    std::vector<CategoryTile*> m_tiles; // owned by this widget, as QObject children are
};

} // namespace carded::ui
