/* SPDX-License-Identifier: GPL-3.0-or-later
 * For tests: the town of content_help.h in a content.db of memory, made and released around each test. */
#ifndef TESTS_TOWN_H
#define TESTS_TOWN_H

#include "content_help.h"

struct town {
    struct draft draft;
    struct content *content;
    struct arena arena;
};

static inline int town_open(void **state)
{
    struct town *town = calloc(1, sizeof *town);
    arena_init(&town->arena);
    draft_init(&town->draft);
    draft_town(&town->draft);
    assert_int_equal(content_open(":memory:", &town->content, NULL), ERR_OK);
    assert_int_equal(draft_apply_whole(&town->draft, town->content, NULL), ERR_OK);
    *state = town;
    return 0;
}

static inline int town_close(void **state)
{
    struct town *town = *state;
    content_close(town->content);
    draft_release(&town->draft);
    arena_release(&town->arena);
    free(town);
    return 0;
}

#endif
