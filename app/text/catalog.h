/* SPDX-License-Identifier: GPL-3.0-or-later
 * Message catalogues: gettext .mo files, several open at once. Messages are keyed by context and English
 * text. A catalogue is read whole, checked (bounds, NULs, sorted) and constant from then on; safe from any
 * thread. */
#ifndef TEXT_CATALOG_H
#define TEXT_CATALOG_H

#include "base/arena.h"
#include "base/err.h"
#include "text/lang.h"

struct catalog;
/* From <folder>/<tag>.mo; what it lacks, and all when it is absent, from that of the base language
 * (sv-simple: sv). ERR_NOT_FOUND, ERR_SYNTAX, ERR_LIMIT (2 MiB). Lives in `arena`. */
enum err catalog_open(const char *folder, const struct lang *lang, struct arena *arena,
                      const struct catalog **ret_catalog);
const struct lang *catalog_lang(const struct catalog *catalog);
/* The English text itself when the message is missing. `context` may be NULL. */
struct str catalog_get(const struct catalog *catalog, const char *context, const char *english);
/* Marks a text for the catalogue where it cannot be looked up yet. */
#define N_(context, english) english
/* By the plural rule of the .mo header. */
struct str catalog_plural(const struct catalog *catalog, const char *context, const char *one,
                          const char *many, int64_t n);
/* The same catalogue as it is said: the speech variants (context "speech|<context>") where it has them. In
 * `arena`; `catalog` must outlive it. */
const struct catalog *catalog_aloud(struct arena *arena, const struct catalog *catalog);
/* The i-th message of the catalogue itself (not of its base), in no order of meaning. False past the last. */
bool catalog_at(const struct catalog *catalog, size_t i, struct str *ret_context, struct str *ret_english,
                struct str *ret_text);

/* Named placeholders: "{count} places left". Every value is wrapped in isolates U+2068…U+2069 (LTR values in
 * U+2066…U+2069). An unknown placeholder stays as it is. */
enum value_kind {
    VALUE_TEXT /* any direction */,
    VALUE_LTR /* phone, time, range, e-mail, address, number */
};
struct value {
    const char *name;
    struct str text;
    enum value_kind kind;
};
struct str message_fill(struct arena *arena, struct str pattern, const struct value *values, int n);

#endif
