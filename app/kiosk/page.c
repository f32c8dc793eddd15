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

bool page_request(const struct model *model, struct load_request *ret_request)
{
    const struct visit *visit = model_visit(model);
    const struct screen_type *screen = screens[visit->screen];
    begin(model, screen->loads, ret_request);
    snprintf(ret_request->id, sizeof ret_request->id, "%s", visit->key);
    ret_request->query.limit = visit->limit ? visit->limit : ROWS_FIRST;
    apply_chips(visit->chips, &ret_request->query);
    if (screen->loads == LOAD_LIST || screen->loads == LOAD_SAY)
        return screen->query(model, visit, ret_request);
    return screen->loads != LOAD_NONE && screen->loads != LOAD_HOME;
}

void page_home_request(const struct model *model, struct load_request *ret_request)
{
    begin(model, LOAD_HOME, ret_request);
    snprintf(ret_request->id, sizeof ret_request->id, "%s", model->status.place);
}
