# SPDX-License-Identifier: Apache-2.0
from . import calendar, zones
from .topic import Topic, born, born_in, not_over, over, policy

ZONE = "Asia/Tokyo"
TODAY = (2026, 11, 23)


def topic():
    result = Topic("contradictions", "Nothing passes on evidence that other evidence contradicts.")
    for counting in ("birthday", "calendar-year"):
        years(result, counting)
        marks_and_dates(result, counting)
        marks_and_years(result, counting)
    tomorrow(result)
    leaplings(result)
    year_ends(result)
    driving(result)
    return result


def at(day=TODAY, clock="12:00"):
    return zones.at(ZONE, day, clock)


def years(result, counting):
    for date, year, expected in (("1990-05-05", 1990, "old_enough"), ("1990-05-05", 1991, "age_not_proven"),
                                 ("1990-05-05", 1989, "age_not_proven"), ("1990-12-31", 1991, "age_not_proven"),
                                 ("1991-01-01", 1990, "age_not_proven"), ("2006-11-23", 1980, "age_not_proven"),
                                 ("1980-01-01", 2015, "age_not_proven"), ("2015-05-05", 1980, "underage"),
                                 ("2015-05-05", 2015, "underage"), ("2015-05-05", 2016, "underage"),
                                 ("2030-01-01", 1990, "underage")):
        result.add(f"{counting}-born-{date}-in-{year}", policy(ZONE, 18, counting), at(),
                   dict(born(date), **born_in(year)), expected)


def marks_and_dates(result, counting):
    for date, marks, expected in (("2000-11-23", (26,), "old_enough"), ("2000-11-25", (26,), "age_not_proven"),
                                  ("2000-11-23", (27,), "age_not_proven"), ("2000-11-23", (18, 21), "old_enough"),
                                  ("2000-11-23", (18, 65), "age_not_proven"), ("2000-11-23", (99,), "age_not_proven"),
                                  ("2000-11-23", (0,), "old_enough"), ("2010-11-23", (18,), "underage"),
                                  ("2010-11-23", (99,), "underage"), ("2008-11-23", (18,), "old_enough")):
        slug = "-".join("%02d" % mark for mark in marks)
        result.add(f"{counting}-born-{date}-over-{slug}", policy(ZONE, 18, counting), at(),
                   dict(born(date), **over(*marks)), expected)
    result.add(f"{counting}-born-2000-11-23-not-over-18", policy(ZONE, 18, counting), at(),
               dict(born("2000-11-23"), **not_over(18)),
               "old_enough", "A false mark proves nothing and contradicts nothing: it may be old")


def marks_and_years(result, counting):
    for year, marks, expected in ((2000, (26,), "old_enough"), (2000, (27,), "age_not_proven"),
                                  (2000, (18, 65), "age_not_proven"),
                                  (2007, (19,), "old_enough"), (2007, (20,), "age_not_proven"),
                                  (2008, (18,), "old_enough"),
                                  (2008, (19,), "age_not_proven"), (2008, (18, 21), "age_not_proven"),
                                  (2009, (18,), "underage"),
                                  (2009, (99,), "underage")):
        slug = "-".join("%02d" % mark for mark in marks)
        result.add(f"{counting}-born-in-{year}-over-{slug}", policy(ZONE, 18, counting), at(),
                   dict(born_in(year), **over(*marks)),
                   expected)
    everything = dict(born("2000-11-23"), **born_in(2000), **over(18, 26))
    result.add(f"{counting}-everything-agrees", policy(ZONE, 18, counting), at(), everything, "old_enough")
    result.add(f"{counting}-everything-agrees-but-a-mark", policy(ZONE, 18, counting), at(),
               dict(everything, **over(28)), "age_not_proven")
    result.add(f"{counting}-everything-agrees-but-the-year", policy(ZONE, 18, counting), at(),
               dict(everything, **born_in(2001)),
               "age_not_proven")


def tomorrow(result):
    """An issuer east of the shop signs a mark on the birthday, which comes to the shop some hours later."""
    note = "Where the issuer is it may be tomorrow already"
    for date, mark, expected in (("2000-11-24", 26, "old_enough"), ("2000-11-25", 26, "age_not_proven"),
                                 ("2001-11-24", 25, "old_enough"), ("2001-11-25", 25, "age_not_proven")):
        for clock in ("00:00:00", "23:59:59"):
            result.add(f"tomorrow-born-{date}-over-{mark}-at-{clock[:2]}", policy(ZONE, 18), at(clock=clock),
                       dict(born(date), **over(mark)), expected, note)


def leaplings(result):
    """Whichever day the policy keeps, an issuer may keep 28 February."""
    for leap in ("feb28", "mar1"):
        for today, mark, expected in (("2026-02-26", 22, "age_not_proven"), ("2026-02-27", 22, "old_enough"),
                                      ("2026-02-28", 22, "old_enough"), ("2026-03-01", 22, "old_enough"),
                                      ("2028-02-27", 24, "age_not_proven"), ("2028-02-28", 24, "old_enough")):
            result.add(f"leap-day-{leap}-on-{today}-over-{mark}", policy(ZONE, 18, leap_day=leap),
                       at(calendar.parse(today)),
                       dict(born("2004-02-29"), **over(mark)), expected)


def year_ends(result):
    """On 31 December somebody born in the year may be a year older by an issuer's clock."""
    for clock in ("00:00:00", "23:59:59"):
        for mark, expected in ((26, "old_enough"), (27, "old_enough"), (28, "age_not_proven")):
            result.add(f"31-december-at-{clock[:2]}-born-in-2000-over-{mark}", policy(ZONE, 18),
                       at((2026, 12, 31), clock),
                       dict(born_in(2000), **over(mark)), expected)
    for mark, expected in ((26, "old_enough"), (27, "age_not_proven")):
        result.add(f"30-december-born-in-2000-over-{mark}", policy(ZONE, 18), at((2026, 12, 30), "23:59:59"),
                   dict(born_in(2000), **over(mark)), expected)


def driving(result):
    """The age comes first: a contradiction is named before a licence that is not good."""
    rule = policy(ZONE, 21, driving={"any_of": ["B"], "held_years": 1})
    licence = {"driving_privileges": [{"vehicle_category_code": "B", "issue_date": "2020-01-01",
                                       "expiry_date": "2030-01-01"}]}
    none = {"driving_privileges": []}
    for slug, evidence, expected in (("good", licence, "age_not_proven"), ("none", none, "age_not_proven")):
        result.add(f"driving-{slug}-licence", rule, at(), dict(born("2000-01-01"), **born_in(1999), **evidence),
                   expected)
    result.add("driving-good-licence-no-contradiction", rule, at(),
               dict(born("2000-01-01"), **born_in(2000), **licence), "old_enough")
