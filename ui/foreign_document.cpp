// SPDX-License-Identifier: Apache-2.0
#include "ui/foreign_document.h"

#include <QtGlobal>

#include <algorithm>
#include <iterator>

namespace carded::ui {

namespace {

constexpr ForeignDocument kForeignDocuments[] = {
    {"eu-dcc", QT_TRANSLATE_NOOP("ui", "Health certificate")},
    {"nz-covid-pass", QT_TRANSLATE_NOOP("ui", "Health certificate")},
    {"smart-health-card", QT_TRANSLATE_NOOP("ui", "Health certificate")},
    {"nl-coronacheck", QT_TRANSLATE_NOOP("ui", "Health certificate")},
    {"icao-vds-nc", QT_TRANSLATE_NOOP("ui", "Travel certificate")},
    {"mdoc", QT_TRANSLATE_NOOP("ui", "Mobile document")},
    {"aamva", QT_TRANSLATE_NOOP("ui", "Licence barcode"), Step::LookAtCard}, // it stands on a card: that is there
    {"truage", QT_TRANSLATE_NOOP("ui", "TruAge")},
    {"w3c-vc", QT_TRANSLATE_NOOP("ui", "Digital certificate")},
    {"jwt", QT_TRANSLATE_NOOP("ui", "Digital certificate")},
    {"sd-jwt", QT_TRANSLATE_NOOP("ui", "Digital certificate")},
    {"cose", QT_TRANSLATE_NOOP("ui", "Digital certificate")},
    {"cose-encrypt", QT_TRANSLATE_NOOP("ui", "Encrypted code")},
};

} // namespace

const ForeignDocument* foreignDocument(std::string_view document)
{
    const auto* const known = std::ranges::find(kForeignDocuments, document, &ForeignDocument::document);
    return known != std::end(kForeignDocuments) ? known : nullptr;
}

} // namespace carded::ui
