# SPDX-License-Identifier: Apache-2.0
from . import calendar, zones
from .topic import Topic, born, born_in, over, policy

ZONE = "Europe/Berlin"
GROWN = born("1990-01-01")


def topic():
    result = Topic("driving", "Licences for renting a car: category, time held, in force, and whose dates count.")
    categories(result)
    expiry(result)
    held(result)
    whose_dates(result)
    edges(result)
    leap_day(result)
    not_mixed(result)
    age_first(result)
    return result


def rule(held_years=1, zone=ZONE, leap="mar1", minimum=21, any_of=("B", "1")):
    return policy(zone, minimum, leap_day=leap, driving={"any_of": list(any_of), "held_years": held_years})


def privilege(code="B", issue="2020-01-01", expiry="2030-01-01"):
    dates = {"issue_date": issue, "expiry_date": expiry}
    return dict({"vehicle_category_code": code}, **{key: value for key, value in dates.items() if value})


def licence(*privileges, **dates):
    return dict(GROWN, driving_privileges=list(privileges), **dates)


def noon(day="2026-11-23"):
    return zones.at(ZONE, calendar.parse(day), "12:00")


def categories(result):
    for code, expected in (("B", "old_enough"), ("1", "old_enough"), ("A", "licence_not_valid"),
                           ("b", "licence_not_valid"),
                           ("BE", "licence_not_valid"), ("B1", "licence_not_valid"), ("11", "licence_not_valid"),
                           ("B ", "licence_not_valid"), ("", "licence_not_valid")):
        result.add("category-" + (code.replace(" ", "-and-space") or "empty"), rule(), noon(), licence(privilege(code)),
                   expected)
    result.add("category-second-of-two", rule(), noon(), licence(privilege("A"), privilege("B")), "old_enough")
    result.add("category-first-of-two", rule(), noon(), licence(privilege("1"), privilege("A")), "old_enough")
    result.add("category-neither-of-two", rule(), noon(), licence(privilege("A"), privilege("C")), "licence_not_valid")
    result.add("category-other-country", rule(any_of=["1", "2"]), noon(), licence(privilege("B")), "licence_not_valid")
    result.add("no-privileges", rule(), noon(), licence(), "licence_not_valid")
    result.add("nothing-about-driving", rule(), noon(), dict(GROWN), "licence_not_valid")
    result.add("nothing-about-driving-but-dates", rule(), noon(),
               dict(GROWN, issue_date="2020-01-01", expiry_date="2030-01-01"),
               "licence_not_valid")
    result.add("rule-without-driving", policy(ZONE, 21), noon(), dict(GROWN), "old_enough")
    result.add("rule-without-driving-expired", policy(ZONE, 21), noon(), licence(privilege(expiry="2020-01-01")),
               "old_enough")


def expiry(result):
    for day, expected in (("2026-11-22", "licence_not_valid"), ("2026-11-23", "old_enough"),
                          ("2026-11-24", "old_enough"),
                          ("1999-12-31", "licence_not_valid"), ("9999-12-31", "old_enough")):
        result.add(f"privilege-until-{day}", rule(), noon(), licence(privilege(expiry=day)), expected)
        result.add(f"licence-until-{day}", rule(), noon(), licence(privilege(expiry=None), expiry_date=day), expected)
        result.add(f"privilege-until-2030-licence-until-{day}", rule(), noon(), licence(privilege(), expiry_date=day),
                   expected,
                   "The licence's own expiry date binds too")
    result.add("privilege-until-2026-11-22-licence-until-2030", rule(), noon(), licence(privilege(expiry="2026-11-22"),
               expiry_date="2030-01-01"), "licence_not_valid", "The privilege's own date comes first")
    for years in (0, 1):
        result.add(f"no-expiry-date-held-{years}", rule(years), noon(), licence(privilege(expiry=None)),
                   "licence_not_valid",
                   "An expiry date is always needed")


def held(result):
    for years, issue, expected in ((1, "2025-11-23", "old_enough"), (1, "2025-11-24", "licence_not_valid"),
                                   (1, "2025-11-22", "old_enough"), (2, "2024-11-23", "old_enough"),
                                   (2, "2024-11-24", "licence_not_valid"), (3, "2023-12-31", "licence_not_valid"),
                                   (3, "2023-01-01", "old_enough"), (10, "2016-11-23", "old_enough"),
                                   (10, "2016-11-24", "licence_not_valid"), (80, "1946-11-23", "old_enough"),
                                   (80, "1946-11-24", "licence_not_valid"), (0, "2026-11-23", "old_enough"),
                                   (0, "2026-11-24", "licence_not_valid"), (0, None, "old_enough"),
                                   (1, None, "licence_not_valid")):
        result.add(f"held-{years}-since-{issue or 'no-date'}", rule(years), noon(), licence(privilege(issue=issue)),
                   expected)


def whose_dates(result):
    for own, whole, expected in ((None, "2025-11-23", "old_enough"), (None, "2025-11-24", "licence_not_valid"),
                                 ("2025-11-23", "2026-01-01", "old_enough"),
                                 ("2025-11-24", "2000-01-01", "licence_not_valid"),
                                 ("2020-01-01", "2026-11-24", "old_enough")):
        result.add(f"issued-{own or 'no-date'}-licence-{whole}", rule(), noon(),
                   licence(privilege(issue=own), issue_date=whole), expected,
                   "A privilege's own date comes first" if own else "The licence's date stands in")
    result.add("licence-issued-tomorrow-held-0", rule(0), noon(),
               licence(privilege(issue=None), issue_date="2026-11-24"),
               "licence_not_valid", "An issue date still to come counts against it, even where no time is asked for")


def edges(result):
    """The last good day ends, and the year held is full, at midnight by the local clock."""
    for zone in ("Asia/Seoul", "America/Los_Angeles", "Pacific/Kiritimati", "Asia/Kathmandu"):
        first = zones.first_second(zone, (2026, 11, 24))
        for name, seconds, in_force, is_held in (("last-second", first - 1, "old_enough", "licence_not_valid"),
                                                 ("first-second", first, "licence_not_valid", "old_enough")):
            result.add(f"until-2026-11-23-{zone}-{name}", rule(zone=zone), seconds,
                       licence(privilege(expiry="2026-11-23")), in_force)
            result.add(f"since-2025-11-24-{zone}-{name}", rule(zone=zone), seconds,
                       licence(privilege(issue="2025-11-24")), is_held)


def leap_day(result):
    for leap in ("feb28", "mar1"):
        for years, today in ((1, "2025-02-27"), (1, "2025-02-28"), (1, "2025-03-01"), (4, "2028-02-28"),
                             (4, "2028-02-29")):
            result.add(f"leap-day-{leap}-held-{years}-on-{today}", rule(years, leap=leap), noon(today),
                       licence(privilege(issue="2024-02-29")))
    for today, expected in (("2028-02-29", "old_enough"), ("2028-03-01", "licence_not_valid")):
        result.add(f"until-2028-02-29-on-{today}", rule(), noon(today), licence(privilege(expiry="2028-02-29")),
                   expected)


def not_mixed(result):
    note = "What one privilege lacks is not taken from another"
    result.add("new-b-and-old-a", rule(), noon(), licence(privilege("B", issue="2026-11-01"),
                                                          privilege("A", issue="2000-01-01")),
               "licence_not_valid", note)
    result.add("expired-b-and-good-a", rule(), noon(), licence(privilege("B", expiry="2026-01-01"), privilege("A")),
               "licence_not_valid",
               note)
    result.add("new-b-and-expired-1", rule(), noon(), licence(privilege("B", issue="2026-11-01"),
                                                              privilege("1", expiry="2026-01-01")),
               "licence_not_valid", note)
    result.add("new-b-and-good-1", rule(), noon(), licence(privilege("B", issue="2026-11-01"), privilege("1")),
               "old_enough")
    result.add("same-category-twice", rule(), noon(), licence(privilege(expiry="2026-01-01"), privilege()),
               "old_enough")


def age_first(result):
    good, bad = [privilege()], [privilege(expiry="2026-01-01")]
    for slug, evidence, with_good, with_bad in (
            ("born-2005-11-23", born("2005-11-23"), "old_enough", "licence_not_valid"),
            ("born-2005-11-24", born("2005-11-24"), "underage", "underage"),
            ("born-in-2005", born_in(2005), "age_not_proven", "age_not_proven"),
            ("born-in-2005-over-21", dict(born_in(2005), **over(21)), "old_enough", "licence_not_valid"),
            ("over-21", over(21), "old_enough", "licence_not_valid"),
            ("over-18", over(18), "age_not_proven", "age_not_proven"),
            ("no-age", {}, "age_not_proven", "age_not_proven")):
        result.add(slug + "-good-licence", rule(), noon(), dict(evidence, driving_privileges=good), with_good)
        result.add(slug + "-expired-licence", rule(), noon(), dict(evidence, driving_privileges=bad), with_bad)
