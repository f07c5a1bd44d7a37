// SPDX-License-Identifier: Apache-2.0
// carded-shots FOLDER [PART]: draws every state of the cashier's window into PNG files and an index.html.
// PART: only the files whose name contains it.
#include "tests/ui/customer_scenes.h"
#include "tests/ui/sample_portrait.h"
#include "tests/ui/samples.h"
#include "ui/kiosk_window.h"
#include "ui/typed_code.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QKeyEvent>
#include <QPixmap>
#include <QTextStream>

#include <cstdio>
#include <functional>

namespace carded {

namespace {

using test::Kind;
using ui::KioskWindow;
using ui::TillProblem;
using ui::TillState;

struct Album {
    QDir folder;
    QString part;
    QStringList files;

    [[nodiscard]] bool wants(const QString& name) const { return part.isEmpty() || name.contains(part); }
    void add(QWidget& window, const QString& name)
    {
        files += name;
        if (!window.grab().save(folder.filePath(name))) {
            (void)std::fprintf(stderr, "cannot write %s\n", qPrintable(folder.filePath(name)));
        }
    }
    void writeIndex() const
    {
        QFile file(folder.filePath(QStringLiteral("index.html")));
        if (!file.open(QIODevice::WriteOnly)) {
            return;
        }
        QTextStream out(&file);
        out << "<!doctype html><meta charset=utf-8><title>Carded: the cashier's window</title>"
               "<style>body{font:14px sans-serif}img{width:400px;margin:4px;border:1px solid #888}</style>\n";
        for (const QString& name : files) {
            out << "<a href=" << name << "><img loading=lazy src=" << name << " title=" << name << "></a>\n";
        }
    }
};

struct Scene {
    const char* name;
    std::function<void(KioskWindow&)> set;
};

Scene scannerScene(const char* name, ui::ScannerState scanner)
{
    return {name, [scanner](KioskWindow& window) {
                TillState state = test::sampleState();
                state.scanner = scanner;
                window.setTillState(state);
            }};
}

Scene recordsScene(const char* name, ui::RecordsState records)
{
    return {name, [records](KioskWindow& window) {
                TillState state = test::sampleState();
                state.records = records;
                window.setTillState(state);
            }};
}

Scene soundScene(const char* name, ui::SoundState sound)
{
    return {name, [sound](KioskWindow& window) {
                TillState state = test::sampleState();
                state.sound = sound;
                window.setTillState(state);
            }};
}

Scene mutedScene(const char* name, verifier::Reason reason)
{
    return {name, [reason](KioskWindow& window) {
                soundScene("", ui::SoundState::Muted).set(window);
                window.showVerdict(test::sampleVerdict(reason));
            }};
}

Scene problemScene(const char* name, TillProblem problem)
{
    return {name, [problem](KioskWindow& window) {
                TillState state = test::sampleState();
                state.problem = problem;
                state.problemSince = *state.now - Seconds{5 * 3600};
                state.listAge = Seconds{8 * 86400};
                if (problem == TillProblem::NoList) {
                    state.listAge.reset();
                    state.problemSince.reset();
                }
                window.setTillState(state);
            }};
}

Scene faceScene(const char* name, ui::FaceView::Beside beside)
{
    return {name, [beside](KioskWindow& window) {
                auto* const view = new ui::FaceView(&window); // owned by the window
                view->ask(test::samplePortrait(), beside);
                (void)window.open(*view);
                window.showPreview(test::sampleFrame());
            }};
}

Scene hintScene(const char* name, ui::Hint hint)
{
    return {name, [hint](KioskWindow& window) {
                QKeyEvent tobacco(QEvent::KeyPress, Qt::Key_1, Qt::NoModifier);
                QCoreApplication::sendEvent(&window, &tobacco);
                window.tick();
                window.setHint(hint);
            }};
}

/// The text as large as it goes: no picture.
Scene largeHintScene()
{
    return {"hint-large-text", [](KioskWindow& window) {
                for (int step = 0; step < 3; ++step) {
                    QKeyEvent larger(QEvent::KeyPress, Qt::Key_Plus, Qt::ControlModifier);
                    QCoreApplication::sendEvent(&window, &larger);
                    window.tick();
                }
                window.setHint(ui::Hint::Tilt);
            }};
}

std::vector<Scene> scenes()
{
    return {
        {"idle", [](KioskWindow&) {}},
        {"idle-demo",
         [](KioskWindow& window) {
             TillState state = test::sampleState();
             state.mark = ui::Mark::Demo;
             window.setTillState(state);
         }},
        {"idle-training",
         [](KioskWindow& window) {
             TillState state = test::sampleState();
             state.mark = ui::Mark::Training;
             window.setTillState(state);
         }},
        {"basket",
         [](KioskWindow& window) {
             for (const int key : {Qt::Key_1, Qt::Key_3}) {
                 QKeyEvent press(QEvent::KeyPress, key, Qt::NoModifier);
                 QCoreApplication::sendEvent(&window, &press);
                 window.tick();
             }
         }},
        {"one-category", [](KioskWindow& window) { window.setCategories({test::sampleCategories().front()}); }},
        {"nine-categories",
         [](KioskWindow& window) {
             auto all = test::sampleCategories();
             const auto three = all;
             all.insert(all.end(), three.begin(), three.end());
             all.insert(all.end(), three.begin(), three.end());
             window.setCategories(all);
         }},
        hintScene("hint-brighter", ui::Hint::Brighter),
        hintScene("hint-tilt", ui::Hint::Tilt),
        hintScene("hint-still", ui::Hint::HoldStill),
        largeHintScene(),
        {"held", [](KioskWindow& window) { window.showHeld(); }},
        {"no-devices",
         [](KioskWindow& window) {
             TillState state = test::sampleState();
             state.camera = ui::Device::Missing;
             state.scanner = ui::ScannerState::Missing;
             window.setTillState(state);
             window.showPreview({});
         }},
        {"typing",
         [](KioskWindow& window) {
             QKeyEvent open(QEvent::KeyPress, Qt::Key_F4, Qt::NoModifier);
             QCoreApplication::sendEvent(&window, &open);
             window.tick();
             window.findChild<ui::TypedCode*>()->add(QStringLiteral("AGE1:") + QString(300, QLatin1Char('6')));
         }},
        faceScene("face", ui::FaceView::Beside::Camera),
        faceScene("face-without-camera", ui::FaceView::Beside::Customer),
        scannerScene("scanner-missing", ui::ScannerState::Missing),
        scannerScene("scanner-busy", ui::ScannerState::Busy),
        scannerScene("scanner-not-allowed", ui::ScannerState::NotAllowed),
        scannerScene("scanner-misread", ui::ScannerState::Misread),
        soundScene("sound-muted", ui::SoundState::Muted),
        soundScene("sound-missing", ui::SoundState::NoDevice),
        mutedScene("muted-pass", verifier::Reason::OldEnough),
        mutedScene("muted-refuse", verifier::Reason::Underage),
        mutedScene("muted-cannot-tell", verifier::Reason::OnlineCode),
        recordsScene("records-low", ui::RecordsState::SpaceLow),
        recordsScene("records-failing", ui::RecordsState::DiskFull),
        problemScene("warning", TillProblem::ListOld),
        problemScene("blocked", TillProblem::ListExpired),
        problemScene("blocked-clock", TillProblem::ClockWrong),
        problemScene("first-run", TillProblem::NoList),
    };
}

/// A window as it is just after the program's start, without a screen's own size.
std::unique_ptr<KioskWindow> openWindow(QSize size, const QString& language)
{
    // Time enough between two readings for a key to be a person's.
    auto window = std::make_unique<KioskWindow>([now = ui::Moment{0}]() mutable { return now += ui::kBurstGap; });
    window->setLanguage(language);
    window->setCategories(test::sampleCategories());
    window->setTillState(test::sampleState());
    window->resize(size);
    window->show();
    window->activateWindow();
    QCoreApplication::processEvents();
    window->showPreview(test::sampleFrame());
    return window;
}

QString nameOf(Kind kind)
{
    return kind == Kind::Demo       ? QStringLiteral("demo")
           : kind == Kind::Training ? QStringLiteral("training")
                                    : QStringLiteral("live");
}

/// Every reason, and what looks different under one of them.
std::vector<std::pair<std::string_view, verifier::Verdict>> verdicts(Kind kind)
{
    std::vector<std::pair<std::string_view, verifier::Verdict>> all;
    for (const verifier::Reason reason : verifier::kAllReasons) {
        all.emplace_back(toString(reason), test::sampleVerdict(reason, kind));
    }
    all.emplace_back("licence_barcode", test::licenceVerdict(kind));
    return all;
}

void takeAll(Album& album, QSize size, const QString& language)
{
    const QString where = QStringLiteral("%1x%2-%3").arg(size.width()).arg(size.height()).arg(language);
    for (const Scene& scene : scenes()) {
        const QString name = QStringLiteral("%1-%2.png").arg(QLatin1String(scene.name), where);
        if (album.wants(name)) {
            const auto window = openWindow(size, language);
            scene.set(*window);
            album.add(*window, name);
        }
    }
    for (const test::CustomerShot& shot : test::customerShots()) {
        const QString name = QStringLiteral("customer-%1-%2.png").arg(shot.name, where);
        if (album.wants(name)) {
            album.add(*test::openCustomer(shot, size, language), name);
        }
    }
    for (const Kind kind : {Kind::Live, Kind::Demo, Kind::Training}) {
        for (const auto& [badge, verdict] : verdicts(kind)) {
            const QString name = QStringLiteral("badge-%1-%2-%3.png").arg(QLatin1String(badge), where, nameOf(kind));
            if (!album.wants(name)) {
                continue;
            }
            const auto window = openWindow(size, language);
            TillState state = test::sampleState();
            state.mark = ui::markOf(verdict);
            window->setTillState(state);
            window->showVerdict(verdict);
            album.add(*window, name);
        }
    }
}

} // namespace

} // namespace carded

int main(int argc, char** argv)
{
    const QApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 2 || !QDir().mkpath(arguments[1])) {
        (void)std::fprintf(stderr, "usage: carded-shots FOLDER [PART]\n");
        return 64;
    }
    carded::Album album{QDir(arguments[1]), arguments.value(2), {}};
    for (const QSize size : carded::test::kWindowSizes) {
        for (const char* language : {"en", "ko"}) {
            carded::takeAll(album, size, QLatin1String(language));
        }
    }
    album.writeIndex();
    return 0;
}
