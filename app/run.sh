#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# `make run`: a hub with the demo content and a kiosk paired with it. Everything it makes lies in build/run.
set -eu
cd "$(dirname "$0")/.."
build=${BUILD:-build}
data=$build/run
port=${PORT:-8080}
export TORGET_ASSETS="$build/assets"

say() {
    echo "torget: $*"
}

if [ ! -e "$data/hub/hub.db" ]; then
    rm -rf "$data"
    mkdir -p "$data"
    say "making a hub in $data/hub (its first administrator's password is in $data/password)"
    "$build/torget-hub" init --data "$data/hub" --name "Kvarnby" >"$data/password"
fi
say "importing the demo content: the fictional town of Kvarnby"
"$build/torget-hub" import --data "$data/hub" --source demo assets/demo
"$build/torget-hub" publish --data "$data/hub"
: >"$data/serving"
"$build/torget-hub" serve --data "$data/hub" --listen "127.0.0.1:$port" >"$data/serving" &
hub=$!
xvfb=
trap 'kill $hub $xvfb 2>/dev/null || true' EXIT
trap 'exit 130' INT TERM
tries=0
until grep -q listen "$data/serving" || ! kill -0 $hub 2>/dev/null || [ $tries -ge 50 ]; do
    sleep 0.1
    tries=$((tries + 1))
done
kill -0 $hub 2>/dev/null || { say "the hub did not start: is port $port taken? Try: make run PORT=8081"; exit 1; }
say "the hub answers at http://127.0.0.1:$port/"

pairing=
if [ ! -e "$data/kiosk/identity.json" ]; then
    token=$("$build/torget-hub" enrol --data "$data/hub" --place place/kvarnby-bibliotek | sed 's/.*"token": *"\([^"]*\)".*/\1/')
    pairing="--enrol $token"
fi
set -- --data "$data/kiosk" --hub "http://127.0.0.1:$port" $pairing

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    say "opening the kiosk in a window; close it to end. Try: tap a tile, change the language, press Text or Listen"
    "$build/torget-kiosk" "$@" --size 562x1000 --panel-mm 268x476 \
        --langs sv,sv-simple,en,fi,ar,fa,so,ku,ckb,tr,pl,bs,uk,ru,es,th,ti,se
else
    say "there is no display: using a virtual one (Xvfb), and writing a picture of each screen to $build/pictures"
    Xvfb :87 -screen 0 1920x1920x24 -nolisten tcp >/dev/null 2>&1 &
    xvfb=$!
    sleep 1
    mkdir -p "$build/pictures"
    export DISPLAY=:87
    sed "s|@OUT@|$build/pictures|g" tests/data/every_screen.script >"$data/every_screen.script"
    "$build/torget-kiosk" "$@" --script "$data/every_screen.script"
    say "done: $(ls "$build/pictures" | wc -l) pictures in $build/pictures"
fi
