# SPDX-License-Identifier: Apache-2.0
from . import calendar, zones
from .topic import Topic, born, policy

# Days on which each zone's clocks have long been what they are: no forecast of a law.
PLACES = [("Pacific/Kiritimati", "2024-05-14"), ("Pacific/Apia", "2024-05-14"), ("Pacific/Tongatapu", "2024-05-14"),
          ("Etc/GMT+12", "2024-05-14"), ("Pacific/Pago_Pago", "2024-05-14"), ("Pacific/Honolulu", "2024-05-14"),
          ("Pacific/Marquesas", "2024-05-14"), ("Asia/Kathmandu", "2024-05-14"), ("Asia/Kolkata", "2024-05-14"),
          ("Asia/Kabul", "2024-05-14"), ("Asia/Yangon", "2024-05-14"), ("Australia/Eucla", "2024-05-14"),
          ("Australia/Darwin", "2024-05-14"), ("America/St_Johns", "2024-01-14"), ("America/St_Johns", "2024-07-14"),
          ("Australia/Lord_Howe", "2024-01-14"), ("Australia/Lord_Howe", "2024-07-14"),
          ("Pacific/Chatham", "2024-01-14"),
          ("Pacific/Chatham", "2024-07-14"), ("Africa/Monrovia", "1971-12-31"), ("UTC", "2024-05-14")]


def topic():
    result = Topic("zone-edges", "Birthdays yesterday, today and tomorrow at both ends of a day, far from UTC.")
    for zone, text in PLACES:
        place(result, zone, calendar.parse(text))
    return result


def place(result, zone, day):
    first = zones.first_second(zone, day)
    last = zones.first_second(zone, calendar.after(day)) - 1
    hours = zones.offset(zone, first) / 3600
    note = "%s is %s hours from UTC" % (zone, ("%+.6f" % hours).rstrip("0").rstrip(".")) if zone != "UTC" else ""
    for name, seconds in (("first", first), ("last", last)):
        for who, shift, expected in (("yesterday", -1, "old_enough"), ("today", 0, "old_enough"),
                                     ("tomorrow", 1, "underage")):
            birthday = calendar.shifted(day, shift)
            date = calendar.text(calendar.years_before(birthday, 18))
            result.add(f"{zone}-{calendar.text(day)}-{name}-second-birthday-{who}", policy(zone, 18), seconds,
                       born(date),
                       expected, note)
