// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/page.h"

#include <stdio.h>

#include "kiosk/screen.h"

static int64_t midnight_s(const struct model *model)
{
    struct moment local = model_local(model);
    return model_now_s(model) - local.hour * 3600 - local.minute * 60 - local.second;
}

static void begin(const struct model *model, enum load_kind kind, struct load_request *request)
{
    *request = (struct load_request){.kind = kind,
                                     .now_s = model->status.clock_trusted ? model_now_s(model) : 0,
                                     .day_start_s = midnight_s(model)};
    snprintf(request->lang, sizeof request->lang, "%s", model->session.lang);
}

static void apply_chips(unsigned chips, struct query *query)
{
    query->open_now = chips & CHIP_OPEN;
    query->free_only = chips & CHIP_FREE;
    query->my_language = chips & CHIP_MY_LANGUAGE;
    query->step_free = chips & CHIP_STEP_FREE;
    query->for_children = chips & CHIP_CHILDREN;
    query->hearing_loop = chips & CHIP_HEARING_LOOP;
    query->no_swedish = chips & CHIP_NO_SWEDISH;
    query->settings = (chips & CHIP_INDOORS ? SETTING_INDOORS : 0) |
                      (chips & CHIP_PEOPLE ? SETTING_PEOPLE : 0) | (chips & CHIP_HANDS ? SETTING_HANDS : 0) |
                      (chips & CHIP_TOGETHER ? SETTING_TOGETHER : 0);
}

static bool request_of(const struct model *model, const struct visit *visit, struct load_request *request)
{
    const struct screen_type *screen = screens[visit->screen];
    begin(model, screen->loads, request);
    snprintf(request->id, sizeof request->id, "%s", visit->key);
    request->query.limit = visit->limit ? visit->limit : ROWS_FIRST;
    apply_chips(visit->chips, &request->query);
    if (screen->loads == LOAD_LIST || screen->loads == LOAD_SAY)
        return screen->query(model, visit, request);
    return screen->loads != LOAD_NONE && screen->loads != LOAD_HOME;
}

/* What the visit would ask if that were pressed. */
static void add_way(const struct model *model, const struct visit *visit, int code, int number,
                    struct load_request *request)
{
    struct load_request other;
    if (request->n_ways < WAYS_MAX && request_of(model, visit, &other))
        request->ways[request->n_ways++] = (struct way_request){code, number, other.query, !other.term[0]};
}

static void add_chips(const struct model *model, struct visit visit, struct load_request *request)
{
    unsigned chips = visit.chips;
    for (unsigned chip = 1; chip && chip <= chips; chip <<= 1)
        if (chips & chip) {
            visit.chips = chips & ~chip;
            add_way(model, &visit, ACT_CHIP, (int)chip, request);
        }
    visit.chips = 0;
    if (chips & (chips - 1))
        add_way(model, &visit, ACT_CHIP, (int)chips, request);
}

static void add_other_times(const struct model *model, struct visit visit, struct load_request *request)
{
    static const enum period periods[] = {PERIOD_WEEK, PERIOD_LATER};
    bool day = visit.day != 0;
    enum period period = visit.period;
    visit.day = 0;
    for (int i = 0; i < 2 && visit.screen == SCREEN_EVENTS && model->status.clock_trusted; i++) {
        visit.period = periods[i];
        if (day || period != periods[i])
            add_way(model, &visit, ACT_PERIOD, periods[i], request);
    }
    if (visit.screen == SCREEN_CALLS && visit.time != TIME_CURIOUS) {
        visit.time = TIME_CURIOUS;
        add_way(model, &visit, ACT_TIME, TIME_CURIOUS, request);
    }
}

bool page_request(const struct model *model, struct load_request *ret_request)
{
    const struct visit *visit = model_visit(model);
    bool needed = request_of(model, visit, ret_request);
    if (!needed || ret_request->kind != LOAD_LIST)
        return needed;
    add_chips(model, *visit, ret_request);
    add_other_times(model, *visit, ret_request);
    if (visit->screen == SCREEN_SERVICES && visit->key[0])
        add_way(model, &(struct visit){.screen = SCREEN_SERVICES}, ACT_GO, SCREEN_SERVICES, ret_request);
    return needed;
}

void page_home_request(const struct model *model, struct load_request *ret_request)
{
    begin(model, LOAD_HOME, ret_request);
    snprintf(ret_request->id, sizeof ret_request->id, "%s", model->status.place);
}
