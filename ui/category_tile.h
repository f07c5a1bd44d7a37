// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/design.h"

#include <QPushButton>

#include <cstdint>

namespace carded::ui {

/// A button for one category: its key, its name, its age.
class CategoryTile final : public QPushButton {
    Q_OBJECT
public:
    explicit CategoryTile(QWidget* parent = nullptr);

    struct Face {
        int key = 0; ///< 1-9, or 0 for a tile without a key
        QString name;
        int minimumAge = 0;
    };
    void setFace(const Face& face);
    void setDesign(const Design& design);

    enum class NamePlace : std::uint8_t { BesideKey, BelowKey };
    /// The largest part of the text size at which all texts are inside the tile, 0 if there is none.
    [[nodiscard]] double fittingScale(NamePlace place) const;
    /// The same for all tiles, so that they look alike.
    void setText(NamePlace place, double scale);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Face m_face;
    Design m_design;
    NamePlace m_place = NamePlace::BesideKey;
    double m_scale = 1.0;
};

} // namespace carded::ui
