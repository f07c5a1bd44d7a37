# SPDX-License-Identifier: Apache-2.0
from . import zones
from .topic import JURISDICTIONS, Topic, born, policy

YEARS = [2023, 2026, 2027, 2036]
HISTORIC_YEARS = [1970, 1989, 1999, 2000]


def topic():
    result = Topic("new-year", "The last second of 31 December and the first of 1 January by the local clock.")
    for year in YEARS:
        korea(result, year)
    for year in (2024, 2026, 2036):
        for where in ("JP/alcohol", "GB/alcohol", "DE/beer_wine"):
            law = JURISDICTIONS[where[:2]]
            minimum = law["category"][where[3:]]["rule"][0]["minimum_age"]
            birthdays(result, where, law["time_zone"], minimum, year)
        birthdays(result, policy("America/New_York", 21), "America/New_York", 21, year)
    for zone in ("Asia/Seoul", "America/New_York", "Pacific/Auckland"):
        for year in HISTORIC_YEARS:
            calendar_year(result, zone, year)
    utc_is_not_here(result)
    return result


def seconds_around(zone, year):
    first = zones.first_second(zone, (year + 1, 1, 1))
    return [("last-second", first - 1), ("first-second", first)]


def korea(result, year):
    """Born in the year whose people become 19 at midnight, on its first and last day; and one day younger."""
    cohort = year + 1 - 19
    for name, seconds in seconds_around("Asia/Seoul", year):
        grown = "old_enough" if name == "first-second" else "underage"
        for date, expected in ((f"{cohort}-12-31", grown), (f"{cohort}-01-01", grown),
                               (f"{cohort + 1}-01-01", "underage"),
                               (f"{cohort - 1}-12-31", "old_enough")):
            result.add(f"kr-{year}-{name}-born-{date}", "KR/tobacco", seconds, born(date), expected)


def birthdays(result, where, zone, minimum, year):
    """Born on 1 January, whose birthday begins at midnight, and on 31 December, whose birthday is ending."""
    place = where[:2].lower() if isinstance(where, str) else zone
    for name, seconds in seconds_around(zone, year):
        new_year = f"{year + 1 - minimum}-01-01"
        result.add(f"{place}-{year}-{name}-born-{new_year}", where, seconds, born(new_year),
                   "old_enough" if name == "first-second" else "underage")
        last = f"{year - minimum}-12-31"
        result.add(f"{place}-{year}-{name}-born-{last}", where, seconds, born(last), "old_enough")


def calendar_year(result, zone, year):
    for name, seconds in seconds_around(zone, year):
        date = f"{year + 1 - 18}-12-31"
        result.add(f"{zone}-{year}-{name}-born-{date}", policy(zone, 18, "calendar-year"), seconds, born(date),
                   "old_enough" if name == "first-second" else "underage")


def utc_is_not_here(result):
    """While it is already the new year in UTC, or still the old one, the shop's own clock decides."""
    note = "The shop's clock decides, not UTC's"
    for zone, instant, expected in (("America/New_York", "2027-01-01T00:00:00Z", "underage"),
                                    ("America/New_York", "2027-01-01T04:59:59Z", "underage"),
                                    ("America/Los_Angeles", "2027-01-01T07:59:59Z", "underage"),
                                    ("America/Los_Angeles", "2027-01-01T08:00:00Z", "old_enough"),
                                    ("Asia/Seoul", "2026-12-31T23:59:59Z", "old_enough"),
                                    ("Asia/Seoul", "2026-12-31T15:00:00Z", "old_enough"),
                                    ("Asia/Seoul", "2026-12-31T14:59:59Z", "underage"),
                                    ("Pacific/Kiritimati", "2026-12-31T10:00:00Z", "old_enough"),
                                    ("Pacific/Kiritimati", "2026-12-31T09:59:59Z", "underage"),
                                    ("Etc/GMT+12", "2027-01-01T11:59:59Z", "underage"),
                                    ("Etc/GMT+12", "2027-01-01T12:00:00Z", "old_enough")):
        slug = f"utc-is-not-{zone}-{instant[:-1]}"
        result.add(slug, policy(zone, 18, "calendar-year"), zones.instant(instant), born("2009-12-31"), expected, note)
    odd_hours(result)


def odd_hours(result):
    for zone in ("Asia/Kathmandu", "Asia/Kolkata", "America/St_Johns", "Pacific/Chatham", "Australia/Adelaide"):
        first = zones.first_second(zone, (2027, 1, 1))
        for name, seconds, expected in (("last-second", first - 1, "underage"), ("first-second", first, "old_enough")):
            result.add(f"{zone}-2026-{name}", policy(zone, 18, "calendar-year"), seconds, born("2009-06-15"), expected,
                       "The new year begins at no full hour of UTC")
