/* SPDX-License-Identifier: GPL-3.0-or-later
 * The wall clock of one zone, for many times of a few years: remembers the offset at each midnight (UTC),
 * since asking the zone costs more than all the rest of an expansion. Of this folder only. */
#ifndef CALENDAR_WALL_H
#define CALENDAR_WALL_H

#include "text/zone.h"

enum { WALL_DAYS = 1024 };
struct wall {
    const struct zone *zone;
    struct {
        int64_t day;
        int offset_min;
        bool known;
    } midnights[WALL_DAYS];
};

void wall_init(struct wall *wall, const struct zone *zone);
int wall_offset_min(struct wall *wall, int64_t s);
int64_t wall_of_s(struct wall *wall,
                  int64_t s); /* UTC to what the clock shows, in seconds as if it were UTC */
int64_t wall_to_s(struct wall *wall, int64_t local_s); /* and back; gaps and doubled times as zone_to_s */

#endif
