// SPDX-License-Identifier: Apache-2.0
#include "tests/evidence/report_samples.h"

#include <array>
#include <random>

namespace carded::test {
namespace {

using namespace evidence;
using verifier::Reason;

constexpr UnixTime kNovember{Seconds{1793458800}}; // 2026-11-01 00:00 in Seoul

/// A till that makes up its customers, always the same ones.
class Till {
public:
    explicit Till(ReportMode mode)
        : m_mode(mode), m_summarizer(mode, [](UnixTime) -> Seconds { return std::chrono::hours{9}; })
    {}

    void at(UnixTime time) { m_time = time; }
    void later(Seconds time) { m_time += time; }

    Record record(Kind kind)
    {
        Record made;
        made.kind = kind;
        made.seq = m_next++;
        made.time = m_time;
        made.mode = m_mode == ReportMode::Live ? "live" : "demo";
        return made;
    }
    void add(const Record& record) { m_summarizer.add(record); }
    std::uint64_t check(Reason reason)
    {
        Record made = record(Kind::Check);
        made.reason = reason;
        made.category = m_random() % 5 == 0 ? "tobacco,alcohol" : "tobacco";
        made.format = m_random() % 4 == 0 ? "claim169" : "age1";
        made.policy = "KR";
        made.trust = 7;
        made.repository = 118 + (m_time - kNovember).count() / 3600;
        if (m_random() % 10 != 0) {
            made.statusIat = m_time.time_since_epoch().count() - static_cast<std::int64_t>(m_random() % 90'000);
        }
        add(made);
        return made.seq;
    }
    void answer(Kind kind, std::optional<Reason> reason, std::optional<std::uint64_t> ref = {})
    {
        Record made = record(kind);
        made.reason = reason;
        made.ref = ref;
        add(made);
    }
    void manual(const char* document, Reason reason)
    {
        Record made = record(Kind::Manual);
        made.document = document;
        made.reason = reason;
        add(made);
    }
    std::uint64_t random() { return m_random(); }
    [[nodiscard]] Summary summary() const { return m_summarizer.summary(); }

private:
    ReportMode m_mode;
    Summarizer m_summarizer;
    UnixTime m_time{};
    std::uint64_t m_next = 41;
    std::mt19937 m_random{20261123}; // NOLINT(cert-msc32-c,cert-msc51-cpp): the same customers in every run
};

Reason someReason(std::uint64_t number)
{
    if (number % 12 != 0) {
        return Reason::OldEnough;
    }
    return verifier::kAllReasons.at(number / 12 % verifier::kReasonCount);
}

void someCustomer(Till& till)
{
    const std::uint64_t number = till.random();
    const Reason reason = someReason(number);
    const std::uint64_t check = till.check(reason);
    till.later(Seconds{8});
    if (reason == Reason::FaceCheckNeeded || number % 30 == 1) {
        const std::uint64_t printed = number % 30 == 1 ? till.check(Reason::FaceCheckNeeded) : check;
        till.answer(Kind::Face, number % 7 == 0 ? Reason::FaceCheckRefused : Reason::OldEnough, printed);
    }
    if (number % 40 == 2) {
        constexpr std::array kDocuments{"id_card", "passport", "driving_licence", "residence_card"};
        till.manual(kDocuments.at(number / 40 % kDocuments.size()),
                    number % 3 == 0 ? Reason::Underage : Reason::OldEnough);
    }
}

/// Most in the evening.
void someDay(Till& till, UnixTime midnight)
{
    constexpr std::array<int, 24> kCustomers{3,  2, 1, 1, 1, 1,  2,  5,  9,  6,  4, 5,
                                             11, 8, 5, 6, 7, 12, 19, 22, 17, 14, 9, 5};
    till.at(midnight);
    till.add(till.record(Kind::Start));
    for (std::size_t hour = 0; hour < kCustomers.size(); ++hour) {
        for (int customer = 0; customer < kCustomers.at(hour); ++customer) {
            till.at(midnight + std::chrono::hours{hour} + Seconds{customer * 150});
            someCustomer(till);
        }
    }
    till.add(till.record(Kind::Stop));
}

} // namespace

ReportHead sampleHead(ReportLanguage language)
{
    const bool isKorean = language == ReportLanguage::Korean;
    ReportHead head;
    head.language = language;
    head.store = "0042";
    head.till = "3";
    head.from = "2026-11-01 00:00";
    head.to = "2026-12-01 00:00";
    head.timeZone = "Asia/Seoul (UTC+09:00)";
    head.policy = "KR";
    head.made = "2026-12-01 09:12:00";
    head.categoryNames = {{"tobacco", isKorean ? "담배" : "Tobacco"}, {"alcohol", isKorean ? "주류" : "Alcohol"}};
    head.origin = "carded.evidence/0042/3";
    head.size = 12'345;
    head.root = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
    head.verifierKey = "carded.evidence/0042/3+8f2a11c4+AUx4a1p3c0tLb2hQZ0FhZk5yVWN5a0x2Y3pQa2R0V2Zu";
    return head;
}

Summary emptyPeriod()
{
    return Till(ReportMode::Live).summary();
}

Summary quietDay(ReportMode mode)
{
    Till till(mode);
    someDay(till, kNovember + std::chrono::days{22});
    return till.summary();
}

Summary fullMonth()
{
    Till till(ReportMode::Live);
    for (int day = 0; day < 30; ++day) {
        someDay(till, kNovember + std::chrono::days{day});
        if (day == 11) {
            till.add(till.record(Kind::Gap));
            till.answer(Kind::Override, Reason::TrustStale);
        }
        if (day == 17) {
            till.later(Seconds{-7200});
            till.add(till.record(Kind::Clock));
            till.add(till.record(Kind::Mode));
        }
    }
    return till.summary();
}

} // namespace carded::test
