// SPDX-License-Identifier: Apache-2.0
#include "app/shift_desk.h"

#include "app/kiosk_state.h"
#include "app/till_folder.h"
#include "evidence/log_folder.h"
#include "ui/shift_page.h"

#include <QDir>
#include <QSaveFile>

#include <utility>

namespace carded::app {
namespace {

using ui::ShiftSaved;

/// Why nothing could be written there.
ShiftSaved::State stateAfter(const QSaveFile& file, const QString& folder, qsizetype size)
{
    std::error_code unknown;
    const auto space = std::filesystem::space(folder.toStdString(), unknown);
    if (!unknown && space.available < static_cast<std::uintmax_t>(size)) {
        return ShiftSaved::State::NoRoom;
    }
    const bool mayNot = file.error() == QFileDevice::OpenError || file.error() == QFileDevice::PermissionsError;
    return unknown || mayNot ? ShiftSaved::State::NotAllowed : ShiftSaved::State::Failed;
}

/// In one step: after a power cut the file is whole or not there.
ShiftSaved write(const QString& folder, const QString& name, const QByteArray& pdf)
{
    QSaveFile file(QDir(folder).filePath(name));
    if (file.open(QIODevice::WriteOnly) && file.write(pdf) == pdf.size() && file.commit()) {
        return {ShiftSaved::State::Saved, folder, name};
    }
    return {stateAfter(file, folder, pdf.size()), folder, {}};
}

} // namespace

ShiftDesk::ShiftDesk(ShiftPlace place, OperatorLogin& operators, ui::KioskWindow& window, std::function<UnixTime()> now)
    : m_place(std::move(place)), m_operators(operators), m_window(window), m_now(std::move(now)),
      m_view(new ui::ShiftView(&window))
{
    connect(m_view, &ui::ShiftView::saveWanted, this, &ShiftDesk::save);
    connect(m_view, &ui::ShiftView::endWanted, this, &ShiftDesk::end);
}

void ShiftDesk::show(ui::ShiftView::Purpose purpose)
{
    m_view->wait(purpose);
    if (!m_window.open(*m_view)) {
        return;
    }
    const UnixTime now = m_now();
    const auto& shift = m_operators.shift();
    const ShiftQuestion question{evidence::currentLogIn(recordsFolder(m_place.store)),
                                 shift ? shift->since : dayBegin(now, m_timeZone),
                                 now,
                                 m_timeZone,
                                 m_place.mode,
                                 m_operators.number(),
                                 m_place.name};
    m_pool.start([this, question, asked = ++m_asked] {
        auto figures = shiftFigures(question);
        QMetaObject::invokeMethod(this, [this, asked, figures = std::move(figures)] {
            if (asked == m_asked && m_view->isVisible()) {
                take(figures);
            }
        });
    });
}

void ShiftDesk::take(const Result<ui::ShiftFigures, evidence::LogError>& figures)
{
    if (figures) {
        m_figures = *figures;
        m_view->show(m_figures);
    } else {
        m_view->showProblem(recordsOf(RecorderState{figures.error()}));
    }
}

void ShiftDesk::save()
{
    m_view->setSaved({ShiftSaved::State::Saving, {}, {}});
    const QString made = shopTimeText(m_now(), m_timeZone);
    const QByteArray pdf = ui::shiftPdf(m_figures, {m_window.language(), made});
    QString name = QStringLiteral("shift-") + made;
    name.replace(QLatin1Char(' '), QLatin1Char('-')).remove(QLatin1Char(':'));
    if (!m_figures.operatorNumber.isEmpty()) {
        name += QLatin1Char('-') + m_figures.operatorNumber;
    }
    name += QStringLiteral(".pdf");
    m_pool.start([this, place = m_place, name, pdf, asked = m_asked] {
        std::filesystem::path folder = place.saved;
        if (folder.empty()) {
            folder = tillFolder(place.store) / "shifts";
            (void)makeOwnersFolder(folder.parent_path(), place.store);
            (void)makeOwnersFolder(folder, place.store); // what cannot be made cannot be written in
        }
        const ShiftSaved saved = write(QString::fromStdString(folder.string()), name, pdf);
        QMetaObject::invokeMethod(this, [this, asked, saved] {
            if (asked == m_asked && m_view->isVisible()) {
                m_view->setSaved(saved);
            }
        });
    });
}

void ShiftDesk::end()
{
    m_window.close(*m_view);
    m_operators.logOut();
}

} // namespace carded::app
