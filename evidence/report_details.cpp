// SPDX-License-Identifier: Apache-2.0
#include "evidence/html.h"
#include "evidence/report_parts.h"

#include <algorithm>
#include <vector>

namespace carded::evidence {
namespace {

using verifier::Outcome;

class Details {
public:
    Details(const Summary& summary, const ReportHead& head) : m_summary(summary), m_head(head) {}

    [[nodiscard]] std::string reasonsBesideEachOther() const;
    [[nodiscard]] std::string faces() const;
    [[nodiscard]] std::string documents() const;
    [[nodiscard]] std::string categories() const;
    [[nodiscard]] std::string events() const;
    [[nodiscard]] std::string listAges() const;
    [[nodiscard]] std::string basis() const;

private:
    [[nodiscard]] std::string_view words(Text text) const { return wordsFor(text, m_head.language); }
    [[nodiscard]] std::string heading(Text text) const { return element("h2", {}, escape(words(text))); }
    [[nodiscard]] std::string paragraph(Text text) const { return element("p", "small", escape(words(text))); }
    [[nodiscard]] std::string reasons(Outcome outcome) const;
    [[nodiscard]] std::string what(const Event& event) const;
    [[nodiscard]] std::string duration(Seconds age) const;
    [[nodiscard]] std::string versions(const std::set<std::int64_t>& seen) const;

    const Summary& m_summary;
    const ReportHead& m_head;
};

std::vector<std::string> rowOf(std::string_view name, const AnswerCounts& counts)
{
    return {std::string(name), grouped(counts.pass), grouped(counts.refuse), grouped(counts.cannotVerify),
            grouped(counts.total())};
}

/// The most frequent first.
std::string Details::reasons(Outcome outcome) const
{
    std::vector<std::pair<verifier::Reason, std::uint64_t>> found;
    std::ranges::copy_if(m_summary.reasons, std::back_inserter(found),
                         [&](const auto& entry) { return verifier::outcomeOf(entry.first) == outcome; });
    std::ranges::stable_sort(found, std::ranges::greater{}, [](const auto& entry) { return entry.second; });
    const Text heading = outcome == Outcome::Refuse ? Text::RefuseReasons : Text::CannotVerifyReasons;
    Table table(m_head.language, Columns::Numbers, {heading, Text::Count});
    for (const auto& [reason, count] : found) {
        table.addRow({std::string(wordsFor(reason, m_head.language)), grouped(count)});
    }
    return table.html();
}

std::string Details::reasonsBesideEachOther() const
{
    if (m_summary.checks.refuse + m_summary.checks.cannotVerify == 0) {
        return {};
    }
    return heading(Text::Reasons)
           + R"(<table class="plain" width="100%" cellspacing="0" cellpadding="0"><tr><td class="side" width="49%">)"
           + reasons(Outcome::Refuse) + R"(</td><td width="2%"></td><td class="side">)" + reasons(Outcome::CannotVerify)
           + "</td></tr></table>\n";
}

std::string Details::faces() const
{
    if (m_summary.faces.total() == 0) {
        return {};
    }
    Facts facts;
    facts.add(words(Text::SamePerson), grouped(m_summary.faces.pass));
    facts.add(words(Text::NotSamePerson), grouped(m_summary.faces.refuse));
    facts.add(words(Text::NobodySaid), grouped(m_summary.faces.cannotVerify));
    return heading(Text::Faces) + facts.html();
}

std::string Details::documents() const
{
    if (m_summary.documents.empty()) {
        return {};
    }
    Table table(m_head.language, Columns::Numbers,
                {Text::Document, Text::OldEnough, Text::NotOldEnough, Text::NothingRecorded, Text::Total});
    for (const auto& [document, counts] : m_summary.documents) {
        const std::string_view known = documentWords(document, m_head.language);
        const std::string_view name = document.empty() ? words(Text::NothingRecorded) : std::string_view(document);
        table.addRow(rowOf(known.empty() ? name : known, counts));
    }
    return heading(Text::ManualByDocument) + table.html();
}

std::string Details::categories() const
{
    if (m_summary.categories.empty()) {
        return {};
    }
    Table table(m_head.language, Columns::Numbers,
                {Text::Category, Text::Pass, Text::Refuse, Text::CannotVerify, Text::Total});
    for (const auto& [id, counts] : m_summary.categories) {
        const auto name = m_head.categoryNames.find(id);
        table.addRow(rowOf(name == m_head.categoryNames.end() ? id : name->second, counts));
    }
    return heading(Text::Categories) + table.html() + paragraph(Text::CategoriesAbout);
}

std::string Details::what(const Event& event) const
{
    if (event.kind == Kind::Gap) {
        return std::string(words(Text::EventGap));
    }
    if (event.kind == Kind::Clock) {
        return std::string(words(Text::EventClock));
    }
    return fill(words(Text::EventMode), {words(event.mode == "demo" ? Text::ModeDemo : Text::ModeLive)});
}

std::string Details::events() const
{
    std::string html = heading(Text::Events);
    if (m_summary.events.empty()) {
        html += element("p", {}, escape(words(Text::NoEvents)));
    } else {
        Table table(m_head.language, Columns::Texts, {Text::EventTime, Text::EventNumber, Text::EventWhat});
        for (const Event& event : m_summary.events) {
            table.addRow({toText(event.place.time), std::to_string(event.place.seq), what(event)});
        }
        html += table.html();
    }
    return html
           + element("p", {},
                     escape(fill(words(Text::StartsAndStops), {grouped(m_summary.starts), grouped(m_summary.stops)})));
}

std::string Details::duration(Seconds age) const
{
    constexpr std::int64_t kMinutesOfHour = 60;
    constexpr std::int64_t kHoursOfDay = 24;
    const std::int64_t minutes = std::max<std::int64_t>(age.count(), 0) / kMinutesOfHour; // of a phone's clock ahead
    const std::int64_t hours = minutes / kMinutesOfHour;
    if (hours >= kHoursOfDay) {
        return fill(words(Text::DaysAndHours),
                    {std::to_string(hours / kHoursOfDay), std::to_string(hours % kHoursOfDay)});
    }
    if (hours > 0) {
        return fill(words(Text::HoursAndMinutes), {std::to_string(hours), std::to_string(minutes % kMinutesOfHour)});
    }
    return fill(words(Text::MinutesOnly), {std::to_string(minutes)});
}

std::string Details::listAges() const
{
    std::string html = heading(Text::ListAges);
    if (m_summary.listAges.empty()) {
        return html + element("p", {}, escape(words(Text::NoLists)));
    }
    html += paragraph(Text::ListAgesAbout);
    Table table(m_head.language, Columns::Numbers,
                {Text::EventTime, Text::Youngest, Text::Median, Text::Oldest, Text::Count});
    for (const ListAgeRow& row : listAgeRows(m_summary.listAges)) {
        table.addRow(
            {row.period, duration(row.smallest), duration(row.median), duration(row.largest), grouped(row.checks)});
    }
    html += table.html();
    return html + element("p", "small", escape(fill(words(Text::WithoutList), {grouped(m_summary.checksWithoutList)})));
}

std::string Details::versions(const std::set<std::int64_t>& seen) const
{
    if (seen.empty()) {
        return std::string(words(Text::None));
    }
    const std::string first = std::to_string(*seen.begin());
    return seen.size() == 1
               ? first
               : fill(words(Text::Versions), {first, std::to_string(*seen.rbegin()), grouped(seen.size())});
}

/// Several, with commas between.
template <class Range, class Name>
std::string joined(const Range& range, std::string_view none, Name name)
{
    std::string text;
    for (const auto& entry : range) {
        (text += text.empty() ? "" : ", ") += name(entry);
    }
    return text.empty() ? std::string(none) : text;
}

std::string Details::basis() const
{
    const std::string_view none = words(Text::None);
    Facts facts;
    facts.add(words(Text::Policy), joined(m_summary.policies, none, [](const std::string& name) { return name; }));
    facts.add(words(Text::TrustVersions), versions(m_summary.trustVersions));
    facts.add(words(Text::RepositoryVersions), versions(m_summary.repositoryVersions));
    facts.add(words(Text::Formats), joined(m_summary.formats, none, [](const auto& entry) {
                  return entry.first + " (" + grouped(entry.second) + ")";
              }));
    return heading(Text::Basis) + facts.html();
}

} // namespace

std::string details(const Summary& summary, const ReportHead& head)
{
    const Details part(summary, head);
    return part.events() + part.reasonsBesideEachOther() + part.categories() + part.faces() + part.documents()
           + part.listAges() + part.basis();
}

} // namespace carded::evidence
