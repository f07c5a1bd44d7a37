# SPDX-License-Identifier: Apache-2.0
"""Local times, read from this machine's tz database by zoneinfo. Instants are seconds since 1970 (UTC)."""

import datetime
import zoneinfo

from . import calendar

UTC = datetime.timezone.utc
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=UTC)
HOUR = 3600


def version():
    with open("/usr/share/zoneinfo/tzdata.zi", encoding="ascii") as file:
        return file.readline().split()[-1]


def instant(text):
    """Of "2026-12-31T14:59:59Z"."""
    return int((datetime.datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC) - EPOCH).total_seconds())


def utc_text(seconds):
    return (EPOCH + datetime.timedelta(seconds=seconds)).strftime("%Y-%m-%dT%H:%M:%SZ")


def local(zone, seconds):
    """The day and the seconds since midnight that calendar and clock show."""
    here = (EPOCH + datetime.timedelta(seconds=seconds)).astimezone(zoneinfo.ZoneInfo(zone))
    return (here.year, here.month, here.day), here.hour * HOUR + here.minute * 60 + here.second


def local_text(zone, seconds):
    day, time = local(zone, seconds)
    return calendar.text(day) + " %02d:%02d:%02d" % (time // HOUR, time // 60 % 60, time % 60)


def offset(zone, seconds):
    """How far the zone's clocks are ahead of UTC."""
    day, time = local(zone, seconds)
    return instant(calendar.text(day) + "T00:00:00Z") + time - seconds


def first_second(zone, day):
    """The first second of the local day, or of the day after it if the zone has left it out."""
    noon = instant(calendar.text(day) + "T12:00:00Z")
    step = 15
    for seconds in range(noon - 40 * HOUR, noon + 40 * HOUR, step):
        if local(zone, seconds)[0] >= day:
            while local(zone, seconds - 1)[0] >= day:
                seconds -= 1
            return seconds
    raise ValueError(zone + " never reaches " + calendar.text(day))


def at(zone, day, clock, later=False):
    """The instant at which the zone's clocks show this time; where they show it twice, the earlier one or the later."""
    hour, minute, second = (int(part) for part in (clock + ":00")[:8].split(":"))
    here = datetime.datetime(*day, hour, minute, second, tzinfo=zoneinfo.ZoneInfo(zone), fold=1 if later else 0)
    seconds = int((here - EPOCH).total_seconds())
    assert local(zone, seconds) == (day, hour * HOUR + minute * 60 + second), (zone, day, clock)
    return seconds
