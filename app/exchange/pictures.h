/* SPDX-License-Identifier: GPL-3.0-or-later
 * The hub's pictures: DATA/pictures/<sha256 of the file>, each checked and cleaned before it is stored
 * (base/picture.h), written once and never changed. What a release names lies in its public
 * folder too (hub/pictures_publish.h). */
#ifndef EXCHANGE_PICTURES_H
#define EXCHANGE_PICTURES_H

#include "base/arena.h"
#include "base/err.h"
#include "base/picture.h"
#include "core/pictures.h"
#include "exchange/import.h"

struct picture_taken {
    struct picture_file file;
    struct picture_head head;
};
/* Checks and cleans the bytes of a file as somebody made it, and stores the outcome; `data` NULL: stores
 * nothing. ERR_INVALID: *ret_fault says why. ERR_IO, ERR_FULL. */
enum err pictures_take(const char *data, struct str bytes, struct picture_taken *ret_taken,
                       enum picture_fault *ret_fault);
/* One that is stored, checked once more. ERR_NOT_FOUND, ERR_DAMAGED, ERR_IO. */
enum err pictures_find(const char *data, struct str name, struct picture_taken *ret_taken);

/* For importers, before import_stage. Each picture of the item may be {"file": F, "alt": …, "credit"?}: F is
 * a path beneath the folder of record->file (no "..", no symbolic link), or an http(s) address. It becomes
 * sha256, type, bytes, width, height. One that says these already is looked for in the hub and then as
 * pictures/<sha256> beneath that folder; where it is not, that is a warning. False: something was refused,
 * and reported with the item's id; stage it with record->refused. */
bool import_pictures(struct import *import, struct js *item, const struct import_record *record);

struct pictures_count {
    int64_t files, bytes, unused, unused_bytes, removed;
};
/* Counts what is stored, and what no revision of any item names and is older than a day; `remove`: removes
 * that. */
enum err pictures_sweep(const char *data, struct db *db, int64_t now_s, bool remove,
                        struct pictures_count *ret_count);

#endif
