// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/content_rows.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/freshness.h"
#include "core/hours.h"
#include "store/content_facts.h"
#include "store/content_pack.h"
#include "text/collate.h"
#include "text/zone.h"

enum { ROWS_MAX = 100000, KEY_MAX = 4096 };
static const double earth_m = 6371008.8; /* mean radius, IUGG */

void rows_init(struct rows *rows)
{
    *rows = (struct rows){0};
    arena_init(&rows->arena);
}

void rows_release(struct rows *rows)
{
    arena_release(&rows->arena);
}

static void add(struct rows *rows, const struct row *row)
{
    if (rows->n == rows->size) {
        int size = rows->size ? rows->size * 2 : 64;
        struct row *items = ARENA_ARRAY(&rows->arena, struct row, (size_t)size);
        if (rows->n)
            memcpy(items, rows->items, (size_t)rows->n * sizeof *items);
        rows->items = items;
        rows->size = size;
    }
    rows->items[rows->n++] = *row;
}

void rows_bind(struct sqlite3_stmt *stmt, const struct query *query, struct str language)
{
    const struct str targets[] = {query->term, query->organization, query->service, query->place};
    unsigned access =
        (query->step_free ? ACCESS_STEP_FREE : 0u) | (query->hearing_loop ? ACCESS_HEARING_LOOP : 0u);
    db_bind_int(stmt, 1, query->now_s);
    for (int i = 0; i < 4; i++)
        if (targets[i].len)
            db_bind_str(stmt, 2 + i, targets[i]);
    db_bind_int(stmt, 6, query->free_only);
    db_bind_int(stmt, 7, access);
    if (query->my_language && language.len)
        db_bind_str(stmt, 8, language);
    db_bind_int(stmt, 9, query->for_children ? SUITS_CHILDREN | SUITS_FAMILIES : 0);
    db_bind_int(stmt, 10, query->max_minutes);
    db_bind_int(stmt, 11, query->min_minutes);
    db_bind_int(stmt, 12, query->every);
    db_bind_int(stmt, 13, query->settings);
    db_bind_int(stmt, 14, query->no_swedish);
}

static double radians(double degrees)
{
    return degrees * 3.14159265358979323846 / 180;
}

/* Haversine. */
static double distance_m(double lat_a, double lon_a, double lat_b, double lon_b)
{
    double lat = sin(radians(lat_b - lat_a) / 2), lon = sin(radians(lon_b - lon_a) / 2);
    double h = lat * lat + cos(radians(lat_a)) * cos(radians(lat_b)) * lon * lon;
    return 2 * earth_m * asin(sqrt(h < 1 ? h : 1));
}

double content_distance_m(const struct content *content, double lat, double lon)
{
    return content->has_position ? distance_m(content->lat, content->lon, lat, lon) : -1;
}

static bool is_open(struct sqlite3_stmt *stmt, int64_t now_s)
{
    struct str packed = db_str(stmt, 6), name = db_str(stmt, 7);
    const struct zone *zone = zone_find(name.len ? name : STR(ZONE_DEFAULT));
    struct service service;
    struct interval_list by_rule;
    struct arena arena;
    bool open = false;
    arena_init(&arena);
    if (packed.len && zone && unpack_hours(packed, &arena, &service, &by_rule)) {
        service.zone = name;
        open = hours_open(&service, &by_rule, moment_of_s(now_s, zone_offset_min(zone, now_s)));
    }
    arena_release(&arena);
    return open;
}

/* The first occurrence of the item that the query allows. */
static enum err find_next(struct content *content, const struct query *query, struct row *row)
{
    struct sqlite3_stmt *stmt = db_stmt(content->db, NEXT_OCCURRENCE);
    int64_t from_s = query->from_s ? query->from_s : query->now_s > 0 ? query->now_s : TIME_MIN_S;
    db_bind_int(stmt, 1, row->no);
    db_bind_int(stmt, 2, from_s);
    db_bind_int(stmt, 3, query->to_s ? query->to_s : TIME_MAX_S);
    enum err err = db_one(content->db, stmt);
    if (err == ERR_OK) {
        row->start_s = db_int(stmt, 0);
        row->occurrence = db_int(stmt, 1);
        db_reset(stmt);
    }
    return err == ERR_NOT_FOUND ? ERR_OK : err;
}

static bool kind_wanted(const struct query *query, int kind)
{
    return kind < KIND_COUNT && (!query->kinds || query->kinds >> kind & 1);
}

static struct row read_row(struct content *content, struct sqlite3_stmt *stmt)
{
    struct row row = {.no = db_int(stmt, 0), .kind = (int)db_int(stmt, 1), .weight = db_int(stmt, 2)};
    row.checked = db_int(stmt, 8);
    row.start_s = TIME_MAX_S;
    row.occurrence = -1;
    row.distance_m = db_is_null(stmt, 4) || db_is_null(stmt, 5)
                         ? -1
                         : content_distance_m(content, db_real(stmt, 4), db_real(stmt, 5));
    return row;
}

enum err rows_gather(struct content *content, struct sqlite3_stmt *stmt, const struct query *query,
                     bool has_occurrence, int rank, struct rows *rows)
{
    bool more, in_time = query->from_s || query->to_s;
    enum err err;
    while ((err = db_step(content->db, stmt, &more)) == ERR_OK && more) {
        struct row row = read_row(content, stmt);
        if (!kind_wanted(query, row.kind) || rows->n == ROWS_MAX ||
            (query->open_now && !is_open(stmt, query->now_s)))
            continue;
        row.rank = rank;
        row.is_open = query->open_first && query->now_s > 0 && is_open(stmt, query->now_s);
        if (has_occurrence) {
            row.start_s = db_int(stmt, 9);
            row.occurrence = db_int(stmt, 10);
        } else if (row.kind == KIND_EVENT || row.kind == KIND_CALL) {
            err = find_next(content, query, &row);
        }
        if (err != ERR_OK)
            break;
        if (in_time && row.occurrence < 0)
            continue;
        row.titles = arena_str(&rows->arena, db_str(stmt, 3));
        add(rows, &row);
    }
    db_reset(stmt);
    return err;
}

struct sorting {
    const struct query *query;
    const struct lang *lang;
    struct arena *arena;
    struct date today; /* all 0: not known */
};

static struct str title_key(const struct sorting *sorting, struct row *row)
{
    struct text_map titles;
    struct buf key;
    if (row->key.ptr)
        return row->key;
    buf_init(&key, KEY_MAX);
    if (unpack_titles(row->titles, sorting->arena, &titles) && titles.n)
        collate_key(sorting->lang, text_map_pick(&titles, sorting->query->lang, NULL)->text, &key);
    row->key = arena_str(sorting->arena, buf_view(&key));
    buf_release(&key);
    return row->key;
}

static int compare(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static int compare_distance(double a, double b)
{
    if ((a < 0) != (b < 0))
        return a < 0 ? 1 : -1;
    return (a > b) - (a < b);
}

/* By classes of ten minutes' walk: who goes that far does not count steps. */
static int compare_nearness(const struct row *a, const struct row *b)
{
    enum { CLASS_M = 600 };
    return compare_distance(a->distance_m < 0 ? -1 : floor(a->distance_m / CLASS_M),
                            b->distance_m < 0 ? -1 : floor(b->distance_m / CLASS_M));
}

static int freshness(const struct sorting *sorting, const struct row *row)
{
    struct date checked_on = row->checked ? date_of_days(row->checked) : (struct date){0};
    return sorting->today.year ? freshness_of(checked_on, sorting->today).score : 0;
}

/* Of what fits a text equally well. */
static int compare_equals(const struct sorting *sorting, const struct row *a, const struct row *b)
{
    int order = compare_nearness(a, b);
    if (order == 0)
        order = freshness(sorting, b) - freshness(sorting, a);
    return order ? order : compare_distance(a->distance_m, b->distance_m);
}

static int compare_first(enum query_sort sort, const struct row *a, const struct row *b)
{
    switch (sort) {
    case SORT_TIME:
        return compare(a->start_s, b->start_s);
    case SORT_DISTANCE:
        return a->is_open != b->is_open ? b->is_open - a->is_open
                                        : compare_distance(a->distance_m, b->distance_m);
    case SORT_RANK:
        return a->rank != b->rank ? a->rank - b->rank : compare(a->weight, b->weight);
    case SORT_TITLE:
        break;
    }
    return 0;
}

static int compare_rows(const void *a, const void *b, void *ctx)
{
    struct row *x = *(struct row *const *)a, *y = *(struct row *const *)b;
    const struct sorting *sorting = ctx;
    int order = compare_first(sorting->query->sort, x, y);
    if (order == 0 && sorting->query->text.len && sorting->query->sort == SORT_RANK)
        order = compare_equals(sorting, x, y);
    if (order == 0)
        order = str_cmp(title_key(sorting, x), title_key(sorting, y));
    if (order == 0)
        order = compare(x->start_s, y->start_s);
    return order ? order : compare(x->no, y->no);
}

/* By pointers, so that a key is made once a row. */
void rows_sort(struct rows *rows, const struct query *query)
{
    size_t n = (size_t)rows->n;
    const struct lang *lang = lang_find(query->lang);
    struct sorting sorting = {query, lang ? lang : &langs[0], &rows->arena, {0}};
    if (query->now_s > 0)
        sorting.today = moment_of_s(query->now_s, 0).date;
    struct row **order = ARENA_ARRAY(&rows->arena, struct row *, n);
    struct row *sorted = ARENA_ARRAY(&rows->arena, struct row, n);
    for (size_t i = 0; i < n; i++)
        order[i] = &rows->items[i];
    qsort_r(order, n, sizeof *order, compare_rows, &sorting);
    for (size_t i = 0; i < n; i++)
        sorted[i] = *order[i];
    rows->items = sorted;
    rows->size = rows->n;
}

void rows_thin(struct rows *rows, int per_kind)
{
    int counts[KIND_COUNT] = {0}, n = 0;
    for (int i = 0; i < rows->n; i++)
        if (counts[rows->items[i].kind]++ < per_kind)
            rows->items[n++] = rows->items[i];
    rows->n = n;
}
