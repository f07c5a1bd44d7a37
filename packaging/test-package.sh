#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# test-package.sh [ROOT]: installs the packages of build/package/ in a bare Debian 12 and starts their programs there.
# ROOT is an untouched debootstrap tree to copy; without it one is made (needs root, debootstrap and a Debian mirror).
set -eu
cd "$(dirname "$0")/.."
[ "$(id -u)" = 0 ] || { echo "test-package.sh: needs root, for chroot" >&2; exit 1; }
packages=$(find build/package -name '*.deb' -printf '%f\n' | cut -d _ -f 1)
[ -n "$packages" ] || { echo "test-package.sh: no package; ./run package makes it" >&2; exit 1; }

scratch=$(mktemp -d)
root=$scratch/root
trap 'rm -rf "$scratch"' EXIT
if [ $# -gt 0 ]; then
    cp -a "$1" "$root"
else
    echo "== debootstrap"
    debootstrap --variant=minbase bookworm "$root" "${CARDED_MIRROR:-http://deb.debian.org/debian}" >/dev/null
fi
mkdir "$root/packages"
cp build/package/*.deb "$root/packages/"

inside() {
    env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 QT_QPA_PLATFORM=offscreen chroot "$root" "$@"
}

echo "== install"
inside sh -c 'DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends /packages/*.deb' >"$scratch/log" 2>&1 ||
    { tail -n 30 "$scratch/log"; exit 1; }

programs=
for package in $packages; do
    found=$(inside dpkg -L "$package" | grep ^/usr/bin/) || { echo "test-package.sh: $package holds no program" >&2; exit 1; }
    programs="$programs $found"
done
for program in $programs; do
    echo "== $program --version"
    inside "$program" --version
done

echo "== remove"
# shellcheck disable=SC2086 # a list of names, to be split
inside dpkg --purge $packages >/dev/null
for program in $programs; do
    [ ! -e "$root$program" ] || { echo "test-package.sh: $program was left behind" >&2; exit 1; }
done
echo "== the packages install, start and go"
