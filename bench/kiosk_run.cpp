// SPDX-License-Identifier: Apache-2.0
// The till's window at work, with the real carded-eye: how late badges are, how long the window's thread is busy at a
// time, and what a till costs at which nobody is. Prints a line a figure, "name value", for carded-bench.
#include "app/kiosk.h"
#include "bench/figures.h"
#include "bench/started_program.h"
#include "bench/till_world.h"
#include "crypto/random.h"
#include "issuer/qr_image.h"
#include "ui/badge_widget.h"

#include <QAbstractEventDispatcher>
#include <QApplication>
#include <QTimer>
#include <opencv2/imgproc.hpp>
#include <opencv2/videoio.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <unistd.h>

namespace {

using namespace carded;
using std::chrono::steady_clock;
namespace fs = std::filesystem;

constexpr int kExitUsage = 64;
constexpr int kExitFailed = 70;
const cv::Size kFilmSize{1280, 720};
constexpr int kFramesPerSecond = 25;
constexpr int kBefore = 30; ///< frames: a verdict stands for 0.8 s before another takes its place
constexpr int kShown = 10;  ///< frames with the code in it
constexpr std::size_t kCustomers = 25;
constexpr int kStillSeconds = 14;
constexpr auto kSettled = std::chrono::seconds{3};
constexpr auto kWatched = std::chrono::seconds{10};

double millisecondsBetween(steady_clock::time_point from, steady_clock::time_point to)
{
    return std::chrono::duration<double, std::milli>(to - from).count();
}

double percentile(std::vector<double> values, double part)
{
    if (values.empty()) {
        throw std::runtime_error("nothing was measured");
    }
    std::ranges::sort(values);
    const auto last = static_cast<double>(values.size() - 1);
    return values[static_cast<std::size_t>(std::ceil(part * last))];
}

/// What the camera sees when nobody holds anything before it.
cv::Mat emptyScene()
{
    cv::Mat scene(kFilmSize, CV_8UC3, cv::Scalar(96, 104, 112));
    cv::rectangle(scene, {0, 500, 1280, 220}, {70, 90, 120}, cv::FILLED);
    cv::circle(scene, {980, 240}, 130, {150, 170, 190}, cv::FILLED, cv::LINE_AA);
    return scene;
}

cv::Mat sceneWith(const std::string& text)
{
    const auto code = issuer::makeQrCode(text);
    if (!code) {
        throw std::runtime_error("a code is too long");
    }
    constexpr int kScale = 6;
    cv::Mat scene = emptyScene();
    cv::Mat colour;
    cv::cvtColor(issuer::drawQrCode(*code, kScale), colour, cv::COLOR_GRAY2BGR);
    colour.copyTo(scene({(scene.cols - colour.cols) / 2, (scene.rows - colour.rows) / 2, colour.cols, colour.rows}));
    return scene;
}

class Film {
public:
    explicit Film(fs::path path)
        : m_path(std::move(path)), m_writer(m_path.string(), cv::CAP_OPENCV_MJPEG,
                                            cv::VideoWriter::fourcc('M', 'J', 'P', 'G'), kFramesPerSecond, kFilmSize)
    {}
    void add(const cv::Mat& scene, int frames)
    {
        for (int i = 0; i < frames; ++i) {
            m_writer.write(scene);
        }
    }
    fs::path end()
    {
        m_writer.release();
        return m_path;
    }

private:
    fs::path m_path;
    cv::VideoWriter m_writer;
};

fs::path filmOfCustomers(const fs::path& folder, const std::vector<std::string>& texts)
{
    Film film(folder / "customers.avi");
    for (const std::string& text : texts) {
        film.add(emptyScene(), kBefore);
        film.add(sceneWith(text), kShown);
    }
    film.add(emptyScene(), kBefore);
    return film.end();
}

/// How long the thread of the window was busy each time between two waits, and when badges were painted.
class Watch final : public QObject {
public:
    Watch()
    {
        auto* const dispatcher = QAbstractEventDispatcher::instance();
        connect(dispatcher, &QAbstractEventDispatcher::awake, this, [this] {
            m_awake = steady_clock::now();
            m_hasPainted = false;
        });
        connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, this, [this] {
            (m_hasPainted ? painting : other).push_back(millisecondsBetween(m_awake, steady_clock::now()));
            m_awake = steady_clock::now(); // an early return of the next wait is not told
            m_hasPainted = false;
        });
        qApp->installEventFilter(this);
    }

    /// The next paint of the badge, its picture handed to the screen, is the answer's.
    void expectBadge() { m_isExpecting = true; }

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        m_hasPainted = m_hasPainted || event->type() == QEvent::Paint;
        if (event->type() == QEvent::Paint && m_isExpecting && qobject_cast<ui::BadgeWidget*>(watched) != nullptr) {
            m_isExpecting = false;
            // Runs when the painting that goes on now is over and flushed.
            QMetaObject::invokeMethod(
                this, [this] { badges.push_back(steady_clock::now()); }, Qt::QueuedConnection);
        }
        return false;
    }

    std::vector<double> painting; ///< ms, of the times in which something was painted
    std::vector<double> other;    ///< ms
    std::vector<steady_clock::time_point> badges;

private:
    steady_clock::time_point m_awake = steady_clock::now();
    bool m_hasPainted = false;
    bool m_isExpecting = false;
};

/// A till with its window, as a shop has it.
struct Till {
    Till(const bench::TillWorld& world, app::TillMode mode)
        : window([] { return std::chrono::duration_cast<ui::Moment>(steady_clock::now().time_since_epoch()); })
    {
        app::TillConfig config;
        config.store = "S1";
        config.till = "T1";
        config.keepsCategory = true;
        window.resize(1280, 800);
        window.show();
        kiosk = std::make_unique<app::Kiosk>(
            config, app::DeskOptions{world.storeFolder, {}, app::DemoStores::Allowed, "S1", "T1"}, window,
            [now = world.now] { return now; });
        QObject::connect(&kiosk->camera(), &app::CameraWatch::filmEnded, qApp, &QApplication::quit);
        if (mode == app::TillMode::Training) {
            kiosk->setMode(mode);
        }
    }

    ui::KioskWindow window;
    std::unique_ptr<app::Kiosk> kiosk;
};

void print(const std::string& name, double value)
{
    std::cout << name << ' ' << value << '\n';
}

/// Each customer's code is in the film from a known frame on. The film begins when its first frame is heard of:
/// carded-eye tells of it before it looks into it, so the way through a pipe is what is said too little.
void measureBadges(const bench::TillWorld& world, const fs::path& film, app::TillMode mode, const std::string& name)
{
    Watch watch;
    Till till(world, mode);
    steady_clock::time_point began;
    std::vector<std::string> reasons;
    QObject::connect(&till.kiosk->camera(), &app::CameraWatch::firstFrame, &watch,
                     [&] { began = steady_clock::now(); });
    QObject::connect(till.kiosk.get(), &app::Kiosk::judged, &watch, [&](const verifier::Verdict& verdict) {
        reasons.emplace_back(toString(verdict.reason));
        watch.expectBadge();
    });
    // A window that is still busy with its first paint would hear of the film's begin too late.
    QTimer::singleShot(kSettled, [&] { till.kiosk->playFilm(film, world.now, bench::kCategory); });
    QApplication::exec();
    if (watch.badges.size() != kCustomers || reasons != std::vector<std::string>(kCustomers, "old_enough")) {
        throw std::runtime_error("of " + std::to_string(kCustomers) + " customers " + std::to_string(reasons.size())
                                 + " had an answer, the last: " + (reasons.empty() ? "" : reasons.back()));
    }
    std::vector<double> lateness;
    for (std::size_t i = 0; i < kCustomers; ++i) {
        const std::size_t frame = i * (kBefore + kShown) + kBefore;
        const auto grabbed = began + std::chrono::milliseconds{frame * 1000 / kFramesPerSecond};
        lateness.push_back(millisecondsBetween(grabbed, watch.badges[i]));
    }
    print(name + "-badge-median", bench::median(lateness));
    print(name + "-badge-max", std::ranges::max(lateness));
    print(name + "-painting-p99", percentile(watch.painting, 0.99));
    print(name + "-painting-max", std::ranges::max(watch.painting));
    std::vector<double> all = watch.painting;
    std::ranges::copy(watch.other, std::back_inserter(all));
    print(name + "-busy-p99", percentile(all, 0.99));
}

/// Seconds on a processor so far, of one process.
double processorTime(pid_t pid)
{
    std::ifstream stat("/proc/" + std::to_string(pid) + "/stat");
    std::string text((std::istreambuf_iterator<char>(stat)), {});
    std::istringstream fields(text.substr(std::min(text.rfind(')') + 1, text.size())));
    std::vector<std::string> words{std::istream_iterator<std::string>(fields), {}};
    constexpr std::size_t kUser = 11;
    constexpr std::size_t kSystem = 12;
    if (words.size() <= kSystem) {
        return 0;
    }
    return (std::stod(words[kUser]) + std::stod(words[kSystem])) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

std::string nameOf(pid_t pid)
{
    std::ifstream comm("/proc/" + std::to_string(pid) + "/comm");
    std::string name;
    std::getline(comm, name);
    return name;
}

/// Of this process and of those that it started, without the one that decodes the film: a camera needs none. The kernel
/// keeps 15 letters of its name.
double tillTime()
{
    double sum = processorTime(::getpid());
    for (const pid_t process : bench::descendantsOf(::getpid())) {
        sum += nameOf(process) == "carded-eye-file" ? 0 : processorTime(process);
    }
    return sum;
}

void measureIdle(const bench::TillWorld& world, const fs::path& folder)
{
    Film film(folder / "still.avi");
    film.add(emptyScene(), kStillSeconds * kFramesPerSecond);
    Till till(world, app::TillMode::Live);
    double before = 0;
    double after = 0;
    QTimer::singleShot(kSettled, [&] { before = tillTime(); });
    QTimer::singleShot(kSettled + kWatched, [&] { after = tillTime(); });
    till.kiosk->playFilm(film.end(), world.now, {});
    QApplication::exec();
    print("idle-percent", 100 * (after - before) / std::chrono::duration<double>(kWatched).count());
}

void measure(const fs::path& folder)
{
    bench::TillWorld world = bench::makeTillWorld(folder / "store");
    world.texts.resize(std::min(world.texts.size(), 2 * kCustomers));
    const auto half = world.texts.begin() + kCustomers;
    measureBadges(world, filmOfCustomers(folder, {world.texts.begin(), half}), app::TillMode::Training, "unrecorded");
    measureBadges(world, filmOfCustomers(folder, {half, world.texts.end()}), app::TillMode::Live, "recorded");
    measureIdle(world, folder);
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 2 || !crypto::initialise()) {
        std::cerr << "usage: carded-bench-kiosk FOLDER\n";
        return kExitUsage;
    }
    qputenv("QT_NO_GLIB", "1"); // Qt's own event loop tells when it waits
    const QApplication application(argc, argv);
    try {
        measure(argv[1]);
        return 0;
    } catch (const std::exception& error) {
        std::cerr << "carded-bench-kiosk: " << error.what() << '\n';
        return kExitFailed;
    }
}
