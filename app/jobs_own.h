/* SPDX-License-Identifier: GPL-3.0-or-later
 * Between the files of the worker threads only. */
#ifndef JOBS_OWN_H
#define JOBS_OWN_H

#include <pthread.h>

#include "jobs.h"
#include "store/content.h"

enum { MESSAGES_MAX = 32 };

struct jobs {
    struct jobs_options options;
    char content_path[512];
    pthread_mutex_t mutex; /* guards everything down to `threads` */
    pthread_cond_t changed;
    bool stop, started;
    struct load_request home, page; /* the newest of each is the one that counts */
    bool home_waits, page_waits;
    int loading;
    const struct load *loads[MESSAGES_MAX];
    int n_loads;
    struct status status;
    bool status_waits, release_waits, sync_wanted, recheck, picture_wanted, pictures_came;
    unsigned syncs_ended;
    pthread_t store_thread, sync_thread;
    struct status shown; /* the copy that the screen's thread was handed */
    struct sync_job *sync;
};

void jobs_lock(struct jobs *jobs);
void jobs_unlock(struct jobs *jobs);
/* Called with the lock not held. */
void jobs_tell_status(struct jobs *jobs, const struct status *status);
void jobs_tell_release(struct jobs *jobs);

/* jobs_sync.c: the other thread. */
void sync_job_open(struct jobs *jobs);
void *sync_job_run(void *jobs);
void sync_job_want_picture(struct jobs *jobs, const struct picture_file *file);
void sync_job_wake(struct jobs *jobs); /* a held request ends; called with the lock not held */
void sync_job_close(struct jobs *jobs);

#endif
