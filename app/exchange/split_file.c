// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/split_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { CHUNK = 1 << 20 };

/* What is behind `at` moves to the front, and more is read behind it. */
static enum err fill(struct split_file *file)
{
    struct split *split = &file->split;
    size_t kept = split->bytes.len - split->at;
    if (kept + CHUNK > SPLIT_WINDOW_MAX)
        return ERR_LIMIT;
    if (kept + CHUNK > file->size) {
        file->size = kept + 2 * CHUNK > SPLIT_WINDOW_MAX ? SPLIT_WINDOW_MAX : 2 * kept + 2 * CHUNK;
        file->size = file->size > SPLIT_WINDOW_MAX ? SPLIT_WINDOW_MAX : file->size;
        char *more = malloc(file->size);
        if (!more)
            abort();
        if (kept)
            memcpy(more, file->window + split->at, kept);
        free(file->window);
        file->window = more;
    } else if (kept) {
        memmove(file->window, file->window + split->at, kept);
    }
    ssize_t n;
    do
        n = read(file->fd, file->window + kept, CHUNK);
    while (n < 0 && errno == EINTR);
    if (n < 0)
        return ERR_IO;
    file->read_all = n == 0;
    split->bytes = (struct str){file->window, kept + (size_t)n};
    split->at = 0;
    return ERR_OK;
}

static size_t past_space(const struct split_file *file)
{
    size_t at = file->split.at;
    while (at < file->split.bytes.len && file->split.bytes.ptr[at] &&
           strchr(" \t\r\n", file->split.bytes.ptr[at]))
        at++;
    return at;
}

static int peek(const struct split_file *file)
{
    size_t at = past_space(file);
    return at < file->split.bytes.len ? (unsigned char)file->split.bytes.ptr[at] : -1;
}

/* Puts the window behind the "[" of the member. */
static enum err seek_member(struct split_file *file, const char *name)
{
    struct split split = file->split;
    struct split_member member = {0};
    while (split_object_next(&split, &member) == ERR_OK)
        if (str_is(member.name, name) && str_starts(member.value, "[")) {
            file->split.at = (size_t)(member.value.ptr - file->split.bytes.ptr) + 1;
            file->split.is_array = true;
            file->split.line = member.line;
            file->in_object = true;
            return ERR_OK;
        }
    return ERR_NOT_FOUND;
}

enum err split_file_open(const char *path, const char *name, struct split_file *ret_file)
{
    struct split_file file = {.fd = open(path, O_RDONLY | O_CLOEXEC)};
    if (file.fd < 0)
        return ERR_IO;
    enum err err = fill(&file);
    split_init(&file.split, file.split.bytes);
    if (err == ERR_OK && peek(&file) != '[')
        err = name && peek(&file) == '{' ? seek_member(&file, name) : ERR_NOT_FOUND;
    if (err == ERR_OK)
        *ret_file = file;
    else
        split_file_close(&file);
    return err;
}

enum err split_file_next(struct split_file *file, struct split_element *ret_element)
{
    for (;;) {
        struct split before = file->split;
        struct split_element element = file->element;
        if (before.ended || (file->in_object && peek(file) == ']'))
            return ERR_NOT_FOUND;
        enum err err = split_next(&file->split, &element);
        if (file->read_all || (err == ERR_OK && file->split.at < file->split.bytes.len)) {
            if (err == ERR_OK)
                *ret_element = file->element = element;
            return err;
        }
        file->split = before; /* it may have been cut short */
        err = fill(file);
        if (err != ERR_OK) {
            file->split.ended = true;
            return err;
        }
    }
}

struct str split_file_ahead(const struct split_file *file)
{
    return str_sub(file->split.bytes, file->split.at, file->split.bytes.len);
}

void split_file_close(struct split_file *file)
{
    close(file->fd);
    free(file->window);
}
