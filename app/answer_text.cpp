// SPDX-License-Identifier: Apache-2.0
#include "app/answer_text.h"

#include "base/rfc3339.h"
#include "base/utf8.h"

#include <nlohmann/json.hpp>

namespace carded::app {
namespace {

/// File names come from the caller and may be no UTF-8: what is none is replaced.
std::string dump(const nlohmann::ordered_json& json)
{
    return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

void addPlace(nlohmann::ordered_json& json, const std::optional<Place>& place)
{
    if (place) {
        json["file"] = place->file;
        json["frame"] = place->frame;
        json["symbology"] = place->symbology;
    }
}

/// A terminal's control characters: of ASCII, and those of U+0080 to U+009F, which are two bytes of UTF-8.
bool isControl(std::string_view text, std::size_t at)
{
    const auto byte = static_cast<unsigned char>(text[at]);
    const bool isSecond = at > 0 && text[at - 1] == '\xC2' && byte >= 0x80 && byte < 0xA0;
    const bool isFirst = byte == 0xC2 && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xA0;
    return byte < 0x20 || byte == 0x7F || isFirst || isSecond;
}

} // namespace

std::string printable(std::string_view text)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    const bool isUtf8 = carded::isUtf8(asBytes(text));
    std::string shown;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (isControl(text, at) || (!isUtf8 && byte >= 0x80)) {
            shown += {'\\', 'x', kDigits[byte >> 4U], kDigits[byte & 15U]};
        } else {
            shown += text[at];
        }
    }
    return shown;
}

std::string toJson(const Answer& answer, const std::optional<Place>& place)
{
    nlohmann::ordered_json json;
    if (answer.ignored) {
        json["ignored"] = "article_number";
        addPlace(json, place);
        return dump(json);
    }
    const verifier::Verdict& verdict = answer.verdict;
    json["outcome"] = toString(verdict.outcome());
    json["reason"] = toString(verdict.reason);
    if (!verdict.format.empty()) {
        json["format"] = verdict.format;
    }
    if (!verdict.document.empty()) {
        json["document"] = verdict.document;
    }
    if (!verdict.issuer.empty()) {
        json["issuer"] = verdict.issuer;
    }
    if (verdict.isStatusNotChecked) {
        json["status"] = "not_checked";
    }
    if (verdict.minimumAge) {
        json["minimum_age"] = *verdict.minimumAge;
    }
    if (!verdict.category.empty()) {
        json["category"] = verdict.category;
    }
    json["checked_at"] = formatRfc3339(verdict.checkedAt);
    json["elapsed_us"] = answer.elapsed.count();
    if (verdict.demo) {
        json["demo"] = true;
    }
    addPlace(json, place);
    return dump(json);
}

std::string toSentence(const Answer& answer, const std::optional<Place>& place)
{
    std::string sentence;
    if (place) {
        sentence = printable(place->file) + " (frame " + std::to_string(place->frame) + ", " + place->symbology + "): ";
    }
    if (answer.ignored) {
        return sentence + "ignored: an article number";
    }
    const verifier::Verdict& verdict = answer.verdict;
    sentence += std::string(toString(verdict.outcome())) + ": " + std::string(toString(verdict.reason));
    std::string details = verdict.category;
    if (verdict.minimumAge) {
        details += " " + std::to_string(*verdict.minimumAge) + "+";
    }
    const std::string status = verdict.isStatusNotChecked ? "status not checked" : "";
    for (const std::string& detail : {verdict.issuer, std::string(verdict.document), status}) {
        details += details.empty() || detail.empty() ? detail : ", " + detail;
    }
    if (!details.empty()) {
        sentence += " (" + details + ")";
    }
    return verdict.demo ? sentence + " DEMO, not a real check" : sentence;
}

int exitStatus(const Answer& answer) noexcept
{
    if (answer.ignored) {
        return 2;
    }
    switch (answer.verdict.outcome()) {
    case verifier::Outcome::Pass:
        return 0;
    case verifier::Outcome::Refuse:
        return 1;
    case verifier::Outcome::CannotVerify:
        return 2;
    }
    return 2;
}

} // namespace carded::app
