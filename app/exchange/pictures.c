// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/pictures.h"

#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/log.h"
#include "trust/hash.h"

enum { FILES_MAX = 1000000, UNUSED_S = 86400 };

static const char *path_of(struct arena *arena, const char *data, const char *name)
{
    return arena_printf(arena, "%s/pictures/%s", data, name).ptr;
}

static enum err store(const char *data, const char *name, struct str bytes)
{
    struct arena arena;
    arena_init(&arena);
    const char *path = path_of(&arena, data, name);
    enum err err = ERR_OK;
    if (!file_exists(path)) {
        err = file_make_folders(arena_printf(&arena, "%s/pictures", data).ptr);
        if (err == ERR_OK)
            err = file_write(path, bytes, 0644);
    }
    arena_release(&arena);
    return err;
}

static void describe(struct str bytes, const struct picture_head *head, struct picture_taken *taken)
{
    taken->head = *head;
    taken->file.bytes = (int)bytes.len;
    sha256_hex(bytes, taken->file.name);
}

enum err pictures_take(const char *data, struct str bytes, struct picture_taken *ret_taken,
                       enum picture_fault *ret_fault)
{
    struct picture_taken taken;
    struct picture_head head;
    struct buf clean;
    buf_init(&clean, PICTURE_BYTES_MAX);
    enum err err = ERR_OK;
    *ret_fault = picture_clean(bytes, &clean, &head);
    if (*ret_fault != PICTURE_OK)
        err = ERR_INVALID;
    else
        describe(buf_view(&clean), &head, &taken);
    if (err == ERR_OK && data)
        err = store(data, taken.file.name, buf_view(&clean));
    if (err == ERR_OK)
        *ret_taken = taken;
    buf_release(&clean);
    return err;
}

enum err pictures_find(const char *data, struct str name, struct picture_taken *ret_taken)
{
    struct arena arena;
    struct str bytes;
    struct picture_taken taken;
    struct picture_head head;
    arena_init(&arena);
    enum err err = ERR_NOT_FOUND;
    if (data && picture_name_ok(name))
        err = file_read(path_of(&arena, data, arena_z(&arena, name)), PICTURE_BYTES_MAX, &arena, &bytes);
    if (err == ERR_OK && picture_look(bytes, &head) != PICTURE_OK)
        err = ERR_DAMAGED;
    if (err == ERR_OK)
        describe(bytes, &head, &taken);
    if (err == ERR_OK && !str_is(name, taken.file.name))
        err = ERR_DAMAGED;
    if (err == ERR_OK)
        *ret_taken = taken;
    arena_release(&arena);
    return err;
}

struct sweep {
    const char *data;
    struct str *paths; /* sorted, as file_list has them */
    size_t n;
    bool *used;
};

static struct str name_of(struct str path)
{
    return path.len >= PICTURE_NAME_LEN ? str_sub(path, path.len - PICTURE_NAME_LEN, path.len) : path;
}

static void mark(struct sweep *sweep, struct str name)
{
    size_t low = 0, high = sweep->n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = str_cmp(name_of(sweep->paths[middle]), name);
        if (order == 0) {
            sweep->used[middle] = true;
            return;
        }
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
}

static enum err mark_revision(void *ctx, struct str json)
{
    struct picture_file files[ITEM_PICTURES_MAX];
    int n = item_picture_files(json, files);
    for (int i = 0; i < n; i++)
        mark(ctx, str_of(files[i].name));
    return ERR_OK;
}

static void count(const struct sweep *sweep, int64_t now_s, bool remove, struct pictures_count *count)
{
    for (size_t i = 0; i < sweep->n; i++) {
        struct stat info;
        if (stat(sweep->paths[i].ptr, &info) != 0)
            continue;
        bool unused = !sweep->used[i] && info.st_mtime < now_s - UNUSED_S; /* an import may be under way */
        count->files++;
        count->bytes += info.st_size;
        count->unused += unused;
        count->unused_bytes += unused ? info.st_size : 0;
        count->removed += unused && remove && file_remove(sweep->paths[i].ptr) == ERR_OK;
    }
}

enum err pictures_sweep(const char *data, struct db *db, int64_t now_s, bool remove,
                        struct pictures_count *ret_count)
{
    struct arena arena;
    struct sweep sweep = {.data = data};
    struct pictures_count counted = {0};
    arena_init(&arena);
    const char *folder = arena_printf(&arena, "%s/pictures", data).ptr;
    enum err err = file_list(folder, "", FILES_MAX, &arena, &sweep.paths, &sweep.n);
    if (err == ERR_NOT_FOUND) /* nothing was ever stored */
        err = ERR_OK;
    sweep.used = ARENA_ARRAY(&arena, bool, sweep.n);
    if (err == ERR_OK)
        err = hub_items_revisions(db, mark_revision, &sweep);
    if (err == ERR_OK) {
        count(&sweep, now_s, remove, &counted);
        *ret_count = counted;
    }
    arena_release(&arena);
    return err;
}
