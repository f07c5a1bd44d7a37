// SPDX-License-Identifier: Apache-2.0
#include "app/till_look.h"
#include "tests/support/temporary_folder.h"

#include <QKeyEvent>
#include <doctest/doctest.h>

#include <fstream>
#include <sys/stat.h>

using namespace carded;
using app::TillLook;
using test::TemporaryFolder;

namespace {

struct Window {
    ui::Moment now{0};
    ui::KioskWindow window{[this] { return now += ui::kBurstGap; }};

    void press(int key)
    {
        QKeyEvent event(QEvent::KeyPress, key, Qt::ControlModifier);
        QCoreApplication::sendEvent(&window, &event);
        window.tick();
    }
};

/// The text size of a window that is opened now.
int sizeIn(const std::filesystem::path& store, int configured = 100)
{
    Window opened;
    const TillLook look({app::LookConfig::Theme::Dark, true, configured}, store, opened.window);
    return opened.window.textPercent();
}

} // namespace

TEST_CASE("Till's look: the text size that was chosen outlasts the window, the configuration's counts until then")
{
    const TemporaryFolder store;
    CHECK(sizeIn(store.path(), 125) == 125);
    {
        Window opened;
        const TillLook look({{}, false, 125}, store.path(), opened.window);
        opened.press(Qt::Key_Plus);
    }
    CHECK(sizeIn(store.path(), 125) == 150);
    struct stat folder {};
    REQUIRE(::stat((store.path() / "till").c_str(), &folder) == 0);
    CHECK((folder.st_mode & 0777U) == 0700U);
}

TEST_CASE("Till's look: what is in the file and is no text size counts for nothing")
{
    const TemporaryFolder store;
    std::filesystem::create_directory(store.path() / "till");
    for (const char* text : {"text_percent=110", "text_percent=-1", "text_percent=\"\"", "[", "\xFF\xFE"}) {
        std::ofstream(store.path() / "till" / "window.ini") << text;
        CHECK(sizeIn(store.path()) == 100);
    }
}

TEST_CASE("Till's look: where nothing can be written, the choice lasts as long as the window")
{
    Window opened;
    const TillLook look({}, "/proc/nowhere", opened.window);
    opened.press(Qt::Key_Plus);
    CHECK(opened.window.textPercent() == 125);
}
