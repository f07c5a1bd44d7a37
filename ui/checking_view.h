// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/panel.h"

namespace carded::ui {

/// The code was received, and the answer takes longer than usual. Nothing moves, and nothing can be pressed.
class CheckingView final : public Panel {
    Q_OBJECT
public:
    explicit CheckingView(QWidget* parent = nullptr);

    void retranslate() override;
    void press(const KeyStroke& stroke) override;
    [[nodiscard]] bool givesWay() const override { return true; }
    [[nodiscard]] std::optional<CustomerScene> customerScene() const override { return CustomerScene::Checking; }

protected:
    void layParts() override {}
    void paintEvent(QPaintEvent* event) override;
};

} // namespace carded::ui
