#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# update.sh FOLDER: takes the messages of the source into notes.pot and every catalogue here, without guessing; what the source
# no longer has goes. FOLDER holds the files between.
set -e
between=$(realpath "$1")
cd "$(dirname "$0")"
msgcat notes.pot >/dev/null # a message that stands there twice stops here, before anything is written
./extract.sh >"$between/code.pot"
msgattrib --set-obsolete --ignore-file="$between/code.pot" notes.pot | msgattrib --no-obsolete - |
    msgcat --use-first --no-wrap -o "$between/notes.pot" - "$between/code.pot"
cp "$between/notes.pot" notes.pot
msgcat --use-first --no-wrap -o "$between/torget.pot" notes.pot speech.pot
for po in *.po; do
    msgmerge --quiet --no-fuzzy-matching --no-wrap -o "$between/$po" "$po" "$between/torget.pot"
    msgattrib --no-obsolete --no-wrap -o "$po" "$between/$po"
done
msgen --no-wrap -o en.po en.po
