// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/customer_scenes.h"

#include "tests/ui/samples.h"
#include "ui/touch_button.h"

#include <QCoreApplication>

namespace carded::test {

using ui::CustomerScene;
using ui::CustomerView;
using Touch = ui::CustomerWindow::Touch;

namespace {

CustomerView viewOf(CustomerScene scene)
{
    CustomerView view;
    view.scene = scene;
    view.hasPicture = true;
    return view;
}

CustomerView hintView(ui::Hint hint)
{
    CustomerView view = viewOf(CustomerScene::Idle);
    view.hint = hint;
    return view;
}

CustomerView markedView(CustomerScene scene, ui::Mark mark)
{
    CustomerView view = viewOf(scene);
    view.mark = mark;
    return view;
}

CustomerView chosenView(std::vector<int> products)
{
    CustomerView view = viewOf(CustomerScene::Idle);
    view.chosen = std::move(products);
    return view;
}

CustomerView calledView(CustomerScene scene)
{
    CustomerView view = viewOf(scene);
    view.isStaffCalled = true;
    return view;
}

} // namespace

std::vector<CustomerShot> customerShots()
{
    CustomerView noCamera = viewOf(CustomerScene::Idle);
    noCamera.hasPicture = false;
    std::vector<CustomerShot> shots{
        {QStringLiteral("idle"), Touch::None, viewOf(CustomerScene::Idle)},
        {QStringLiteral("idle-no-camera"), Touch::None, noCamera},
        {QStringLiteral("idle-demo"), Touch::None, markedView(CustomerScene::Idle, ui::Mark::Demo)},
        {QStringLiteral("one-moment"), Touch::None, viewOf(CustomerScene::OneMoment)},
        {QStringLiteral("checking"), Touch::None, viewOf(CustomerScene::Checking)},
        {QStringLiteral("look-here"), Touch::None, viewOf(CustomerScene::LookHere)},
        {QStringLiteral("passed"), Touch::None, viewOf(CustomerScene::Passed)},
        {QStringLiteral("passed-demo"), Touch::None, markedView(CustomerScene::Passed, ui::Mark::Demo)},
        {QStringLiteral("passed-training"), Touch::None, markedView(CustomerScene::Passed, ui::Mark::Training)},
        {QStringLiteral("help"), Touch::None, viewOf(CustomerScene::Help)},
        {QStringLiteral("show-card"), Touch::None, viewOf(CustomerScene::ShowCard)},
        {QStringLiteral("no-codes"), Touch::None, viewOf(CustomerScene::NoCodes)},
        {QStringLiteral("closed"), Touch::None, viewOf(CustomerScene::Closed)},
        {QStringLiteral("self-idle"), Touch::SelfService, viewOf(CustomerScene::Idle)},
        {QStringLiteral("self-products"), Touch::SelfService, viewOf(CustomerScene::Idle), true},
        {QStringLiteral("self-chosen"), Touch::SelfService, chosenView({0, 1}), true, 5},
        {QStringLiteral("self-more-time"), Touch::SelfService, calledView(CustomerScene::Idle), true, 75},
        {QStringLiteral("self-held"), Touch::SelfService, viewOf(CustomerScene::OneMoment), true},
        {QStringLiteral("self-passed"), Touch::SelfService, viewOf(CustomerScene::Passed), true},
        {QStringLiteral("self-help"), Touch::SelfService, calledView(CustomerScene::Help), true},
        {QStringLiteral("self-no-codes"), Touch::SelfService, viewOf(CustomerScene::NoCodes), true},
        {QStringLiteral("self-demo"), Touch::SelfService, markedView(CustomerScene::Idle, ui::Mark::Demo), true},
    };
    for (const auto& [name, hint] : {std::pair{"nearer", ui::Hint::Nearer},
                                     {"farther", ui::Hint::Farther},
                                     {"brighter", ui::Hint::Brighter},
                                     {"tilt", ui::Hint::Tilt},
                                     {"still", ui::Hint::HoldStill},
                                     {"whole", ui::Hint::WholeCode}}) {
        shots.push_back({QStringLiteral("hint-%1").arg(QLatin1String(name)), Touch::None, hintView(hint)});
    }
    return shots;
}

std::unique_ptr<ui::CustomerWindow> openCustomer(const CustomerShot& shot, QSize size, const QString& language)
{
    const auto now = std::make_shared<ui::Moment>(10'000);
    auto window = std::make_unique<ui::CustomerWindow>(
        [now] { return *now; }, ui::CustomerWindow::Manner{shot.touch, ui::CustomerWindow::Motion::Full, language});
    window->resize(size);
    if (shot.hasProducts) {
        window->setCategories(sampleCategories());
    }
    window->setView(shot.view);
    window->show();
    QCoreApplication::processEvents();
    window->showPreview(sampleFrame());
    if (shot.waitedSeconds > 0) {
        window->findChildren<ui::ButtonGrid*>()[1]->buttons().front()->click();
        *now += ui::Moment{1000 * shot.waitedSeconds};
        window->tick();
    }
    return window;
}

} // namespace carded::test
