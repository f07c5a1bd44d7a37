// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/digit_pad.h"
#include "ui/panel.h"
#include "ui/text_block.h"

#include <cstdint>

namespace carded::ui {

/// Who works at the till, as far as it is known.
struct OperatorPrompt {
    QString current; ///< the number of whoever is logged in; empty: nobody is
    enum class Leave : std::uint8_t { Allowed, NotBeforeLogin };
    Leave leave = Leave::Allowed; ///< NotBeforeLogin: the shop wants a number before anything is checked
};

/// Asks for an operator's number, shows who is logged in, and logs out. A number is no secret, and no name.
class OperatorView final : public Panel {
    Q_OBJECT
public:
    static constexpr qsizetype kMostDigits = 12;

    explicit OperatorView(QWidget* parent = nullptr);

    void ask(const OperatorPrompt& prompt);

    /// Whether no text is wider or higher than its place.
    [[nodiscard]] bool isFitting() const noexcept { return m_fits; }

    void retranslate() override;
    void press(const KeyStroke& stroke) override;
    void forget() override;
    [[nodiscard]] Moment patience() const override;

signals:
    void entered(const QString& number); ///< at least one digit
    void loggedOut();
    void managerWanted();

protected:
    void layParts() override;
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] bool mayLeave() const;
    void add(int digit);
    void removeLast();
    void enter();
    void changed();
    [[nodiscard]] QString currentText() const;
    void layButtons(QRectF& area);
    void layWords(const QRectF& area);

    OperatorPrompt m_prompt;
    QString m_number; ///< as far as it is typed
    DigitPad* m_pad;
    ActionButton* m_logOut;
    ActionButton* m_manager;
    ActionButton* m_back;
    TextBlock m_heading;
    TextBlock m_current;
    TextBlock m_words;
    TextBlock m_typed;
    QRectF m_field;
    bool m_fits = true;
};

} // namespace carded::ui
