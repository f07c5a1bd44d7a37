# SPDX-License-Identifier: Apache-2.0
"""Collects the vectors of one file and writes them."""

import json

from . import rules, zones

LICENCE = "Apache-2.0"

# What these jurisdictions' laws ask for, as far as the vectors need it.
JURISDICTIONS = {
    "KR": {"time_zone": "Asia/Seoul", "leap_day": "mar1", "category": {
        "alcohol": {"rule": [{"minimum_age": 19, "counting": "calendar-year"}]},
        "tobacco": {"rule": [{"minimum_age": 19, "counting": "calendar-year"}]}}},
    "JP": {"time_zone": "Asia/Tokyo", "leap_day": "mar1", "category": {
        "alcohol": {"rule": [{"minimum_age": 20, "counting": "birthday"}]},
        "tobacco": {"rule": [{"minimum_age": 20, "counting": "birthday"}]}}},
    "GB": {"time_zone": "Europe/London", "leap_day": "mar1", "category": {
        "alcohol": {"rule": [{"minimum_age": 18, "counting": "birthday"}]}}},
    "DE": {"time_zone": "Europe/Berlin", "leap_day": "mar1", "category": {
        "beer_wine": {"rule": [{"minimum_age": 16, "counting": "birthday"}]},
        "spirits": {"rule": [{"minimum_age": 18, "counting": "birthday"}]}}},
}


def policy(zone, minimum_age, counting="birthday", leap_day="mar1", **more):
    """A small policy with one rule for one category, "goods"."""
    return several(zone, [dict({"minimum_age": minimum_age, "counting": counting}, **more)], leap_day)


def several(zone, rule_list, leap_day="mar1"):
    return {"time_zone": zone, "leap_day": leap_day, "category": {"goods": {"rule": rule_list}}}


class Topic:
    def __init__(self, name, about):
        self.name = name
        self.about = about
        self.vectors = []
        self.jurisdictions = {}

    def add(self, slug, where, seconds, disclosed, expected=None, note=""):
        """`where`: a policy(), or "KR/tobacco". `disclosed`: as the file will have it. `expected`: found by hand, and
        the judge must agree; without it the verdict is the judge's alone."""
        vector = {"id": self.name + "/" + slug}
        if isinstance(where, str):
            jurisdiction, category = where.split("/")
            used = JURISDICTIONS[jurisdiction]
            self.jurisdictions[jurisdiction] = used
            vector["jurisdiction"] = jurisdiction
        else:
            category, used = "goods", where
            vector["policy"] = used
        verdict, why = rules.judge(used, category, seconds, disclosed)
        assert expected in (None, verdict), "%s: expected %s, judged %s: %s" % (vector["id"], expected, verdict, why)
        sentence = note + ": " + why if note else why
        self.vectors.append(dict(vector, category=category, instant=zones.utc_text(seconds), disclosed=disclosed,
                                 expected=verdict, why=sentence[0].upper() + sentence[1:] + "."))

    def write(self, folder):
        head = {"format": "carded-age-rules-1", "licence": LICENCE, "topic": self.name, "about": self.about,
                "tz_database": zones.version(), "jurisdictions": self.jurisdictions}
        lines = ["{"] + ["  %s: %s," % (dumped(key), dumped(value)) for key, value in head.items()] + ['  "vectors": [']
        for vector in self.vectors:
            fields = ["      %s: %s" % (dumped(key), dumped(value)) for key, value in vector.items()]
            lines += ["    {", ",\n".join(fields), "    }" if vector is self.vectors[-1] else "    },"]
        with open(folder + "/" + self.name + ".json", "w", encoding="utf-8") as file:
            file.write("\n".join(lines + ["  ]", "}"]) + "\n")


def dumped(value):
    return json.dumps(value, ensure_ascii=False)


def born(date):
    return {"birth_date": date}


def born_in(year):
    return {"age_birth_year": year}


def over(*marks):
    """age_over_NN that are true."""
    return {"age_over_%02d" % mark: True for mark in marks}


def not_over(*marks):
    return {"age_over_%02d" % mark: False for mark in marks}
