// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs_load.h"

#include <time.h>

#include "base/clock.h"
#include "base/log.h"

enum { NEXT_MAX = 6, NOTICES_MAX = 5, STORIES_MAX = 12, RELATED_MAX = 8, SAYS_MAX = 200, DAY_S = 86400 };

/* Of the next events only those of the first one's day. */
static void keep_first_day(struct entry_list *events)
{
    int n = 0;
    while (n < events->n) {
        const struct interval *first = &events->items[0].when, *when = &events->items[n].when;
        struct date day = moment_of_s(first->start_s, first->offset_min).date;
        if (date_cmp(day, moment_of_s(when->start_s, when->offset_min).date) != 0)
            break;
        n++;
    }
    events->n = n;
}

static enum err load_home(struct content *content, const struct load_request *request, struct load *load)
{
    struct query next = {.kinds = 1u << KIND_EVENT,
                         .lang = str_of(request->lang),
                         .now_s = request->now_s,
                         .from_s = request->now_s,
                         .to_s = request->day_start_s + 8 * DAY_S,
                         .every_occurrence = true,
                         .sort = SORT_TIME,
                         .limit = NEXT_MAX};
    struct query notices = {.kinds = 1u << KIND_NOTICE,
                            .lang = next.lang,
                            .now_s = request->now_s,
                            .sort = SORT_RANK,
                            .limit = NOTICES_MAX};
    struct query stories = notices;
    stories.kinds = 1u << KIND_STORY;
    stories.limit = STORIES_MAX;
    enum err err = content_counts(content, request->now_s, request->day_start_s, &load->counts);
    if (err == ERR_OK)
        err = content_stand_at(content, str_of(request->id), &load->arena, &load->here);
    if (err == ERR_OK && request->now_s > 0)
        err = content_list(content, &next, &load->arena, &load->events);
    if (err == ERR_OK)
        err = content_list(content, &notices, &load->arena, &load->notices);
    if (err == ERR_OK)
        err = content_list(content, &stories, &load->arena, &load->stories);
    keep_first_day(&load->events);
    return err;
}

static enum err load_needs(struct content *content, const struct load_request *request, struct load *load)
{
    struct content_need *needs;
    int n;
    enum err err =
        content_terms(content, request->now_s, request->kind == LOAD_NEEDS, &load->arena, &needs, &n);
    if (err != ERR_OK)
        return err;
    load->needs = ARENA_ARRAY(&load->arena, struct need, (size_t)n);
    for (int i = 0; i < n; i++)
        load->needs[i] = (struct need){needs[i].term, needs[i].services};
    load->n_needs = n;
    return ERR_OK;
}

/* How much there is where one could go instead. */
static enum err count_ways(struct content *content, const struct load_request *request, struct load *load)
{
    enum err err = ERR_OK;
    for (int i = 0; i < request->n_ways && err == ERR_OK; i++) {
        const struct query query = load_way_query(request, i);
        struct entry_list list = {0};
        err = content_list(content, &query, &load->arena, &list);
        load->ways[load->n_ways++] =
            (struct way_out){request->ways[i].code, request->ways[i].number, list.total};
    }
    return err;
}

static enum err load_list(struct content *content, const struct load_request *request, struct load *load)
{
    struct query query = load_query(request);
    struct entry term;
    if (request->with_needs && !query.text.len)
        return load_needs(content, request, load);
    enum err err = content_list(content, &query, &load->arena, &load->list);
    if (err == ERR_OK && load->list.n == 0)
        err = request->with_needs ? load_needs(content, request, load) : count_ways(content, request, load);
    if (err == ERR_OK && query.term.len) {
        err = content_entry(content, query.term, request->now_s, &load->arena, &term);
        if (err == ERR_OK)
            load->need = term.item;
    }
    return err;
}

static enum err load_say(struct content *content, const struct load_request *request, struct load *load)
{
    struct query says = {.kinds = 1u << KIND_SURVEY | 1u << KIND_CONSULTATION,
                         .lang = str_of(request->lang),
                         .now_s = request->now_s,
                         .sort = SORT_RANK,
                         .limit = SAYS_MAX};
    enum err err = content_list(content, &says, &load->arena, &load->says);
    return err == ERR_OK ? load_list(content, request, load) : err;
}

static enum err load_item(struct content *content, const struct load_request *request, struct load *load)
{
    struct content_related related;
    struct str id = str_of(request->id);
    enum err err = content_entry(content, id, request->now_s, &load->arena, &load->entry);
    if (err != ERR_OK || !load->entry.item)
        return err;
    err = content_related(content, id, request->now_s, str_of(request->lang), RELATED_MAX, &load->arena,
                          &related);
    if (err == ERR_OK) {
        load->events = related.events;
        load->calls = related.calls;
        load->services = related.services;
        load->named = related.named;
        load->helps = related.helps;
        load->says = related.says;
        load->commitments = related.commitments;
        load->members = related.members;
        load->about = related.about;
        load->network = related.network;
    }
    return err;
}

static enum err answer(struct content *content, const struct load_request *request, struct load *load)
{
    switch (request->kind) {
    case LOAD_HOME:
        return load_home(content, request, load);
    case LOAD_NEEDS:
        return load_needs(content, request, load);
    case LOAD_LIST:
        return load_list(content, request, load);
    case LOAD_SAY:
        return load_say(content, request, load);
    case LOAD_ITEM:
        return load_item(content, request, load);
    case LOAD_NONE:
        break;
    }
    return ERR_OK;
}

enum err jobs_open_content(const char *path, struct content **ret_content, bool *ret_frozen)
{
    enum err err = content_open_readonly(path, ret_content);
    *ret_frozen = false;
    if (err == ERR_OK || err == ERR_NOT_FOUND || err == ERR_INVALID)
        return err;
    err = content_open_factory(path, ret_content);
    *ret_frozen = err == ERR_OK;
    return err;
}

/* Of this thread alone: the same whatever else the machine does. */
static int64_t cpu_us(void)
{
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

struct load *jobs_load_answer(struct content *content, const struct load_request *request)
{
    struct load *load = load_new(request);
    enum err err = ERR_NOT_FOUND;
    int64_t begun_us = clock_mono_us(), used_us = cpu_us();
    if (content) {
        err = content_begin(content);
        if (err == ERR_OK) {
            err = answer(content, request, load);
            content_end(content);
        }
    }
    if (err != ERR_OK && content)
        log_error("content: a question was not answered: %s", err_name(err));
    static const char *const kinds[] = {"none", "home", "needs", "list", "say", "item"};
    log_debug("answered: kind=%s%s ms=%.2f cpu_ms=%.2f", kinds[request->kind],
              request->text[0] ? " text" : "", (double)(clock_mono_us() - begun_us) / 1e3,
              (double)(cpu_us() - used_us) / 1e3);
    return load;
}
