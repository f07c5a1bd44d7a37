# SPDX-License-Identifier: Apache-2.0
from . import calendar, zones
from .topic import Topic, born, born_in, over, policy, several

GROWN = born("1990-01-01")
ZONE = "Europe/London"
NIGHT = {"from": "22:00", "until": "06:00"}
WEEKEND_NIGHT = {"days": ["fri", "sat"], "from": "22:00", "until": "05:00"}


def topic():
    result = Topic("sale-hours", "Local times at which a category may not be sold, also where clocks change.")
    every_day(result)
    within_a_day(result)
    weekend(result)
    whole_days(result)
    single_days(result)
    several_times(result)
    clocks_change(result)
    rules_change(result)
    age_first(result)
    zones_differ(result)
    return result


def closed(*no_sale, zone=ZONE, **more):
    return policy(zone, 18, no_sale=list(no_sale), **more)


def at(day, clock, zone=ZONE, later=False):
    return zones.at(zone, calendar.parse(day), clock, later)


def rows(result, slug, where, table, zone=ZONE, note=""):
    """Rows of day, clock and whether it may be sold."""
    for day, clock, is_open in table:
        result.add(f"{slug}-{day}-at-{clock.replace(':', '')}", where, at(day, clock, zone), GROWN,
                   "old_enough" if is_open else "sale_hours", note)


def every_day(result):
    rows(result, "night", closed(NIGHT), [("2026-11-23", "21:59:59", True), ("2026-11-23", "22:00:00", False),
                                          ("2026-11-23", "23:59:59", False), ("2026-11-24", "00:00:00", False),
                                          ("2026-11-24", "05:59:59", False), ("2026-11-24", "06:00:00", True),
                                          ("2026-11-24", "12:00:00", True), ("2026-12-31", "23:59:59", False),
                                          ("2027-01-01", "00:00:00", False), ("2028-02-29", "00:30:00", False)])


def within_a_day(result):
    rows(result, "lunch", closed({"from": "12:00", "until": "14:30"}), [
        ("2026-11-23", "11:59:59", True), ("2026-11-23", "12:00:00", False), ("2026-11-23", "14:29:59", False),
        ("2026-11-23", "14:30:00", True)])
    rows(result, "until-24", closed({"from": "22:00", "until": "24:00"}), [
        ("2026-11-23", "21:59:59", True), ("2026-11-23", "23:59:59", False), ("2026-11-24", "00:00:00", True)])
    rows(result, "from-0", closed({"from": "00:00", "until": "08:00"}), [
        ("2026-11-22", "23:59:59", True), ("2026-11-23", "00:00:00", False), ("2026-11-23", "07:59:59", False),
        ("2026-11-23", "08:00:00", True)])
    rows(result, "one-minute", closed({"from": "17:00", "until": "17:01"}), [
        ("2026-11-23", "16:59:59", True), ("2026-11-23", "17:00:59", False), ("2026-11-23", "17:01:00", True)])


def weekend(result):
    """Nights that begin on Friday and on Saturday. 27 November 2026 is a Friday."""
    rows(result, "weekend", closed(WEEKEND_NIGHT), [
        ("2026-11-26", "23:00:00", True), ("2026-11-27", "04:00:00", True), ("2026-11-27", "21:59:59", True),
        ("2026-11-27", "22:00:00", False), ("2026-11-28", "04:59:59", False), ("2026-11-28", "05:00:00", True),
        ("2026-11-28", "22:00:00", False), ("2026-11-29", "04:59:59", False), ("2026-11-29", "05:00:00", True),
        ("2026-11-29", "22:00:00", True), ("2026-11-30", "04:00:00", True)])
    rows(result, "same-hour", closed({"days": ["sat"], "from": "20:00", "until": "20:00"}), [
        ("2026-11-28", "19:59:59", True), ("2026-11-28", "20:00:00", False), ("2026-11-29", "19:59:59", False),
        ("2026-11-29", "20:00:00", True)], note="An end that is not after the beginning is on the next day")


def whole_days(result):
    rows(result, "sunday", closed({"days": ["sun"]}), [
        ("2026-11-28", "23:59:59", True), ("2026-11-29", "00:00:00", False), ("2026-11-29", "23:59:59", False),
        ("2026-11-30", "00:00:00", True)])
    for day, name, is_open in (("2026-11-23", "mon", False), ("2026-11-24", "tue", True), ("2026-11-25", "wed", False),
                               ("2026-11-26", "thu", True), ("2026-11-27", "fri", True), ("2026-11-28", "sat", True),
                               ("2026-11-29", "sun", True)):
        result.add(f"monday-and-wednesday-on-{name}", closed({"days": ["mon", "wed"]}), at(day, "12:00"), GROWN,
                   "old_enough" if is_open else "sale_hours")


def single_days(result):
    rows(result, "christmas", closed({"on": ["2026-12-25", "2027-12-25"]}), [
        ("2026-12-24", "23:59:59", True), ("2026-12-25", "00:00:00", False), ("2026-12-25", "23:59:59", False),
        ("2026-12-26", "00:00:00", True), ("2027-12-25", "12:00:00", False), ("2028-12-25", "12:00:00", True)])
    rows(result, "election", closed({"on": ["2026-11-03"], "from": "18:00", "until": "03:00"}), [
        ("2026-11-03", "17:59:59", True), ("2026-11-03", "18:00:00", False), ("2026-11-04", "02:59:59", False),
        ("2026-11-04", "03:00:00", True), ("2026-11-04", "18:00:00", True), ("2026-11-03", "01:00:00", True)])
    rows(result, "leap-day", closed({"on": ["2028-02-29"]}), [
        ("2028-02-28", "23:59:59", True), ("2028-02-29", "12:00:00", False), ("2028-03-01", "00:00:00", True)])


def several_times(result):
    rows(result, "several", closed({"days": ["sun"], "until": "10:00", "from": "00:00"}, NIGHT, {"on": ["2026-12-25"]}),
         [
        ("2026-11-29", "05:00:00", False), ("2026-11-29", "09:59:59", False), ("2026-11-29", "10:00:00", True),
        ("2026-11-30", "09:59:59", True), ("2026-12-25", "15:00:00", False), ("2026-12-26", "05:59:59", False),
        ("2026-12-26", "06:00:00", True)])
    result.add("no-times", policy(ZONE, 18, no_sale=[]), at("2026-11-23", "23:00"), GROWN, "old_enough")


def clocks_change(result):
    """What the clock on the wall shows counts."""
    night = closed(NIGHT, zone="Europe/Berlin")
    rows(result, "berlin-summer-begins", night, [("2024-03-31", "01:59:59", False), ("2024-03-31", "05:59:59", False),
                                                 ("2024-03-31", "06:00:00", True)], "Europe/Berlin")
    two = closed({"from": "02:30", "until": "03:00"}, zone="Europe/Berlin")
    for later, name in ((False, "first"), (True, "second")):
        result.add(f"berlin-half-past-two-{name}-time", two, at("2024-10-27", "02:30:00", "Europe/Berlin", later),
                   GROWN, "sale_hours",
                   "The clock shows 02:30 twice here, and both count")
        result.add(f"berlin-two-{name}-time", two, at("2024-10-27", "02:00:00", "Europe/Berlin", later), GROWN,
                   "old_enough",
                   "The clock shows 02:00 twice here")
    hidden = closed({"from": "02:00", "until": "03:00"}, zone="Europe/Berlin")
    rows(result, "berlin-hour-left-out", hidden, [("2024-03-31", "01:59:59", True), ("2024-03-31", "03:00:00", True)],
         "Europe/Berlin",
         "The clock goes from 01:59:59 to 03:00:00 here")
    cairo = closed({"days": ["fri"], "from": "00:00", "until": "01:30"}, zone="Africa/Cairo")
    rows(result, "cairo-no-midnight", cairo, [("2024-04-25", "23:59:59", True), ("2024-04-26", "01:00:00", False),
                                              ("2024-04-26", "01:30:00", True)], "Africa/Cairo",
         "This Friday begins at 01:00 here")
    zone = "America/St_Johns"
    sunday = closed({"days": ["sun"]}, zone=zone)
    first = zones.first_second(zone, (2010, 11, 7))
    for name, seconds, expected in (("before", first - 1, "old_enough"), ("first-midnight", first, "sale_hours"),
                                    ("put-back", first + 60, "old_enough"),
                                    ("second-midnight", first + 3600, "sale_hours")):
        result.add(f"st-johns-sunday-{name}", sunday, seconds, GROWN, expected,
                   "Clocks go back from 00:00:59 on Sunday to 23:01:00 on Saturday here")


def rules_change(result):
    """The rule in force today says when nothing may be sold today, also for a night that began yesterday."""
    with_nights = {"minimum_age": 18, "counting": "birthday", "no_sale": [NIGHT]}
    without = {"minimum_age": 18, "counting": "birthday"}
    begins = several(ZONE, [dict(without, until="2026-12-01"), dict(with_nights, **{"from": "2026-12-01"})])
    rows(result, "rule-begins", begins, [("2026-11-30", "23:00:00", True), ("2026-12-01", "00:00:00", False),
                                         ("2026-12-01", "05:59:59", False), ("2026-12-01", "06:00:00", True),
                                         ("2026-12-01", "22:00:00", False)])
    ends = several(ZONE, [dict(with_nights, until="2026-12-01"), dict(without, **{"from": "2026-12-01"})])
    rows(result, "rule-ends", ends, [("2026-11-30", "23:59:59", False), ("2026-12-01", "00:00:00", True),
                                     ("2026-12-01", "22:00:00", True)])


def age_first(result):
    """Age and licence are named before the hour."""
    night = at("2026-11-23", "23:00")
    for slug, disclosed, expected in (("born-2008-11-23", born("2008-11-23"), "sale_hours"),
                                      ("born-2008-11-24", born("2008-11-24"), "underage"),
                                      ("over-18", over(18), "sale_hours"),
                                      ("over-16", over(16), "age_not_proven"), ("nothing", {}, "age_not_proven"),
                                      ("contradiction", dict(GROWN, **born_in(1991)), "age_not_proven")):
        result.add(f"night-{slug}", closed(NIGHT), night, disclosed, expected)
    rental = closed(NIGHT, driving={"any_of": ["B"], "held_years": 0})
    for slug, expiry, expected in (("good", "2030-01-01", "sale_hours"),
                                   ("expired", "2026-01-01", "licence_not_valid")):
        licence = [{"vehicle_category_code": "B", "expiry_date": expiry}]
        result.add(f"night-{slug}-licence", rental, night, dict(GROWN, driving_privileges=licence), expected)


def zones_differ(result):
    """One instant: night in one place, day in another."""
    for zone, expected in (("Asia/Seoul", "sale_hours"), ("Europe/London", "old_enough"),
                           ("America/Los_Angeles", "sale_hours"),
                           ("Asia/Kathmandu", "old_enough")):
        result.add(f"one-instant-{zone}", closed(NIGHT, zone=zone), zones.instant("2026-11-23T13:00:00Z"), GROWN,
                   expected)
    for name, zone, instant, expected in (
            ("kathmandu-before", "Asia/Kathmandu", "2026-11-23T16:14:59Z", "old_enough"),
            ("kathmandu-begins", "Asia/Kathmandu", "2026-11-23T16:15:00Z", "sale_hours"),
            ("kiritimati-begins", "Pacific/Kiritimati", "2026-11-23T08:00:00Z", "sale_hours"),
            ("kiritimati-before", "Pacific/Kiritimati", "2026-11-23T07:59:59Z", "old_enough")):
        result.add(f"night-{name}", closed(NIGHT, zone=zone), zones.instant(instant), GROWN, expected)
