// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/badge_words.h"

#include <QString>
#include <QStringList>

namespace carded::ui {

/// The sentence for the cashier.
[[nodiscard]] QString stepText(Step step);

/// What can be said to the customer. A pass needs no words.
[[nodiscard]] QString sayText(Step step);

/// The keys that do it; may be empty.
[[nodiscard]] QStringList stepKeys(Step step);

/// A card helps wherever the code is what failed: not after a pass, and not when the sale itself is ruled out.
[[nodiscard]] bool offersManual(Step step);

/// What needs a key that does nothing on this till is no step: a card always helps.
[[nodiscard]] Step possibleStep(Step step, const QStringList& functionKeys);

/// Those of `keys` that do something on this till.
[[nodiscard]] QStringList keysThatWork(QStringList keys, const QStringList& functionKeys);

} // namespace carded::ui
