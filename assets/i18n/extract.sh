#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The messages of the source, as a gettext template, to standard output. A new helper that looks messages up gets its line here.
set -e
export LC_ALL=C
cd "$(dirname "$0")/../.."
xgettext --language=C --from-code=UTF-8 --no-location --no-wrap --add-comments=TRANSLATORS --keyword= \
    --keyword=tr:2c,3 --keyword=tr_n:2c,3,4 --keyword=tr_1:2c,3 --keyword=N_:1c,2 \
    --keyword=say_tr:2c,3 --keyword=say_tr_n:2c,3,4 --keyword=say_tr_1:2c,3 \
    --keyword=catalog_get:2c,3 --keyword=catalog_plural:2c,3,4 --keyword=catalog_speech:2c,3 \
    --keyword=format_count:3c,4,5 --keyword=own_word:2c,3 \
    --output=- app/*.c app/*/*.c | sed '/^"POT-Creation-Date:/d'
