// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/change.h"

bool change_moves(const struct event_change *change)
{
    return !change->cancelled && change->start.date.year && moment_s(change->start) != moment_s(change->at);
}

const struct event_change *change_of(const struct item *item, int64_t start_s)
{
    for (int i = 0; item->kind == KIND_EVENT && i < item->event.n_changes; i++) {
        const struct event_change *change = &item->event.changes[i];
        if (moment_s(change_moves(change) ? change->start : change->at) == start_s)
            return change;
    }
    return NULL;
}

bool change_cancels(const struct item *item, int64_t start_s)
{
    const struct event_change *change = change_of(item, start_s);
    return (item->kind == KIND_EVENT && item->event.status == EVENT_CANCELLED) ||
           (change && change->cancelled);
}

struct str change_place(const struct item *item, int64_t start_s)
{
    const struct event_change *one = change_of(item, start_s);
    const struct event_change *future = NULL;
    for (int i = 0; item->kind == KIND_EVENT && i < item->event.n_changes; i++) {
        const struct event_change *change = &item->event.changes[i];
        bool newer = !future || moment_s(change->at) > moment_s(future->at);
        if (change->future && newer && moment_s(change->at) <= start_s)
            future = change;
    }
    if (one && one->place.len)
        return one->place;
    return future ? future->place : (struct str){0};
}
