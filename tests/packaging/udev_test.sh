#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# udev_test.sh RULES: that each rule names one USB id and gives that, and nothing else, to the kiosk's group. Debian 12's
# udevadm has no `verify`, so the form is checked here; where udevadm has it, it is asked too.
set -eu
rules=$1

fail() {
    echo "udev_test.sh: $*" >&2
    exit 1
}

# is_narrow FILE: every line that is no comment is one rule of the only form that is allowed.
is_narrow() {
    which='ATTRS\{idVendor\}=="[0-9a-f]{4}", ATTRS\{idProduct\}=="[0-9a-f]{4}"'
    whose='GROUP="carded-kiosk", MODE="0660"'
    wedge="SUBSYSTEM==\"input\", KERNEL==\"event\\*\", $which, $whose, ENV\\{LIBINPUT_IGNORE_DEVICE\\}=\"1\""
    serial="SUBSYSTEM==\"tty\", $which, $whose, ENV\\{ID_MM_DEVICE_IGNORE\\}=\"1\""
    ! grep -Ev "^(#.*|$wedge|$serial)?\$" "$1" >/dev/null && grep -Eq "^$wedge\$" "$1" && grep -Eq "^$serial\$" "$1"
}

is_narrow "$rules" || fail "a rule of another form: $(cat "$rules")"
if command -v udevadm >/dev/null && udevadm verify --help >/dev/null 2>&1; then
    udevadm verify "$rules" || fail "udevadm verify refuses it"
fi

# plant SED: the check must see it.
planted=$(mktemp)
trap 'rm -f "$planted"' EXIT
plant() {
    sed "$1" "$rules" >"$planted"
    cmp -s "$planted" "$rules" && fail "nothing was planted: $1"
    is_narrow "$planted" && fail "not seen: $1"
    return 0
}
plant 's/ATTRS{idProduct}=="0b61", //'
plant 's/ATTRS{idVendor}=="0c2e", //'
plant 's/"0b61"/"*"/'
plant 's/MODE="0660"/MODE="0666"/'
plant 's/GROUP="carded-kiosk"/TAG+="uaccess"/'
plant 's/SUBSYSTEM=="tty"/SUBSYSTEM="tty"/'
exit 0
