# SPDX-License-Identifier: Apache-2.0
from . import calendar, zones
from .topic import Topic, born, born_in, over, policy

ZONE = "Europe/London"


def topic():
    result = Topic("centuries", "1900 and 2100, which have no 29 February, and 2000, which has one.")
    nineteen_hundred(result)
    two_thousand(result)
    the_day_itself(result)
    licences(result)
    return result


def at(day, clock="12:00"):
    return zones.at(ZONE, calendar.parse(day), clock)


def nineteen_hundred(result):
    for date, expected in (("1899-12-31", "age_not_proven"), ("1900-01-01", "old_enough"), ("1900-02-28", "old_enough"),
                           ("1900-03-01", "old_enough"), ("1900-12-31", "old_enough")):
        for minimum, counting in ((18, "birthday"), (21, "calendar-year"), (99, "birthday")):
            result.add(f"{counting}-{minimum}-born-{date}", policy(ZONE, minimum, counting), at("2026-11-23"),
                       born(date), expected)
    # 1900-02-28 and 1900-03-01 were neighbours.
    for today, date, minimum, expected in (("1999-02-27", "1900-02-28", 99, "underage"),
                                           ("1999-02-28", "1900-02-28", 99, "old_enough"),
                                           ("1999-02-28", "1900-03-01", 99, "underage"),
                                           ("1999-03-01", "1900-03-01", 99, "old_enough"),
                                           ("1996-02-28", "1900-02-28", 96, "old_enough"),
                                           ("1996-02-29", "1900-02-28", 96, "old_enough"),
                                           ("1996-02-29", "1900-03-01", 96, "underage"),
                                           ("1996-03-01", "1900-03-01", 96, "old_enough"),
                                           ("1970-02-28", "1900-03-01", 70, "underage"),
                                           ("1970-03-01", "1900-03-01", 70, "old_enough"),
                                           ("1999-12-31", "1900-12-31", 99, "old_enough"),
                                           ("1999-12-30", "1900-12-31", 99, "underage")):
        result.add(f"born-{date}-{minimum}-on-{today}", policy(ZONE, minimum), at(today), born(date), expected)
    for today, date, minimum, leap, expected in (("1974-02-28", "1904-02-29", 70, "feb28", "old_enough"),
                                                 ("1974-02-28", "1904-02-29", 70, "mar1", "underage"),
                                                 ("1974-03-01", "1904-02-29", 70, "mar1", "old_enough"),
                                                 ("2000-02-28", "1904-02-29", 96, "feb28", "underage"),
                                                 ("2000-02-29", "1904-02-29", 96, "mar1", "old_enough")):
        result.add(f"born-{date}-{minimum}-{leap}-on-{today}", policy(ZONE, minimum, leap_day=leap), at(today),
                   born(date), expected)
    for year, expected in ((1900, "old_enough"), (1899, "age_not_proven")):
        result.add(f"born-in-{year}-99-on-2026-11-23", policy(ZONE, 99), at("2026-11-23"), born_in(year), expected)
    for year, expected in ((1998, "underage"), (1999, "age_not_proven"), (2000, "old_enough")):
        result.add(f"born-in-1900-99-on-{year}-12-31", policy(ZONE, 99), at(f"{year}-12-31"), born_in(1900), expected)
    result.add("born-in-1900-99-by-calendar-year-on-1999-01-01", policy(ZONE, 99, "calendar-year"),
               at("1999-01-01", "00:00"),
               born_in(1900), "old_enough")


def two_thousand(result):
    note = "2000 had a 29 February"
    for today, minimum, leap, expected in (("2018-02-28", 18, "feb28", "old_enough"),
                                           ("2018-02-28", 18, "mar1", "underage"),
                                           ("2018-03-01", 18, "mar1", "old_enough"),
                                           ("2016-02-28", 16, "feb28", "underage"),
                                           ("2016-02-29", 16, "mar1", "old_enough"),
                                           ("2021-02-28", 21, "feb28", "old_enough"),
                                           ("2021-02-28", 21, "mar1", "underage"),
                                           ("2020-02-29", 20, "feb28", "old_enough"),
                                           ("2036-02-28", 36, "feb28", "underage"),
                                           ("2036-02-29", 36, "mar1", "old_enough")):
        result.add(f"born-2000-02-29-{minimum}-{leap}-on-{today}", policy(ZONE, minimum, leap_day=leap), at(today),
                   born("2000-02-29"), expected, note)
    for date, today, minimum, expected in (("2000-03-01", "2018-02-28", 18, "underage"),
                                           ("2000-02-28", "2018-02-28", 18, "old_enough"),
                                           ("2000-01-01", "2017-12-31", 18, "underage"),
                                           ("2000-01-01", "2018-01-01", 18, "old_enough"),
                                           ("1999-12-31", "2017-12-31", 18, "old_enough"),
                                           ("2000-12-31", "2018-12-30", 18, "underage")):
        result.add(f"born-{date}-{minimum}-on-{today}", policy(ZONE, minimum), at(today), born(date), expected)


def the_day_itself(result):
    """29 February 2000 at the till, and the two ends of that year."""
    first = zones.first_second(ZONE, (2000, 2, 29))
    for date, seconds, name, expected in (("1982-02-28", first, "first-second", "old_enough"),
                                          ("1982-03-01", first, "first-second", "underage"),
                                          ("1980-02-29", first - 1, "second-before", "old_enough"),
                                          ("1982-03-01", first + 86399, "last-second", "underage"),
                                          ("1982-03-01", first + 86400, "second-after", "old_enough")):
        result.add(f"on-2000-02-29-{name}-born-{date}", policy(ZONE, 18), seconds, born(date), expected)
    first = zones.first_second(ZONE, (2000, 2, 29))
    for name, seconds, expected in (("second-before", first - 1, "underage"), ("first-second", first, "old_enough")):
        result.add(f"on-2000-02-29-{name}-20-born-1980-02-29", policy(ZONE, 20), seconds, born("1980-02-29"), expected)
    first = zones.first_second(ZONE, (2000, 1, 1))
    for name, seconds, expected in (("last-second", first - 1, "underage"), ("first-second", first, "old_enough")):
        result.add(f"1999-to-2000-{name}", policy(ZONE, 18, "calendar-year"), seconds, born("1982-07-07"), expected)
        result.add(f"1999-to-2000-{name}-born-1982-01-01", policy(ZONE, 18), seconds, born("1982-01-01"), expected)


def licences(result):
    """A licence may be good until 2100; who is born in 2100 is not born yet."""
    rule = policy(ZONE, 21, driving={"any_of": ["B"], "held_years": 30})
    for expiry in ("2100-02-28", "2100-03-01", "2100-12-31", "2099-12-31", "9999-12-31"):
        licence = {"driving_privileges": [{"vehicle_category_code": "B", "issue_date": "2000-02-29",
                                           "expiry_date": expiry}]}
        result.add(f"licence-until-{expiry}", rule, at("2037-12-31"), dict(born("1980-01-01"), **licence), "old_enough")
    for issue, today, expected in (("2000-02-29", "2030-02-28", "licence_not_valid"),
                                   ("2000-02-29", "2030-03-01", "old_enough"),
                                   ("2000-02-28", "2030-02-28", "old_enough"),
                                   ("2000-03-01", "2030-02-28", "licence_not_valid"),
                                   ("1900-03-01", "2030-02-28", "old_enough")):
        licence = {"driving_privileges": [{"vehicle_category_code": "B", "issue_date": issue,
                                           "expiry_date": "2100-02-28"}]}
        result.add(f"licence-of-{issue}-on-{today}", rule, at(today), dict(born("1980-01-01"), **licence), expected)
    for date in ("2100-02-28", "2100-03-01", "2100-01-01"):
        result.add(f"born-{date}-0", policy(ZONE, 0), at("2037-12-31"), born(date), "underage")
    result.add("born-in-2100-0", policy(ZONE, 0, "calendar-year"), at("2037-12-31"), born_in(2100), "underage")
    result.add("born-in-2000-over-37", policy(ZONE, 37), at("2037-12-31", "23:59:59"), dict(born_in(2000), **over(37)),
               "old_enough")
