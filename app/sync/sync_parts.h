/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the files of sync share. Of sync/sync*.c only. */
#ifndef SYNC_SYNC_PARTS_H
#define SYNC_SYNC_PARTS_H

#include "sync/pair.h"
#include "sync/pictures.h"
#include "sync/schedule.h"
#include "sync/sync.h"

struct sync {
    struct sync_plan plan;
    struct arena arena; /* of the plan's strings */
    struct content *content;
    struct outbox *outbox;
    struct identity identity;
    struct trusted_time time;
    struct pull pull;
    struct wire wire; /* of push, status and pairing */
    struct pictures *pictures;
    const char *time_path, *tuf_dir;
    volatile bool cancel, stopping, hurry;
    bool has_started, token_denied;
    struct pair_offer offer;
    int64_t offer_until_ms; /* monotonic, as all below; 0: no offer */
    int64_t push_after_ms, status_after_ms, pull_after_ms, verify_after_ms, purge_after_ms;
    int64_t pictures_after_ms, pictures_again_ms;
    int64_t pictures_version;                      /* of the release whose pictures are known */
    int failures, push_failures, picture_failures; /* in a row; of pairing and pulls, of pushes */
    enum pull_verdict last_verdict;
};

int64_t sync_mono_ms(const struct sync *sync);
const char *sync_base(const struct sync *sync); /* NULL: no hub is known */
bool sync_has_identity(const struct sync *sync);
struct trusted_now sync_now(const struct sync *sync);
void sync_note_time(struct sync *sync, int64_t network_s);
/* The delay after `result`; counts the failures. */
int64_t sync_delay_ms(struct sync *sync, int *failures, enum schedule_result result, const char *retry_after);
enum schedule_result sync_result_of_talk(enum talk talk);

void sync_step_pair(struct sync *sync, struct sync_event *event); /* sync_pair.c */
void sync_step_push(struct sync *sync, struct sync_event *event); /* sync_report.c */
void sync_step_status(struct sync *sync, struct sync_event *event);
void sync_step_pull(struct sync *sync, struct sync_event *event); /* sync_pull.c */
void sync_report_soon(struct sync *sync);
const char *sync_channel(const struct sync *sync);
/* sync_pictures.c: what screens asked for; one of the rest; whether there is something to fetch. */
void sync_step_wanted_pictures(struct sync *sync);
void sync_step_pictures(struct sync *sync);
bool sync_pictures_pending(struct sync *sync);
bool sync_has_pictures_now(struct sync *sync); /* and no back-off is on */

#endif
