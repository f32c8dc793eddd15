// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/lang.h"

#include <string.h>

/* Where ICU has no dates for a language, `locale` is the one its speakers here read: fit → fi, smj and sma →
 * se, rmy → sv. ICU would silently give English ones. */
const struct lang langs[] = {
    {"sv", "Svenska", "sv-SE-u-nu-latn", "Latn", DIR_LTR, 1.0f, "sv", false},
    {"sv-simple", "Lätt svenska", "sv-SE-u-nu-latn", "Latn", DIR_LTR, 1.0f, "sv", false},
    {"en", "English", "en-GB-u-nu-latn", "Latn", DIR_LTR, 1.0f, "en-gb", false},
    {"fi", "Suomi", "fi-SE-u-nu-latn", "Latn", DIR_LTR, 1.0f, "fi", false},
    {"fit", "Meänkieli", "fi-SE-u-nu-latn", "Latn", DIR_LTR, 1.0f, NULL, false},
    {"se", "Davvisámegiella", "se-SE-u-nu-latn", "Latn", DIR_LTR, 1.0f, NULL, false},
    {"smj", "Julevsámegiella", "se-SE-u-nu-latn", "Latn", DIR_LTR, 1.0f, "smj", false},
    {"sma", "Åarjelsaemien gïele", "se-SE-u-nu-latn", "Latn", DIR_LTR, 1.0f, NULL, false},
    {"ar", "العربية", "ar-SE-u-nu-latn", "Arab", DIR_RTL, 1.15f, "ar", false},
    {"fa", "فارسی", "fa-SE-u-nu-latn", "Arab", DIR_RTL, 1.15f, "fa", false},
    {"fa-AF", "دری", "fa-AF-u-ca-gregory-nu-latn", "Arab", DIR_RTL, 1.15f, "fa", false},
    {"ckb", "کوردیی ناوەندی", "ckb-SE-u-nu-latn", "Arab", DIR_RTL, 1.15f, NULL, false},
    {"ku", "Kurmancî", "ku-SE-u-nu-latn", "Latn", DIR_LTR, 1.0f, "ku", false},
    {"so", "Soomaali", "so-SE-u-nu-latn", "Latn", DIR_LTR, 1.0f, NULL, false},
    {"ti", "ትግርኛ", "ti-SE-u-nu-latn", "Ethi", DIR_LTR, 1.0f, NULL, false},
    {"tr", "Türkçe", "tr-SE-u-nu-latn", "Latn", DIR_LTR, 1.0f, "tr", false},
    {"pl", "Polski", "pl-SE-u-nu-latn", "Latn", DIR_LTR, 1.0f, "pl", false},
    {"bs", "Bosanski", "bs-SE-u-nu-latn", "Latn", DIR_LTR, 1.0f, "bs", false},
    {"hr", "Hrvatski", "hr-SE-u-nu-latn", "Latn", DIR_LTR, 1.0f, "hr", false},
    {"sr", "Српски", "sr-SE-u-nu-latn", "Cyrl", DIR_LTR, 1.0f, "sr", false},
    {"sr-Latn", "Srpski", "sr-Latn-SE-u-nu-latn", "Latn", DIR_LTR, 1.0f, "sr", false},
    {"uk", "Українська", "uk-SE-u-nu-latn", "Cyrl", DIR_LTR, 1.0f, "uk", false},
    {"ru", "Русский", "ru-SE-u-nu-latn", "Cyrl", DIR_LTR, 1.0f, "ru", false},
    {"es", "Español", "es-SE-u-nu-latn", "Latn", DIR_LTR, 1.0f, "es", false},
    {"th", "ไทย", "th-SE-u-nu-latn", "Thai", DIR_LTR, 1.25f, "th", false},
    {"yi", "ייִדיש", "yi-SE-u-nu-latn", "Hebr", DIR_RTL, 1.25f, NULL, false},
    {"rmy", "Romani", "sv-SE-u-nu-latn", "Latn", DIR_LTR, 1.0f, NULL, false},
    /* Pseudo-languages of the build: English with accents and 40 % longer; English mirrored. */
    {"en-XA", "Ƥşéûđö", "en-GB-u-nu-latn", "Latn", DIR_LTR, 1.0f, NULL, false},
    {"ar-XB", "Mirrored", "en-GB-u-nu-latn", "Latn", DIR_RTL, 1.0f, NULL, false},
};
const int langs_n = sizeof langs / sizeof langs[0];

static const struct lang *find_exact(struct str tag)
{
    for (int i = 0; i < langs_n; i++) {
        struct str row = str_of(langs[i].tag);
        if (row.len == tag.len && strncasecmp(row.ptr, tag.ptr, tag.len) == 0)
            return &langs[i];
    }
    return NULL;
}

const struct lang *lang_find(struct str tag)
{
    while (tag.len) {
        const struct lang *lang = find_exact(tag);
        if (lang)
            return lang;
        while (tag.len && tag.ptr[tag.len - 1] != '-')
            tag.len--;
        if (tag.len)
            tag.len--;
    }
    return NULL;
}
