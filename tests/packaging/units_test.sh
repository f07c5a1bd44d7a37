#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# units_test.sh UNITS WORK: what systemd itself says of the units in UNITS. 77 where there is no systemd-analyze.
set -eu
units=$1
work=$2
if ! command -v systemd-analyze >/dev/null; then
    echo "skipped: no systemd-analyze (package systemd)"
    exit 77
fi

fail() {
    echo "units_test.sh: $*" >&2
    exit 1
}

# The programs are not installed here; another one stands for them, for `verify` looks.
fill() {
    rm -rf "$work"
    mkdir -p "$work"
    for unit in "$units"/*.service "$units"/*.timer "$units"/*.path; do
        sed -e 's#^ExecStart=/usr/bin/carded[a-z-]*#ExecStart=/bin/true#' -e 's#/usr/bin/xset#/bin/true#' \
            "$unit" >"$work/${unit##*/}"
    done
}

# Warnings count, not only the status: a misspelt key is no more than a warning.
is_sound() {
    said=$(systemd-analyze verify --man=no "$work"/*.service "$work"/*.timer "$work"/*.path 2>&1) && [ -z "$said" ]
}

# exposure UNIT MOST: 0 is nothing to attack, 100 everything.
is_tight() {
    systemd-analyze security --offline=true --no-pager --threshold="$2" "$work/$1" >"$work/security.txt" 2>&1
}

# plant UNIT SED: the check must see it.
plant() {
    fill
    sed -i "$2" "$work/$1"
    cmp -s "$work/$1" "$units/$1" && fail "nothing was planted: $2"
    return 0
}

fill
is_sound || fail "$said"
is_tight carded-sync.service 12 || fail "$(cat "$work/security.txt")"
is_tight carded-kiosk.service 9 || fail "$(cat "$work/security.txt")"

# What the window touches is what is watched, and what is watched starts the sync.
wanted=$(sed -n 's/^Environment=CARDED_SYNC_WANTED=//p' "$work/carded-kiosk.service")
grep -qx "PathChanged=$wanted" "$work/carded-sync-wanted.path" || fail "nobody watches $wanted"
grep -qx Unit=carded-sync.service "$work/carded-sync-wanted.path" || fail "F6 starts no sync"
grep -qx "RuntimeDirectory=$(basename "$(dirname "$wanted")")" "$work/carded-kiosk.service" || fail "$wanted has no folder"
# Back within 3 s after a crash, however often.
[ "$(sed -n 's/^RestartSec=//p' "$work/carded-kiosk.service")" -le 2 ] || fail "the kiosk comes back too late"
grep -qx StartLimitIntervalSec=0 "$work/carded-kiosk.service" || fail "the kiosk gives up"

plant carded-sync-wanted.path 's/^PathChanged=/PathChange=/'
is_sound && fail "a path unit that watches nothing was not seen"
plant carded-sync.service 's/^TimeoutStartSec=/TimeoutStartSecs=/'
is_sound && fail "a misspelt key was not seen"
plant carded-sync.timer 's/^OnCalendar=.*/OnCalendar=hurly/'
is_sound && fail "a time that is none was not seen"
plant carded-setup.path 's/^PathChanged=.*/PathChanged=setup.toml/'
is_sound && fail "a path that is none was not seen"
plant carded-sync.service '/^CapabilityBoundingSet=/d'
is_tight carded-sync.service 12 && fail "capabilities were not seen"
plant carded-kiosk.service '/^PrivateNetwork=/d'
is_tight carded-kiosk.service 9 && fail "a kiosk with a network was not seen"
exit 0
