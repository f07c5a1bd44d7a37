# SPDX-License-Identifier: Apache-2.0
"""Days as (year, month, day), with rules of their own: nothing here asks Python's calendar."""

DAYS = {1: 31, 2: 28, 3: 31, 4: 30, 5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31, 11: 30, 12: 31}
WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


def is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in(year, month):
    return 29 if month == 2 and is_leap(year) else DAYS[month]


def parse(text):
    """A day that exists, from "2026-11-23"."""
    year, month, day = (int(part) for part in text.split("-"))
    assert 1 <= month <= 12 and 1 <= day <= days_in(year, month), text
    return year, month, day


def text(day):
    return "%04d-%02d-%02d" % day


def after(day):
    year, month, number = day
    if number < days_in(year, month):
        return year, month, number + 1
    return (year, month + 1, 1) if month < 12 else (year + 1, 1, 1)


def before(day):
    year, month, number = day
    if number > 1:
        return year, month, number - 1
    return (year, month - 1, days_in(year, month - 1)) if month > 1 else (year - 1, 12, 31)


def shifted(day, days):
    for _ in range(abs(days)):
        day = after(day) if days > 0 else before(day)
    return day


def weekday(day):
    """By counting from a day everybody can look up: 2024-01-01 was a Monday."""
    monday = (2024, 1, 1)
    count = 0
    while day < monday:
        day, count = after(day), count - 1
    while day > monday:
        day, count = before(day), count + 1
    return WEEKDAYS[count % 7]


def anniversary(start, years, leap_day):
    """The day on which so many years after `start` are full."""
    year, month, day = start[0] + years, start[1], start[2]
    if (month, day) == (2, 29) and not is_leap(year):
        return (year, 2, 28) if leap_day == "feb28" else (year, 3, 1)
    return year, month, day


def years_before(day, years):
    """The same day of an earlier year, 1 March for a 29 February that is not there."""
    year, month, number = day[0] - years, day[1], day[2]
    return (year, month, number) if number <= days_in(year, month) else (year, 3, 1)
