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

fail() {
    echo "test-package.sh: $*" >&2
    exit 1
}

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

echo "== a report is set as PDF"
inside sh -c 'echo "<p>연령 확인</p>" | /usr/libexec/carded/carded-report' >"$scratch/report.pdf" || fail "carded-report failed"
[ "$(head -c 5 "$scratch/report.pdf")" = "%PDF-" ] || fail "carded-report made no PDF"

# A till's life, as the package's own user; nothing here runs systemd, so the timer's part is played by hand.
as_sync() {
    inside runuser -u carded-sync -- "$@"
}
status_is() {
    inside carded status | grep -qx "state: $1" || fail "carded status is not $1: $(inside carded status)"
}

echo "== users, folder, units"
[ "$(inside stat -c '%U:%G %a' /var/lib/carded)" = "carded-sync:carded-sync 755" ] || fail "/var/lib/carded is not carded-sync's"
inside id carded-kiosk >/dev/null || fail "no user carded-kiosk"
for folder in evidence till; do
    [ "$(inside stat -c '%U:%G %a' "/var/lib/carded/$folder")" = "carded-kiosk:carded-kiosk 700" ] ||
        fail "/var/lib/carded/$folder is not carded-kiosk's alone"
done
[ "$(inside stat -c '%U:%G %a' /var/lib/carded/setup)" = "carded-kiosk:carded-kiosk 755" ] ||
    fail "/var/lib/carded/setup is not carded-kiosk's to write and everybody's to read"
[ -L "$root/etc/systemd/system/timers.target.wants/carded-sync.timer" ] || fail "the timer is not enabled"
[ -L "$root/etc/systemd/system/paths.target.wants/carded-setup.path" ] || fail "set-up's path is not enabled"
for unit in carded-sync.service carded-sync-wanted.path carded-setup.path carded-kiosk.service; do
    [ -e "$root/lib/systemd/system/$unit" ] || fail "no $unit"
    [ -z "$(find "$root/etc/systemd/system" -name "$unit")" ] || fail "$unit is enabled by itself"
done

echo "== carded init and sync as carded-sync, from a folder"
inside sh -ec 'umask 022; mkdir /stick; cd /stick
    carded-issuer init road --iss https://road.example
    carded-issuer repository create repo --keys keys
    carded-issuer repository publish repo --keys keys --issuer road --policy /usr/share/carded/policy/KR.toml' >"$scratch/log" 2>&1 ||
    fail "no repository: $(cat "$scratch/log")"
as_sync carded init --root /stick/repo/metadata/1.root.json --repository file:///stick/repo
status_is blocked
as_sync carded sync
status_is ready
as_sync carded sync | grep -q ^unchanged || fail "a second sync is not unchanged"
inside runuser -u carded-kiosk -- carded doctor || fail "doctor, as the kiosk's user"
if inside runuser -u carded-kiosk -- carded sync >/dev/null 2>&1; then
    fail "the kiosk's user may sync"
fi

echo "== a PIN that root sets is the kiosk's to read"
echo 24680 | inside carded pin set || fail "no PIN could be set"
[ "$(inside stat -c '%U:%G %a' /var/lib/carded/till/manager-pin)" = "carded-kiosk:carded-kiosk 600" ] || fail "the PIN's file is another's"

echo "== remove, and install again: the till is still set up"
inside dpkg --remove carded >/dev/null 2>&1
[ -e "$root/var/lib/carded/current" ] || fail "removing took the lists"
inside sh -c 'dpkg --install /packages/carded_*.deb' >/dev/null
status_is ready

echo "== a repository that is there before the package: preloaded"
inside dpkg --purge carded >"$scratch/log" 2>&1
[ ! -e "$root/var/lib/carded" ] || fail "purging left $(ls "$root/var/lib/carded")"
inside sh -ec 'umask 022; mkdir -p /usr/share/carded/preload; cd /usr/share/carded/preload
    cp -a /stick/repo/metadata /stick/repo/targets .
    cp metadata/1.root.json root.json
    echo https://lists.example/carded >repository
    dpkg --install /packages/carded_*.deb' >"$scratch/log" 2>&1 || fail "$(cat "$scratch/log")"
status_is ready
[ "$(cat "$root/var/lib/carded/repository")" = https://lists.example/carded ] || fail "the till does not know its address"
echo a record >"$root/var/lib/carded/clock-resets.log"

echo "== remove"
# shellcheck disable=SC2086 # a list of names, to be split
inside dpkg --purge $packages >/dev/null
for program in $programs; do
    [ ! -e "$root$program" ] || fail "$program was left behind"
done
[ "$(ls "$root/var/lib/carded")" = clock-resets.log ] || fail "left in /var/lib/carded: $(ls "$root/var/lib/carded")"
[ ! -L "$root/etc/systemd/system/timers.target.wants/carded-sync.timer" ] || fail "the timer is still enabled"
echo "== the packages install, start, sync and go"
