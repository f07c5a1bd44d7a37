# SPDX-License-Identifier: Apache-2.0
from . import zones
from .topic import Topic, not_over, over, policy

ZONE = "Europe/Berlin"


def topic():
    result = Topic("marks", "A true mark proves every age up to its own, a false one nothing.")
    for counting in ("birthday", "calendar-year"):
        around(result, counting)
        mixtures(result, counting)
    for where, mark in (("KR/tobacco", 19), ("JP/alcohol", 20), ("DE/beer_wine", 16),
                        ("DE/spirits", 18),
                        ("GB/alcohol", 18)):
        laws(result, where, mark)
    at_any_time(result)
    return result


def noon():
    return zones.at(ZONE, (2026, 11, 23), "12:00")


def around(result, counting):
    for minimum in (16, 18, 21):
        for mark in (minimum - 1, minimum, minimum + 1):
            expected = "old_enough" if mark >= minimum else "age_not_proven"
            result.add(f"{counting}-{minimum}-over-{mark:02d}", policy(ZONE, minimum, counting), noon(), over(mark),
                       expected)


def mixtures(result, counting):
    for slug, minimum, disclosed, expected in (
            ("nothing", 18, {}, "age_not_proven"),
            ("nothing-for-0", 0, {}, "age_not_proven"),
            ("over-00-for-0", 0, over(0), "old_enough"),
            ("over-99-for-99", 99, over(99), "old_enough"),
            ("over-98-for-99", 99, over(98), "age_not_proven"),
            ("over-99-for-0", 0, over(99), "old_enough"),
            ("not-18", 18, not_over(18), "age_not_proven"),
            ("not-21-for-18", 18, not_over(21), "age_not_proven"),
            ("not-16-for-18", 18, not_over(16), "age_not_proven"),
            ("over-18-not-21-for-18", 18, dict(over(18), **not_over(21)), "old_enough"),
            ("over-18-not-21-for-21", 21, dict(over(18), **not_over(21)), "age_not_proven"),
            ("over-16-and-18-for-18", 18, over(16, 18), "old_enough"),
            ("over-16-and-17-for-18", 18, over(16, 17), "age_not_proven"),
            ("over-12-and-65-for-60", 60, over(12, 65), "old_enough")):
        result.add(f"{counting}-{slug}", policy(ZONE, minimum, counting), noon(), disclosed, expected)


def laws(result, where, mark):
    name = where.lower().replace("/", "-")
    result.add(f"{name}-over-{mark}", where, noon(), over(mark), "old_enough")
    result.add(f"{name}-over-{mark - 1}", where, noon(), over(mark - 1), "age_not_proven")


def at_any_time(result):
    """What was true when the mark was signed is true ever after; when it was false only today's date could tell, and
    nobody knows the birthday."""
    for day in ((2026, 1, 1), (2026, 2, 28), (2028, 2, 29), (2037, 12, 31)):
        slug = "%04d-%02d-%02d" % day
        result.add(f"on-{slug}-over-18", policy(ZONE, 18), zones.at(ZONE, day, "00:00"), over(18), "old_enough")
        result.add(f"on-{slug}-not-over-18", policy(ZONE, 18), zones.at(ZONE, day, "23:59:59"), not_over(18),
                   "age_not_proven")
