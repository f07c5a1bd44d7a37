// SPDX-License-Identifier: Apache-2.0
#include "app/answer_text.h"
#include "app/demo_show.h"
#include "app/kiosk.h"
#include "crypto/random.h"

#include <QApplication>
#include <QLockFile>
#include <QStandardPaths>

#include <CLI/CLI.hpp>
#include <iostream>
#include <sys/resource.h>

namespace {

using namespace carded;

struct Arguments {
    std::string store;
    std::string config;
    std::string language;
    bool demo = false;
    bool fullScreen = false;
    bool printFirstPaint = false;
    std::string demoReport;
    std::string demoShots;

    [[nodiscard]] bool isUnattended() const { return !demoReport.empty() || !demoShots.empty(); }
};

/// Prints one line when the window is first painted: for measuring how long that takes. Watches all widgets:
/// the window itself has nothing to paint where its parts cover it.
class FirstPaint final : public QObject {
public:
    using QObject::QObject;

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::Paint && watched->isWidgetType()) {
            QCoreApplication::instance()->removeEventFilter(this);
            QMetaObject::invokeMethod(
                this, [] { std::cout << "painted" << std::endl; }, Qt::QueuedConnection);
        }
        return false;
    }
};

void addOptions(CLI::App& program, Arguments& arguments)
{
    program.add_option("--store", arguments.store, "The till's data folder");
    program.add_option("--config", arguments.config, "The till's configuration file");
    program.add_option("--language", arguments.language, "en or ko")->check(CLI::IsMember({"en", "ko"}));
    program.add_flag("--full-screen", arguments.fullScreen, "Fill the screen, without a frame");
    program.add_flag("--demo", arguments.demo, "Play the films of a demo instead of the camera");
    program.add_option("--demo-report", arguments.demoReport, "Play the demo once and write a table to this file");
    program.add_option("--demo-shots", arguments.demoShots, "Play the demo once and leave pictures in this folder");
    program.add_flag("--print-first-paint", arguments.printFirstPaint, "Print a line when the window is painted");
}

Result<app::TillConfig, std::string> configOf(const Arguments& arguments)
{
    auto config = arguments.config.empty() ? app::loadTillConfig(app::kDefaultConfigPath, app::ConfigFile::Default)
                                           : app::loadTillConfig(arguments.config, app::ConfigFile::Chosen);
    if (config && !arguments.language.empty()) {
        config->language = arguments.language == "ko" ? app::Language::Korean : app::Language::English;
    }
    if (config && arguments.isUnattended()) {
        config->passTime = config->refusalTime = Seconds{1};
    }
    return config;
}

int explain(const std::string& sentence)
{
    std::cerr << "carded-kiosk: " << sentence << '\n';
    return app::kExitUsage;
}

ui::Moment steadyNow()
{
    return std::chrono::duration_cast<ui::Moment>(std::chrono::steady_clock::now().time_since_epoch());
}

int runWindow(QApplication& application, const Arguments& arguments, const app::TillConfig& config)
{
    const std::filesystem::path store =
        arguments.store.empty() ? app::defaultStoreFolder() : std::filesystem::path(arguments.store);
    ui::KioskWindow window(steadyNow);
    FirstPaint firstPaint;
    if (arguments.printFirstPaint) {
        QCoreApplication::instance()->installEventFilter(&firstPaint);
    }
    window.resize(1280, 800);
    if (arguments.fullScreen || config.fullScreen) {
        window.showFullScreen();
    } else {
        window.show();
    }

    const app::DeskOptions desk{store, config.jurisdiction,
                                arguments.demo ? app::DemoStores::Allowed : app::DemoStores::Refused};
    app::Kiosk kiosk(config, desk, window);
    if (!arguments.demo) {
        QTimer::singleShot(0, &kiosk, &app::Kiosk::startCamera);
        return QApplication::exec();
    }
    auto world = app::loadDemoWorld(store);
    if (!world) {
        return explain(world.error());
    }
    const auto report = arguments.isUnattended()
                            ? std::optional(app::DemoReport{arguments.demoReport, arguments.demoShots})
                            : std::nullopt;
    app::DemoShow show(*std::move(world), kiosk, window, report);
    QObject::connect(&show, &app::DemoShow::finished, &application, &QApplication::quit);
    QTimer::singleShot(0, &show, &app::DemoShow::start);
    const int status = QApplication::exec();
    return status != 0 || show.isGood() ? status : 1;
}

int run(int argc, char** argv)
{
    CLI::App program("carded-kiosk: the cashier's window of the offline proof-of-age verifier");
    program.set_version_flag("--version", "carded-kiosk " CARDED_VERSION);
    Arguments arguments;
    addOptions(program, arguments);
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return program.exit(error) == 0 ? 0 : app::kExitUsage;
    }
    if (arguments.isUnattended() && !arguments.demo) {
        return explain("--demo-report and --demo-shots go with --demo.");
    }
    const auto config = configOf(arguments);
    if (!config) {
        return explain(config.error());
    }
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("carded-kiosk"));
    QLockFile lock(QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation)
                   + QStringLiteral("/carded-kiosk.lock"));
    if (!lock.tryLock() && lock.error() == QLockFile::LockFailedError) {
        return explain("it is running already. Use the window that is open, or close it first.");
    }
    return runWindow(application, arguments, *config);
}

} // namespace

int main(int argc, char** argv)
{
    const rlimit noCore{0, 0}; // what is in memory belongs to customers
    setrlimit(RLIMIT_CORE, &noCore);
    if (!crypto::initialise()) {
        std::cerr << "carded-kiosk: this computer gives no random numbers; it cannot go on.\n";
        return app::kExitInternal;
    }
    try {
        return run(argc, argv);
    } catch (const std::exception& error) {
        std::cerr << "carded-kiosk: internal error: " << error.what() << '\n';
        return app::kExitInternal;
    }
}
