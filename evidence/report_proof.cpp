// SPDX-License-Identifier: Apache-2.0
#include "evidence/html.h"
#include "evidence/report_parts.h"

namespace carded::evidence {
namespace {

std::string list(ReportLanguage language, std::initializer_list<Text> sentences)
{
    std::string items;
    for (const Text sentence : sentences) {
        items += element("li", {}, escape(wordsFor(sentence, language)));
    }
    return element("ul", {}, items);
}

} // namespace

std::string proof(const ReportHead& head)
{
    const auto words = [&](Text text) { return wordsFor(text, head.language); };
    const auto paragraph = [&](Text text) { return element("p", {}, escape(words(text))); };
    Facts facts;
    facts.addCode(words(Text::Origin), head.origin);
    facts.addCode(words(Text::Size), std::to_string(head.size));
    facts.addCode(words(Text::Root), head.root);
    facts.addCode(words(Text::VerifierKey), head.verifierKey);

    std::string html = element("h2", "last", escape(words(Text::Proof)));
    html += paragraph(Text::Proven) + list(head.language, {Text::ProvenOrder, Text::ProvenSince});
    html += paragraph(Text::NotProven)
            + list(head.language, {Text::NotProvenTrue, Text::NotProvenPerson, Text::NotProvenPage});
    html += paragraph(Text::NothingPersonal);
    html += element("h2", {}, escape(words(Text::HowToCheck))) + paragraph(Text::CheckPack);
    html += element("p", "code", "carded evidence verify PACK --key KEY");
    return html + paragraph(Text::CheckKey) + paragraph(Text::CheckOlder) + element("p", "small", "&nbsp;")
           + facts.html();
}

} // namespace carded::evidence
