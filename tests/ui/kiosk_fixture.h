// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/ui/samples.h"
#include "ui/badge_widget.h"
#include "ui/idle_view.h"
#include "ui/kiosk_window.h"
#include "ui/typed_code.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QMouseEvent>

#include <initializer_list>
#include <string>
#include <vector>

namespace carded::test {

using ui::BadgeWidget;
using ui::KioskWindow;
using ui::Moment;

/// A window with a clock that stands until it is moved, and what it told.
struct Kiosk {
    Moment now{10'000};
    KioskWindow window{[this] { return now; }};
    std::vector<std::string> chosen;
    int clearedCount = 0;
    int heldTimedOut = 0;
    QStringList languages;

    Kiosk()
    {
        QObject::connect(&window, &KioskWindow::categoryChosen,
                         [this](const std::string& id) { chosen.push_back(id); });
        QObject::connect(&window, &KioskWindow::cleared, [this] { ++clearedCount; });
        QObject::connect(&window, &KioskWindow::heldTimedOut, [this] { ++heldTimedOut; });
        QObject::connect(&window, &KioskWindow::languageChanged, [this](const QString& tag) { languages += tag; });
        window.setCategories(test::sampleCategories());
        window.setTillState(test::sampleState());
        window.resize(1024, 600);
        window.show();
        window.activateWindow();
        QCoreApplication::processEvents();
    }

    void pass(int milliseconds)
    {
        now += Moment{milliseconds};
        window.tick();
    }
    void sendKey(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier, const QString& text = {})
    {
        QKeyEvent press(QEvent::KeyPress, key, modifiers, text);
        QWidget* const target = window.focusWidget() != nullptr ? window.focusWidget() : &window;
        QCoreApplication::sendEvent(target, &press);
    }
    /// As a person does: the key, and then nothing for a while.
    void type(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        sendKey(key, modifiers);
        pass(40);
    }
    void scan(std::initializer_list<int> keys)
    {
        for (const int key : keys) {
            sendKey(key);
            now += Moment{2};
            window.tick();
        }
        pass(40);
    }
    [[nodiscard]] BadgeWidget& badge() { return *window.findChild<BadgeWidget*>(); }
    [[nodiscard]] ui::TypedCode& typedCode() { return *window.findChild<ui::TypedCode*>(); }
    [[nodiscard]] ui::IdleView& idle() { return *window.findChild<ui::IdleView*>(); }
    void click(QWidget& widget)
    {
        const QPointF at = QRectF(widget.rect()).center();
        const QPointF global = widget.mapToGlobal(at);
        QMouseEvent press(QEvent::MouseButtonPress, at, global, Qt::LeftButton, Qt::LeftButton, Qt::NoModifier);
        QMouseEvent release(QEvent::MouseButtonRelease, at, global, Qt::LeftButton, Qt::NoButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&widget, &press);
        QCoreApplication::sendEvent(&widget, &release);
    }
};

} // namespace carded::test
