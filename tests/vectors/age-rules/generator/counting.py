# SPDX-License-Identifier: Apache-2.0
from . import calendar, zones
from .topic import Topic, born, born_in, over, policy, several

ZONE = "Asia/Seoul"


def topic():
    result = Topic("counting", "Both ways of counting, ages from 0 to 99, births still to come, rules that change.")
    side_by_side(result)
    ages(result)
    still_to_come(result)
    rule_changes(result)
    counting_changes(result)
    asking_age(result)
    examples(result)
    return result


def at(day, clock="12:00"):
    return zones.at(ZONE, calendar.parse(day), clock)


def side_by_side(result):
    for counting in ("birthday", "calendar-year"):
        for today in ("2025-12-31", "2026-01-01", "2026-06-14", "2026-06-15", "2026-06-16", "2026-12-31"):
            first = "2026-06-15" if counting == "birthday" else "2026-01-01"
            expected = "old_enough" if today >= first else "underage"
            result.add(f"{counting}-born-2007-06-15-on-{today}", policy(ZONE, 19, counting), at(today),
                       born("2007-06-15"), expected)


def ages(result):
    """At noon of the birthday and of the day before it."""
    for minimum in (0, 1, 12, 16, 18, 21, 25, 65, 99):
        date = "%04d-11-23" % (2026 - minimum)
        eve = "underage"
        result.add(f"age-{minimum}-on-the-day", policy(ZONE, minimum), at("2026-11-23"), born(date), "old_enough")
        result.add(f"age-{minimum}-the-day-before", policy(ZONE, minimum), at("2026-11-22"), born(date), eve)


def still_to_come(result):
    for counting in ("birthday", "calendar-year"):
        for date in ("2026-11-24", "2026-12-31", "2027-01-01", "2100-01-01", "9999-12-31"):
            result.add(f"{counting}-0-born-{date}", policy(ZONE, 0, counting), at("2026-11-23"), born(date), "underage")
        result.add(f"{counting}-0-born-today", policy(ZONE, 0, counting), at("2026-11-23"), born("2026-11-23"),
                   "old_enough")
        result.add(f"{counting}-0-last-second-before-birth", policy(ZONE, 0, counting), at("2026-11-22", "23:59:59"),
                   born("2026-11-23"), "underage")


def rule_changes(result):
    """From 19 to 20 on 1 January 2030, by calendar year before and by birthday after."""
    rule = several(ZONE, [{"until": "2030-01-01", "minimum_age": 19, "counting": "calendar-year"},
                          {"from": "2030-01-01", "minimum_age": 20, "counting": "birthday"}])
    first = zones.first_second(ZONE, (2030, 1, 1))
    for date, before, after in (("2009-12-31", "old_enough", "old_enough"), ("2010-01-01", "old_enough", "old_enough"),
                                ("2010-01-02", "old_enough", "underage"), ("2010-12-31", "old_enough", "underage"),
                                ("2011-01-01", "underage", "underage")):
        result.add(f"rule-changes-born-{date}-last-second", rule, first - 1, born(date), before,
                   "The old rule's last second")
        result.add(f"rule-changes-born-{date}-first-second", rule, first, born(date), after,
                   "The new rule's first second")
    for disclosed, slug, before, after in ((over(19), "over-19", "old_enough", "age_not_proven"),
                                           (over(20), "over-20", "old_enough", "old_enough"),
                                           (born_in(2010), "born-in-2010", "old_enough", "age_not_proven")):
        result.add(f"rule-changes-{slug}-last-second", rule, first - 1, disclosed, before, "The old rule's last second")
        result.add(f"rule-changes-{slug}-first-second", rule, first, disclosed, after, "The new rule's first second")
    for instant, expected in (("2019-12-20T04:59:59Z", "old_enough"), ("2019-12-20T05:00:00Z", "underage")):
        result.add(f"us-tobacco-was-18-until-{instant[11:19]}", several("America/New_York", [
            {"until": "2019-12-20", "minimum_age": 18, "counting": "birthday"},
            {"from": "2019-12-20", "minimum_age": 21, "counting": "birthday"}]), zones.instant(instant),
                   born("1999-06-15"), expected,
            "The minimum rises from 18 to 21 at 00:00 on 20 December 2019")


def counting_changes(result):
    """The same age, counted in another way from a day in the middle of the year on; three rules in a row."""
    rule = several(ZONE, [{"until": "2026-07-01", "minimum_age": 19, "counting": "birthday"},
                          {"from": "2026-07-01", "until": "2026-07-02", "minimum_age": 19, "counting": "calendar-year"},
                          {"from": "2026-07-02", "minimum_age": 19, "counting": "birthday"}])
    for day, clock, expected in (("2026-06-30", "23:59:59", "underage"), ("2026-07-01", "00:00", "old_enough"),
                                 ("2026-07-01", "23:59:59", "old_enough"), ("2026-07-02", "00:00", "underage")):
        result.add(f"one-day-by-calendar-year-{day}-{clock[:2]}", rule, at(day, clock), born("2007-09-09"), expected,
                   "A rule that is in force for one day")


def asking_age(result):
    """Who looks younger than ask_age is asked; what the code must prove is minimum_age."""
    rule = policy(ZONE, 18, ask_age=25)
    for date, expected in (("2008-11-23", "old_enough"), ("2008-11-24", "underage"), ("2001-11-24", "old_enough")):
        result.add(f"ask-age-25-born-{date}", rule, at("2026-11-23"), born(date), expected,
                   "The age to ask at decides nothing")
    result.add("ask-age-25-over-18", rule, at("2026-11-23"), over(18), "old_enough",
               "The age to ask at decides nothing")


def examples(result):
    """The examples of docs/formats/policy.md: 19 on 23 November 2026."""
    for slug, disclosed, by_birthday, by_year in (
            ("born-2007-11-23", born("2007-11-23"), "old_enough", "old_enough"),
            ("born-2007-11-24", born("2007-11-24"), "underage", "old_enough"),
            ("born-2008-01-01", born("2008-01-01"), "underage", "underage"),
            ("born-in-2007", born_in(2007), "age_not_proven", "old_enough"),
            ("born-in-2007-over-19", dict(born_in(2007), **over(19)), "old_enough", "old_enough"),
            ("over-21", over(21), "old_enough", "old_enough"),
            ("over-18", over(18), "age_not_proven", "age_not_proven")):
        result.add(f"example-birthday-{slug}", policy(ZONE, 19), at("2026-11-23"), disclosed, by_birthday)
        result.add(f"example-calendar-year-{slug}", policy(ZONE, 19, "calendar-year"), at("2026-11-23"), disclosed,
                   by_year)
