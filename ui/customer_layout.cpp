// SPDX-License-Identifier: Apache-2.0
// Words, places and sizes of the customer's side.
#include "ui/customer_window.h"
#include "ui/language.h"
#include "ui/line_breaks.h"
#include "ui/preview_widget.h"
#include "ui/shapes.h"
#include "ui/text_block.h"
#include "ui/touch_button.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace carded::ui {

namespace {

// In units.
constexpr double kMargin = 4;
constexpr double kTop = 3;
constexpr double kGutter = 2;
constexpr double kMarkBand = 7.5; ///< its height for one line
constexpr double kMarkFrame = 2;
constexpr double kActionHeight = 13.75; ///< two lines of words
constexpr double kBarHeight = 0.75;
constexpr double kCorner = 16;
constexpr double kWords = 2 * kKioskTextUnits * kHeadlinePitch + 0.5; ///< two lines of them
constexpr double kWordsAndDrawings = 38;
constexpr double kWordsOverProducts = 20; ///< no drawings are shown then but a hint's, beside the words
constexpr double kLeastPicture = 24;

} // namespace

void CustomerWindow::retranslate()
{
    const auto text = [this](const char* source) { return m_words.text(source); };
    setWindowTitle(withoutBreakMarks(text(QT_TRANSLATE_NOOP("ui", "Proof of age"))));
    setLocale(QLocale(m_words.tag()));
    QStringList languages;
    for (const QString& tag : Language::tags()) {
        languages += nativeName(tag);
    }
    m_languages->setWords(languages);
    m_languages->mark({static_cast<int>(Language::tags().indexOf(m_words.tag()))});
    QStringList products;
    for (const Category& category : m_categories) {
        products += category.nameIn(m_words.tag());
    }
    m_products->setWords(products);
    m_products->mark(m_view.chosen);
    m_again->setWords(text(QT_TRANSLATE_NOOP("ui", "Start again")));
    m_more->setWords(text(QT_TRANSLATE_NOOP("ui", "More time")));
    orderTabs();
    layParts();
}

/// As it is read: the language comes first.
void CustomerWindow::orderTabs()
{
    std::vector<QWidget*> order(m_languages->buttons().begin(), m_languages->buttons().end());
    order.insert(order.end(), m_products->buttons().begin(), m_products->buttons().end());
    order.insert(order.end(), {m_call, m_again, m_more});
    for (std::size_t i = 1; i < order.size(); ++i) {
        setTabOrder(order[i - 1], order[i]);
    }
}

void CustomerWindow::showSign()
{
    m_sign->setFace(signFace());
    m_sign->setAccessibleDescription(m_view.hint ? withoutBreakMarks(m_words.text(hintSource(*m_view.hint)))
                                                 : QString());
}

void CustomerWindow::layParts()
{
    const Theme theme = m_manner.theme.value_or(themeOf(palette()));
    m_design = Design::of(size(), 100, m_words.tag(), theme);
    if (m_corner) {
        m_corner->setSide(static_cast<int>(m_design.px(kCorner)));
    }
    m_preview->setDesign(m_design);
    m_sign->setDesign(m_design);
    m_languages->setDesign(m_design);
    for (qsizetype i = 0; i < Language::tags().size(); ++i) { // the name of each in its own typeface
        m_languages->buttons()[static_cast<std::size_t>(i)]->setDesign(
            Design::of(size(), 100, Language::tags()[i], theme));
    }
    m_products->setDesign(m_design);
    for (TouchButton* button : {m_call, m_again, m_more}) {
        button->setDesign(m_design);
    }
    const double margin = m_design.px(kMargin);
    QRectF area = QRectF(rect()).adjusted(margin, m_design.px(kTop), -margin, -margin);
    if (m_view.mark != Mark::None) {
        area.setTop(std::max(markWords().height(), m_design.px(kMarkBand)) + m_design.px(kMarkFrame + kGutter));
    }
    layActions(area);
    const bool isPassed = m_view.scene == CustomerScene::Passed;
    m_languages->setVisible(isTouched() && !isPassed);
    m_products->setVisible(isTouched() && isServing() && !m_categories.empty());
    m_preview->setVisible(m_isPictured);
    if (isServing() || isTouched()) {
        layServing(area);
    } else {
        m_sign->setGeometry(area.toRect());
    }
    showSign();
    update();
}

/// At the foot of `area`, which is left with the rest: the call for staff is always there, and the others keep their
/// places.
void CustomerWindow::layActions(QRectF& area)
{
    const bool isActing = m_acting && m_view.scene != CustomerScene::Passed;
    m_call->setVisible(isTouched());
    m_again->setVisible(isTouched() && isActing);
    m_more->setVisible(isTouched() && isActing && isAsking());
    if (!isTouched()) {
        return;
    }
    m_view.isStaffCalled ? m_call->setWords(m_words.text(QT_TRANSLATE_NOOP("ui", "Staff is coming.")),
                                            m_words.text(QT_TRANSLATE_NOOP("ui", "Call again")))
                         : m_call->setWords(m_words.text(QT_TRANSLATE_NOOP("ui", "Call staff")));
    const double gutter = m_design.px(kGutter);
    const double height = m_design.px(kActionHeight);
    QRectF row(area.left(), area.bottom() - height, area.width(), height);
    if (m_design.isPortrait()) {
        m_call->setGeometry(row.toRect());
        row.translate(0, -height - gutter);
        const double half = (row.width() - gutter) / 2;
        m_again->setGeometry(QRectF(row.left(), row.top(), half, height).toRect());
        m_more->setGeometry(QRectF(row.left() + half + gutter, row.top(), half, height).toRect());
    } else { // five of twelve columns to the call
        const double wide = (row.width() + gutter) * 5 / 12 - gutter;
        const double narrow = (row.width() - wide) / 2 - gutter;
        m_call->setGeometry(QRectF(row.left(), row.top(), wide, height).toRect());
        m_again->setGeometry(QRectF(row.left() + wide + gutter, row.top(), narrow, height).toRect());
        m_more->setGeometry(QRectF(row.right() - narrow, row.top(), narrow, height).toRect());
    }
    area.setBottom(row.top() - gutter);
}

void CustomerWindow::layServing(QRectF area)
{
    if (!isServing() || !m_design.isPortrait()) {
        layLanguages(area, m_design.isPortrait() ? Edge::Bottom : Edge::Top);
    }
    if (!isServing()) {
        m_sign->setGeometry(area.toRect());
    } else if (m_design.isPortrait()) {
        layServingUpright(area);
    } else {
        layServingWide(area);
    }
}

void CustomerWindow::layLanguages(QRectF& area, Edge edge)
{
    if (!m_languages->isVisibleTo(this)) {
        return;
    }
    const double height = m_languages->heightFor(area.width());
    const double top = edge == Edge::Top ? area.top() : area.bottom() - height;
    m_languages->setGeometry(QRectF(area.left(), top, area.width(), height).toRect());
    const double gutter = m_design.px(kGutter);
    edge == Edge::Top ? area.setTop(top + height + gutter) : area.setBottom(top - gutter);
}

/// The picture at the right.
void CustomerWindow::layServingWide(QRectF area)
{
    const double gutter = m_design.px(kGutter);
    QRectF left = area;
    if (m_preview->isVisibleTo(this)) { // as wide as 4:3 makes it, but the words need room
        const double most = area.width() * (m_products->isVisibleTo(this) ? 0.42 : 0.5);
        const double width = std::min(area.height() * 4 / 3, most);
        left.setRight(area.right() - width - gutter);
        m_preview->setGeometry(QRectF(area.right() - width, area.top(), width, area.height()).toRect());
    }
    QRectF words = left;
    if (m_products->isVisibleTo(this)) {
        words.setHeight(m_design.px(kWords));
        left.setTop(words.bottom());
        m_products->setGeometry(left.toRect());
    }
    m_sign->setGeometry(words.toRect());
}

/// All that is touched is in the lower two thirds, where everybody reaches it.
void CustomerWindow::layServingUpright(QRectF area)
{
    const double gutter = m_design.px(kGutter);
    const bool hasProducts = m_products->isVisibleTo(this);
    if (hasProducts) {
        const double height = m_products->heightFor(area.width());
        m_products->setGeometry(QRectF(area.left(), area.bottom() - height, area.width(), height).toRect());
        area.setBottom(area.bottom() - height - gutter);
    }
    layLanguages(area, Edge::Bottom);
    if (m_preview->isVisibleTo(this)) {
        const double above = m_design.px(hasProducts ? kWordsOverProducts : kWordsAndDrawings);
        const double most = std::min(area.width() * 3 / 4, area.height() - gutter - above);
        const double height = std::max(most, m_design.px(kLeastPicture));
        m_preview->setGeometry(QRectF(area.left(), area.bottom() - height, area.width(), height).toRect());
        area.setBottom(area.bottom() - height - gutter);
    }
    m_sign->setGeometry(area.toRect());
}

/// As many lines as it takes: the window may be narrow.
TextBlock CustomerWindow::markWords() const
{
    const char* const source = m_view.mark == Mark::Demo ? QT_TRANSLATE_NOOP("ui", "DEMO, not a real check")
                                                         : QT_TRANSLATE_NOOP("ui", "TRAINING, not recorded");
    return {m_words.text(source),
            {m_design.font(kKioskTextUnits, Weight::Bold), kTextPitch, Qt::AlignHCenter},
            width() - m_design.px(2 * (kMarkFrame + kGutter))};
}

QRectF CustomerWindow::barRect() const
{
    const double margin = m_design.px(kMargin);
    const double height = m_design.px(kBarHeight);
    return {margin, this->height() - (margin + height) / 2, width() - 2 * margin, height};
}

void CustomerWindow::resizeEvent(QResizeEvent* /*event*/)
{
    layParts();
}

void CustomerWindow::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), ground());
    if (m_acting && isAsking()) {
        const QRectF bar = barRect();
        painter.setPen(QPen(m_design.color(Token::Ink), m_design.px(0.25)));
        painter.drawRect(bar);
        const double left = m_acting->fraction(m_now()) * kTimeToAct.count() / static_cast<double>(kAskBefore.count());
        painter.fillRect(QRectF(bar.left(), bar.top(), bar.width() * left, bar.height()), m_design.color(Token::Ink));
    }
    if (m_view.mark == Mark::None) {
        return;
    }
    TextBlock words = markWords();
    const double frame = m_design.px(kMarkFrame);
    const QRectF band(frame, frame, width() - 2 * frame, std::max(words.height(), m_design.px(kMarkBand)));
    const MarkColors colors = markColors(m_view.mark);
    painter.fillRect(band, colors.field);
    words.moveTo({band.left() + (band.width() - words.box().width()) / 2, band.center().y() - words.height() / 2});
    words.draw(painter, colors.ink);
    drawMarkFrame(painter, m_view.mark, rect(), frame);
}

} // namespace carded::ui
