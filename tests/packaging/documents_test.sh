#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# documents_test.sh <source tree> <build tree> <folder to work in>: every document that a message, a manual page or
# another document names is in the package, and every link between the installed documents leads somewhere.
set -eu
source=$1
root=$3
rm -rf "$root"
cmake -DCMAKE_INSTALL_COMPONENT=carded -DCMAKE_INSTALL_PREFIX="$root/usr" -P "$2/packaging/cmake_install.cmake" >/dev/null

status=0
complain() {
    echo "$1" >&2
    status=1
}

# A manual page writes a hyphen as \-.
named=$(cat "$source"/app/*.cpp "$source"/docs/operator/*.md "$source"/packaging/man/*.1 "$source"/packaging/systemd/* |
    sed 's/\\-/-/g' | grep -oE '/usr/share/doc/carded/[A-Za-z0-9./_-]*[A-Za-z0-9]' | sort -u)
[ -n "$named" ] || complain "no document is named anywhere"
for document in $named; do
    [ -e "$root$document" ] || complain "$document is named and not installed"
done

pages=$(find "$root/usr/share/doc/carded" -name '*.md')
for page in $pages; do
    links=$(grep -oE '\]\([^)# ]+' "$page" | cut -c3- | grep -v '^https:' | sort -u) || links=
    for link in $links; do
        [ -e "$(dirname "$page")/$link" ] || complain "$page: $link leads nowhere"
    done
done
exit "$status"
