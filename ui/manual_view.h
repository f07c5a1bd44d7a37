// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/note_view.h"
#include "ui/panel.h"
#include "ui/text_block.h"
#include "ui/till_state.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace carded::ui {

/// One thing that is sold by age, and how a card proves it.
struct ManualChoice {
    Category category;
    std::vector<CardDocument> documents; ///< that may be looked at, at most four
    /// The last birth date that is old enough today.
    QString limit;                ///< `2007-11-28`, or `2007` if the rule counts calendar years
    QStringList licenceClasses{}; ///< one of which the licence must have; none: no licence is needed
    QString licenceLimit{};       ///< the last day on which it may have been issued; empty: any
    enum class Hours : std::uint8_t { Open, Closed };
    Hours hours = Hours::Open; ///< Closed: it may not be sold at this hour, whoever asks
};

struct ManualAnswer {
    std::string category;
    CardDocument document = CardDocument::IdCard;
    CardAnswer answer = CardAnswer::NotOldEnough;
};

/// "I saw the physical card": which one, and what it says, beside the limit in big digits. Asks first what is sold if
/// that is not known. Neither answer looks better than the other, and none counts before a document is named.
class ManualView final : public Panel {
    Q_OBJECT
public:
    explicit ManualView(QWidget* parent = nullptr);

    /// One choice: that is what is sold.
    void ask(std::vector<ManualChoice> choices);

    /// Whether no text is wider or higher than its place.
    [[nodiscard]] bool isFitting() const noexcept { return m_fits; }

    void retranslate() override;
    void forget() override;
    void press(const KeyStroke& stroke) override;
    [[nodiscard]] std::optional<CustomerScene> customerScene() const override { return CustomerScene::ShowCard; }

signals:
    /// Once for each ask().
    void answered(const carded::ui::ManualAnswer& answer);

protected:
    void layParts() override;
    void paintEvent(QPaintEvent* event) override;

private:
    static constexpr std::size_t kMostDocuments = 4;

    void choose(std::size_t index);
    void choose(CardDocument document);
    void give(CardAnswer answer);
    [[nodiscard]] bool isChoosing() const noexcept { return m_chosen >= m_choices.size(); }
    [[nodiscard]] const ManualChoice& chosen() const { return m_choices[m_chosen]; }
    [[nodiscard]] bool isClosed() const { return !isChoosing() && chosen().hours == ManualChoice::Hours::Closed; }
    [[nodiscard]] QString headingText() const;
    [[nodiscard]] QString captionText() const;
    [[nodiscard]] QString licenceText() const;
    void showButtons();
    void layHead(QRectF& area);
    void layProducts(const QRectF& area);
    void layDocuments(QRectF& area);
    void layAnswers(QRectF& area);
    void layLimit(const QRectF& area);

    std::vector<ManualChoice> m_choices;
    std::size_t m_chosen = 0; ///< not below the size: still to be chosen
    std::optional<CardDocument> m_document;
    bool m_isAnswered = false;
    std::array<ActionButton*, kMostDocuments> m_documents; // in the order in which they are read
    ActionButton* m_oldEnough;
    ActionButton* m_notOldEnough;
    ActionButton* m_back;
    std::vector<ActionButton*> m_products;
    TextBlock m_heading;
    TextBlock m_caption;
    TextBlock m_digits;
    TextBlock m_licence;
    bool m_fits = true;
};

} // namespace carded::ui
