/* SPDX-License-Identifier: GPL-3.0-or-later
 * A repository and a client of it, for the tests of the TUF workflow. */
#ifndef TESTS_TUF_WORLD_H
#define TESTS_TUF_WORLD_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <time.h>
#include <cmocka.h>

#include "tests/unit/tuf_repo.h"

#define assert_verdict(got, want) assert_string_equal(tuf_verdict_name(got), tuf_verdict_name(want))

struct world {
    struct files files; /* what the repository says; version 5 and good, before a test spoils it */
    struct tuf *tuf;    /* a client that has root 1 and nothing else */
};

static inline struct world *world_new(int64_t version)
{
    struct world *world = calloc(1, sizeof *world);
    files_make(&world->files, version);
    assert_verdict(tuf_open(view(&world->files, TUF_ROOT), NOW, &world->tuf), TUF_OK);
    return world;
}

static inline int setup(void **state)
{
    *state = world_new(5);
    return 0;
}

static inline int teardown(void **state)
{
    struct world *world = *state;
    tuf_close(world->tuf);
    files_release(&world->files);
    free(world);
    return 0;
}

static inline enum tuf_verdict update(struct world *world, enum tuf_role role)
{
    struct str bytes = view(&world->files, role);
    switch (role) {
    case TUF_ROOT:
        return tuf_update_root(world->tuf, bytes, NULL);
    case TUF_TIMESTAMP:
        return tuf_update_timestamp(world->tuf, bytes);
    case TUF_SNAPSHOT:
        return tuf_update_snapshot(world->tuf, bytes);
    case TUF_TARGETS:
        return tuf_update_targets(world->tuf, bytes);
    case TUF_ROLES:
        break;
    }
    abort();
}

static inline void update_up_to(struct world *world, enum tuf_role last)
{
    for (enum tuf_role role = TUF_TIMESTAMP; role <= last; role++)
        assert_verdict(update(world, role), TUF_OK);
}

/* Everything up to `role` is good; what does the client say of `role`, and does it keep what it had? */
static inline void expect(struct world *world, enum tuf_role role, enum tuf_verdict want)
{
    if (role > TUF_TIMESTAMP)
        update_up_to(world, role - 1);
    int64_t before = tuf_version(world->tuf, role);
    assert_verdict(update(world, role), want);
    assert_int_equal(tuf_version(world->tuf, role), before);
}

static inline struct buf *file(struct world *world, enum tuf_role role)
{
    return &world->files.role[role];
}

static inline struct js *members(const struct js *root, const char *a, const char *b)
{
    return (struct js *)(b ? js_get(js_get(root, a), b) : js_get(root, a));
}

#define TUF_TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

#endif
