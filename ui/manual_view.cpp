// SPDX-License-Identifier: Apache-2.0
#include "ui/manual_view.h"

#include "ui/action_button.h"
#include "ui/line_breaks.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <utility>

namespace carded::ui {

namespace {

constexpr int kKeyedProducts = 9;

std::array<ActionButton*, 4> fourButtons(QWidget* parent)
{
    return {new ActionButton(parent), new ActionButton(parent), new ActionButton(parent), new ActionButton(parent)};
}

} // namespace

ManualView::ManualView(QWidget* parent)
    : Panel(parent), m_documents(fourButtons(this)), m_oldEnough(new ActionButton(this)),
      m_notOldEnough(new ActionButton(this)), m_back(new ActionButton(this))
{
    connect(m_back, &QPushButton::clicked, this, &ManualView::left);
    connect(m_oldEnough, &QPushButton::clicked, this, [this] { give(CardAnswer::OldEnough); });
    connect(m_notOldEnough, &QPushButton::clicked, this, [this] { give(CardAnswer::NotOldEnough); });
    for (std::size_t i = 0; i < m_documents.size(); ++i) {
        m_documents.at(i)->setCheckable(true);
        connect(m_documents.at(i), &QPushButton::clicked, this, [this, i] { choose(chosen().documents.at(i)); });
    }
}

void ManualView::ask(std::vector<ManualChoice> choices)
{
    m_choices = std::move(choices);
    m_chosen = m_choices.size() == 1 ? 0 : m_choices.size();
    m_document.reset();
    m_isAnswered = false;
    for (ActionButton* product : std::exchange(m_products, {})) {
        product->deleteLater();
    }
    for (std::size_t i = 0; isChoosing() && i < m_choices.size(); ++i) {
        auto* const product = new ActionButton(this); // owned by this widget
        product->setDesign(design());
        connect(product, &QPushButton::clicked, this, [this, i] { choose(i); });
        m_products.push_back(product);
        m_back->raise(); // comes after what is asked, for arrows
        setTabOrder(product, m_back);
    }
    retranslate();
}

void ManualView::forget()
{
    ask({});
}

/// What was answered is being written down: nothing takes it back.
void ManualView::press(const KeyStroke& stroke)
{
    if (!m_isAnswered) {
        Panel::press(stroke);
    }
}

void ManualView::choose(std::size_t index)
{
    m_chosen = index;
    emit stirred();
    setFocus(Qt::OtherFocusReason);
    retranslate();
}

void ManualView::choose(CardDocument document)
{
    m_document = document;
    emit stirred();
    showButtons();
}

void ManualView::give(CardAnswer answer)
{
    if (m_document && !std::exchange(m_isAnswered, true)) {
        showButtons();
        emit stirred();
        emit answered({chosen().category.id, *m_document, answer});
    }
}

QString ManualView::headingText() const
{
    if (isChoosing()) {
        return QCoreApplication::translate("ui", "Manual check: which product?");
    }
    return isClosed() ? QCoreApplication::translate("ui", "Outside sale hours")
                      : QCoreApplication::translate("ui", "I saw the physical card.");
}

QString ManualView::captionText() const
{
    if (isChoosing()) {
        return {};
    }
    if (isClosed()) {
        return QCoreApplication::translate("ui", "Do not sell this item.");
    }
    const ManualChoice& choice = chosen();
    const QString sold = QStringLiteral("%1 %2+").arg(choice.category.nameIn(locale().bcp47Name()),
                                                      QString::number(choice.category.minimumAge));
    const bool isYear = !choice.limit.contains(QLatin1Char('-'));
    return isYear ? QCoreApplication::translate("ui", "%1: old enough if born in this year or earlier").arg(sold)
                  : QCoreApplication::translate("ui", "%1: old enough if born on this day or earlier").arg(sold);
}

QString ManualView::licenceText() const
{
    if (isChoosing() || isClosed() || chosen().licenceClasses.isEmpty()) {
        return {};
    }
    const QString classes = chosen().licenceClasses.join(QStringLiteral("\u00A0/\u00A0"));
    if (chosen().licenceLimit.isEmpty()) {
        return QCoreApplication::translate("ui", "The licence: class %1, not expired").arg(classes);
    }
    return QCoreApplication::translate("ui", "The licence: class %1, not expired, issued on %2 or earlier")
        .arg(classes, chosen().licenceLimit);
}

void ManualView::retranslate()
{
    const QString language = locale().bcp47Name();
    m_back->setFace({Qt::Key_Escape, QCoreApplication::translate("ui", "Back")});
    m_oldEnough->setFace({Qt::Key_F9, QCoreApplication::translate("ui", "Old enough", "answer")});
    m_notOldEnough->setFace({Qt::Key_F12, QCoreApplication::translate("ui", "Not old enough")});
    for (std::size_t i = 0; i < m_products.size(); ++i) {
        const Category& category = m_choices[i].category;
        const int key = i < kKeyedProducts ? Qt::Key_1 + static_cast<int>(i) : 0;
        m_products[i]->setFace({key, category.nameIn(language), QStringLiteral("%1+").arg(category.minimumAge)});
    }
    setAccessibleName(withoutBreakMarks(QStringLiteral("%1 %2").arg(headingText(), captionText())));
    setAccessibleDescription(
        isChoosing() || isClosed()
            ? QString()
            : withoutBreakMarks(QStringLiteral("%1 %2").arg(chosen().limit, licenceText()).trimmed()));
    showButtons();
    layParts();
}

void ManualView::showButtons()
{
    const bool isAsked = !isChoosing() && !isClosed();
    for (std::size_t i = 0; i < m_documents.size(); ++i) {
        ActionButton* const button = m_documents.at(i);
        const bool isOffered = isAsked && i < chosen().documents.size();
        button->setVisible(isOffered);
        button->setEnabled(!m_isAnswered);
        if (isOffered) {
            button->setFace({Qt::Key_1 + static_cast<int>(i), nameOf(chosen().documents[i])});
            button->setChecked(m_document == chosen().documents[i]);
        }
    }
    for (ActionButton* answer : {m_oldEnough, m_notOldEnough}) {
        answer->setVisible(isAsked);
        answer->setEnabled(m_document.has_value() && !m_isAnswered);
    }
    for (ActionButton* product : m_products) {
        product->setVisible(isChoosing());
    }
    m_back->setEnabled(!m_isAnswered);
}

void ManualView::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    paintGround(painter);
    m_heading.draw(painter, design().color(Token::Ink));
    m_caption.draw(painter, design().color(Token::Ink));
    m_digits.draw(painter, design().color(Token::Ink));
    m_licence.draw(painter, design().color(Token::Ink));
    paintTimeLeft(painter);
}

} // namespace carded::ui
