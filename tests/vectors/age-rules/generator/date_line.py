# SPDX-License-Identifier: Apache-2.0
from . import calendar, zones
from .topic import Topic, born, policy

# Each went from the end of the day before to the beginning of the day after the one it left out.
LOST = [("Pacific/Apia", "2011-12-30"), ("Pacific/Fakaofo", "2011-12-30"), ("Pacific/Kwajalein", "1993-08-21"),
        ("Pacific/Kiritimati", "1994-12-31"), ("Pacific/Kanton", "1994-12-31")]


def topic():
    result = Topic("date-line", "Zones that moved across the date line and left out a day.")
    for zone, date in LOST:
        lost_day(result, zone, calendar.parse(date))
    new_year(result)
    born_on_it(result)
    neighbours(result)
    return result


def eighteen(day):
    return born(calendar.text(calendar.years_before(day, 18)))


def lost_day(result, zone, lost):
    eve, next_day = calendar.before(lost), calendar.after(lost)
    first = zones.first_second(zone, next_day)
    assert zones.local(zone, first - 1) == (eve, 86399) and zones.local(zone, first) == (next_day, 0)
    note = "%s is left out here" % calendar.text(lost)
    slug = f"{zone}-{calendar.text(lost)}"
    for who, birthday, before, after in (("day-before", eve, "old_enough", "old_enough"),
                                         ("lost-day", lost, "underage", "old_enough"),
                                         ("day-after", next_day, "underage", "old_enough"),
                                         ("second-day-after", calendar.after(next_day), "underage", "underage")):
        result.add(f"{slug}-birthday-{who}-last-second", policy(zone, 18), first - 1, eighteen(birthday), before, note)
        result.add(f"{slug}-birthday-{who}-first-second", policy(zone, 18), first, eighteen(birthday), after, note)


def new_year(result):
    """Kiribati's islands went from 30 December 1994 straight into 1995."""
    for zone in ("Pacific/Kiritimati", "Pacific/Kanton"):
        first = zones.first_second(zone, (1995, 1, 1))
        for name, seconds, expected in (("last-second", first - 1, "underage"), ("first-second", first, "old_enough")):
            result.add(f"{zone}-new-year-{name}", policy(zone, 18, "calendar-year"), seconds, born("1977-12-31"),
                       expected,
                       "1994-12-31 is left out here, and 1995 begins a day early")


def born_on_it(result):
    """A birth date that never was in its zone is a date all the same: papers of other places have it."""
    for zone, date in (("Pacific/Apia", "2011-12-30"), ("Pacific/Kiritimati", "1994-12-31")):
        year = int(date[:4])
        day = (year + 16, 12, int(date[8:]))
        first = zones.first_second(zone, day)
        for name, seconds, expected in (("last-second", first - 1, "underage"), ("first-second", first, "old_enough")):
            result.add(f"{zone}-born-{date}-{name}", policy(zone, 16), seconds, born(date), expected,
                       "The day of birth did not happen here, but it did elsewhere")


def neighbours(result):
    """One instant, three days: who comes of age depends on the side of the line."""
    instant = "2024-05-14T10:30:00Z"
    for zone, day in (("Pacific/Kiritimati", "2024-05-15"), ("UTC", "2024-05-14"), ("Pacific/Pago_Pago", "2024-05-13")):
        assert zones.local(zone, zones.instant(instant))[0] == calendar.parse(day)
        for date in ("2006-05-13", "2006-05-14", "2006-05-15"):
            expected = "old_enough" if date[5:] <= day[5:] else "underage"
            result.add(f"three-days-at-once-{zone}-born-{date}", policy(zone, 18), zones.instant(instant), born(date),
                       expected,
                       "At this instant three days are in progress on Earth")
