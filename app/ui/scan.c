// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scan.h"

#include <stdio.h>
#include <string.h>

enum { ROUNDS = 3 };

void scan_stop(struct scan *scan)
{
    *scan = (struct scan){.phase = SCAN_RESTS};
}

static void show(struct scan *scan, const struct scan_map *map)
{
    const struct scan_group *group = &map->groups[scan->at_group];
    const char *id = scan->phase == SCAN_TARGETS ? group->targets[scan->at_target]->id : group->id;
    snprintf(scan->group, sizeof scan->group, "%s", group->id);
    snprintf(scan->id, sizeof scan->id, "%s", id);
}

static void enter(struct scan *scan, const struct scan_map *map, enum scan_phase phase, int64_t due_ms)
{
    scan->phase = phase;
    scan->steps = 0;
    scan->due_ms = due_ms;
    show(scan, map);
}

void scan_begin(struct scan *scan, const struct scan_map *map, int64_t now_ms, int step_ms)
{
    scan_stop(scan);
    if (map->n > 0)
        enter(scan, map, SCAN_GROUPS, now_ms + 2 * (int64_t)step_ms);
}

static int group_of(const struct scan_map *map, const char *id, int otherwise)
{
    if (otherwise < map->n && strcmp(map->groups[otherwise].id, id) == 0)
        return otherwise;
    for (int i = 0; i < map->n; i++)
        if (strcmp(map->groups[i].id, id) == 0)
            return i;
    return otherwise < map->n ? otherwise : map->n - 1;
}

static int target_of(const struct scan_group *group, const char *id)
{
    for (int i = 0; i < group->n; i++)
        if (strcmp(group->targets[i]->id, id) == 0)
            return i;
    return -1;
}

/* The screen may have changed under it: it stays with what it was on, else with the place. */
static void find_again(struct scan *scan, const struct scan_map *map)
{
    if (scan->phase == SCAN_RESTS)
        return;
    if (map->n == 0) {
        scan_stop(scan);
        return;
    }
    scan->at_group = group_of(map, scan->group, scan->at_group);
    int target = scan->phase == SCAN_TARGETS ? target_of(&map->groups[scan->at_group], scan->id) : 0;
    if (target < 0)
        scan->phase = SCAN_GROUPS;
    scan->at_target = target < 0 ? 0 : target;
    show(scan, map);
}

static void go_on(struct scan *scan, const struct scan_map *map, int64_t due_ms)
{
    bool inside = scan->phase == SCAN_TARGETS;
    int n = inside ? map->groups[scan->at_group].n : map->n;
    int *at = inside ? &scan->at_target : &scan->at_group;
    scan->due_ms = due_ms;
    if (++scan->steps < ROUNDS * n) {
        *at = (*at + 1) % n;
        show(scan, map);
    } else if (inside) {
        enter(scan, map, SCAN_GROUPS, due_ms);
    } else {
        scan_stop(scan);
    }
}

void scan_step(struct scan *scan, const struct scan_map *map, int64_t now_ms, int step_ms)
{
    find_again(scan, map);
    if (scan->phase != SCAN_RESTS && now_ms >= scan->due_ms)
        go_on(scan, map, now_ms + step_ms);
}

const struct node *scan_choose(struct scan *scan, const struct scan_map *map, int64_t now_ms, int step_ms)
{
    find_again(scan, map);
    if (scan->phase == SCAN_RESTS) {
        scan_begin(scan, map, now_ms, step_ms);
        return NULL;
    }
    const struct scan_group *group = &map->groups[scan->at_group];
    if (scan->phase == SCAN_GROUPS && group->n > 1) {
        scan->at_target = 0;
        enter(scan, map, SCAN_TARGETS, now_ms + step_ms);
        return NULL;
    }
    const struct node *chosen = group->targets[scan->phase == SCAN_TARGETS ? scan->at_target : 0];
    enter(scan, map, SCAN_GROUPS, now_ms + step_ms); /* the next one is often near */
    return chosen;
}

void scan_wait(struct scan *scan, int64_t now_ms, int step_ms)
{
    if (scan->due_ms < now_ms + step_ms)
        scan->due_ms = now_ms + step_ms;
}

int64_t scan_next_ms(const struct scan *scan, int64_t now_ms)
{
    if (scan->phase == SCAN_RESTS)
        return -1;
    return scan->due_ms > now_ms ? scan->due_ms - now_ms : 0;
}
