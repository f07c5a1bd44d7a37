#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# tidy.sh BUILD WORK STAMPS: clang-tidy over the project's files in BUILD/compile_commands.json, two at a time; WORK is for
# its own use. A file that passed is checked again only when something it is made of has changed: its compile command,
# itself, a header (ninja knows which), the settings or clang-tidy. STAMPS keeps one empty file for each such state, and
# serves every checkout, as ccache does. CARDED_TIDY_SINCE=COMMIT: only files that have changed since, or whose header of the
# same name has; the others were checked when they did, by the settings of that time.
set -eu

# The files, headers included, that BUILD made SOURCE's object from.
inputs_of() { # BUILD SOURCE
    object=$(sed -n "s|.*\"command\": .* -o \([^ ]*\) -c $2\".*|\1|p" "$1/compile_commands.json" | head -n 1)
    ninja -C "$1" -t deps "$object" | sed -n 's/^    //p'
}

check_one() { # BUILD WORK STAMPS SOURCE
    inputs=$(inputs_of "$1" "$4")
    if [ -z "$inputs" ]; then
        echo "$4 has not been built in $1: build first" >&2
        exit 1
    fi
    if [ -n "${CARDED_TIDY_SINCE:-}" ] && git diff --quiet "$CARDED_TIDY_SINCE" -- "$4" "${4%.cpp}.h"; then
        return
    fi
    state=$({
        clang-tidy-14 --version
        cat .clang-tidy tests/.clang-tidy
        grep -F -- "-c $4\"" "$2/compile_commands.json"
        echo "$inputs" | (cd "$1" && xargs -d '\n' sha256sum)
    } | sed "s|$PWD|.|g" | sha256sum | cut -d ' ' -f 1)
    if [ ! -e "$3/$state" ]; then
        echo "   clang-tidy ${4#"$PWD"/}"
        clang-tidy-14 -p "$2" --quiet "$4" 2>/dev/null
        : >"$3/$state"
    fi
}

if [ "$1" = --one ]; then
    check_one "$2" "$3" "$4" "$5"
    exit
fi

mkdir -p "$2" "$3"
# Without what is gcc's alone, its precompiled headers above all: a file that does not include what it uses fails here.
sed -e 's/ -Winvalid-pch -include [^ ]*//' -e 's/ --param=[^ ]*//' "$1/compile_commands.json" >"$2/compile_commands.json"
sed -n 's/^ *"file": "\(.*\)".*/\1/p' "$1/compile_commands.json" | grep -v "^$PWD/build/" | sort -u |
    xargs -d '\n' -r -n 1 -P 2 "$0" --one "$1" "$2" "$3"
