/* SPDX-License-Identifier: GPL-3.0-or-later
 * The kiosk's picture files: FOLDER/<sha256>, and FOLDER/<sha256>.got for what has come of one so far. A file
 * has its name only when it is whole and is what its name says. When a file was shown last is when it was
 * last changed, to a day. Any thread. */
#ifndef SYNC_PICTURE_FOLDER_H
#define SYNC_PICTURE_FOLDER_H

#include "base/arena.h"
#include "base/err.h"
#include "core/pictures.h"

bool picture_folder_has(const char *folder, const struct picture_file *file); /* by name and length */
/* To show it. ERR_NOT_FOUND. ERR_DAMAGED: it was not what its name says, and is gone now. */
enum err picture_folder_read(const char *folder, const char *name, struct arena *arena,
                             struct str *ret_bytes);

int64_t picture_folder_begun(const char *folder,
                             const struct picture_file *file); /* bytes that came so far */
/* What came from `from` on, the beginning (`from` 0) or more of it. When it is whole now it gets its name.
 * ERR_UNTRUSTED: whole, and not what its name says: thrown away. ERR_IO, ERR_FULL. */
enum err picture_folder_add(const char *folder, const struct picture_file *file, int64_t from,
                            struct str bytes, bool *ret_whole);
void picture_folder_drop(const char *folder, const char *name); /* and what had come of it */

/* Removes every file that is not among the n (sorted by name). */
void picture_folder_keep(const char *folder, const struct picture_file *files, int n);
int64_t picture_folder_bytes(const char *folder);
/* Removes what was shown longest ago until the folder holds at most `bytes`. */
void picture_folder_shrink(const char *folder, int64_t bytes);

#endif
