/* SPDX-License-Identifier: GPL-3.0-or-later
 * Files: bounded reading, and writing that a power cut leaves whole (write, fsync, rename, fsync of the
 * folder). */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/arena.h"
#include "base/err.h"

/* The whole file, NUL behind it. ERR_NOT_FOUND, ERR_LIMIT, ERR_IO. */
enum err file_read(const char *path, size_t max_bytes, struct arena *arena, struct str *ret_bytes);
/* Replaces or creates `path`, durably. `mode` as in open(2). ERR_IO, ERR_FULL. */
enum err file_write(const char *path, struct str bytes, unsigned mode);
enum err file_make_folders(const char *path); /* like mkdir -p, mode 0755; those that exist are fine */
bool file_exists(const char *path);
enum err file_remove(const char *path); /* absent is fine */
/* Regular files below `path` (or `path` itself), sorted, whose name ends in `suffix`; names starting with a
 * dot are passed over; at most `max` (then ERR_LIMIT), at most 16 folders deep. */
enum err file_list(const char *path, const char *suffix, size_t max, struct arena *arena,
                   struct str **ret_paths, size_t *ret_n);

#endif
