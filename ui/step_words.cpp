// SPDX-License-Identifier: Apache-2.0
#include "ui/step_words.h"

#include <QCoreApplication>

namespace carded::ui {

QString stepText(Step step)
{
    switch (step) {
    case Step::GoOn:
        return QCoreApplication::translate("ui", "Go on with the sale.");
    case Step::AskForCard:
        return QCoreApplication::translate("ui", "Ask for a physical ID card.");
    case Step::AskForFreshCode:
        return QCoreApplication::translate("ui", "Ask for a fresh code, scan again.");
    case Step::DoNotSell:
        return QCoreApplication::translate("ui", "Do not sell this item.");
    case Step::UpdateList:
        return QCoreApplication::translate("ui", "Update the list, scan again.");
    case Step::CallManager:
        return QCoreApplication::translate("ui", "Call the manager.");
    case Step::AskForAgeQr:
        return QCoreApplication::translate("ui", "Ask for the age QR in the app.");
    case Step::LookAtCard:
        return QCoreApplication::translate("ui", "Check the card itself by eye.");
    }
    return {};
}

QString sayText(Step step)
{
    switch (step) {
    case Step::GoOn:
        break;
    case Step::AskForCard:
    case Step::LookAtCard:
        return QCoreApplication::translate("ui", "Could I see your ID card, please?");
    case Step::AskForFreshCode:
        return QCoreApplication::translate("ui", "Could you refresh the code, please?");
    case Step::DoNotSell:
        return QCoreApplication::translate("ui", "I'm sorry, I can't sell this one.");
    case Step::UpdateList:
        return QCoreApplication::translate("ui", "One moment, the till is updating.");
    case Step::CallManager:
        return QCoreApplication::translate("ui", "One moment, please.");
    case Step::AskForAgeQr:
        return QCoreApplication::translate("ui", "Could you open the age QR?");
    }
    return {};
}

QStringList stepKeys(Step step)
{
    switch (step) {
    case Step::AskForCard:
    case Step::LookAtCard:
        return {QStringLiteral("F2")};
    case Step::UpdateList:
        return {QStringLiteral("F6")};
    case Step::GoOn:
    case Step::AskForFreshCode:
    case Step::DoNotSell:
    case Step::CallManager:
    case Step::AskForAgeQr:
        break;
    }
    return {};
}

bool offersManual(Step step)
{
    return step != Step::GoOn && step != Step::DoNotSell && step != Step::AskForCard && step != Step::LookAtCard;
}

Step possibleStep(Step step, const QStringList& functionKeys)
{
    const bool isImpossible = step == Step::UpdateList && !functionKeys.contains(QStringLiteral("F6"));
    return isImpossible ? Step::AskForCard : step;
}

QStringList keysThatWork(QStringList keys, const QStringList& functionKeys)
{
    keys.removeIf([&](const QString& key) { return !functionKeys.contains(key); });
    return keys;
}

} // namespace carded::ui
