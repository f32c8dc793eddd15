/* SPDX-License-Identifier: GPL-3.0-or-later
 * What importers of other people's formats share: stable ids, texts that fit. */
#ifndef EXCHANGE_IMPORT_VALUE_H
#define EXCHANGE_IMPORT_VALUE_H

#include "exchange/import.h"

/* "event/5e84…": the prefix of the kind, and the uid itself in small letters where it is a UUID (RFC 9562),
 * else the source as a slug and 12 hex digits of the SHA-256 of source and uid. The same as long as both are,
 * whatever becomes of the title. */
struct str import_id(struct import *import, enum item_kind kind, struct str uid);

struct str import_id_of(struct arena *arena, const char *source, enum item_kind kind, struct str uid);

/* A text of one language as an item's member may have it: blanks trimmed, line ends as \n, tabs as blanks;
 * with `one_line` line breaks as blanks; longer than `max` characters it is cut at a word with "…" and a
 * warning. HTML stays as it is, for import_stage to refuse. */
struct str import_fit(struct import *import, const struct import_record *record, struct str pointer,
                      struct str text, int max, bool one_line);
/* The same for those that have no import: *ret_was_cut in place of the warning. */
struct str import_cut(struct arena *arena, struct str text, int max, bool one_line, bool *ret_was_cut);
/* {"sv": text} with the plan's language; nothing is put for an empty text. */
void import_put_text(struct import *import, struct js *item, const char *name, struct str text);

#endif
