// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/panel.h"
#include "ui/text_block.h"
#include "ui/till_state.h"

#include <cstdint>
#include <optional>

namespace carded::ui {

/// What a cashier may look at instead of a code.
enum class CardDocument : std::uint8_t { IdCard, DrivingLicence, Passport, ResidenceCard };
[[nodiscard]] QString nameOf(CardDocument document);

enum class CardAnswer : std::uint8_t { OldEnough, NotOldEnough };

/// Something that a person has decided, and whether it is on record.
struct Note {
    std::optional<CardDocument> document; ///< that was looked at; none: a manager has allowed a sale
    CardAnswer answer = CardAnswer::NotOldEnough;
    bool isRecorded = false;
    RecordsState records = RecordsState::Ok; ///< why not
};

/// Tells what was recorded and what to do now, and goes by itself. Neutral: no colour of a verdict.
class NoteView final : public Panel {
    Q_OBJECT
public:
    explicit NoteView(QWidget* parent = nullptr);

    void tell(const Note& note);

    /// Whether no text is wider or higher than its place.
    [[nodiscard]] bool isFitting() const noexcept { return m_fits; }

    void retranslate() override;
    /// Space begins the time anew.
    void press(const KeyStroke& stroke) override;
    /// Longer for what nobody expects.
    [[nodiscard]] Moment patience() const override { return Moment{m_note.isRecorded ? 3'000 : 15'000}; }

protected:
    void layParts() override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    [[nodiscard]] QString whatText() const;
    [[nodiscard]] QString recordText() const;
    [[nodiscard]] QString stepText() const;

    Note m_note;
    TextBlock m_headline;
    TextBlock m_line;
    TextBlock m_step;
    QRectF m_stepBox;
    bool m_fits = true;
};

} // namespace carded::ui
