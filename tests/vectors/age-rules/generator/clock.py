# SPDX-License-Identifier: Apache-2.0
from . import zones
from .topic import Topic, born, born_in, over, policy


def topic():
    result = Topic("clock", "Instants at and beyond the limits: 1970-01-01T00:00:00Z to 2037-12-31T23:59:59Z.")
    for zone in ("UTC", "Pacific/Kiritimati", "Etc/GMT+12", "America/New_York", "Asia/Seoul"):
        limits(result, zone)
    far_away(result)
    local_days(result)
    return result


def limits(result, zone):
    for instant, inside in (("1969-12-31T23:59:59Z", False), ("1970-01-01T00:00:00Z", True),
                            ("2037-12-31T23:59:59Z", True),
                            ("2038-01-01T00:00:00Z", False)):
        result.add(f"{zone}-{instant}", policy(zone, 18), zones.instant(instant), born("1940-01-01"),
                   "old_enough" if inside else "clock_not_trusted")


def far_away(result):
    for instant in ("1900-01-01T00:00:00Z", "1960-06-15T12:00:00Z", "2038-01-19T03:14:07Z", "2038-01-19T03:14:08Z",
                    "2100-02-28T12:00:00Z", "2106-02-07T06:28:16Z", "9999-12-31T23:59:59Z"):
        result.add(f"far-{instant}", policy("Asia/Seoul", 18), zones.instant(instant), born("1940-01-01"),
                   "clock_not_trusted")
    for slug, disclosed in (("underage", born("2030-01-01")), ("nothing", {}), ("birth-year", born_in(1950)),
                            ("mark", over(99))):
        result.add(f"whatever-is-disclosed-{slug}", policy("Asia/Seoul", 18), zones.instant("2038-01-01T00:00:00Z"),
                   disclosed,
                   "clock_not_trusted")


def local_days(result):
    """Within the limits the local day may be of 1969 or of 2038."""
    for zone, instant, day, date, expected in (
            ("America/New_York", "1970-01-01T00:00:00Z", (1969, 12, 31), "1952-01-01", "underage"),
            ("America/New_York", "1970-01-01T04:59:59Z", (1969, 12, 31), "1952-01-01", "underage"),
            ("America/New_York", "1970-01-01T05:00:00Z", (1970, 1, 1), "1952-01-01", "old_enough"),
            ("Asia/Seoul", "2037-12-31T14:59:59Z", (2037, 12, 31), "2020-01-01", "underage"),
            ("Asia/Seoul", "2037-12-31T15:00:00Z", (2038, 1, 1), "2020-01-01", "old_enough"),
            ("Asia/Seoul", "2037-12-31T23:59:59Z", (2038, 1, 1), "2020-01-01", "old_enough"),
            ("Pacific/Kiritimati", "2037-12-31T10:00:00Z", (2038, 1, 1), "2020-01-01", "old_enough"),
            ("Pacific/Auckland", "2037-12-31T10:59:59Z", (2037, 12, 31), "2020-01-01", "underage"),
            ("Pacific/Auckland", "2037-12-31T11:00:00Z", (2038, 1, 1), "2020-01-01", "old_enough")):
        assert zones.local(zone, zones.instant(instant))[0] == day
        result.add(f"local-day-{zone}-{instant}", policy(zone, 18), zones.instant(instant), born(date), expected)
        # The calendar year is the local one as well.
        result.add(f"local-year-{zone}-{instant}", policy(zone, 18, "calendar-year"), zones.instant(instant),
                   born_in(int(date[:4])), expected)
