// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/content.h"

#include "store/content_load.h"

/* Where the item is and when it is next, as a list would have it; but expired ones too. */
static enum err find_row(struct content *content, struct str id, int64_t now_s, struct rows *rows)
{
    const struct query any_time = {0}, next = {.now_s = now_s};
    struct sqlite3_stmt *stmt = db_stmt(content->db, LIST_ID);
    rows_bind(stmt, &any_time, (struct str){0});
    db_bind_str(stmt, 15, id);
    return rows_gather(content, stmt, &next, false, 0, rows);
}

enum err content_entry(struct content *content, struct str id, int64_t now_s, struct arena *arena,
                       struct entry *ret_entry)
{
    struct entry entry = {.distance_m = -1};
    struct rows rows;
    struct loader loader;
    enum err err = content_begin(content);
    if (err != ERR_OK)
        return err;
    rows_init(&rows);
    loader_init(&loader, content, arena);
    err = find_row(content, id, now_s, &rows);
    if (err == ERR_OK && rows.n)
        err = load_entry(&loader, id, &rows.items[0], &entry);
    loader_release(&loader);
    rows_release(&rows);
    content_end(content);
    if (err == ERR_OK)
        *ret_entry = entry;
    return err;
}

enum err content_stand_at(struct content *content, struct str place_id, struct arena *arena,
                          const struct item **ret_place)
{
    const struct item *place = NULL;
    struct loader loader;
    enum err err = content_begin(content);
    if (err != ERR_OK)
        return err;
    loader_init(&loader, content, arena);
    err = load_by_id(&loader, place_id, &place);
    loader_release(&loader);
    content_end(content);
    if (err != ERR_OK)
        return err;
    if (place && place->kind != KIND_PLACE)
        place = NULL;
    content->has_position = place && place->place.has_position;
    content->lat = place ? place->place.lat : 0;
    content->lon = place ? place->place.lon : 0;
    if (ret_place)
        *ret_place = place;
    return ERR_OK;
}
