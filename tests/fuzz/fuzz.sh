#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Fuzzes each target for SECONDS_EACH (60) seconds with libFuzzer, from its corpus. New finds stay in build/fuzz.
set -eu
cd "$(dirname "$0")/../.."
libraries="sdl2 SDL2_ttf SDL2_image sqlite3 libcurl libmicrohttpd libsodium jansson expat libzstd zlib libical libqrencode inih icu-uc icu-i18n"
out=build/fuzz
mkdir -p $out
flags="-std=c11 -D_GNU_SOURCE -Iapp -I. -g -O1 -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all -DTORGET_VERSION=\"fuzz\" -DTORGET_PREFIX=\"/usr/local\""
for source in app/*/*.c app/*.c; do
    case $source in app/speech/* | app/*_main.c) continue ;; esac # programs of their own
    object=$out/$(echo "$source" | tr / _).o
    [ "$object" -nt "$source" ] || clang $flags $(pkg-config --cflags $libraries) -c "$source" -o "$object"
done
for target in ${*:-tests/fuzz/fuzz_*.c}; do
    name=$(basename "$target" .c)
    corpus=tests/fuzz/corpus/${name#fuzz_}
    clang $flags -fsanitize=fuzzer "$target" $out/app_*.o -Wl,--as-needed $(pkg-config --libs $libraries) -lm -o "$out/$name"
    mkdir -p "$out/$name.found"
    echo "== $name"
    "$out/$name" -max_total_time="${SECONDS_EACH:-60}" -timeout=10 -rss_limit_mb=2048 -artifact_prefix="$out/$name." "$out/$name.found" "$corpus"
done
