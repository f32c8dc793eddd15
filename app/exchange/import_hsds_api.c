// SPDX-License-Identifier: GPL-3.0-or-later
/* An HSDS 3 API, or one of the UK profile: paged lists of summaries, and each record whole at its own
 * address. Bounded in pages, records and waiting; what the server asks to wait is waited. */
#include <string.h>
#include <time.h>

#include "base/hex.h"
#include "base/log.h"
#include "exchange/fetch.h"
#include "exchange/hsds_read.h"
#include "store/hub_meta.h"
#include "trust/hash.h"

enum {
    PER_PAGE = 100,
    PAGES_MAX = 5000,
    RECORDS_MAX = 200000,
    TRIES = 4,
    WAIT_MAX_S = 120,
    WAITS_MAX_S = 900, /* in all */
    PAGE_MAX_BYTES = 64 << 20,
};

struct api {
    struct hsds_records *records;
    struct import *import;
    const char *base;    /* without a slash at its end */
    struct str after;    /* modified_after; empty: everything */
    struct str newest;   /* last_modified of what came */
    int64_t waited_s, n; /* n: records */
    bool full;           /* the list gave whole records when asked to: no need to ask for each */
};

static const char *url_of(const struct api *api, struct str path)
{
    return arena_printf(&api->import->arena, "%s/%.*s", api->base, STR_FMT(path)).ptr;
}

static bool wait_for(struct api *api, int64_t seconds)
{
    seconds = seconds < 1 ? 1 : seconds > WAIT_MAX_S ? WAIT_MAX_S : seconds;
    if (api->waited_s + seconds > WAITS_MAX_S)
        return false;
    log_info("import: the server asks to wait %lld s", (long long)seconds);
    api->waited_s += seconds;
    struct timespec pause = {.tv_sec = (time_t)seconds};
    while (nanosleep(&pause, &pause) != 0)
        ;
    return true;
}

/* ERR_NOT_FOUND: 404, said by nobody yet. Other failures are reported. */
static enum err get_json(struct api *api, const char *url, struct js **ret_json)
{
    struct fetch fetch = {.transport = api->import->plan->transport,
                          .url = url,
                          .accept = "application/json",
                          .max_bytes = PAGE_MAX_BYTES};
    struct fetched fetched;
    struct js_fault fault = {.reason = "larger than 64 MB"};
    enum err err = ERR_REFUSED;
    for (int i = 0; i < TRIES; i++) {
        err = fetch_get(&fetch, api->import->plan->now_s, &fetched);
        bool busy = fetched.status == 429 || fetched.status == 503;
        if (!busy || i + 1 == TRIES || !wait_for(api, fetched.retry_after_s))
            break;
        fetch_release(&fetched);
    }
    if (err == ERR_REFUSED && fetched.status == 404)
        err = ERR_NOT_FOUND;
    else if (err != ERR_OK)
        hsds_report(api->import, url, 0, "fetch", fetched.reason);
    if (err == ERR_OK) {
        err = js_parse(fetched.bytes, PAGE_MAX_BYTES, HSDS_MAX_DEPTH + 2, ret_json, &fault);
        if (err != ERR_OK)
            hsds_report(api->import, url, fault.line, "syntax", fault.reason);
    }
    fetch_release(&fetched);
    return err;
}

static bool has_list(const struct js *record)
{
    for (void *it = js_first(record); it; it = js_after(record, it))
        if (js_type(js_value(it)) == JS_ARRAY)
            return true;
    return false;
}

static void note_newest(struct api *api, const struct js *record)
{
    struct str when = js_get_str(record, "last_modified");
    if (when.len && str_cmp(when, api->newest) > 0)
        api->newest = arena_str(&api->import->arena, when);
}

/* The id as a part of a path: what is no letter, digit or hyphen is percent-encoded. */
static struct str encoded(struct arena *arena, struct str id)
{
    struct buf out;
    buf_init(&out, 1000);
    for (size_t i = 0; i < id.len; i++) {
        char c = id.ptr[i];
        bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
        buf_printf(&out, plain ? "%c" : "%%%02X", (unsigned char)c);
    }
    struct str kept = arena_str(arena, buf_view(&out));
    buf_release(&out);
    return kept;
}

/* Lists of organizations cannot be asked for what changed: those that are known are not asked for one by one,
 * every time. */
static bool wants_whole(struct api *api, enum hsds_type type, const struct js *row)
{
    struct str id = js_get_str(row, "id");
    bool stored = false;
    if ((type != HSDS_SERVICE && type != HSDS_ORGANIZATION) || has_list(row) || !id.len || id.len > 200)
        return false;
    if (type == HSDS_ORGANIZATION && api->after.len)
        hub_items_has(api->import->db, hsds_item_id(&api->import->arena, api->import->plan->source, type, id),
                      &stored);
    return !stored;
}

/* One row of a list: itself when it is whole, else what stands at its own address. */
static enum err take_row(struct api *api, enum hsds_type type, const char *list, const struct js *row)
{
    struct str id = js_get_str(row, "id");
    struct js *whole = NULL;
    enum err err = ERR_OK;
    const char *url = api->base;
    if (++api->n > RECORDS_MAX) {
        hsds_report(api->import, api->base, 0, "limit", "more than 200,000 records");
        return ERR_LIMIT;
    }
    if (wants_whole(api, type, row)) {
        struct str path = encoded(&api->import->arena, id);
        url = url_of(api, arena_printf(&api->import->arena, "%s/%.*s", list, STR_FMT(path)));
        err = get_json(api, url, &whole);
    }
    if (err == ERR_CANCELLED)
        return err;
    if (err != ERR_OK && err != ERR_NOT_FOUND)
        return ERR_OK; /* reported; the others may be had */
    note_newest(api, whole ? whole : row);
    struct import_record at = {.file = url};
    bool says_all = whole || has_list(row) || type == HSDS_TERM || type == HSDS_TAXONOMY;
    hsds_take(api->records, type, whole ? whole : row, says_all, &at);
    js_free(whole);
    return ERR_OK;
}

/* Whether this was the last page, as servers say it, in both generations of names. */
static bool is_last(const struct js *page, int number, size_t n)
{
    int64_t pages = js_get_int(page, "total_pages");
    if (!pages)
        pages = js_get_int(page, "totalPages");
    if (js_get_true(page, "last_page") || js_get_true(page, "last") || n == 0)
        return true;
    return pages > 0 && number >= pages;
}

static const char *page_url(struct api *api, const char *list, int number)
{
    struct buf query;
    bool services = strcmp(list, "services") == 0;
    buf_init(&query, 1000);
    buf_printf(&query, "%s?page=%d&per_page=%d", list, number, PER_PAGE);
    if (services || strcmp(list, "organizations") == 0)
        buf_z(&query, "&full=true");
    if (services && api->after.len)
        buf_printf(&query, "&modified_after=%.*s", STR_FMT(encoded(&api->import->arena, api->after)));
    const char *url = url_of(api, buf_view(&query));
    buf_release(&query);
    return url;
}

/* A list that is not there (404 on its first page) is none of this API's; `must`: then it is no HSDS API. */
static enum err read_list(struct api *api, enum hsds_type type, const char *list, bool must)
{
    enum err err = ERR_OK;
    for (int number = 1; number <= PAGES_MAX && err == ERR_OK; number++) {
        struct js *page = NULL;
        const char *url = page_url(api, list, number);
        err = get_json(api, url, &page);
        if (err == ERR_NOT_FOUND && number == 1 && must)
            hsds_report(api->import, url, 0, "fetch", "the server answered 404: no HSDS API is there");
        if (err != ERR_OK)
            return err == ERR_CANCELLED ? err : ERR_OK;
        const struct js *rows = js_type(page) == JS_ARRAY ? page : js_get(page, "contents");
        if (js_type(rows) != JS_ARRAY)
            hsds_report(api->import, url, 0, "syntax", "a page must have an array \"contents\"");
        for (size_t i = 0; i < js_len(rows) && err == ERR_OK; i++)
            err = take_row(api, type, list, js_at(rows, i));
        bool last = js_type(page) == JS_ARRAY || is_last(page, number, js_len(rows));
        js_free(page);
        if (last)
            return err;
    }
    if (err == ERR_OK)
        hsds_report(api->import, api->base, 0, "limit", "more than 5,000 pages");
    return err;
}

/* "hsds.newest.<12 hex of source and address>" */
static const char *newest_name(struct api *api)
{
    unsigned char hash[HASH_BYTES];
    char hex[13];
    sha256(arena_printf(&api->import->arena, "%s\n%s", api->import->plan->source, api->base), hash);
    hex_write(hash, 6, hex);
    return arena_printf(&api->import->arena, "hsds.newest.%s", hex).ptr;
}

enum err hsds_read_api(struct hsds_records *records, const char *url)
{
    struct import *import = records->import;
    struct str base = str_of(url);
    base = str_sub(base, 0, str_find(base, '?', 0));
    while (base.len && base.ptr[base.len - 1] == '/')
        base.len--;
    if (str_ends(base, "/services"))
        base.len -= strlen("/services");
    struct api api = {.records = records, .import = import, .base = arena_z(&import->arena, base)};
    const char *name = newest_name(&api);
    enum err err =
        import->plan->replace ? ERR_NOT_FOUND : meta_get(import->db, name, &import->arena, &api.after);
    if (err != ERR_OK && err != ERR_NOT_FOUND)
        return err;
    import->files++;
    api.newest = api.after.len ? api.after : STR("");
    err = read_list(&api, HSDS_TAXONOMY, "taxonomies", false);
    if (err == ERR_OK)
        err = read_list(&api, HSDS_TERM, "taxonomy_terms", false);
    if (err == ERR_OK)
        err = read_list(&api, HSDS_SERVICE, "services", true);
    if (err == ERR_OK)
        err = read_list(&api, HSDS_ORGANIZATION, "organizations", false);
    if (err == ERR_OK && api.newest.len)
        import_remember(import, name, api.newest, true);
    return err == ERR_LIMIT ? ERR_OK : err;
}
