/* SPDX-License-Identifier: GPL-3.0-or-later
 * The languages that the site offers, each with its catalogue as it is shown and as it is said, and with what
 * a person recorded where it has no voice. */
#ifndef LANGUAGES_H
#define LANGUAGES_H

#include "kiosk/model.h"
#include "prompts.h"
#include "text/format.h"

struct languages {
    struct words shown[LANGS_MAX], aloud[LANGS_MAX]; /* parallel to site.langs */
    struct prompts prompts[LANGS_MAX];               /* none where there is a voice */
    int n;
    struct words other; /* of the language asked for last that is none of them */
    struct arena arena;
};

/* From the folders of the .mo files and of the recordings. With `can_speak` the site's languages that were
 * recorded get a voice. ERR_…: a catalogue cannot be read; logged. Release in any case. */
enum err languages_open(struct languages *languages, struct site *site, const char *i18n, const char *prompts,
                        bool can_speak);
void languages_release(struct languages *languages);
/* As it is said. Of a language that is only met in texts: without a catalogue, but with its own rules, and
 * until the next such call. */
const struct words *languages_aloud(struct languages *languages, const struct lang *lang);

#endif
