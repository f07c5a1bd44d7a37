// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/panel.h"
#include "ui/text_block.h"

#include <QString>

#include <array>
#include <vector>

namespace carded::ui {

/// Where a store's and a till's number are typed: on the keyboard, or on keys of its own for a screen that is touched.
class NumberView final : public Panel {
    Q_OBJECT
public:
    static constexpr qsizetype kMostCharacters = 32;

    explicit NumberView(QWidget* parent = nullptr);

    /// Begins with these, which may be empty.
    void ask(const QString& store, const QString& till);

    /// Whether no text is wider or higher than its place.
    [[nodiscard]] bool isFitting() const noexcept { return m_fits; }

    void retranslate() override;
    void press(const KeyStroke& stroke) override;
    [[nodiscard]] Moment patience() const override { return Moment{600'000}; }

signals:
    /// Neither is empty; letters, digits, `.`, `_` and `-` alone.
    void entered(const QString& store, const QString& till);

protected:
    void layParts() override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    static constexpr std::size_t kFields = 2; ///< the store's, the till's

    void add(QChar character);
    void removeLast();
    void enter();
    void choose(std::size_t field);
    void changed();
    void layField(std::size_t field, const QRectF& box);
    void layKeys(const QRectF& area);

    std::array<QString, kFields> m_texts;
    std::size_t m_field = 0; ///< the one that is typed into
    std::vector<ActionButton*> m_keys;
    ActionButton* m_erase;
    ActionButton* m_ok;
    ActionButton* m_back;
    TextBlock m_heading;
    std::array<QRectF, kFields> m_boxes;
    std::array<TextBlock, kFields> m_captions;
    bool m_areSmall = false; ///< the letters of the keys
    bool m_fits = true;
};

} // namespace carded::ui
