// SPDX-License-Identifier: Apache-2.0
#include "ui/badge_words.h"

#include <QtGlobal>

#include <algorithm>
#include <array>

namespace carded::ui {

namespace {

using verifier::Reason;

// A reason says what the code lacks, never what the person did.
constexpr std::array<BadgeWords, verifier::kReasonCount> kWords{{
    {Reason::OldEnough, Step::GoOn, QT_TRANSLATE_NOOP("ui", "Old enough"),
     QT_TRANSLATE_NOOP("ui", "Meets the age for {category} ({N}+)."),
     QT_TRANSLATE_NOOP("ui", "Meets the age for this item.")},
    {Reason::Underage, Step::DoNotSell, QT_TRANSLATE_NOOP("ui", "Under age"),
     QT_TRANSLATE_NOOP("ui", "The code shows an age below {N}."),
     QT_TRANSLATE_NOOP("ui", "The code shows an age below the limit.")},
    {Reason::AgeNotProven, Step::AskForCard, QT_TRANSLATE_NOOP("ui", "Age not proven"),
     QT_TRANSLATE_NOOP("ui", "The code is fine but does not prove {N}+."),
     QT_TRANSLATE_NOOP("ui", "The code is fine but does not prove the age.")},
    {Reason::Expired, Step::AskForCard, QT_TRANSLATE_NOOP("ui", "ID expired"),
     QT_TRANSLATE_NOOP("ui", "This digital ID has run out."), nullptr},
    {Reason::NotYetValid, Step::AskForCard, QT_TRANSLATE_NOOP("ui", "Not valid yet"),
     QT_TRANSLATE_NOOP("ui", "This digital ID starts at a later date."), nullptr},
    {Reason::Revoked, Step::AskForCard, QT_TRANSLATE_NOOP("ui", "ID withdrawn"),
     QT_TRANSLATE_NOOP("ui", "The issuer has withdrawn this digital ID."), nullptr},
    {Reason::Suspended, Step::AskForCard, QT_TRANSLATE_NOOP("ui", "ID paused"),
     QT_TRANSLATE_NOOP("ui", "The issuer has paused this digital ID."), nullptr},
    {Reason::BadSignature, Step::AskForCard, QT_TRANSLATE_NOOP("ui", "Signature mismatch"),
     QT_TRANSLATE_NOOP("ui", "Could not be confirmed as the issuer's code."), nullptr},
    {Reason::BadHolderProof, Step::AskForFreshCode, QT_TRANSLATE_NOOP("ui", "Phone not confirmed"),
     QT_TRANSLATE_NOOP("ui", "The phone's own proof did not match."), nullptr},
    {Reason::HolderProofMissing, Step::AskForAgeQr, QT_TRANSLATE_NOOP("ui", "App code needed"),
     QT_TRANSLATE_NOOP("ui", "It must be shown live from the app."), nullptr},
    {Reason::StaticNotAccepted, Step::AskForCard, QT_TRANSLATE_NOOP("ui", "Printed code"),
     QT_TRANSLATE_NOOP("ui", "This store needs a live code or a card."), nullptr},
    {Reason::FaceCheckRefused, Step::AskForCard, QT_TRANSLATE_NOOP("ui", "Face not matched"),
     QT_TRANSLATE_NOOP("ui", "Staff could not match photo and face."), nullptr},
    {Reason::CodeTooOld, Step::AskForFreshCode, QT_TRANSLATE_NOOP("ui", "Code timed out"),
     QT_TRANSLATE_NOOP("ui", "It was made more than {S} seconds ago."),
     QT_TRANSLATE_NOOP("ui", "It was made too long ago.")},
    {Reason::CodeFromFuture, Step::AskForCard, QT_TRANSLATE_NOOP("ui", "Phone clock ahead"),
     QT_TRANSLATE_NOOP("ui", "The phone's clock is ahead of the till's."), nullptr},
    {Reason::WrongAudience, Step::AskForAgeQr, QT_TRANSLATE_NOOP("ui", "Code for elsewhere"),
     QT_TRANSLATE_NOOP("ui", "It was made for another shop or use."), nullptr},
    {Reason::AlreadyUsed, Step::AskForFreshCode, QT_TRANSLATE_NOOP("ui", "Already used"),
     QT_TRANSLATE_NOOP("ui", "This till has already checked this code."), nullptr},
    {Reason::KeyRevoked, Step::AskForCard, QT_TRANSLATE_NOOP("ui", "Issuer key retired"),
     QT_TRANSLATE_NOOP("ui", "The issuer no longer uses this key."), nullptr},
    {Reason::AlgorithmMismatch, Step::AskForCard, QT_TRANSLATE_NOOP("ui", "Key type differs"),
     QT_TRANSLATE_NOOP("ui", "Its signature type does not fit the issuer."), nullptr},
    {Reason::Malformed, Step::AskForFreshCode, QT_TRANSLATE_NOOP("ui", "Code incomplete"),
     QT_TRANSLATE_NOOP("ui", "The content of the code is not whole."), nullptr},
    {Reason::LicenceNotValid, Step::AskForCard, QT_TRANSLATE_NOOP("ui", "Licence doesn't fit"),
     QT_TRANSLATE_NOOP("ui", "Class or period is not what is needed."), nullptr},
    {Reason::SaleHours, Step::DoNotSell, QT_TRANSLATE_NOOP("ui", "Outside sale hours"),
     QT_TRANSLATE_NOOP("ui", "{category} may not be sold at this hour."),
     QT_TRANSLATE_NOOP("ui", "This item may not be sold at this hour.")},
    {Reason::FaceCheckNeeded, Step::AskForCard, QT_TRANSLATE_NOOP("ui", "Compare the face"),
     QT_TRANSLATE_NOOP("ui", "The code carries a photo to compare."), nullptr},
    {Reason::UnknownIssuer, Step::UpdateList, QT_TRANSLATE_NOOP("ui", "Issuer not listed"),
     QT_TRANSLATE_NOOP("ui", "This till's list lacks the issuer."), nullptr},
    {Reason::StatusUnknown, Step::AskForCard, QT_TRANSLATE_NOOP("ui", "Status not known"),
     QT_TRANSLATE_NOOP("ui", "The list does not cover this ID."), nullptr},
    {Reason::StatusStale, Step::UpdateList, QT_TRANSLATE_NOOP("ui", "Status list old"),
     QT_TRANSLATE_NOOP("ui", "The issuer's status list has run out."), nullptr},
    {Reason::TrustStale, Step::UpdateList, QT_TRANSLATE_NOOP("ui", "Till list old"),
     QT_TRANSLATE_NOOP("ui", "The till was last updated {D} days ago."),
     QT_TRANSLATE_NOOP("ui", "The till's list has run out.")},
    {Reason::ClockNotTrusted, Step::CallManager, QT_TRANSLATE_NOOP("ui", "Till clock wrong"),
     QT_TRANSLATE_NOOP("ui", "The till's date or time is not reliable."), nullptr},
    {Reason::UnsupportedAlgorithm, Step::AskForCard, QT_TRANSLATE_NOOP("ui", "Unknown signature"),
     QT_TRANSLATE_NOOP("ui", "This till cannot check this signature type."), nullptr},
    {Reason::UnsupportedDocument, Step::AskForCard, QT_TRANSLATE_NOOP("ui", "Another document"),
     QT_TRANSLATE_NOOP("ui", "{document}: not a proof of age this till reads."),
     QT_TRANSLATE_NOOP("ui", "Not a proof of age this till reads.")},
    {Reason::OnlineCode, Step::AskForCard, QT_TRANSLATE_NOOP("ui", "Online-only code"),
     QT_TRANSLATE_NOOP("ui", "It can only be checked over the internet."), nullptr},
    {Reason::ShortCode, Step::AskForAgeQr, QT_TRANSLATE_NOOP("ui", "Barcode too short"),
     QT_TRANSLATE_NOOP("ui", "A barcode holds too little to check."), nullptr},
    {Reason::NotACredential, Step::AskForAgeQr, QT_TRANSLATE_NOOP("ui", "No age proof"),
     QT_TRANSLATE_NOOP("ui", "This code holds no proof of age."), nullptr},
    {Reason::StoreUnreadable, Step::CallManager, QT_TRANSLATE_NOOP("ui", "Till data unreadable"),
     QT_TRANSLATE_NOOP("ui", "The till cannot read its own list."), nullptr},
}};

constexpr bool isComplete()
{
    for (std::size_t i = 0; i < kWords.size(); ++i) {
        for (std::size_t j = i + 1; j < kWords.size(); ++j) {
            if (kWords[i].reason == kWords[j].reason) {
                return false;
            }
        }
    }
    return true;
}
// As many rows as reasons and none twice: every reason has its words.
static_assert(isComplete());

} // namespace

const BadgeWords& wordsFor(Reason reason) noexcept
{
    const auto* const row = std::ranges::find(kWords, reason, &BadgeWords::reason);
    return row != kWords.end() ? *row : wordsFor(Reason::StoreUnreadable);
}

} // namespace carded::ui
