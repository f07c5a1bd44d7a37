// SPDX-License-Identifier: Apache-2.0
#include <QApplication>
#include <QEvent>
#include <QWidget>

#include <iostream>

// The least that a Qt Widgets program can start with: an empty window of the kiosk's size.

namespace {

class PlainWindow final : public QWidget {
protected:
    void paintEvent(QPaintEvent* /*event*/) override
    {
        QMetaObject::invokeMethod(
            this, [] { std::cout << "painted" << std::endl; }, Qt::QueuedConnection);
    }
};

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    PlainWindow window;
    window.resize(1280, 800);
    window.show();
    return QApplication::exec();
}
