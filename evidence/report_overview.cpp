// SPDX-License-Identifier: Apache-2.0
#include "evidence/html.h"
#include "evidence/report_parts.h"

namespace carded::evidence {
namespace {

using Weight = Facts::Weight;

class Overview {
public:
    Overview(const Summary& summary, const ReportHead& head) : m_summary(summary), m_head(head) {}

    [[nodiscard]] std::string title() const;
    [[nodiscard]] std::string whose() const;
    [[nodiscard]] std::string figures() const;
    [[nodiscard]] std::string findings() const;

private:
    [[nodiscard]] std::string_view words(Text text) const { return wordsFor(text, m_head.language); }
    [[nodiscard]] std::string figure(Text name, const std::string& value) const;
    [[nodiscard]] std::string share(std::uint64_t part, std::uint64_t whole) const;
    void addEvents(Facts& facts, Text label, Kind kind) const;
    void addIfAny(Facts& facts, Text label, Text sentence, std::uint64_t count) const;
    [[nodiscard]] std::string range() const;

    const Summary& m_summary;
    const ReportHead& m_head;
};

std::string Overview::title() const
{
    if (m_summary.mode == ReportMode::Live) {
        return element("h1", {}, escape(words(Text::Title)));
    }
    return R"(<table width="100%" cellspacing="0" cellpadding="6"><tr>)"
           + element("td", "demo", escape(words(Text::DemoBand))) + "</tr></table>\n"
           + element("h1", {}, escape(words(Text::DemoTitle)));
}

std::string Overview::whose() const
{
    Facts facts;
    facts.addPair({words(Text::Store), m_head.store}, {words(Text::Till), m_head.till});
    facts.addPair({words(Text::Period), fill(words(Text::FromTo), {m_head.from, m_head.to})},
                  {words(Text::TimeZone), m_head.timeZone});
    facts.addPair({words(Text::Policy), m_head.policy}, {words(Text::Made), m_head.made});
    return facts.html();
}

std::string Overview::figure(Text name, const std::string& value) const
{
    return R"(<td class="figure" width="17%">)" + element("p", "name", escape(words(name)))
           + element("p", "value", escape(value)) + "</td>\n";
}

std::string Overview::figures() const
{
    const std::uint64_t gaps = m_summary.countOf(Kind::Gap);
    std::string html = R"(<p></p><table width="100%" cellspacing="0" cellpadding="4"><tr>)";
    html += figure(Text::Checks, grouped(m_summary.checks.total()));
    html += figure(Text::Pass, grouped(m_summary.checks.pass));
    html += figure(Text::Refuse, grouped(m_summary.checks.refuse));
    html += figure(Text::CannotVerify, grouped(m_summary.checks.cannotVerify));
    html += figure(Text::Manual, grouped(m_summary.manual.total()));
    html += figure(Text::Gaps, gaps == 0 ? std::string(words(Text::None)) : grouped(gaps));
    html += "</tr></table>\n";
    const Text note = m_summary.decisions() == 0 ? Text::NoChecks : Text::ChecksAbout;
    return html + element("p", "small", escape(words(note)));
}

std::string Overview::share(std::uint64_t part, std::uint64_t whole) const
{
    return part == 0 ? std::string(words(Text::None))
                     : fill(words(Text::Share), {grouped(part), grouped(whole), percent(part, whole)});
}

/// Said also where there are none.
void Overview::addEvents(Facts& facts, Text label, Kind kind) const
{
    const std::uint64_t count = m_summary.countOf(kind);
    if (count == 0) {
        facts.add(words(label), words(Text::None));
    } else {
        facts.add(words(label), fill(words(Text::Times), {grouped(count)}), Weight::Striking);
    }
}

void Overview::addIfAny(Facts& facts, Text label, Text sentence, std::uint64_t count) const
{
    if (count != 0) {
        facts.add(words(label), fill(words(sentence), {grouped(count)}), Weight::Striking);
    }
}

std::string Overview::range() const
{
    const auto& first = m_summary.first;
    const auto& last = m_summary.last;
    if (!first || !last) {
        return std::string(words(Text::None));
    }
    return fill(words(Text::Range),
                {std::to_string(first->seq), toText(first->time), std::to_string(last->seq), toText(last->time)});
}

std::string Overview::findings() const
{
    Facts facts;
    addEvents(facts, Text::Gaps, Kind::Gap);
    addEvents(facts, Text::FindingClock, Kind::Clock);
    if (m_head.pruned == 0) {
        facts.add(words(Text::FindingPruned), words(Text::None));
    }
    addIfAny(facts, Text::FindingPruned, Text::Pruned, m_head.pruned);
    addIfAny(facts, m_summary.mode == ReportMode::Live ? Text::FindingDemo : Text::FindingLive, Text::Records,
             m_summary.otherMode);
    facts.add(words(Text::FindingManual), share(m_summary.manual.total(), m_summary.decisions()));
    facts.add(words(Text::FindingOverrides), share(m_summary.overrides, m_summary.decisions()));
    facts.add(words(Text::FindingFaces), share(m_summary.faces.pass, m_summary.checks.pass));
    facts.add(words(Text::FindingRange), range());
    return element("h2", {}, escape(words(Text::Findings))) + facts.html();
}

} // namespace

std::string overview(const Summary& summary, const ReportHead& head)
{
    const Overview part(summary, head);
    return part.title() + part.whose() + part.figures() + part.findings();
}

} // namespace carded::evidence
