/* SPDX-License-Identifier: GPL-3.0-or-later
 * The languages we show: one row of a table each. */
#ifndef TEXT_LANG_H
#define TEXT_LANG_H

#include "base/str.h"

enum dir { DIR_LTR, DIR_RTL };

struct lang {
    const char *tag;        /* BCP 47, "sv-simple" */
    const char *own_name;   /* "Lätt svenska", in the language itself */
    const char *locale;     /* for dates and numbers: "sv-SE-u-nu-latn" (Gregorian, western digits) */
    const char *iso_script; /* "Latn", "Arab", "Thai" … */
    enum dir dir;
    float scale;       /* of the em, so that letters look as large as Latin ones: Arabic 1.15, Thai 1.25 */
    const char *voice; /* espeak-ng language, NULL when there is none */
    bool checked;      /* by a speaker of the language */
};

extern const struct lang langs[];
extern const int langs_n;
/* By exact tag, else by its base language ("ar-SY" -> ar). NULL when unknown. */
const struct lang *lang_find(struct str tag);
/* Whether a BCP 47 tag is well-formed (RFC 5646 2.2.9, language[-script][-region][-variant]; ≤ 35
 * characters). */
bool lang_tag_ok(struct str tag);
/* A language's code as a tag: "eng" -> "en", "SWE" -> "sv", "zh_Hant" -> "zh-Hant" (ISO 639-1, -2, -3 as ICU
 * knows them). In `arena`; empty when it is none. */
struct arena;
struct str lang_tag_of(struct arena *arena, struct str code);
/* What `of` is called in `in`: "arabiska". Falls back to the own name, then to the tag. In `arena`. */
struct str lang_name(struct arena *arena, struct str of, const struct lang *in);

#endif
