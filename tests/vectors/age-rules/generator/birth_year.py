# SPDX-License-Identifier: Apache-2.0
from . import zones
from .topic import Topic, born_in, not_over, over, policy

ZONE = "Asia/Seoul"


def topic():
    result = Topic("birth-year", "What a birth year decides, alone or with marks, from 1 January to 31 December.")
    through_the_year(result)
    first_and_last_second(result)
    korea(result)
    with_marks(result)
    unlikely_years(result)
    return result


def at(year, month, day, clock="12:00"):
    return zones.at(ZONE, (year, month, day), clock)


def through_the_year(result):
    """The years of those who become 17, 18 and 19 in 2026, against a minimum of 18."""
    for counting in ("birthday", "calendar-year"):
        for year, difference in ((2007, 19), (2008, 18), (2009, 17)):
            expected = {19: "old_enough", 17: "underage",
                        18: "age_not_proven" if counting == "birthday" else "old_enough"}[difference]
            for name, seconds in (("1-january", at(2026, 1, 1, "00:00")), ("midyear", at(2026, 7, 2)),
                                  ("31-december", at(2026, 12, 31, "23:59:59"))):
                result.add(f"{counting}-{year}-on-{name}", policy(ZONE, 18, counting), seconds, born_in(year), expected,
                           "On 31 December too the year leaves it open, for the sake of one rule for all days"
                           if expected == "age_not_proven" and name == "31-december" else "")


def first_and_last_second(result):
    """By birthday the year is open for its whole length, and answered on the next 1 January; in other zones as well."""
    for zone in ("Asia/Seoul", "America/New_York", "Pacific/Kiritimati", "Etc/GMT+12"):
        for year in (2025, 2036):
            first = zones.first_second(zone, (year + 1, 1, 1))
            for name, seconds, expected in (("last-second", first - 1, "age_not_proven"),
                                            ("first-second", first, "old_enough")):
                result.add(f"{zone}-{year}-{name}", policy(zone, 21), seconds, born_in(year - 21), expected)


def korea(result):
    for year in (2026, 2027):
        first = zones.first_second(ZONE, (year, 1, 1))
        for name, seconds, expected in (("last-second", first - 1, "underage"), ("first-second", first, "old_enough")):
            result.add(f"kr-{year}-{name}", "KR/tobacco", seconds, born_in(year - 19), expected)


def with_marks(result):
    """Where the year leaves the question open, a mark may answer it."""
    for disclosed, slug, expected in (
            (over(18), "over-18", "old_enough"),
            (over(17), "over-17", "age_not_proven"),
            (dict(over(17), **not_over(18)), "over-17-not-18", "age_not_proven"),
            (not_over(18), "not-over-18", "age_not_proven"),
            (over(16, 18), "over-16-and-18", "old_enough")):
        result.add("open-year-" + slug, policy(ZONE, 18), at(2026, 7, 2), dict(born_in(2008), **disclosed), expected)
    result.add("answered-year-without-mark", policy(ZONE, 18), at(2026, 7, 2), dict(born_in(2007), **not_over(18)),
               "old_enough",
               "A mark that was false on the day of issue proves nothing later")
    result.add("too-young-whatever-the-mark", policy(ZONE, 18), at(2026, 7, 2), dict(born_in(2009), **over(18)),
               "underage",
               "No mark makes somebody older than the birth year allows")
    result.add("too-young-by-calendar-year-whatever-the-mark", policy(ZONE, 18, "calendar-year"), at(2026, 7, 2),
               dict(born_in(2009), **over(18)), "underage", "No mark makes somebody older than the birth year allows")


def unlikely_years(result):
    for counting in ("birthday", "calendar-year"):
        for year, minimum, expected in ((1900, 18, "old_enough"), (1899, 18, "age_not_proven"),
                                        (1800, 18, "age_not_proven"),
                                        (1, 0, "age_not_proven"), (2026, 18, "underage"), (2027, 0, "underage"),
                                        (2100, 18, "underage"), (9999, 0, "underage")):
            result.add(f"{counting}-{minimum}-born-in-{year}", policy(ZONE, minimum, counting), at(2026, 11, 23),
                       born_in(year),
                       expected)
        result.add(f"{counting}-placeholder-with-mark", policy(ZONE, 18, counting), at(2026, 11, 23),
                   dict(born_in(1899), **over(21)), "old_enough")
    result.add("birthday-0-born-in-2026", policy(ZONE, 0), at(2026, 11, 23), born_in(2026), "age_not_proven")
    result.add("calendar-year-0-born-in-2026", policy(ZONE, 0, "calendar-year"), at(2026, 11, 23), born_in(2026),
               "old_enough")
