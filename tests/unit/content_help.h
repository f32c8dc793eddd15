/* SPDX-License-Identifier: GPL-3.0-or-later
 * For the tests of content.db: releases written down as rows. */
#ifndef TESTS_CONTENT_HELP_H
#define TESTS_CONTENT_HELP_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/date.h"
#include "base/js.h"
#include "store/content.h"
#include "trust/hash.h"

enum { DRAFT_ITEMS_MAX = 25000 };

/* The items of a channel, as the hub would have them: sorted by id. */
struct draft {
    struct arena arena;
    struct release_item *items;
    int n;
    int64_t version;
};

static inline void draft_init(struct draft *draft)
{
    *draft = (struct draft){.items = calloc(DRAFT_ITEMS_MAX, sizeof(struct release_item))};
    arena_init(&draft->arena);
}

static inline void draft_release(struct draft *draft)
{
    arena_release(&draft->arena);
    free(draft->items);
}

static inline int draft_cmp(const void *a, const void *b)
{
    return str_cmp(((const struct release_item *)a)->id, ((const struct release_item *)b)->id);
}

static inline struct release_item *draft_find(struct draft *draft, const char *id)
{
    for (int i = 0; i < draft->n; i++)
        if (str_is(draft->items[i].id, id))
            return &draft->items[i];
    return NULL;
}

/* `json` with ' for ", as the hub stores it: sorted, compact. */
static inline struct str draft_json(struct draft *draft, const char *json)
{
    struct str copy = arena_str(&draft->arena, str_of(json));
    struct js *value;
    struct buf buf;
    for (size_t i = 0; i < copy.len; i++)
        if (copy.ptr[i] == '\'')
            ((char *)copy.ptr)[i] = '"';
    if (js_parse(copy, copy.len, 12, &value, NULL) != ERR_OK)
        abort();
    buf_init(&buf, 1 << 20);
    js_write(value, JS_SORTED, &buf);
    copy = arena_str(&draft->arena, buf_view(&buf));
    js_free(value);
    buf_release(&buf);
    return copy;
}

static inline void draft_put(struct draft *draft, const char *id, const char *json)
{
    struct release_item *item = draft_find(draft, id);
    if (!item)
        item = &draft->items[draft->n++];
    item->id = arena_str(&draft->arena, str_of(id));
    item->bytes = draft_json(draft, json);
    sha256(item->bytes, item->hash);
}

static inline void draft_drop(struct draft *draft, const char *id)
{
    struct release_item *item = draft_find(draft, id);
    *item = draft->items[--draft->n];
}

static inline void draft_root(struct draft *draft, unsigned char root[HASH_BYTES])
{
    struct root_hasher *hasher = root_hash_begin();
    qsort(draft->items, (size_t)draft->n, sizeof *draft->items, draft_cmp);
    for (int i = 0; i < draft->n; i++)
        root_hash_add(hasher, draft->items[i].id, draft->items[i].hash);
    root_hash_end(hasher, root);
}

static inline struct content_expect draft_expect(struct draft *draft)
{
    struct content_expect expect = {
        .version = draft->version, .issued_s = 1000 + draft->version, .applied_s = 2000};
    draft_root(draft, expect.root_hash);
    return expect;
}

static inline void draft_pack(const struct release_head *head, const struct release_item *items, int n,
                              struct buf *out)
{
    struct release_writer *writer = release_write_begin(head);
    for (int i = 0; i < n; i++)
        release_write_item(writer, &items[i]);
    if (release_write_end(writer, out) != ERR_OK)
        abort();
}

static inline void draft_whole(struct draft *draft, struct buf *out)
{
    struct release_head head = {.version = draft->version, .items = draft->n};
    draft_root(draft, head.root_hash);
    buf_init(out, RELEASE_MAX_BYTES);
    draft_pack(&head, draft->items, draft->n, out);
}

/* From version - 1; the items whose ids are named. */
static inline void draft_delta(struct draft *draft, const char *const ids[], int n, struct buf *out)
{
    struct release_item items[16];
    struct release_head head = {.version = draft->version, .from = draft->version - 1, .items = n};
    draft_root(draft, head.root_hash);
    for (int i = 0; i < n; i++) {
        const struct release_item *item = draft_find(draft, ids[i]);
        items[i] = item ? *item : (struct release_item){.id = str_of(ids[i])};
    }
    qsort(items, (size_t)n, sizeof *items, draft_cmp);
    buf_init(out, RELEASE_MAX_BYTES);
    draft_pack(&head, items, n, out);
}

static inline enum err draft_apply_whole(struct draft *draft, struct content *content,
                                         struct content_change *ret_change)
{
    struct buf packed;
    struct content_expect expect = draft_expect(draft);
    draft_whole(draft, &packed);
    enum err err = content_apply(content, buf_view(&packed), &expect, ret_change);
    buf_release(&packed);
    return err;
}

static inline enum err draft_apply_delta(struct draft *draft, struct content *content,
                                         const char *const ids[], int n, struct content_change *ret_change)
{
    struct buf packed;
    struct content_expect expect = draft_expect(draft);
    draft_delta(draft, ids, n, &packed);
    enum err err = content_apply(content, buf_view(&packed), &expect, ret_change);
    buf_release(&packed);
    return err;
}

static inline int64_t at(const char *time)
{
    struct moment moment;
    if (!moment_parse(str_of(time), &moment))
        abort();
    return moment_s(moment);
}

/* A folder of its own for each test program. */
static inline const char *test_dir(void)
{
    static char dir[64];
    if (!dir[0]) {
        snprintf(dir, sizeof dir, "/tmp/torget-test-XXXXXX");
        if (!mkdtemp(dir))
            abort();
    }
    return dir;
}

static inline const char *test_path(const char *name)
{
    static char path[8][200];
    static int turn;
    char *out = path[turn++ % 8];
    snprintf(out, sizeof path[0], "%s/%s", test_dir(), name);
    return out;
}

static inline void test_remove(const char *path)
{
    char name[256];
    static const char *const ends[] = {"", "-wal", "-shm", ".damaged"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        snprintf(name, sizeof name, "%s%s", path, ends[i]);
        unlink(name);
    }
}

/* A small town. Tuesday 2026-12-01. */
static inline void draft_town(struct draft *draft)
{
    static const struct {
        const char *id, *json;
    } rows[] = {
        {"term/food",
         "{'id':'term/food','kind':'term','scheme':'need','order':2,'title':{'sv':'Mat','ar':'طعام'},"
         "'synonyms':{'sv':['matkasse','hungrig'],'en':['food bank'],'ar':['أكل']}}"},
        {"term/company",
         "{'id':'term/company','kind':'term','scheme':'need','order':1,'title':{'sv':'Sällskap'}}"},
        {"term/coffee",
         "{'id':'term/coffee','kind':'term','scheme':'topic','parent':'term/company','title':{'sv':'Fika'}}"},
        {"place/biblioteket",
         "{'id':'place/biblioteket','kind':'place','title':{'sv':'Biblioteket'},'lat':58.3250,'lon':13.1120,"
         "'access':['step-free','hearing-loop']}"},
        {"place/asby",
         "{'id':'place/asby','kind':'place','title':{'sv':'Åsby'},'lat':58.3700,'lon':13.1120}"},
        {"org/matbanken",
         "{'id':'org/matbanken','kind':'organization','legal_form':'association','title':{'sv':'Matbanken "
         "Solrosen'},"
         "'place':'place/asby','languages':['sv']}"},
        {"org/grannhjalpen",
         "{'id':'org/"
         "grannhjalpen','kind':'organization','legal_form':'association','title':{'sv':'Grannhjälpen'}}"},
        {"service/kasse",
         "{'id':'service/kasse','kind':'service','organization':'org/matbanken','place':'place/"
         "asby','title':{'sv':'Kasse på torsdag','en':'Bag on Thursday'},"
         "'summary':{'sv':'En full kasse för lite pengar'},'body':{'sv':'Bröd och "
         "grönsaker'},'terms':['term/food'],'cost':'fee',"
         "'languages':['sv','ar'],'hours':[{'days':['th'],'opens':'15:00','closes':'18:00'}]}"},
        {"service/lunch",
         "{'id':'service/lunch','kind':'service','organization':'org/grannhjalpen','place':'place/"
         "biblioteket','title':{'sv':'Lunch i huset','sv-simple':'Mat mitt på dagen'},"
         "'terms':['term/food','term/"
         "company'],'cost':'free','languages':['sv'],'hours':[{'days':['mo','tu','we'],'opens':'11:00','"
         "closes':'14:00'}]}"},
        {"service/fikastund", "{'id':'service/fikastund','kind':'service','organization':'org/"
                              "grannhjalpen','title':{'sv':'Ärlig fikastund'},'terms':['term/coffee']}"},
        {"event/bakning",
         "{'id':'event/bakning','kind':'event','organization':'org/matbanken','place':'place/"
         "biblioteket','service':'service/kasse','title':{'sv':'Baka bröd ihop'},"
         "'start':'2026-12-01T14:00:00+01:00','end':'2026-12-01T16:00:00+01:00','rrule':'FREQ=WEEKLY;COUNT=3'"
         ",'suits':['children'],'cost':'free',"
         "'occurrences':['2026-12-01T14:00:00+01:00/2026-12-01T16:00:00+01:00','2026-12-08T14:00:00+01:00/"
         "2026-12-08T16:00:00+01:00',"
         "'2026-12-15T14:00:00+01:00/2026-12-15T16:00:00+01:00']}"},
        {"event/utstallning", "{'id':'event/utstallning','kind':'event','organization':'org/"
                              "grannhjalpen','place':'place/asby','title':{'sv':'Utställning'},"
                              "'start':'2026-11-20T10:00:00+01:00','end':'2026-12-20T16:00:00+01:00'}"},
        {"event/slut",
         "{'id':'event/slut','kind':'event','organization':'org/grannhjalpen','title':{'sv':'Redan slut'},"
         "'start':'2026-11-20T10:00:00+01:00','end':'2026-11-20T16:00:00+01:00'}"},
        {"call/packa",
         "{'id':'call/packa','kind':'call','organization':'org/matbanken','place':'place/"
         "asby','service':'service/kasse','title':{'sv':'Packa kassar'},"
         "'minutes':30,'every':'weekly','swedish':'not needed','settings':['indoors','with-hands'],'shifts':["
         "{'id':'a','start':'2026-12-03T13:00:00+01:00','end':'2026-12-03T13:30:00+01:00','places':4},"
         "{'id':'b','start':'2026-12-10T13:00:00+01:00','end':'2026-12-10T13:30:00+01:00','places':4}]}"},
        {"call/ring", "{'id':'call/ring','kind':'call','organization':'org/grannhjalpen','title':{'sv':'Ring "
                      "en granne'},'minutes':60,'every':'flexible',"
                      "'swedish':'good','settings':['from-home'],'shifts':[]}"},
        {"notice/stangt", "{'id':'notice/stangt','kind':'notice','priority':'info','title':{'sv':'Stängt i "
                          "morgon'},'ends':'2026-12-02T23:00:00+01:00'}"},
        {"notice/storm", "{'id':'notice/"
                         "storm','kind':'notice','priority':'alert','title':{'sv':'Storm'},'starts':'2026-12-"
                         "01T08:00:00+01:00','ends':'2026-12-01T20:00:00+01:00'}"},
        {"survey/torget",
         "{'id':'survey/torget','kind':'survey','organization':'org/"
         "grannhjalpen','opens':'2026-11-01','closes':'2026-12-01','title':{'sv':'Vad saknas?'},"
         "'questions':[{'id':'q','type':'text','question':{'sv':'Vad saknas?'}}]}"},
        {"guide/forening",
         "{'id':'guide/forening','kind':'guide','topic':'association','title':{'sv':'Starta förening'},"
         "'steps':[{'title':{'sv':'Skriv stadgar'},'text':{'sv':'Bestäm vad ni vill'}}]}"},
    };
    draft->version = 1;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        draft_put(draft, rows[i].id, rows[i].json);
}

#endif
