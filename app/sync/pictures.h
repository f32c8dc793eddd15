/* SPDX-License-Identifier: GPL-3.0-or-later
 * Pictures are fetched lazily: first what a screen asked for, newest first, then the rest of what the release
 * names, one at a time while nothing else is to be done. What came is kept when a connection breaks, and gone
 * on from there. Nothing is taken that is not, to the last byte, what the signed release names: a file with a
 * wrong hash is thrown away and counted. The folder holds at most `bytes_max`: to show one, what was shown
 * longest ago goes; for the rest, nothing does. */
#ifndef SYNC_PICTURES_H
#define SYNC_PICTURES_H

#include "core/pictures.h"
#include "sync/schedule.h"
#include "sync/wire.h"

enum { PICTURES_WANTED_MAX = 24 };
#define PICTURES_BYTES_MAX ((int64_t)200 << 20)
#define PICTURES_FREE_MIN ((int64_t)100 << 20) /* of the disk: content and outbox come first */

struct pictures_plan {
    const char *folder;
    int64_t bytes_max;                         /* 0: PICTURES_BYTES_MAX */
    int64_t (*free_bytes)(const char *folder); /* NULL: of the file system */
    volatile const bool *cancel;
};
struct pictures_count {
    int named, lacking; /* of the release */
    int fetched, wrong; /* since the start; wrong: another length or hash than was signed */
    int64_t bytes;      /* in the folder, at the last look */
    bool is_full;       /* the disk, or the bound: what is lacking is not fetched before it is asked for */
};
enum picture_step {
    PICTURE_STEP_IDLE,   /* nothing to do now */
    PICTURE_STEP_DONE,   /* one more is there */
    PICTURE_STEP_MORE,   /* some of one came, or one is not to be had: the next step goes on */
    PICTURE_STEP_FAILED, /* no answer: later */
};
struct pictures;
struct pictures *pictures_open(const struct pictures_plan *plan); /* strings are copied */
void pictures_close(struct pictures *pictures);                   /* NULL is fine */
/* Any thread: a screen lacks this one. True when that was not known: who fetches is to be woken. */
bool pictures_want(struct pictures *pictures, const struct picture_file *file);

/* The fetching thread, as all below. What the release names now, sorted by name; other files go. */
void pictures_name(struct pictures *pictures, const struct picture_file *files, int n);
/* At most one request. `wanted_only`: nothing but what a screen asked for. */
enum picture_step pictures_step(struct pictures *pictures, struct wire *wire, const char *base,
                                const char *channel, bool wanted_only);
bool pictures_pending(struct pictures *pictures, bool wanted_only);
void pictures_again(struct pictures *pictures); /* what was not to be had is asked for once more */
struct pictures_count pictures_counted(const struct pictures *pictures);

#endif
