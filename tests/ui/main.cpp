// SPDX-License-Identifier: Apache-2.0
// The tests of ui need an application object, so this room has a main of its own.
#define DOCTEST_CONFIG_IMPLEMENT
#include <QApplication>
#include <doctest/doctest.h>

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("FONTCONFIG_FILE", CARDED_SOURCE_DIR "/tests/ui/fonts.conf"); // texts are as wide on every machine
    const QApplication app(argc, argv);
    doctest::Context context(argc, argv);
    return context.run();
}
