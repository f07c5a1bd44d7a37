// SPDX-License-Identifier: Apache-2.0
#include "ui/number_view.h"

#include "ui/action_button.h"
#include "ui/line_breaks.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace carded::ui {

namespace {

// All lengths are in units.
constexpr double kGutter = 2;
constexpr double kBackHeight = 8;
constexpr double kBackWidth = 28;
constexpr double kFieldHeight = 12;
constexpr double kButtonWidth = 24;
constexpr double kLowButton = 9; ///< in a row of their own, where the keys need the height
constexpr double kKeyHeight = 12;
constexpr double kLeastKeyHeight = 8;
constexpr double kPad = 1.5;
constexpr double kMaxHeadingScale = 1.25;

/// What the keys type, and at its end the key that turns small letters into capitals and back.
const QString& keyCharacters()
{
    static const QString kCharacters = QStringLiteral("1234567890ABCDEFGHIJKLMNOPQRSTUVWXYZ-._");
    return kCharacters;
}

bool isOfANumber(QChar c)
{
    const char16_t code = c.unicode();
    return (code >= u'0' && code <= u'9') || (code >= u'A' && code <= u'Z') || (code >= u'a' && code <= u'z')
           || code == u'.' || code == u'_' || code == u'-';
}

/// With another alphabet's layout a letter's key is still that letter's.
QChar characterOf(const KeyStroke& stroke)
{
    if (stroke.key >= Qt::Key_0 && stroke.key <= Qt::Key_9) {
        return QChar(u'0' + stroke.key - Qt::Key_0);
    }
    if (stroke.text.size() == 1 && isOfANumber(stroke.text.front())) {
        return stroke.text.front();
    }
    if (stroke.key >= Qt::Key_A && stroke.key <= Qt::Key_Z) {
        const bool isCapital = stroke.modifiers.testFlag(Qt::ShiftModifier);
        return QChar((isCapital ? u'A' : u'a') + stroke.key - Qt::Key_A);
    }
    return {};
}

QString captionOf(std::size_t field)
{
    return field == 0 ? QCoreApplication::translate("ui", "Store's number")
                      : QCoreApplication::translate("ui", "Till's number");
}

} // namespace

NumberView::NumberView(QWidget* parent) : Panel(parent), m_erase(nullptr), m_ok(nullptr), m_back(nullptr)
{
    for (const QChar c : keyCharacters()) {
        auto* const key = new ActionButton(this); // in the order in which all of them are read
        connect(key, &QPushButton::clicked, this, [this, c] { add(m_areSmall ? c.toLower() : c); });
        m_keys.push_back(key);
    }
    auto* const small = new ActionButton(this);
    connect(small, &QPushButton::clicked, this, [this] {
        m_areSmall = !m_areSmall;
        changed();
    });
    m_keys.push_back(small);
    m_erase = new ActionButton(this);
    m_ok = new ActionButton(this);
    m_back = new ActionButton(this);
    connect(m_erase, &QPushButton::clicked, this, &NumberView::removeLast);
    connect(m_ok, &QPushButton::clicked, this, &NumberView::enter);
    connect(m_back, &QPushButton::clicked, this, &NumberView::left);
    changed();
}

void NumberView::ask(const QString& store, const QString& till)
{
    m_texts = {store, till};
    m_field = 0;
    m_areSmall = false;
    changed();
}

void NumberView::press(const KeyStroke& stroke)
{
    if (stroke.key == Qt::Key_Escape) {
        emit left();
    } else if (stroke.key == Qt::Key_F9) {
        enter();
    } else if (stroke.key == Qt::Key_Backspace) {
        removeLast();
    } else if (stroke.key == Qt::Key_Tab || stroke.key == Qt::Key_Backtab || stroke.key == Qt::Key_Up
               || stroke.key == Qt::Key_Down) {
        choose(1 - m_field);
    } else if (const QChar c = characterOf(stroke); !c.isNull()) {
        add(c);
    }
}

void NumberView::add(QChar character)
{
    if (m_texts.at(m_field).size() < kMostCharacters) {
        m_texts.at(m_field) += character;
    }
    changed();
}

void NumberView::removeLast()
{
    m_texts.at(m_field).chop(1);
    changed();
}

/// What is still empty is asked for first.
void NumberView::enter()
{
    for (std::size_t field = 0; field < kFields; ++field) {
        if (m_texts.at(field).isEmpty()) {
            choose(field);
            return;
        }
    }
    emit entered(m_texts[0], m_texts[1]);
}

void NumberView::choose(std::size_t field)
{
    m_field = field;
    changed();
}

void NumberView::changed()
{
    m_erase->setEnabled(!m_texts.at(m_field).isEmpty());
    emit stirred();
    retranslate();
}

void NumberView::retranslate()
{
    const auto characters = keyCharacters().size();
    for (qsizetype i = 0; i < characters; ++i) {
        const QChar c = keyCharacters().at(i);
        m_keys[static_cast<std::size_t>(i)]->setFace({0, QString(m_areSmall ? c.toLower() : c)});
    }
    m_keys.back()->setFace({0, m_areSmall ? QStringLiteral("ABC") : QStringLiteral("abc")});
    m_erase->setFace({0, QCoreApplication::translate("ui", "Delete")});
    m_ok->setFace({Qt::Key_F9, QCoreApplication::translate("ui", "OK")});
    m_back->setFace({Qt::Key_Escape, QCoreApplication::translate("ui", "Back")});
    setAccessibleName(withoutBreakMarks(QCoreApplication::translate("ui", "Type store and till number.")));
    setAccessibleDescription(withoutBreakMarks(QStringLiteral("%1: %2").arg(captionOf(m_field), m_texts.at(m_field))));
    layParts();
}

void NumberView::layParts()
{
    QRectF area = content();
    const double gutter = design().px(kGutter);
    const QSizeF back(design().px(kBackWidth), design().px(kBackHeight));
    m_back->setGeometry(QRectF({area.right() - back.width(), area.top()}, back).toAlignedRect());
    const double headingScale = std::min(1.0, kMaxHeadingScale / design().textScale());
    for (const double scale : {1.0, 0.9, 0.8, 0.7, 0.6, 0.5}) {
        m_heading = TextBlock(QCoreApplication::translate("ui", "Type store and till number."),
                              {design().font(kLineUnits, Weight::Bold, headingScale * scale), kTextPitch},
                              area.width() - back.width() - gutter);
        if (m_heading.fits() && m_heading.height() <= back.height() * (design().isPortrait() ? 2 : 1)) {
            break;
        }
    }
    const double head = std::max(back.height(), m_heading.height());
    m_heading.moveTo({area.left(), area.top() + (head - m_heading.height()) / 2});
    m_fits = m_heading.fits();
    area.setTop(area.top() + head + gutter / 2);

    const double height = design().px(kFieldHeight);
    const double button = design().px(kButtonWidth);
    const bool isNarrow = design().isPortrait();
    const double fields = isNarrow ? area.width() : area.width() - 2 * (button + gutter);
    const double field = (fields - gutter) / 2;
    for (std::size_t i = 0; i < kFields; ++i) {
        layField(i, {area.left() + static_cast<double>(i) * (field + gutter), area.top(), field, height});
    }
    QRectF place(isNarrow ? area.left() : area.left() + fields + gutter,
                 isNarrow ? area.top() + height + gutter : area.top(), isNarrow ? field : button,
                 isNarrow ? design().px(kLowButton) : height);
    m_erase->setGeometry(place.toAlignedRect());
    place.translate(place.width() + gutter, 0);
    m_ok->setGeometry(place.toAlignedRect());
    const double scale = std::min(m_erase->fittingScale(), m_ok->fittingScale());
    m_erase->setTextScale(scale);
    m_ok->setTextScale(scale);
    area.setTop(place.bottom() + gutter);
    layKeys(area);
    update();
}

/// Neither grows with the text: a box must hold both.
void NumberView::layField(std::size_t field, const QRectF& box)
{
    m_boxes.at(field) = box;
    const double pad = design().px(kPad);
    for (const double scale : {1.0, 0.9, 0.8}) {
        m_captions.at(field) = TextBlock(
            captionOf(field), {design().font(kStateUnits, Weight::Regular, scale / design().textScale()), kTextPitch},
            box.width() - 2 * pad);
        if (m_captions.at(field).lineCount() == 1) {
            break;
        }
    }
    m_captions.at(field).moveTo({box.left() + pad, box.top() + pad / 2});
    m_fits = m_fits && m_captions.at(field).fits();
}

void NumberView::layKeys(const QRectF& area)
{
    const int columns = design().isPortrait() ? 5 : 10;
    const int count = static_cast<int>(m_keys.size());
    const int rows = (count + columns - 1) / columns;
    const double gutter = design().px(kGutter);
    const double width = (area.width() - (columns - 1) * gutter) / columns;
    const double height =
        std::clamp((area.height() + gutter) / rows - gutter, design().px(kLeastKeyHeight), design().px(kKeyHeight));
    double scale = 1;
    for (int i = 0; i < count; ++i) {
        ActionButton* const key = m_keys[static_cast<std::size_t>(i)];
        const int row = i / columns;
        key->setGeometry(
            QRectF(area.left() + (i % columns) * (width + gutter), area.top() + row * (height + gutter), width, height)
                .toAlignedRect());
        scale = std::min(scale, key->fittingScale());
    }
    for (ActionButton* key : m_keys) {
        key->setTextScale(scale);
    }
    m_fits = m_fits && area.top() + rows * (height + gutter) - gutter <= area.bottom() + 1;
}

void NumberView::mousePressEvent(QMouseEvent* event)
{
    for (std::size_t field = 0; field < kFields; ++field) {
        if (m_boxes.at(field).contains(event->position())) {
            choose(field);
        }
    }
}

void NumberView::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    paintGround(painter);
    m_heading.draw(painter, design().color(Token::Ink));
    const double pad = design().px(kPad);
    const QFont font = design().font(kStepUnits, Weight::Bold, 1 / design().textScale());
    for (std::size_t field = 0; field < kFields; ++field) {
        const QRectF box = m_boxes.at(field);
        const bool isTyped = field == m_field;
        painter.fillRect(box, design().color(Token::Surface));
        painter.setPen(
            QPen(design().color(isTyped ? Token::Focus : Token::ControlLine), design().px(isTyped ? 0.5 : 0.25)));
        painter.drawRect(box);
        m_captions.at(field).draw(painter, design().color(Token::Ink2));
        const QRectF line(box.left() + pad, m_captions.at(field).box().bottom(), box.width() - 2 * pad,
                          box.bottom() - m_captions.at(field).box().bottom() - pad / 2);
        // Its end is what is being typed, so its beginning makes room.
        const QString end = QFontMetricsF(font).elidedText(m_texts.at(field), Qt::ElideLeft, line.width() - pad);
        painter.setFont(font);
        painter.setPen(design().color(Token::Ink));
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, end);
        if (isTyped) {
            const double x = line.left() + QFontMetricsF(font).horizontalAdvance(end);
            painter.fillRect(QRectF(x, line.top() + pad / 2, design().px(0.3), line.height() - pad),
                             design().color(Token::Ink));
        }
    }
    paintTimeLeft(painter);
}

} // namespace carded::ui
