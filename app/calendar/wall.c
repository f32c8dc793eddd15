// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/wall.h"

#include "base/date.h"

static int64_t day_of(int64_t s)
{
    return s / 86400 - (s % 86400 < 0);
}

void wall_init(struct wall *wall, const struct zone *zone)
{
    *wall = (struct wall){.zone = zone};
}

static int at_midnight(struct wall *wall, int64_t day)
{
    size_t i = (size_t)(uint64_t)day % WALL_DAYS;
    if (!wall->midnights[i].known || wall->midnights[i].day != day) {
        wall->midnights[i].day = day;
        wall->midnights[i].offset_min = zone_offset_min(wall->zone, day * 86400);
        wall->midnights[i].known = true;
    }
    return wall->midnights[i].offset_min;
}

int wall_offset_min(struct wall *wall, int64_t s)
{
    int64_t day = day_of(s);
    int before = at_midnight(wall, day);
    return before == at_midnight(wall, day + 1) ? before : zone_offset_min(wall->zone, s);
}

int64_t wall_of_s(struct wall *wall, int64_t s)
{
    return s + wall_offset_min(wall, s) * 60;
}

int64_t wall_to_s(struct wall *wall, int64_t local_s)
{
    int64_t day = day_of(local_s); /* in UTC it may be the day before or after */
    int offset = at_midnight(wall, day);
    if (offset == at_midnight(wall, day - 1) && offset == at_midnight(wall, day + 1) &&
        offset == at_midnight(wall, day + 2))
        return local_s - offset * 60;
    struct moment local = moment_of_s(local_s, 0);
    return zone_to_s(wall->zone, &local);
}
