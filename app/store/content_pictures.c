// SPDX-License-Identifier: GPL-3.0-or-later
#include <stdlib.h>
#include <string.h>

#include "store/content_sql.h"

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct picture_file *)a)->name, ((const struct picture_file *)b)->name);
}

struct list {
    struct picture_file *items;
    size_t n, size;
};

static void add(struct list *list, const struct picture_file *files, int n)
{
    if (list->n + (size_t)n > list->size) {
        list->size = list->size ? list->size * 2 : 64;
        list->items = realloc(list->items, list->size * sizeof *list->items);
        if (!list->items)
            abort();
    }
    for (int i = 0; i < n; i++)
        list->items[list->n++] = files[i];
}

static int sort_once(struct list *list)
{
    size_t kept = 0;
    if (list->n)
        qsort(list->items, list->n, sizeof *list->items, by_name);
    for (size_t i = 0; i < list->n; i++)
        if (kept == 0 || by_name(&list->items[kept - 1], &list->items[i]) != 0)
            list->items[kept++] = list->items[i];
    return (int)kept;
}

enum err content_pictures(struct content *content, struct arena *arena, struct picture_file **ret_files,
                          int *ret_n)
{
    struct sqlite3_stmt *stmt = db_stmt(content->db, ITEM_BYTES);
    struct list list = {0};
    bool row;
    enum err err;
    while ((err = db_step(content->db, stmt, &row)) == ERR_OK && row) {
        struct picture_file files[ITEM_PICTURES_MAX];
        add(&list, files, item_picture_files(db_str(stmt, 2), files));
    }
    db_reset(stmt);
    if (err == ERR_OK) {
        *ret_n = sort_once(&list);
        *ret_files = ARENA_ARRAY(arena, struct picture_file, (size_t)*ret_n);
        if (*ret_n)
            memcpy(*ret_files, list.items, (size_t)*ret_n * sizeof *list.items);
    }
    free(list.items);
    return err;
}
