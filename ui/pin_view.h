// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/wiped_bytes.h"
#include "ui/digit_pad.h"
#include "ui/panel.h"
#include "ui/text_block.h"
#include "verifier/verdict.h"

#include <cstdint>
#include <optional>

namespace carded::ui {

/// What a manager's PIN is asked for.
struct PinQuestion {
    enum class Purpose : std::uint8_t {
        Override,
        Menu,
        NewPin, ///< one is to be set
        SamePin ///< and typed once more
    };
    Purpose purpose = Purpose::Override;
    std::optional<verifier::Reason> reason; ///< that is to be overridden
};

/// What may be typed, and what came of it.
struct PinPrompt {
    enum class State : std::uint8_t {
        Asking,
        Checking, ///< it is being looked at: nothing can be typed
        Wrong,
        Locked,
        Damaged, ///< its file
        Unusable ///< its file can be read or written no more
    };
    State state = State::Asking;
    int triesLeft = 0; ///< Asking, Wrong
    QString since;     ///< Locked: `14:03`
    QString until;
};

/// A pad for the manager's PIN, its digits always in the same places. Shows how many were typed, never which; wipes
/// them when it is closed. Enter answers nothing: a scanner sends digits, and then Enter.
class PinView final : public Panel {
    Q_OBJECT
public:
    static constexpr std::size_t kLeastDigits = 4;
    static constexpr std::size_t kMostDigits = 12;

    explicit PinView(QWidget* parent = nullptr);

    void ask(const PinQuestion& question, const PinPrompt& prompt);
    /// What was typed before is wiped.
    void setPrompt(const PinPrompt& prompt);

    /// Whether no text is wider or higher than its place.
    [[nodiscard]] bool isFitting() const noexcept { return m_fits; }

    void retranslate() override;
    void press(const KeyStroke& stroke) override;
    void forget() override;
    [[nodiscard]] Moment patience() const override { return Moment{30'000}; }

signals:
    /// At least kLeastDigits digits. setPrompt() says what came of them.
    void entered(const carded::WipedBytes& pin);

protected:
    void layParts() override;
    void paintEvent(QPaintEvent* event) override;

private:
    void add(int digit);
    void removeLast();
    void enter();
    void changed();
    [[nodiscard]] bool isOpen() const;
    [[nodiscard]] QString headingText() const;
    [[nodiscard]] QString promptText() const;
    [[nodiscard]] QString newPinText() const;
    void layWords(const QRectF& area);

    PinQuestion m_question;
    PinPrompt m_prompt;
    WipedBytes m_pin;
    DigitPad* m_pad;
    ActionButton* m_back;
    TextBlock m_heading;
    TextBlock m_about;
    TextBlock m_words;
    QRectF m_bar;
    bool m_fits = true;
};

} // namespace carded::ui
