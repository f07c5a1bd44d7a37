// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/unix_time.h"
#include "evidence/record.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace carded::evidence {

/// How far the shop's clocks are ahead of UTC at a time.
using LocalOffset = std::function<Seconds(UnixTime)>;
using LocalSeconds = std::chrono::local_seconds;

/// A log may hold both: what was tried out as a demo is no check of a customer.
enum class ReportMode : std::uint8_t { Live, Demo };

/// How many got which answer.
struct AnswerCounts {
    std::uint64_t pass = 0;
    std::uint64_t refuse = 0;
    std::uint64_t cannotVerify = 0;

    [[nodiscard]] std::uint64_t total() const noexcept { return pass + refuse + cannotVerify; }
    friend bool operator==(const AnswerCounts&, const AnswerCounts&) = default;
};

/// What persons decided within an hour.
struct PersonCounts {
    std::uint64_t manual = 0;    ///< cards that somebody looked at
    std::uint64_t overrides = 0; ///< sales that a manager allowed

    friend bool operator==(const PersonCounts&, const PersonCounts&) = default;
};

/// One record's place in the log.
struct RecordPlace {
    std::uint64_t seq = 0;
    LocalSeconds time{};
};

/// Something about the log or the till that an inspector wants to know the time of.
struct Event {
    Kind kind = Kind::Gap; ///< Gap, Clock or Mode
    RecordPlace place;
    std::string mode; ///< the till's from then on
};

/// How old the status lists were when they were asked.
struct ListAge {
    LocalSeconds time{};
    Seconds age{};
};

/// The same of one hour, day or month.
struct ListAgeRow {
    std::string period; ///< `2026-11-23 10:00` (an hour), `2026-11-23` or `2026-11`
    std::uint64_t checks = 0;
    Seconds smallest{};
    Seconds median{};
    Seconds largest{};
};

inline constexpr std::size_t kHours = 24;

/// What a report says about a run of records. "Check" is a code that was judged; a face compared afterwards gives the
/// check its answer, so that each is counted once. Holds as little about customers as the records do.
struct Summary {
    ReportMode mode = ReportMode::Live;
    std::uint64_t records = 0;   ///< of every kind and mode
    std::uint64_t otherMode = 0; ///< of those, checks and decisions of the other mode, which count nowhere below
    std::optional<RecordPlace> first;
    std::optional<RecordPlace> last;

    AnswerCounts checks;
    std::map<verifier::Reason, std::uint64_t> reasons; ///< of the checks
    std::array<AnswerCounts, kHours> hours;            ///< of the checks, by the hour on the shop's clock
    std::map<std::string, AnswerCounts> categories;    ///< of the checks; a basket counts for each of its categories
    std::map<std::string, std::uint64_t> formats;      ///< of the checks

    AnswerCounts faces;                            ///< same person, not the same, nobody said
    AnswerCounts manual;                           ///< old enough, not, nothing recorded
    std::map<std::string, AnswerCounts> documents; ///< of the manual checks
    std::uint64_t overrides = 0;
    std::array<PersonCounts, kHours> personHours; ///< of both, by the hour on the shop's clock

    std::uint64_t starts = 0;
    std::uint64_t stops = 0;
    std::vector<Event> events; ///< in the order of the log

    std::vector<ListAge> listAges;       ///< in the order of the log
    std::uint64_t checksWithoutList = 0; ///< checks that asked no status list
    std::set<std::string> policies;
    std::set<std::int64_t> trustVersions;
    std::set<std::int64_t> repositoryVersions;

    [[nodiscard]] std::uint64_t countOf(Kind event) const noexcept;
    /// Codes and cards together.
    [[nodiscard]] std::uint64_t decisions() const noexcept { return checks.total() + manual.total(); }
};

/// Takes records in the order of the log. One thread.
class Summarizer {
public:
    Summarizer(ReportMode mode, LocalOffset localOffset);

    void add(const Record& record);
    [[nodiscard]] const Summary& summary() const noexcept { return m_summary; }

private:
    /// A check whose face nobody has compared yet.
    struct Waiting {
        std::size_t hour = 0;
        std::string category;
    };

    [[nodiscard]] LocalSeconds localTime(UnixTime time) const;
    void addDecision(const Record& record);
    void addCheck(const Record& record);
    void addFace(const Record& record);
    void addManual(const Record& record);
    void countAnswer(verifier::Reason reason, const Waiting& check);
    void takeBack(verifier::Reason reason, const Waiting& check);

    LocalOffset m_localOffset;
    Summary m_summary;
    std::map<std::uint64_t, Waiting> m_waiting; ///< by `seq`
};

/// By hours if all lie in one day, by days if they lie in at most two months, else by months; in the order of time.
[[nodiscard]] std::vector<ListAgeRow> listAgeRows(const std::vector<ListAge>& ages);

/// `2026-11-23 10:20:30`
[[nodiscard]] std::string toText(LocalSeconds time);

} // namespace carded::evidence
