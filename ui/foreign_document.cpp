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
    {"california-vcb", QT_TRANSLATE_NOOP("ui", "California card"), Step::LookAtCard},
    {"truage", QT_TRANSLATE_NOOP("ui", "TruAge")},
    {"w3c-vc", QT_TRANSLATE_NOOP("ui", "Digital certificate")},
    {"jwt", QT_TRANSLATE_NOOP("ui", "Digital certificate")},
    {"sd-jwt", QT_TRANSLATE_NOOP("ui", "Digital certificate")},
    {"cose", QT_TRANSLATE_NOOP("ui", "Digital certificate")},
    {"cose-encrypt", QT_TRANSLATE_NOOP("ui", "Encrypted code")},
};

using verifier::Reason;

/// The card is there, so nobody asks for one; and what has to be compared is on it.
constexpr DocumentWords kDocumentWords[] = {
    {"california-vcb", Reason::FaceCheckNeeded, Step::LookAtCard, nullptr,
     QT_TRANSLATE_NOOP("ui", "The photo to compare is on the card.")},
    {"california-vcb", Reason::Expired, Step::AskForCard, nullptr,
     QT_TRANSLATE_NOOP("ui", "The card's last day has passed.")},
    {"california-vcb", Reason::Malformed, Step::LookAtCard},
    {"california-vcb", Reason::BadSignature, Step::LookAtCard},
    {"california-vcb", Reason::UnknownIssuer, Step::LookAtCard},
    {"california-vcb", Reason::KeyRevoked, Step::LookAtCard},
    {"california-vcb", Reason::AlgorithmMismatch, Step::LookAtCard},
    {"california-vcb", Reason::StaticNotAccepted, Step::LookAtCard},
    {"california-vcb", Reason::StatusUnknown, Step::LookAtCard},
    {"truage", Reason::StaticNotAccepted, Step::AskForCard, QT_TRANSLATE_NOOP("ui", "One-sale code"),
     QT_TRANSLATE_NOOP("ui", "This store does not accept TruAge.")},
};

} // namespace

const DocumentWords* documentWords(std::string_view document, Reason reason)
{
    const auto* const row = std::ranges::find_if(kDocumentWords, [&](const DocumentWords& words) {
        return words.document == document && words.reason == reason;
    });
    return row != std::end(kDocumentWords) ? row : nullptr;
}

const ForeignDocument* foreignDocument(std::string_view document)
{
    const auto* const known = std::ranges::find(kForeignDocuments, document, &ForeignDocument::document);
    return known != std::end(kForeignDocuments) ? known : nullptr;
}

} // namespace carded::ui
