# SPDX-License-Identifier: Apache-2.0
from . import calendar, zones
from .topic import Topic, born, policy

# The clocks go from 23:59:59 of the day before to this hour.
NO_MIDNIGHT = [("America/Sao_Paulo", "2018-11-04", "01:00"), ("America/Sao_Paulo", "2017-10-15", "01:00"),
               ("Africa/Cairo", "2023-04-28", "01:00"), ("Africa/Cairo", "2024-04-26", "01:00"),
               ("Asia/Beirut", "2024-03-31", "01:00"), ("Asia/Beirut", "2023-03-26", "01:00"),
               ("America/Asuncion", "2023-10-01", "01:00"), ("America/Asuncion", "2024-10-06", "01:00"),
               ("America/Havana", "2024-03-10", "01:00"), ("Asia/Tehran", "2021-03-22", "01:00"),
               ("Asia/Tehran", "2022-03-22", "01:00"), ("Asia/Amman", "2022-02-25", "01:00"),
               ("Asia/Gaza", "2022-03-27", "01:00"), ("America/Santiago", "2024-09-08", "01:00"),
               ("Atlantic/Azores", "2024-03-31", "01:00"), ("America/Scoresbysund", "2023-03-26", "01:00"),
               ("Asia/Dili", "2000-09-17", "01:00")]

# The clocks go from 23:59:59 back to 23:00:00 of the same day: it lasts an hour longer.
LATE_MIDNIGHT = [("America/Sao_Paulo", "2019-02-16"), ("Africa/Cairo", "2024-10-31"), ("Asia/Beirut", "2023-10-28"),
                 ("America/Asuncion", "2024-03-23"), ("Asia/Tehran", "2022-09-21"), ("America/Santiago", "2024-04-06")]

# The clocks go back from 00:59:59 to 00:00:00: two midnights, one day.
TWO_MIDNIGHTS = [("America/Havana", "2024-11-03"), ("Atlantic/Azores", "2024-10-27"), ("Asia/Amman", "2021-10-29")]


def topic():
    result = Topic("clock-changes", "Days when clocks skip midnight, show it twice, go back a day or change otherwise.")
    for zone, date, clock in NO_MIDNIGHT:
        no_midnight(result, zone, calendar.parse(date), clock)
    for zone, date in LATE_MIDNIGHT:
        late_midnight(result, zone, calendar.parse(date))
    for zone, date in TWO_MIDNIGHTS:
        two_midnights(result, zone, calendar.parse(date))
    back_to_yesterday(result)
    other_changes(result)
    return result


def eighteen(day):
    return born(calendar.text(calendar.years_before(day, 18)))


def no_midnight(result, zone, day, clock):
    first = zones.first_second(zone, day)
    assert zones.at(zone, day, clock) == first
    assert zones.local(zone, first - 1) == (calendar.before(day), 86399)
    note = "%s begins at %s here" % (calendar.text(day), clock)
    slug = f"no-midnight-{zone}-{calendar.text(day)}"
    result.add(slug + "-second-before", policy(zone, 18), first - 1, eighteen(day), "underage", note)
    result.add(slug + "-first-second", policy(zone, 18), first, eighteen(day), "old_enough", note)
    result.add(slug + "-birthday-tomorrow", policy(zone, 18), first, eighteen(calendar.after(day)), "underage", note)


def late_midnight(result, zone, day):
    """Midnight by the clock as it was an hour before is not yet the next day."""
    next_day = calendar.after(day)
    first = zones.first_second(zone, next_day)
    assert zones.local(zone, first - 3600) == (day, 82800)
    assert zones.local(zone, first - 3601) == (day, 86399)
    note = "Clocks go back from 23:59:59 to 23:00:00 here"
    slug = f"late-midnight-{zone}-{calendar.text(day)}"
    for name, seconds, expected in (("before", first - 3601, "underage"), ("put-back", first - 3600, "underage"),
                                    ("last-second", first - 1, "underage"), ("first-second", first, "old_enough")):
        result.add(f"{slug}-{name}", policy(zone, 18), seconds, eighteen(next_day), expected, note)


def two_midnights(result, zone, day):
    first = zones.at(zone, day, "00:00")
    second = zones.at(zone, day, "00:00", later=True)
    assert second - first == 3600
    note = "Clocks go back from 00:59:59 to 00:00:00 here"
    slug = f"two-midnights-{zone}-{calendar.text(day)}"
    for name, seconds, expected in (("before", first - 1, "underage"), ("first", first, "old_enough"),
                                    ("between", second - 1, "old_enough"), ("second", second, "old_enough")):
        result.add(f"{slug}-{name}", policy(zone, 18), seconds, eighteen(day), expected, note)


def back_to_yesterday(result):
    """Newfoundland put its clocks back at 00:01 until 2011: a minute of the new day, then an hour of the old one."""
    zone = "America/St_Johns"
    for text in ("2009-11-01", "2010-11-07"):
        day = calendar.parse(text)
        first = zones.first_second(zone, day)
        assert zones.local(zone, first + 60) == (calendar.before(day), 23 * 3600 + 60)
        note = "Clocks go back from 00:00:59 to 23:01:00 of the day before here"
        for name, seconds, expected in (("before", first - 1, "underage"), ("first-midnight", first, "old_enough"),
                                        ("minute-past", first + 59, "old_enough"), ("put-back", first + 60, "underage"),
                                        ("last-second", first + 3599, "underage"),
                                        ("second-midnight", first + 3600, "old_enough")):
            result.add(f"back-to-yesterday-{zone}-{text}-{name}", policy(zone, 18), seconds, eighteen(day), expected,
                       note)
    first = zones.first_second(zone, (1988, 10, 30))
    for name, seconds, expected in (("minute-past", first + 59, "old_enough"), ("put-back", first + 60, "underage"),
                                    ("second-midnight", first + 7200, "old_enough")):
        result.add(f"back-to-yesterday-{zone}-1988-10-30-{name}", policy(zone, 18), seconds, eighteen((1988, 10, 30)),
                   expected,
                   "Double summer time ends at 00:01 here, two hours back")


def other_changes(result):
    """Changes elsewhere in the day: the day ends when its clocks say so, after 23, 25 or other hours."""
    for zone, text, hours in (("Europe/Berlin", "2024-03-31", 23), ("Europe/Berlin", "2024-10-27", 25),
                              ("America/New_York", "2024-03-10", 23), ("America/New_York", "2024-11-03", 25),
                              ("Australia/Lord_Howe", "2024-04-07", 24.5), ("Australia/Lord_Howe", "2024-10-06", 23.5),
                              ("Antarctica/Troll", "2024-03-31", 22), ("Antarctica/Troll", "2024-10-27", 26),
                              ("Pacific/Chatham", "2024-04-07", 25), ("Africa/Casablanca", "2024-03-10", 25)):
        day = calendar.parse(text)
        first, end = zones.first_second(zone, day), zones.first_second(zone, calendar.after(day))
        assert end - first == hours * 3600, (zone, text, (end - first) / 3600)
        note = "This day has %g hours here" % hours
        slug = f"{zone}-{text}"
        result.add(slug + "-last-second", policy(zone, 18), end - 1, eighteen(calendar.after(day)), "underage", note)
        result.add(slug + "-next-day", policy(zone, 18), end, eighteen(calendar.after(day)), "old_enough", note)
    # Liberia left a time 44 minutes and 30 seconds behind UTC at the midnight that ended 6 January 1972.
    zone, day = "Africa/Monrovia", (1972, 1, 7)
    first = zones.first_second(zone, day)
    assert zones.offset(zone, first - 1) == -2670 and zones.offset(zone, first) == 0
    for name, seconds, expected in (("second-before", first - 1, "underage"), ("first-second", first, "old_enough")):
        result.add(f"{zone}-1972-01-07-{name}", policy(zone, 18), seconds, eighteen(day), expected,
                   "Liberia puts its clocks 44 minutes and 30 seconds forward at midnight")
