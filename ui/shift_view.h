// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/figure_list.h"
#include "ui/panel.h"
#include "ui/till_state.h"

#include <cstdint>
#include <optional>

namespace carded::ui {

/// What became of saving a shift.
struct ShiftSaved {
    enum class State : std::uint8_t { NotYet, Saving, Saved, NoRoom, NotAllowed, Failed };
    State state = State::NotYet;
    QString folder; ///< Saved, NotAllowed, Failed
    QString file;   ///< Saved: its name
};

/// A shift in numbers, for the manager: a bar for each hour, what was decided, and why codes gave no pass. At its end
/// it is saved, with the record's size and root as a code that a phone can take along.
class ShiftView final : public Panel {
    Q_OBJECT
public:
    enum class Purpose : std::uint8_t { Look, End };

    explicit ShiftView(QWidget* parent = nullptr);

    /// Before there are numbers.
    void wait(Purpose purpose);
    void show(const ShiftFigures& figures);
    /// There are none.
    void showProblem(RecordsState records);
    void setSaved(const ShiftSaved& saved);

    /// Whether no text is wider or higher than its place.
    [[nodiscard]] bool isFitting() const noexcept { return m_fits; }

    void retranslate() override;
    void forget() override;
    [[nodiscard]] Moment patience() const override { return Moment{120'000}; }

signals:
    void saveWanted();
    void endWanted(); ///< the operator leaves

protected:
    void layParts() override;
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QString headingText() const;
    [[nodiscard]] QString aboutText() const;
    [[nodiscard]] QString savedText() const;
    void showButtons();
    void layHead(QRectF& area);
    void layFoot(QRectF& area);
    void layBody(const QRectF& area);
    bool layBody(const QRectF& area, double scale);
    bool layCode(const QRectF& area, double scale);

    Purpose m_purpose = Purpose::Look;
    std::optional<ShiftFigures> m_figures;
    RecordsState m_records = RecordsState::Ok;
    ShiftSaved m_saved;
    ActionButton* m_save;
    ActionButton* m_end;
    ActionButton* m_back;
    TextBlock m_heading;
    TextBlock m_about;
    TextBlock m_note; ///< what came of saving
    TextBlock m_proof;
    FigureList m_list;
    FigureList m_reasons;
    ChartStyle m_chartStyle;
    QRectF m_chart;
    QRectF m_code;
    bool m_fits = true;
};

} // namespace carded::ui
