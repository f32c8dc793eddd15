/* SPDX-License-Identifier: GPL-3.0-or-later
 * A screen with a single switch (A32): a frame goes from group to group by itself, a press enters the one it
 * is on, then it goes from target to target and a press chooses. After three rounds in a group it goes on
 * with the groups, after three rounds of these it stops; a press begins again. Pure: maps and time go in. */
#ifndef UI_SCAN_H
#define UI_SCAN_H

#include <stdint.h>

#include "ui/scan_map.h"

enum scan_phase { SCAN_RESTS, SCAN_GROUPS, SCAN_TARGETS };
enum { SCAN_ID_MAX = 160 };
struct scan {
    enum scan_phase phase;
    char id[SCAN_ID_MAX];    /* where the frame is; empty: nowhere */
    char group[SCAN_ID_MAX]; /* the group that it is, or is in */
    int at_group, at_target; /* the same by number, for when a screen has lost that */
    int steps;               /* since it came here */
    int64_t due_ms;
};

/* A new screen: the frame is on its first group, and waits there twice as long. */
void scan_begin(struct scan *scan, const struct scan_map *map, int64_t now_ms, int step_ms);
void scan_stop(struct scan *scan);
/* Goes on if it is time to. */
void scan_step(struct scan *scan, const struct scan_map *map, int64_t now_ms, int step_ms);
/* The switch: the target that was chosen, or NULL. */
const struct node *scan_choose(struct scan *scan, const struct scan_map *map, int64_t now_ms, int step_ms);
/* Waits a whole step from now on: what is in the frame is still being said, or a finger is down. */
void scan_wait(struct scan *scan, int64_t now_ms, int step_ms);
int64_t scan_next_ms(const struct scan *scan, int64_t now_ms); /* −1: not by itself */

#endif
