/* SPDX-License-Identifier: GPL-3.0-or-later
 * The picture files that an item names, from its stored bytes (compact JSON, names sorted), without reading
 * the rest of it. Pure. */
#ifndef CORE_PICTURES_H
#define CORE_PICTURES_H

#include "base/str.h"

enum { ITEM_PICTURES_MAX = 6, PICTURE_NAME_LEN = 64 };
struct picture_file {
    char name[PICTURE_NAME_LEN + 1]; /* SHA-256 of the file, small hex: also what it is called */
    int bytes;
};
/* How many there are; 0 too for bytes that are no item. */
int item_picture_files(struct str json, struct picture_file ret_files[ITEM_PICTURES_MAX]);
bool picture_name_ok(struct str name); /* 64 small hex digits */

#endif
