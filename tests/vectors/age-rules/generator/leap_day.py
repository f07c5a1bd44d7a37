# SPDX-License-Identifier: Apache-2.0
from . import calendar, zones
from .topic import Topic, born, policy

ZONE = "Europe/London"


def topic():
    result = Topic("leap-day", "28 and 29 February and 1 March in leap and common years, for those born on these days.")
    for leap in ("feb28", "mar1"):
        for minimum, year in ((18, 2022), (20, 2024), (21, 2025)):
            grid(result, leap, minimum, year)
        edges(result, leap)
    calendar_year(result)
    other_years(result)
    by_hand(result)
    return result


def grid(result, leap, minimum, year):
    """Three birth dates of 2004 at noon of four days."""
    days = [(year, 2, 27), (year, 2, 28), (year, 2, 29), (year, 3, 1)]
    for day in days:
        if day[2] > calendar.days_in(year, day[1]):
            continue
        for date in ("2004-02-28", "2004-02-29", "2004-03-01"):
            result.add(f"{leap}-{minimum}-born-{date}-on-{calendar.text(day)}", policy(ZONE, minimum, leap_day=leap),
                       zones.at(ZONE, day, "12:00"), born(date))


def edges(result, leap):
    """The second in which somebody born on 29 February comes of age in a common year, and the one before."""
    for zone in ("Asia/Seoul", "America/Los_Angeles", "Pacific/Auckland"):
        day = (2026, 2, 28) if leap == "feb28" else (2026, 3, 1)
        first = zones.first_second(zone, day)
        for name, seconds, expected in (("last-second", first - 1, "underage"), ("first-second", first, "old_enough")):
            result.add(f"{leap}-{zone}-{name}", policy(zone, 18, leap_day=leap), seconds, born("2008-02-29"), expected)


def calendar_year(result):
    for leap in ("feb28", "mar1"):
        rule = policy("Asia/Seoul", 19, "calendar-year", leap)
        first = zones.first_second("Asia/Seoul", (2027, 1, 1))
        for name, seconds, expected in (("last-second", first - 1, "underage"), ("first-second", first, "old_enough"),
                                        ("february", zones.at("Asia/Seoul", (2027, 2, 28), "12:00"), "old_enough")):
            result.add(f"calendar-year-{leap}-{name}", rule, seconds, born("2008-02-29"), expected,
                       "Where calendar years count, the choice for 29 February changes nothing")


def other_years(result):
    """Every minimum age from 16 to 21 for somebody born on 29 February 2000 and 2008, at noon of 28 February."""
    for date in ("2000-02-29", "2008-02-29"):
        for minimum in (16, 18, 19, 20, 21):
            year = int(date[:4]) + minimum
            for leap in ("feb28", "mar1"):
                result.add(f"{leap}-{minimum}-born-{date}-on-{year}-02-28", policy(ZONE, minimum, leap_day=leap),
                           zones.at(ZONE, (year, 2, 28), "12:00"), born(date))


def by_hand(result):
    noon = [("2022-02-28", "mar1", "2004-02-29", 18, "underage", "28 February is a day too early where 1 March counts"),
            ("2022-03-01", "mar1", "2004-02-29", 18, "old_enough", "There is no 29 February 2022"),
            ("2022-02-28", "feb28", "2004-02-29", 18, "old_enough", "There is no 29 February 2022"),
            ("2024-02-28", "feb28", "2004-02-29", 20, "underage",
             "2024 has a 29 February, so the choice for common years is idle"),
            ("2024-02-29", "mar1", "2004-02-29", 20, "old_enough",
             "2024 has a 29 February, so the choice for common years is idle"),
            ("2024-02-29", "mar1", "2006-03-01", 18, "underage", "29 February is the day before this birthday"),
            ("2024-02-29", "feb28", "2006-02-28", 18, "old_enough", "The birthday was yesterday"),
            ("2024-02-28", "feb28", "2006-02-28", 18, "old_enough", "The birthday is today"),
            ("2024-02-29", "mar1", "2024-02-29", 0, "old_enough", "Born today"),
            ("2024-02-28", "mar1", "2024-02-29", 0, "underage", "Born tomorrow"),
            ("2025-02-28", "feb28", "2024-02-29", 1, "old_enough", "The first birthday"),
            ("2025-02-28", "mar1", "2024-02-29", 1, "underage", "The first birthday"),
            ("2025-03-01", "mar1", "2024-02-29", 1, "old_enough", "The first birthday"),
            ("2028-02-28", "mar1", "2024-02-29", 4, "underage", "The first birthday on a 29 February"),
            ("2028-02-29", "mar1", "2024-02-29", 4, "old_enough", "The first birthday on a 29 February")]
    for today, leap, date, minimum, expected, note in noon:
        result.add(f"hand-{leap}-{minimum}-born-{date}-on-{today}", policy("Asia/Tokyo", minimum, leap_day=leap),
                   zones.at("Asia/Tokyo", calendar.parse(today), "12:00"), born(date), expected, note)
