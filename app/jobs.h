/* SPDX-License-Identifier: GPL-3.0-or-later
 * The kiosk's worker threads: one answers loads from the content store, one syncs with the hub. They pass
 * messages and share nothing else. All functions are for the screen's thread. */
#ifndef JOBS_H
#define JOBS_H

#include "base/err.h"
#include "core/pictures.h"
#include "kiosk/message.h"
#include "timekeeper.h"

struct jobs_options {
    const char *data;   /* folder, made when missing */
    const char *hub;    /* NULL: as paired before */
    const char *enrol;  /* token; NULL */
    const char *device; /* what the kiosk calls itself at the hub */
    bool offline;
    const char *zone;
    int screen_w, screen_h;
    struct timekeeper *time;
    void (*wake)(void); /* called from the workers when a message waits */
};
struct jobs;
struct jobs *
jobs_open(const struct jobs_options *options); /* a data folder that cannot be used is tried again later */
void jobs_start(struct jobs *jobs);            /* the threads; from now on `wake` may be called */
void jobs_close(struct jobs *jobs);            /* waits for the threads; held requests are cancelled */
void jobs_load(struct jobs *jobs, const struct load_request *request);
/* The next message that waits; false: none. A status it points to lives until the next call. */
bool jobs_next(struct jobs *jobs, struct message *ret_message);
/* Asks for a sync now; counts the syncs that ended, so that a script can wait for one that began after its
 * call. */
void jobs_sync(struct jobs *jobs);
void jobs_want_picture(struct jobs *jobs, const struct picture_file *file); /* a screen lacks it */
bool jobs_pictures_came(struct jobs *jobs); /* one or more, since the last call */
unsigned jobs_syncs_ended(struct jobs *jobs);
void jobs_recheck(struct jobs *jobs); /* the time was set: status and clock trust are worked out anew */
bool jobs_idle(struct jobs *jobs);    /* no load is under way */

#endif
