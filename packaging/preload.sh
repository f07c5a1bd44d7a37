#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# preload [STORE] [REPOSITORY] [CARDED]: sets a till up from the repository that its package or its image brought along, so
# that it works before its first sync. As the user that syncs. A till that is set up already is left alone.
#
# REPOSITORY holds metadata/, targets/, root.json (whom the till trusts), and, if the till shall know where its later lists are,
# `repository`: one line, that URL. Status 0: set up, now or before. 1: not set up. 3: set up, but the lists were refused, as
# they are when they have run out: the next sync brings others.
set -eu
store=${1:-/var/lib/carded}
repository=${2:-/usr/share/carded/preload}
carded=${3:-/usr/bin/carded}

if [ ! -e "$repository/root.json" ] || [ -e "$store/root.json" ]; then
    exit 0
fi
set --
if [ -s "$repository/repository" ]; then
    set -- --repository "$(cat "$repository/repository")"
fi
"$carded" --store "$store" init --root "$repository/root.json" "$@" || exit 1

# Percent-encoded as URLs are, for the characters that a folder's name is likely to have.
url=file://$(printf %s "$repository" | sed -e 's/%/%25/g' -e 's/ /%20/g' -e 's/#/%23/g' -e 's/?/%3F/g')
status=0
"$carded" --store "$store" sync --repository "$url" || status=$?
case $status in
    0 | 3) exit 0 ;; # 3: all but a status list is in force
    *) exit 3 ;;
esac
