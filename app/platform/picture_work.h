/* SPDX-License-Identifier: GPL-3.0-or-later
 * The thread that reads and decodes pictures, one at a time. Of picture_cache.c only. */
#ifndef PLATFORM_PICTURE_WORK_H
#define PLATFORM_PICTURE_WORK_H

#include "platform/picture_cache.h"

struct picture_worker;
struct picture_worker *picture_worker_new(const struct picture_cache_plan *plan);
void picture_worker_free(struct picture_worker *worker); /* NULL is fine; waits for what it works on */
/* Only when what was given before has been taken. */
void picture_worker_give(struct picture_worker *worker, const char *name, int w, int h);
/* False: not done. *ret_px (malloc, the caller's) is NULL when *ret_err is not ERR_OK. */
bool picture_worker_take(struct picture_worker *worker, enum err *ret_err, uint32_t **ret_px);

#endif
