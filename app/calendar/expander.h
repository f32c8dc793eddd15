/* SPDX-License-Identifier: GPL-3.0-or-later
 * What an expander is made of. Of this folder only. */
#ifndef CALENDAR_EXPANDER_H
#define CALENDAR_EXPANDER_H

#include "calendar/child.h"
#include "calendar/wall.h"

struct expander {
    struct expand_limits limits;
    struct child *child; /* NULL until the first rule, and after a loss */
    int lost;
    struct wall wall; /* of the zone used last: nearly always the one */
};

/* The clock of a zone (empty: ZONE_DEFAULT), until another is asked for. NULL: no such zone. */
struct wall *expander_wall(struct expander *expander, struct str zone_name);
/* Asks the child, starting it where there is none; a lost one is ended. `id` is for the log. */
enum err expander_ask(struct expander *expander, const struct ask *ask, struct str id, struct arena *arena,
                      int64_t **ret_times, int *ret_n);

#endif
