// SPDX-License-Identifier: Apache-2.0
#define DOCTEST_CONFIG_IMPLEMENT
#include <QApplication>
#include <doctest/doctest.h>

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen:configfile=" CARDED_SOURCE_DIR "/tests/kiosk/two_screens.json");
    const QApplication application(argc, argv);
    doctest::Context context(argc, argv);
    return context.run();
}
