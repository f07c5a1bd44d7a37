// SPDX-License-Identifier: Apache-2.0
#include "ui/accessibility.h"

#include "ui/badge_widget.h"
#include "ui/customer_sign.h"
#include "ui/hint_band.h"
#include "ui/notice_bar.h"
#include "ui/panel.h"
#include "ui/preview_widget.h"
#include "ui/state_line.h"

#include <QAccessible>
#include <QAccessibleWidget>

namespace carded::ui {

namespace {

/// Names and descriptions come from the widget; only the role is ours.
class PaintedWidget : public QAccessibleWidget {
public:
    PaintedWidget(QWidget* widget, QAccessible::Role role) : QAccessibleWidget(widget, role) {}
};

/// The whole badge is one target: pressing it closes it.
class BadgeAlert final : public PaintedWidget {
public:
    explicit BadgeAlert(BadgeWidget* badge) : PaintedWidget(badge, QAccessible::AlertMessage), m_badge(badge) {}

    [[nodiscard]] QStringList actionNames() const override { return {pressAction()}; }
    void doAction(const QString& name) override
    {
        if (name == pressAction()) {
            emit m_badge->dismissed();
        }
    }
    [[nodiscard]] QStringList keyBindingsForAction(const QString& name) const override
    {
        return name == pressAction() ? QStringList{QStringLiteral("Esc")} : QStringList{};
    }

private:
    BadgeWidget* m_badge;
};

QAccessibleInterface* makeInterface(const QString& /*className*/, QObject* object)
{
    if (auto* const badge = qobject_cast<BadgeWidget*>(object)) {
        return new BadgeAlert(badge);
    }
    if (auto* const panel = qobject_cast<Panel*>(object)) {
        return new PaintedWidget(panel, QAccessible::Dialog);
    }
    if (auto* const preview = qobject_cast<PreviewWidget*>(object)) {
        return new PaintedWidget(preview, QAccessible::Graphic);
    }
    if (auto* const notice = qobject_cast<NoticeBar*>(object)) {
        return new PaintedWidget(notice, QAccessible::AlertMessage);
    }
    if (auto* const hint = qobject_cast<HintBand*>(object)) {
        return new PaintedWidget(hint, QAccessible::AlertMessage);
    }
    if (auto* const sign = qobject_cast<CustomerSign*>(object)) {
        return new PaintedWidget(sign, QAccessible::AlertMessage);
    }
    if (auto* const line = qobject_cast<StateLine*>(object)) {
        return new PaintedWidget(line, QAccessible::StatusBar);
    }
    return nullptr;
}

} // namespace

void installAccessibility()
{
    QAccessible::installFactory(makeInterface);
}

} // namespace carded::ui
