#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""make_vectors.py: writes the vector files beside it. Needs Python 3.11 and its standard library; local times come from
this machine's tz database. README.md tells what the files are."""

import os
import sys

sys.dont_write_bytecode = True  # a tidy folder

from generator import birth_year, centuries, clock, clock_changes, contradictions, counting, date_line, driving
from generator import leap_day, marks, new_year, sale_hours, zone_edges

TOPICS = [new_year, leap_day, zone_edges, clock_changes, date_line, birth_year, marks, contradictions, counting,
          centuries, driving, sale_hours, clock]


def main():
    folder = os.path.dirname(os.path.abspath(__file__))
    ids = set()
    for module in TOPICS:
        topic = module.topic()
        topic.write(folder)
        for vector in topic.vectors:
            assert vector["id"] not in ids, vector["id"] + " is there twice"
            ids.add(vector["id"])
        print("%4d %s" % (len(topic.vectors), topic.name))
    print("%4d vectors" % len(ids))


if __name__ == "__main__":
    main()
