/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where importers get their bytes: a file, or the files of a folder. (Addresses: exchange/import_fetch.c.) */
#ifndef EXCHANGE_IMPORT_FILE_H
#define EXCHANGE_IMPORT_FILE_H

#include "exchange/import.h"

struct import_source {
    const char *const *suffixes; /* of the files of a folder (".xml"); ended by NULL. A file that is named
                                    itself may be called anything */
    size_t max_bytes;            /* of one file */
    /* The bytes live until it returns, `file` as long as the import. */
    void (*take)(struct import *import, const char *file, struct str bytes);
};
/* What cannot be read is reported (rule "file" or "limit") and passed over. */
enum err import_source_read(struct import *import, const char *path, const struct import_source *source);

#endif
