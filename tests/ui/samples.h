// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/frame.h"
#include "ui/badge.h"
#include "ui/manual_view.h"
#include "ui/pin_view.h"
#include "ui/till_state.h"
#include "verifier/verdict.h"

#include <QSize>

#include <array>
#include <string>
#include <vector>

namespace carded::test {

/// The windows that are drawn and measured.
inline constexpr std::array kWindowSizes{QSize(800, 480), QSize(1024, 600), QSize(1280, 800), QSize(1920, 1080),
                                         QSize(1080, 1920)};

inline std::vector<ui::Category> sampleCategories()
{
    const auto names = [](const char* en, const char* ko, const char* ja, const char* zh, const char* de) {
        return QMap<QString, QString>{{QStringLiteral("en"), QString::fromUtf8(en)},
                                      {QStringLiteral("ko"), QString::fromUtf8(ko)},
                                      {QStringLiteral("ja"), QString::fromUtf8(ja)},
                                      {QStringLiteral("zh"), QString::fromUtf8(zh)},
                                      {QStringLiteral("de"), QString::fromUtf8(de)}};
    };
    return {{"tobacco", names("Tobacco", "담배", "たばこ", "香烟", "Tabak"), 19},
            {"alcohol", names("Alcohol", "주류", "お酒", "酒类", "Alkohol"), 19},
            {"rental_car", names("Rental car", "렌터카", "レンタカー", "租车", "Mietwagen"), 21}};
}

inline ui::TillState sampleState()
{
    ui::TillState state;
    state.store = QStringLiteral("42");
    state.till = QStringLiteral("3");
    state.policy = QStringLiteral("KR");
    state.shiftNumber = 47;
    state.listAge = Seconds{2 * 3600 + 120};
    state.now = UnixTime{Seconds{1'795'410'202}};
    state.nextSync = *state.now + Seconds{3600};
    state.camera = ui::Device::Ok;
    state.scanner = ui::ScannerState::Ok;
    state.utcOffset = Seconds{9 * 3600};
    state.functionKeys = {QStringLiteral("F2"), QStringLiteral("F3"), QStringLiteral("F6"), QStringLiteral("F8"),
                          QStringLiteral("F10")};
    for (const verifier::Reason reason :
         verifier::kAllReasons) { // more than any policy may name: all that can be drawn
        if (outcomeOf(reason) != verifier::Outcome::Pass) {
            state.overridable.push_back(reason);
        }
    }
    return state;
}

inline std::string nameOf(verifier::Reason reason)
{
    return std::string(toString(reason));
}

enum class Kind { Live, Demo, Training };

inline verifier::Verdict sampleVerdict(verifier::Reason reason, Kind kind = Kind::Live)
{
    verifier::Verdict verdict;
    verdict.reason = reason;
    verdict.checkedAt = UnixTime{Seconds{1'795'410'202}};
    verdict.document = "eu-dcc";
    verdict.minimumAge = 19;
    verdict.category = "tobacco";
    verdict.demo = kind == Kind::Demo;
    verdict.training = kind == Kind::Training;
    verdict.maximumCodeAge = Seconds{60};
    verdict.stateAge = Seconds{8 * 86400 + 5};
    return verdict;
}

/// Of a North American licence, whose barcode nobody signed.
inline verifier::Verdict licenceVerdict(Kind kind = Kind::Live)
{
    verifier::Verdict verdict = sampleVerdict(verifier::Reason::UnsupportedDocument, kind);
    verdict.document = "aamva";
    verdict.unverifiedAge = 38;
    return verdict;
}

inline ui::BadgeContext sampleContext(const QString& language)
{
    const ui::TillState state = sampleState();
    return {language,           state.place(),      state.shiftNumber, state.utcOffset,
            sampleCategories(), state.functionKeys, state.overridable};
}

/// How a card proves the sample's tobacco.
inline ui::ManualChoice sampleChoice()
{
    using ui::CardDocument;
    return {sampleCategories().front(),
            {CardDocument::IdCard, CardDocument::DrivingLicence, CardDocument::Passport, CardDocument::ResidenceCard},
            QStringLiteral("2007")};
}

/// For a car, which needs more than an age.
inline ui::ManualChoice sampleLicenceChoice()
{
    ui::ManualChoice choice{
        sampleCategories().back(), {ui::CardDocument::DrivingLicence}, QStringLiteral("2005-11-28")};
    choice.licenceClasses = {QStringLiteral("B"), QStringLiteral("1"), QStringLiteral("2")};
    choice.licenceLimit = QStringLiteral("2025-11-28");
    return choice;
}

inline ui::Note sampleNote(std::optional<ui::CardDocument> document, ui::CardAnswer answer,
                           ui::RecordsState records = ui::RecordsState::Ok)
{
    return {document, answer, records == ui::RecordsState::Ok, records};
}

/// A grey slope with a dark square: something to see through the aiming frame.
inline scanner::Frame sampleFrame()
{
    scanner::Frame frame{320, 240, {}};
    for (int y = 0; y < frame.height; ++y) {
        for (int x = 0; x < frame.width; ++x) {
            const bool isSquare = x > 110 && x < 210 && y > 70 && y < 170;
            frame.luma.push_back(static_cast<std::uint8_t>(isSquare ? 40 + (x / 10 + y / 10) % 2 * 180 : 90 + x / 4));
        }
    }
    return frame;
}

} // namespace carded::test
