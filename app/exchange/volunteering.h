/* SPDX-License-Identifier: GPL-3.0-or-later
 * The volunteering data model v4 (volunteeringdata.io, beta) as items; of this folder's importer only.
 *
 *   Organisation             organization; its location: a place
 *   Activity with its Role   call, one a role (an activity without roles: one call)
 *   Session with dates       the call's shifts; without (MondayMorning …): said in words, and `every` is
 *                            "flexible"
 *   Location                 place, once however often it is named
 *   skill, requirement, reward, accessibility, cause
 *                            skills, requirements, text, settings, terms
 *
 * The model does not say everything that a call must: how long it takes (read from `commitment` where that
 * says, else 60 minutes), how many places a shift has (1), how much Swedish it needs ("a little"). Each is
 * assumed with a warning. It is taken as it is found in the wild: "graph" and "@graph", name, label and title
 * for one thing, numbers as strings, things by reference or in place, without ids, empty strings for nothing.
 */
#ifndef EXCHANGE_VOLUNTEERING_H
#define EXCHANGE_VOLUNTEERING_H

#include "exchange/import.h"

struct concept {
    const char *key, *en, *sv;
    unsigned settings; /* enum setting of a call that asks for it */
    const char *term;  /* the term it means, where the hub has that; NULL */
};
const struct concept *concept_find(struct str id, struct str label); /* NULL: not one we know */
struct str concept_words(struct arena *arena, struct str id);        /* "First Aid" of ".../FirstAid" */
/* "Monday afternoon", "måndag eftermiddag" of ".../MondayAfternoon". */
struct str period_words(struct import *import, struct str id);

struct node { /* of the graph */
    struct str id;
    const struct js *json;
    const struct js *owner; /* an activity: the organisation that lists it by reference, or NULL */
};
struct graph {
    struct import *import;
    const char *file;
    struct node *nodes; /* those with an id, sorted by it */
    size_t n;
    bool assumed_swedish; /* said already */
};

/* volunteering_value.c: reading. Absent, empty and of the wrong type are one. */
struct node *graph_find(const struct graph *graph, struct str id);                 /* NULL: there is none */
const struct js *graph_resolve(const struct graph *graph, const struct js *value); /* a reference's node */
struct str node_id(const struct js *node);
bool node_is(const struct js *node, const char *type); /* "type" or "@type", by name or address */
struct str node_str(const struct js *node, const char *name);
struct str node_name(const struct js *node); /* name, label, title or locationLabel, in any language */
bool node_number(const struct js *node, const char *name, double *ret_number);
bool node_true(const struct js *node, const char *name);
/* The i-th of a value that may stand alone or in an array; NULL past the last. */
const struct js *node_each(const struct js *node, const char *name, size_t i);
/* {"sv": …} of a member that is a string, a string with its language, or several; NULL: nothing there. */
struct js *node_text(const struct graph *graph, const struct js *node, const char *name, int max,
                     bool one_line, const struct import_record *record);
struct js *node_title(const struct graph *graph, const struct js *node, const struct import_record *record);
void put_json(struct js *item, const char *name, struct js *value); /* NULL puts nothing */
void put_contact(const struct graph *graph, struct js *item, const struct js *node, bool with_url,
                 const struct import_record *record);
void put_terms(const struct graph *graph, struct js *item, const struct js *node);
enum { ORIGIN_MAX_BYTES = 256 * 1024 };
struct str origin_of(const struct graph *graph, const struct js *json); /* ptr NULL: larger than is kept */

/* volunteering_place.c: the id of the place of a node's first location, staged when it is new; empty: none.
 */
struct str place_of(const struct graph *graph, const struct js *node, struct str pointer);

/* volunteering_call.c: one activity, a call a role. */
struct activity {
    const struct js *json;
    struct str organization; /* an item's id; empty: not told */
    struct str uid;          /* of what it stands in, for activities without an id */
    struct str pointer;
    struct str origin; /* its JSON without its roles; take_activity fills it */
};
void take_activity(struct graph *graph, const struct activity *activity);
struct writing { /* of one call */
    struct graph *graph;
    const struct activity *activity;
    const struct js *role; /* NULL: the activity has none */
    const struct import_record *record;
    struct js *item;
    unsigned settings;
};
/* volunteering_shift.c: "shifts", "every" and "minutes". */
void put_shifts(struct writing *writing);

/* import_volunteering.c: a whole file. */
void volunteering_take(struct import *import, const char *file, struct str bytes);

#endif
