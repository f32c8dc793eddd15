/* SPDX-License-Identifier: GPL-3.0-or-later
 * The elements of an array in a file that may be larger than the memory one wants to give: a window moves
 * over it. For the array itself, or for the one that an object on top has under a name. */
#ifndef EXCHANGE_SPLIT_FILE_H
#define EXCHANGE_SPLIT_FILE_H

#include "base/buf.h"
#include "exchange/split_object.h"

enum { SPLIT_WINDOW_MAX = 16 << 20 }; /* and so the largest element */

struct split_file {
    int fd;
    char *window;
    size_t size;
    bool read_all, in_object;
    struct split split; /* over the window; its line is the file's */
    struct split_element element;
};

/* ERR_OK: there is such an array. ERR_NOT_FOUND: something else is in the file. ERR_IO. Close it whenever
 * this said ERR_OK. `name` NULL: only an array on top. */
enum err split_file_open(const char *path, const char *name, struct split_file *ret_file);
/* As split_next; the element's bytes live until the next call. ERR_LIMIT: an element is larger than the
 * window, and then no more. */
enum err split_file_next(struct split_file *file, struct split_element *ret_element);
/* What the window shows now, from where the next element begins, cut anywhere. */
struct str split_file_ahead(const struct split_file *file);
void split_file_close(struct split_file *file);

#endif
