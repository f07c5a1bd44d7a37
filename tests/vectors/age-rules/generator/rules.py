# SPDX-License-Identifier: Apache-2.0
"""What docs/formats/policy.md says, in straightforward arithmetic: judge() gives a verdict and a sentence why."""

from . import calendar, zones

FIRST = zones.instant("1970-01-01T00:00:00Z")
PAST_LAST = zones.instant("2038-01-01T00:00:00Z")
EARLIEST_BIRTH_YEAR = 1900


def ordinal(number):
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return "%d%s" % (number, ending)


def judge(policy, category, seconds, disclosed):
    if not FIRST <= seconds < PAST_LAST:
        return "clock_not_trusted", "the instant is not within 1970 to 2037 (UTC)"
    day, time = zones.local(policy["time_zone"], seconds)
    here = "it is %s in %s" % (zones.local_text(policy["time_zone"], seconds), policy["time_zone"])
    rule = in_force(policy["category"][category]["rule"], day)
    verdict, why = by_age(rule, policy["leap_day"], disclosed, day)
    if verdict == "old_enough":
        problem = contradiction(disclosed, day)
        if problem:
            verdict, why = "age_not_proven", problem
    if verdict == "old_enough" and "driving" in rule:
        problem = licence_problem(rule["driving"], policy["leap_day"], disclosed, day)
        verdict, why = ("licence_not_valid", problem) if problem else (verdict, why + " and the licence is good")
    if verdict == "old_enough":
        problem = closed(rule.get("no_sale", []), day, time)
        verdict, why = ("sale_hours", problem) if problem else (verdict, why)
    return verdict, here + "; " + why


def in_force(rules, day):
    found = [rule for rule in rules
             if ("from" not in rule or calendar.parse(rule["from"]) <= day)
             and ("until" not in rule or day < calendar.parse(rule["until"]))]
    assert len(found) == 1, (rules, day)
    return found[0]


def marks(disclosed):
    """The NN of each age_over_NN that is true."""
    return sorted(int(key[-2:]) for key, value in disclosed.items() if key.startswith("age_over_") and value)


def comes_of_age(rule, leap_day, born):
    if rule["counting"] == "calendar-year":
        return born[0] + rule["minimum_age"], 1, 1
    return calendar.anniversary(born, rule["minimum_age"], leap_day)


def by_age(rule, leap_day, disclosed, day):
    if "birth_date" in disclosed:
        return by_birth_date(rule, leap_day, calendar.parse(disclosed["birth_date"]), day)
    if "age_birth_year" in disclosed:
        verdict, why = by_birth_year(rule, disclosed["age_birth_year"], day)
        if verdict != "age_not_proven":
            return verdict, why
        marked, how = by_marks(rule, disclosed)
        return marked, why + (", but " if marked == "old_enough" else ", and ") + how
    return by_marks(rule, disclosed)


def by_birth_date(rule, leap_day, born, day):
    if born[0] < EARLIEST_BIRTH_YEAR:
        return "age_not_proven", "a birth date before 1900 is a register's placeholder and proves nothing"
    if born > day:
        return "underage", "the birth date %s is still to come" % calendar.text(born)
    first = comes_of_age(rule, leap_day, born)
    words = "by calendar year" if rule["counting"] == "calendar-year" else "by birthday"
    why = "somebody born on %s is %d %s from %s on" % (
        calendar.text(born), rule["minimum_age"], words, calendar.text(first))
    return ("old_enough" if day >= first else "underage"), why


def by_birth_year(rule, year, day):
    minimum = rule["minimum_age"]
    if year < EARLIEST_BIRTH_YEAR:
        return "age_not_proven", "a birth year before 1900 is a register's placeholder and proves nothing"
    difference = day[0] - year
    if difference < minimum:
        return "underage", "somebody born in %d is not %d in %d under any counting" % (year, minimum, day[0])
    if rule["counting"] == "calendar-year":
        return "old_enough", "somebody born in %d is %d by calendar year from 1 January %d on" % (
            year, minimum, year + minimum)
    if difference == minimum:
        return "age_not_proven", "the birth year %d does not say whether the %s birthday has come" % (
            year, ordinal(minimum))
    return "old_enough", "somebody born in %d had the %s birthday before %d" % (year, ordinal(minimum), day[0])


def by_marks(rule, disclosed):
    for mark in marks(disclosed):
        if mark >= rule["minimum_age"]:
            return "old_enough", "age_over_%02d proves %d" % (mark, rule["minimum_age"])
    return "age_not_proven", "no mark proves %d" % rule["minimum_age"]


def contradiction(disclosed, day):
    """What else was disclosed must not make the pass impossible. An issuer's clock may show tomorrow already."""
    born = calendar.parse(disclosed["birth_date"]) if "birth_date" in disclosed else None
    year = disclosed.get("age_birth_year")
    if born and year is not None and born[0] != year:
        return "the birth date %s is not of the year %d" % (calendar.text(born), year)
    tomorrow = calendar.after(day)
    for mark in marks(disclosed):
        if born and tomorrow < calendar.anniversary(born, mark, "feb28"):
            return "somebody born on %s cannot be over %d yet, so age_over_%02d contradicts the birth date" % (
                calendar.text(born), mark, mark)
        if year is not None and tomorrow[0] < year + mark:
            return "somebody born in %d cannot be over %d yet, so age_over_%02d contradicts the birth year" % (
                year, mark, mark)
    return None


def licence_problem(driving, leap_day, disclosed, day):
    """None if one of the privileges is good, or what is wrong."""
    if "driving_privileges" not in disclosed:
        return "no driving privileges were disclosed"
    if "expiry_date" in disclosed and calendar.parse(disclosed["expiry_date"]) < day:
        return "the licence's last good day was %s" % disclosed["expiry_date"]
    problem = "no privilege was disclosed"
    for privilege in disclosed["driving_privileges"]:
        problem = privilege_problem(driving, leap_day, disclosed, privilege, day)
        if problem is None:
            return None
    return problem


def privilege_problem(driving, leap_day, disclosed, privilege, day):
    code = privilege["vehicle_category_code"]
    if code not in driving["any_of"]:
        return "category %s is not asked for" % code
    expiry = privilege.get("expiry_date", disclosed.get("expiry_date"))
    if expiry is None:
        return "category %s has no expiry date" % code
    if calendar.parse(expiry) < day:
        return "the last good day of category %s was %s" % (code, expiry)
    issue = privilege.get("issue_date", disclosed.get("issue_date"))
    held = driving.get("held_years", 0)
    if issue is None:
        return None if held == 0 else "category %s has no issue date" % code
    first = calendar.anniversary(calendar.parse(issue), held, leap_day)
    if day < first:
        return "category %s has been held for %d years only from %s on" % (code, held, calendar.text(first))
    return None


def minutes(clock):
    return int(clock[:2]) * 60 + int(clock[3:])


def closed(no_sale, day, time):
    """The time at which nothing may be sold that covers this local time, in words; None if there is none."""
    yesterday = calendar.before(day)
    for entry in no_sale:
        first, last = minutes(entry.get("from", "00:00")) * 60, minutes(entry.get("until", "24:00")) * 60
        words = "%s to %s" % (entry.get("from", "00:00"), entry.get("until", "24:00"))
        over_midnight = last <= first
        if begins_on(entry, day) and first <= time and (over_midnight or time < last):
            return "nothing of the category may be sold from %s that began today" % words
        if over_midnight and begins_on(entry, yesterday) and time < last:
            return "nothing of the category may be sold from %s that began yesterday" % words
    return None


def begins_on(entry, day):
    if "on" in entry:
        return calendar.text(day) in entry["on"]
    return calendar.weekday(day) in entry.get("days", calendar.WEEKDAYS)
