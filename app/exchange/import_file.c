// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import_file.h"

#include "base/file.h"

enum { FILES_MAX = 20000 };

static void refuse_file(struct import *import, const char *file, enum err err, const char *why)
{
    struct import_record record = {.file = file};
    import_refuse(import, &record, STR(""), err == ERR_LIMIT ? "limit" : "file", "cannot be read: %s", why);
}

static void take_file(struct import *import, const struct import_source *source, const char *file)
{
    struct arena arena;
    struct str bytes;
    arena_init(&arena);
    enum err err = file_read(file, source->max_bytes, &arena, &bytes);
    if (err == ERR_OK) {
        import->files++;
        source->take(import, file, bytes);
    } else {
        refuse_file(import, file, err, err == ERR_LIMIT ? "it is too large" : err_name(err));
    }
    arena_release(&arena);
}

static bool is_wanted(const struct import_source *source, struct str file)
{
    for (const char *const *suffix = source->suffixes; *suffix; suffix++)
        if (str_ends(file, *suffix))
            return true;
    return false;
}

enum err import_source_read(struct import *import, const char *path, const struct import_source *source)
{
    struct str *files;
    size_t n;
    enum err err = file_list(path, "", FILES_MAX, &import->arena, &files, &n);
    if (err != ERR_OK)
        refuse_file(import, path, err, err == ERR_LIMIT ? "there are too many files" : err_name(err));
    for (size_t i = 0; i < n && err == ERR_OK; i++)
        if (str_is(files[i], path) || is_wanted(source, files[i]))
            take_file(import, source, files[i].ptr);
    return ERR_OK;
}
