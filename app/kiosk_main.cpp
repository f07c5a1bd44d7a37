// SPDX-License-Identifier: Apache-2.0
#include "app/answer_text.h"
#include "app/customer_side.h"
#include "app/demo_show.h"
#include "app/first_paint.h"
#include "app/kiosk.h"
#include "app/quit_signals.h"
#include "app/service_notify.h"
#include "app/set_up.h"
#include "app/staff_panel.h"
#include "app/till_look.h"
#include "app/till_sounds.h"
#include "app/till_windows.h"
#include "app/update_key.h"
#include "app/usage_error.h"
#include "base/quiet_crash.h"
#include "crypto/random.h"

#include <QApplication>
#include <QLockFile>
#include <QStandardPaths>

#include <CLI/CLI.hpp>
#include <functional>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <unistd.h>
#include <vector>

namespace {

using namespace carded;

struct Arguments {
    std::string store;
    std::string config;
    std::string language;
    bool demo = false;
    bool fullScreen = false;
    bool training = false;
    bool printFirstPaint = false;
    std::string demoReport;
    std::string demoShots;

    [[nodiscard]] bool isUnattended() const { return !demoReport.empty() || !demoShots.empty(); }
};

void addOptions(CLI::App& program, Arguments& arguments)
{
    program.add_option("--store", arguments.store, "The till's data folder");
    program.add_option("--config", arguments.config, "The till's configuration file");
    program.add_option("--language", arguments.language, "en, ko, ja, zh or de")
        ->check(CLI::IsMember(std::vector<std::string>(app::kWindowLanguages.begin(), app::kWindowLanguages.end())));
    program.add_flag("--full-screen", arguments.fullScreen, "Fill the screen, without a frame");
    program.add_flag("--demo", arguments.demo, "Play the films of a demo instead of the camera");
    program.add_flag("--training", arguments.training, "Practise: answers are marked, and nothing is on record");
    program.add_option("--demo-report", arguments.demoReport, "Play the demo once and write a table to this file");
    program.add_option("--demo-shots", arguments.demoShots, "Play the demo once and leave pictures in this folder");
    program.add_flag("--print-first-paint", arguments.printFirstPaint, "Print a line when the window is painted");
}

std::filesystem::path storeOf(const Arguments& arguments)
{
    return arguments.store.empty() ? app::defaultStoreFolder() : std::filesystem::path(arguments.store);
}

Result<app::TillConfig, std::string> configOf(const Arguments& arguments)
{
    const std::filesystem::path store = storeOf(arguments);
    auto config = arguments.config.empty()
                      ? app::loadTillConfig(app::kDefaultConfigPath, app::ConfigFile::Default, store)
                      : app::loadTillConfig(arguments.config, app::ConfigFile::Chosen, store);
    if (config && !config->windowProblem.empty()) {
        std::cerr << "carded-kiosk: " << config->windowProblem << '\n';
    }
    if (config && !arguments.language.empty()) {
        config->language = arguments.language;
    }
    if (config && arguments.isUnattended()) {
        config->passTime = config->refusalTime = Seconds{1};
    }
    if (config && arguments.fullScreen && config->window == app::WindowKind::Plain) {
        config->window = app::WindowKind::Full;
    }
    return config;
}

/// By systemd itself, not from a session that it has started.
bool isStartedByService()
{
    return qgetenv("SYSTEMD_EXEC_PID") == QByteArray::number(QCoreApplication::applicationPid());
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

/// How the event loop ends when the window is to begin anew, with what is in force now.
constexpr int kBeginAnew = 250;
/// How the program ends when a manager has left it by the menu: its unit does not start it again for that.
constexpr int kLeft = 3;

/// Whether set-up comes by itself to a till that nobody has set up yet.
enum class FirstStart : std::uint8_t { SetUp, Wait };

/// What shows once the window is there.
struct Running {
    std::unique_ptr<app::Kiosk> kiosk;
    std::unique_ptr<app::DemoShow> show;
    std::unique_ptr<app::TillSounds> sounds;
    std::unique_ptr<app::UpdateKey> updateKey;
    std::unique_ptr<app::StaffPanel> staff;
    std::unique_ptr<app::SetUp> setUp; // goes first
};

void addSetUp(Running& running, const Arguments& arguments, const app::TillConfig& config, ui::KioskWindow& window)
{
    running.setUp = std::make_unique<app::SetUp>(app::SetUpPlaces{storeOf(arguments)}, config, *running.kiosk,
                                                 *running.sounds, window);
    QObject::connect(running.setUp.get(), &app::SetUp::closed, QCoreApplication::instance(), [](app::SetUp::End end) {
        if (end != app::SetUp::End::Left) {
            QCoreApplication::exit(kBeginAnew);
        }
    });
    using Access = app::ManagerMenu::Access;
    running.kiosk->menu().offer(
        ui::MenuItem::SetUp, [setUp = running.setUp.get()] { setUp->open(); },
        config.isSetUp ? Access::ByPin : Access::Everybody); // who has left set-up finds it again
}

void addStaff(Running& running, const Arguments& arguments, app::CustomerSide& customer, ui::KioskWindow& window,
              app::TillWindows& windows)
{
    running.staff =
        std::make_unique<app::StaffPanel>(app::ManagerPin(storeOf(arguments)), *running.kiosk, window, windows);
    QObject::connect(&customer.window(), &ui::CustomerWindow::staffRequested, running.staff.get(),
                     &app::StaffPanel::open);
}

Running startRunning(const Arguments& arguments, const app::TillConfig& config, ui::KioskWindow& window,
                     std::optional<app::DemoWorld> world, FirstStart firstStart)
{
    if (arguments.printFirstPaint) {
        std::cout << "painted" << std::endl;
    }
    const app::DeskOptions desk{storeOf(arguments), config.policy,
                                world ? app::DemoStores::Allowed : app::DemoStores::Refused, config.store, config.till};
    Running running{std::make_unique<app::Kiosk>(config, desk, window), nullptr, nullptr, nullptr, nullptr, nullptr};
    running.sounds = std::make_unique<app::TillSounds>(config.sound, *running.kiosk, window);
    if (config.customer.isSelfService()) {
        running.sounds->serveCustomer();
    }
    if (config.window == app::WindowKind::Locked) {
        running.kiosk->menu().offer(
            ui::MenuItem::Leave, [] { QCoreApplication::exit(kLeft); }, app::ManagerMenu::Access::ByPin);
    }
    running.updateKey = std::make_unique<app::UpdateKey>(app::UpdateKey::wishOfSystem(), *running.kiosk, window);
    if (!world) {
        if (arguments.training) {
            running.kiosk->setMode(app::TillMode::Training);
        }
        running.kiosk->camera().start();
        running.kiosk->startScanners();
        addSetUp(running, arguments, config, window);
        if (!config.isSetUp && !arguments.training && firstStart == FirstStart::SetUp) {
            running.kiosk->askManager([setUp = running.setUp.get()] { setUp->open(); });
        }
        return running;
    }
    const auto report = arguments.isUnattended()
                            ? std::optional(app::DemoReport{arguments.demoReport, arguments.demoShots})
                            : std::nullopt;
    running.show = std::make_unique<app::DemoShow>(*std::move(world), *running.kiosk, window, report);
    QObject::connect(running.show.get(), &app::DemoShow::finished, QCoreApplication::instance(),
                     [] { QCoreApplication::exit(); }); // which no window can stop
    running.show->start();
    return running;
}

int runWindow(const Arguments& arguments, const app::TillConfig& config, FirstStart firstStart,
              app::ServiceNotify& service)
{
    std::optional<app::DemoWorld> world;
    if (arguments.demo) {
        auto loaded = app::loadDemoWorld(storeOf(arguments));
        if (!loaded) {
            return explain(loaded.error());
        }
        world = *std::move(loaded);
    }
    ui::KioskWindow window(steadyNow);
    const app::TillLook look(config.look, storeOf(arguments), window);
    std::optional<app::CustomerSide> customer;
    if (config.customer.screen != app::CustomerConfig::Screen::None) {
        customer.emplace(config, window, steadyNow);
    }
    app::TillWindows windows(config.window, config.customer.screen, window, customer ? &customer->window() : nullptr);
    Running running;
    const app::FirstPaint firstPaint([&] {
        running = startRunning(arguments, config, window, std::move(world), firstStart);
        if (customer) {
            customer->follow(*running.kiosk);
            QObject::connect(&*customer, &app::CustomerSide::staffCalled, running.sounds.get(),
                             &app::TillSounds::callStaff);
            if (config.customer.screen == app::CustomerConfig::Screen::Only) {
                addStaff(running, arguments, *customer, window, windows);
            }
        }
        QObject::connect(&service, &app::ServiceNotify::asked, running.kiosk.get(), &app::Kiosk::askDesk);
        QObject::connect(running.kiosk.get(), &app::Kiosk::deskAnswered, &service, &app::ServiceNotify::answer);
        service.ready();
    });
    windows.show();
    const int status = QApplication::exec();
    return status != 0 || !running.show || running.show->isGood() ? status : 1;
}

/// As often as it is to begin anew. Whoever has left set-up is not asked again.
int runWindows(const Arguments& arguments, const app::TillConfig& config, app::ServiceNotify& service,
               const app::QuitSignals& quitSignals)
{
    int status = runWindow(arguments, config, FirstStart::SetUp, service);
    while (status == kBeginAnew && !quitSignals.hasCome()) {
        const auto renewed = configOf(arguments);
        if (!renewed) {
            return explain(renewed.error());
        }
        status = runWindow(arguments, *renewed, FirstStart::Wait, service);
    }
    return status == kBeginAnew ? 0 : status;
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
        return app::explainCommandLine("carded-kiosk", program, error);
    }
    if (arguments.isUnattended() && !arguments.demo) {
        return explain("--demo-report and --demo-shots go with --demo.");
    }
    if (arguments.training && (arguments.demo || isStartedByService())) {
        return explain(arguments.demo ? "--training goes without --demo: a demo is marked and practised as it is."
                                      : "a service may not start it with --training: nobody would know.");
    }
    const auto config = configOf(arguments);
    if (!config) {
        return explain(config.error());
    }
    app::QuitSignals::hold();
    const QApplication application(argc, argv);
    const app::QuitSignals quitSignals;
    QApplication::setApplicationName(QStringLiteral("carded-kiosk"));
    QLockFile lock(QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation)
                   + QStringLiteral("/carded-kiosk.lock"));
    if (!lock.tryLock() && lock.error() == QLockFile::LockFailedError) {
        return explain("it is running already. Use the window that is open, or close it first.");
    }
    app::ServiceNotify service(app::ServiceNotify::wishesFor(::getpid()));
    const int status = runWindows(arguments, *config, service, quitSignals);
    service.stopping();
    return status;
}

} // namespace

int main(int argc, char** argv)
{
    crashQuietly();
    if (!crypto::initialise()) {
        std::cerr << "carded-kiosk: this computer gives no random numbers; it cannot go on.\n";
        return app::kExitInternal;
    }
    try {
        return run(argc, argv);
    } catch (const std::exception& error) {
        std::cerr << "carded-kiosk: internal error: " << kindOf(error) << '\n';
        return app::kExitInternal;
    }
}
