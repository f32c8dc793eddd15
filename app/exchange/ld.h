/* SPDX-License-Identifier: GPL-3.0-or-later
 * JSON-LD as pages carry it, with the vocabulary of schema.org: enough of the format to read what is there,
 * without its algorithms (and without ever fetching a context). Names may be short ("name"), prefixed
 * ("schema:name") or whole. Values may stand in arrays, as {"@value": …}, or be named by {"@id": …} of a node
 * that stands elsewhere in the page. Pure. All readers take NULL and the wrong type and answer "nothing". */
#ifndef EXCHANGE_LD_H
#define EXCHANGE_LD_H

#include "base/arena.h"
#include "base/js.h"

enum { LD_MAX_BYTES = 8 << 20, LD_MAX_DEPTH = 32, LD_NODES_MAX = 20000, LD_TEXT_MAX_BYTES = 64 << 10 };

const struct js *ld_get(const struct js *node, const char *name);
size_t ld_len(const struct js *value); /* 1 for what is no array */
const struct js *ld_at(const struct js *value, size_t i);
/* The first value as text: a string, "@value", "@id" of a node, a number. Empty: nothing. Cut at
 * LD_TEXT_MAX_BYTES: many nodes may name the one that has it. */
struct str ld_str(const struct js *value, struct arena *arena);
struct str ld_get_str(const struct js *node, const char *name, struct arena *arena);
/* The last part of a name: "EventCancelled" of "https://schema.org/EventCancelled". */
struct str ld_local(struct str name);
bool ld_is(const struct js *node, const char *type);
bool ld_is_event(const struct js *node); /* Event or a subtype, but broadcasts, deliveries and user actions */
bool ld_is_organization(const struct js *node);
bool ld_is_place(const struct js *node);
/* Whether what stands at the root of a script speaks of schema.org; without a context it does. */
bool ld_is_schema_org(const struct js *root);
/* BCP 47 as we write it: "sv-SE" and "SV" are sv, a script stays. Empty: no tag. */
struct str ld_tag(struct str tag, struct arena *arena);
/* Entities of HTML that have no business in JSON, and yet are there: "Kaffe &amp; kaka". Tags stay. */
struct str ld_plain(struct str text, struct arena *arena);

/* The nodes of a page that have an "@id". */
struct ld_index {
    struct ld_named *items;
    size_t n, size;
    struct arena *arena;
};
void ld_index_add(struct ld_index *index, const struct js *root);
void ld_index_done(struct ld_index *index); /* before the first look-up */
/* The object that a value is or names; NULL: neither. */
const struct js *ld_node(const struct ld_index *index, const struct js *value);

#endif
