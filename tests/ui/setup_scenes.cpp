// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/setup_scenes.h"

#include "tests/ui/samples.h"
#include "ui/number_view.h"
#include "ui/setup_view.h"

#include <utility>

namespace carded::test {

namespace {

using ui::KioskWindow;
using ui::SetupNote;
using ui::SetupPage;
using ui::SetupStep;

CashierScene pageScene(const char* name, SetupPage page)
{
    return {QLatin1String(name), [page = std::move(page)](KioskWindow& window) {
                auto* const view = new ui::SetupView(&window); // owned by the window
                view->setPage(page);
                (void)window.open(*view);
                static const scanner::Frame kFrame = sampleFrame();
                window.showPreview(kFrame);
            }};
}

SetupPage withNote(SetupStep step, SetupNote note)
{
    SetupPage page = samplePage(step);
    page.note = note;
    return page;
}

CashierScene numberScene(const char* name, const char* store, const char* till)
{
    return {QLatin1String(name), [store, till](KioskWindow& window) {
                auto* const view = new ui::NumberView(&window); // owned by the window
                view->ask(QLatin1String(store), QLatin1String(till));
                (void)window.open(*view);
            }};
}

} // namespace

SetupPage samplePage(SetupStep step)
{
    SetupPage page;
    page.step = step;
    page.store = QStringLiteral("0042");
    page.till = QStringLiteral("3");
    page.jurisdiction = QStringLiteral("KR");
    page.repository = QStringLiteral("https://lists.example.kr/carded");
    page.fingerprint = QStringLiteral("8f14e45fceea167a5a36dedd4bea2543c9f0f895fb98ab9159f51fd0297e236d");
    page.camera = QStringLiteral("HD Pro Webcam C920");
    page.scanner = QStringLiteral("Barcode Scanner 1450g");
    page.folder = QStringLiteral("/var/lib/carded/setup");
    page.volume = 3;
    if (step == SetupStep::Camera) {
        page.choices = {{page.camera, QStringLiteral("/dev/video0"), true},
                        {QStringLiteral("USB 2.0 Camera"), QStringLiteral("/dev/video2"), false}};
    }
    if (step == SetupStep::Scanner) {
        page.choices = {{page.scanner, QStringLiteral("0c2e:0b61"), true},
                        {QStringLiteral("USB Keyboard"), QStringLiteral("046d:c31c"), false}};
    }
    return page;
}

std::vector<CashierScene> setupScenes()
{
    SetupPage first = samplePage(SetupStep::Code);
    first.store.clear();
    first.till.clear();
    SetupPage signedCode = samplePage(SetupStep::Confirm);
    signedCode.fingerprint.clear();
    SetupPage noCamera = samplePage(SetupStep::Camera);
    noCamera.choices.clear();
    SetupPage noScanner = samplePage(SetupStep::Scanner);
    noScanner.choices.clear();
    noScanner.scanner.clear();
    SetupPage muted = samplePage(SetupStep::Sounds);
    muted.sound = ui::SoundState::Muted;
    SetupPage hasPin = withNote(SetupStep::Pin, SetupNote::PinSaved);
    hasPin.hasPin = true;
    SetupPage there = samplePage(SetupStep::Saved);
    there.lists = ui::SetupLists::There;
    SetupPage coming = samplePage(SetupStep::Saved);
    coming.lists = ui::SetupLists::OnTheirWay;
    return {
        pageScene("setup-not-allowed", samplePage(SetupStep::NotAllowed)),
        pageScene("setup-language", samplePage(SetupStep::Language)),
        pageScene("setup-code", first),
        pageScene("setup-code-not-signed", withNote(SetupStep::Code, SetupNote::NotSigned)),
        pageScene("setup-code-not-the-same", withNote(SetupStep::Code, SetupNote::NotTheSame)),
        pageScene("setup-confirm", samplePage(SetupStep::Confirm)),
        pageScene("setup-confirm-signed", signedCode),
        numberScene("setup-numbers", "", ""),
        numberScene("setup-numbers-typed", "STORE-0042.seoul", "3"),
        pageScene("setup-camera", samplePage(SetupStep::Camera)),
        pageScene("setup-camera-read", withNote(SetupStep::Camera, SetupNote::CodeRead)),
        pageScene("setup-no-camera", noCamera),
        pageScene("setup-scanner", samplePage(SetupStep::Scanner)),
        pageScene("setup-scanner-read", withNote(SetupStep::Scanner, SetupNote::CodeRead)),
        pageScene("setup-scanner-refused", withNote(SetupStep::Scanner, SetupNote::ScannerRefused)),
        pageScene("setup-no-scanner", noScanner),
        pageScene("setup-sounds", samplePage(SetupStep::Sounds)),
        pageScene("setup-sounds-muted", muted),
        pageScene("setup-pin", samplePage(SetupStep::Pin)),
        pageScene("setup-pin-set", hasPin),
        pageScene("setup-save", samplePage(SetupStep::Save)),
        pageScene("setup-not-saved", withNote(SetupStep::Save, SetupNote::NotSaved)),
        pageScene("setup-saved", coming),
        pageScene("setup-saved-no-address", samplePage(SetupStep::Saved)),
        pageScene("setup-saved-lists", there),
    };
}

} // namespace carded::test
