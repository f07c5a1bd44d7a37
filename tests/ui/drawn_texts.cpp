// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/drawn_texts.h"

#include <QFontMetricsF>
#include <QPaintDevice>
#include <QPaintEngine>
#include <QWidget>

#include <algorithm>

namespace carded::test {

namespace {

/// Draws nothing and writes down the texts.
class Recorder final : public QPaintEngine {
public:
    Recorder() : QPaintEngine(AllFeatures) {}

    bool begin(QPaintDevice* /*device*/) override { return true; }
    bool end() override { return true; }
    [[nodiscard]] Type type() const override { return User; }
    void updateState(const QPaintEngineState& changed) override
    {
        m_transform = changed.transform();
        m_isOpaque = changed.brush().isOpaque();
    }
    void drawTextItem(const QPointF& baseline, const QTextItem& item) override
    {
        const QRectF ink = QFontMetricsF(item.font()).tightBoundingRect(item.text()).translated(baseline);
        if (!item.text().trimmed().isEmpty()) {
            texts.push_back(
                {item.text(), m_transform.mapRect(ink), systemClip().boundingRect(), item.font().pixelSize(), false});
        }
    }
    void drawRects(const QRectF* rects, int count) override
    {
        for (int i = 0; m_isOpaque && i < count; ++i) {
            cover(m_transform.mapRect(rects[i]) & systemClip().boundingRect());
        }
    }
    void drawRects(const QRect* rects, int count) override
    {
        for (int i = 0; i < count; ++i) {
            const QRectF rect(rects[i]);
            drawRects(&rect, 1);
        }
    }
    void drawPath(const QPainterPath& /*path*/) override {}
    void drawPolygon(const QPointF* /*points*/, int /*count*/, PolygonDrawMode /*mode*/) override {}
    void drawPixmap(const QRectF& target, const QPixmap& /*pixmap*/, const QRectF& /*source*/) override
    {
        cover(m_transform.mapRect(target) & systemClip().boundingRect());
    }
    void drawImage(const QRectF& target, const QImage& /*image*/, const QRectF& /*source*/,
                   Qt::ImageConversionFlags /*flags*/) override
    {
        cover(m_transform.mapRect(target) & systemClip().boundingRect());
    }

    std::vector<DrawnText> texts;

private:
    void cover(const QRectF& rect)
    {
        std::erase_if(texts, [&rect](const DrawnText& text) { return rect.contains(text.core()); });
        for (DrawnText& text : texts) {
            text.isCut = text.isCut || rect.intersects(text.core());
        }
    }

    QTransform m_transform;
    bool m_isOpaque = false;
};

class RecordingDevice final : public QPaintDevice {
public:
    explicit RecordingDevice(const QWidget& like) : m_like(like) {}

    [[nodiscard]] QPaintEngine* paintEngine() const override { return &m_recorder; }
    [[nodiscard]] const std::vector<DrawnText>& texts() const { return m_recorder.texts; }

protected:
    [[nodiscard]] int metric(PaintDeviceMetric metric) const override
    {
        if (metric == PdmWidth) {
            return m_like.width();
        }
        if (metric == PdmHeight) {
            return m_like.height();
        }
        if (metric == PdmDevicePixelRatioScaled) {
            return static_cast<int>(devicePixelRatioFScale());
        }
        constexpr int kDotsPerInch = 96; // our fonts are set in pixels, so any will do
        return metric == PdmDevicePixelRatio ? 1 : metric == PdmDepth ? 32 : kDotsPerInch;
    }

private:
    const QWidget& m_like;
    mutable Recorder m_recorder;
};

} // namespace

std::vector<DrawnText> drawnTexts(QWidget& window)
{
    RecordingDevice device(window);
    window.render(&device);
    return device.texts();
}

} // namespace carded::test
