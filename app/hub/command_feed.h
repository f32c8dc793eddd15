/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the files of `torget-hub feed` share. Private to them. */
#ifndef HUB_COMMAND_FEED_H
#define HUB_COMMAND_FEED_H

#include "hub/command.h"
#include "hub/feed.h"

struct feeding {
    const struct config *config;
    const struct command_world *world;
    struct place_of_work place;
    struct arena *arena;
    int64_t now_s;
};
/* The exit status. command_feed_fetch.c, command_feed_review.c */
int feeding_fetch(const struct feeding *feeding, const char *const *names, int n);
int feeding_review(const struct feeding *feeding, const char *const *names, int n);
void feeding_print(struct js *json, enum js_style style); /* takes it over */
void feeding_print_text(struct str text);

#endif
