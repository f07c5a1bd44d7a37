#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# second_reader_test.sh PROGRAM: what our tests and our reader call a TruAge token, the public npm libraries call one too.
# CARDED_NODE_MODULES names a folder in which `npm install` has put those of package.json beside this script.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
program=$1
if [ -z "${CARDED_NODE_MODULES:-}" ] || ! command -v node >/dev/null; then
    echo "SKIPPED: no node, or no libraries: npm install the packages of tests/second_reader/package.json in a folder, and set CARDED_NODE_MODULES to it"
    exit 77
fi
cd "$CARDED_NODE_MODULES"
tokens=$("$program") # a program that does not run ends this, too
answers=$(echo "$tokens" | cut -d' ' -f2 | node --input-type=module --eval "$(cat "$here/truage.mjs")")
expected=$(echo "$tokens" | cut -d' ' -f1 | sed 's/good/holds/; s/bad/does not hold/')
if [ "$answers" != "$expected" ]; then
    printf 'we say:\n%s\nthe libraries say:\n%s\n' "$expected" "$answers"
    exit 1
fi
echo "$expected" | sort | uniq -c
