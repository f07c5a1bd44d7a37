// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/panel.h"
#include "ui/setup_page.h"
#include "ui/text_block.h"

#include <vector>

namespace carded::ui {

class PreviewWidget;

/// One step of set-up after the other. Shows the page it is given and tells what was pressed.
class SetupView final : public Panel {
    Q_OBJECT
public:
    explicit SetupView(QWidget* parent = nullptr);

    void setPage(const SetupPage& page);
    [[nodiscard]] SetupStep step() const noexcept { return m_page.step; }

    /// Whether no text is wider or higher than its place.
    [[nodiscard]] bool isFitting() const noexcept { return m_fits; }

    void retranslate() override;
    void press(const KeyStroke& stroke) override;
    void forget() override;
    void showPreview(const scanner::Frame& frame) override;
    [[nodiscard]] Moment patience() const override { return Moment{600'000}; } // a publisher may be on the telephone

signals:
    void chosen(int index); ///< of the page's choices
    void goneOn();          ///< F9
    void refused();         ///< F12
    void goneBack();        ///< Esc

protected:
    void layParts() override;
    void paintEvent(QPaintEvent* event) override;

private:
    void showButtons();
    void layHead(QRectF& area);
    void layFoot(QRectF& area);
    void layPicture(QRectF& area);
    void layChoices(QRectF& area);
    void layTexts(const QRectF& area);
    [[nodiscard]] bool placeTexts(const QRectF& area, double scale);
    [[nodiscard]] double placeGroups(const QRectF& area, double top, double scale);
    void paintTick(QPainter& painter) const;

    SetupPage m_page;
    SetupWords m_words;
    std::vector<ActionButton*> m_choices;
    ActionButton* m_first;
    ActionButton* m_second;
    ActionButton* m_back;
    PreviewWidget* m_preview;
    TextBlock m_heading;
    std::vector<TextBlock> m_lines; ///< body, facts
    TextBlock m_note;
    std::vector<TextBlock> m_groups;
    bool m_fits = true;
};

} // namespace carded::ui
