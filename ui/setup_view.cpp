// SPDX-License-Identifier: Apache-2.0
#include "ui/setup_view.h"

#include "ui/action_button.h"
#include "ui/line_breaks.h"
#include "ui/preview_widget.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>

namespace carded::ui {

namespace {

constexpr std::size_t kMostChoices = 6;

} // namespace

SetupView::SetupView(QWidget* parent)
    : Panel(parent), m_first(nullptr), m_second(nullptr), m_back(nullptr), m_preview(new PreviewWidget(this))
{
    for (std::size_t i = 0; i < kMostChoices; ++i) {
        auto* const choice = new ActionButton(this); // in the order in which all of them are read
        choice->setCheckable(true);
        connect(choice, &QPushButton::clicked, this, [this, i] {
            emit stirred();
            emit chosen(static_cast<int>(i));
            showButtons(); // a press alone chooses nothing
        });
        m_choices.push_back(choice);
    }
    m_first = new ActionButton(this);
    m_second = new ActionButton(this);
    m_back = new ActionButton(this);
    const auto tell = [this](ActionButton* button, void (SetupView::*signal)()) {
        connect(button, &QPushButton::clicked, this, &SetupView::stirred);
        connect(button, &QPushButton::clicked, this, signal);
    };
    tell(m_first, &SetupView::goneOn);
    tell(m_second, &SetupView::refused);
    tell(m_back, &SetupView::goneBack);
    retranslate();
}

void SetupView::setPage(const SetupPage& page)
{
    if (page.step != m_page.step) {
        setFocus(Qt::OtherFocusReason); // no button of the last step looks chosen
    }
    m_page = page;
    retranslate();
}

/// Esc is a step back, and 0 is none.
void SetupView::press(const KeyStroke& stroke)
{
    if (stroke.key == Qt::Key_Escape) {
        m_back->click();
    } else if (stroke.key != Qt::Key_0) {
        Panel::press(stroke);
    }
}

void SetupView::forget()
{
    m_preview->showFrame({});
}

void SetupView::showPreview(const scanner::Frame& frame)
{
    if (m_words.hasPicture) {
        m_preview->showFrame(frame);
    }
}

void SetupView::retranslate()
{
    m_words = wordsOf(m_page, locale().bcp47Name());
    const QStringList spoken = QStringList{m_words.body} + m_words.facts + m_words.groups + QStringList{m_words.note};
    setAccessibleName(withoutBreakMarks(m_words.heading));
    setAccessibleDescription(withoutBreakMarks(spoken.join(QLatin1Char(' ')).simplified()));
    m_preview->retranslate();
    showButtons();
    layParts();
}

void SetupView::showButtons()
{
    for (std::size_t i = 0; i < m_choices.size(); ++i) {
        ActionButton* const button = m_choices[i];
        const bool isThere = i < m_words.choices.size();
        button->setVisible(isThere);
        if (isThere) {
            const SetupChoice& choice = m_words.choices[i];
            button->setFace({Qt::Key_1 + static_cast<int>(i), choice.name, choice.detail});
            button->setChecked(choice.isChosen);
        }
    }
    m_first->setFace({Qt::Key_F9, m_words.first});
    m_first->setVisible(!m_words.first.isEmpty());
    m_first->setEnabled(m_words.mayGoOn);
    m_second->setFace({Qt::Key_F12, m_words.second});
    m_second->setVisible(!m_words.second.isEmpty());
    m_back->setFace({Qt::Key_Escape, QCoreApplication::translate("ui", "Back")});
    m_back->setVisible(m_page.step != SetupStep::Saved);
    m_preview->setVisible(m_words.hasPicture);
}

void SetupView::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintGround(painter);
    m_heading.draw(painter, design().color(Token::Ink));
    for (const TextBlock& line : m_lines) {
        line.draw(painter, design().color(Token::Ink));
    }
    for (const TextBlock& group : m_groups) {
        group.draw(painter, design().color(Token::Ink));
    }
    m_note.draw(painter, design().color(Token::Ink));
    if (m_words.isGood && !m_note.isEmpty()) {
        paintTick(painter);
    }
    paintTimeLeft(painter);
}

} // namespace carded::ui
