/* SPDX-License-Identifier: GPL-3.0-or-later
 * Between the two files of the sync thread: jobs_sync.c runs it, jobs_status.c says what its steps mean for
 * the screen. */
#ifndef JOBS_SYNC_H
#define JOBS_SYNC_H

#include "jobs_own.h"
#include "sync/sync.h"

struct sync_job {
    struct jobs *jobs;
    struct http_client *client;
    struct sync *sync; /* NULL: the data folder cannot be used */
    struct js *facts;
    struct status status, told; /* as it is; as the screen was last told */
};

int64_t sync_job_free_bytes(const char *folder);
/* The notes change job->status; the first also tells it to the screen when that is worth while. */
void sync_job_note_event(struct sync_job *job, const struct sync_event *event);
void sync_job_tell(struct sync_job *job);
void sync_job_note_content(struct sync_job *job);
void sync_job_note_clock(struct sync_job *job, const struct trusted_now *now);

#endif
