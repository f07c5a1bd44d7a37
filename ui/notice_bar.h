// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/design.h"
#include "ui/till_notice.h"

#include <QWidget>

namespace carded::ui {

/// What is wrong with the till, since when, and who must act: as wide as the window, in the colours and with the
/// symbol of the outcome that codes get meanwhile.
class NoticeBar final : public QWidget {
    Q_OBJECT
public:
    explicit NoticeBar(QWidget* parent = nullptr);

    /// Hidden while there is nothing to say. A change is announced once.
    void setNotice(const NoticeText& notice);
    void setDesign(const Design& design);

    /// The height it needs; its text shrinks if that would be more than `limit`, both in pixels.
    [[nodiscard]] int fitHeight(int width, int limit);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    NoticeText m_notice;
    Design m_design;
    double m_scale = 1.0;
};

} // namespace carded::ui
