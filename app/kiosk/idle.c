// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/idle.h"

#include <string.h>

#include "kiosk/alert.h"
#include "kiosk/visit.h"

/* Else somebody chose a language or a size on the welcome screen, or scrolled it, and left. */
static bool is_fresh(const struct model *model)
{
    struct session fresh;
    model_fresh_session(model, &fresh);
    fresh.reading = model->session.reading;
    return memcmp(&model->session, &fresh, sizeof fresh) == 0;
}

/* Of a notice over everything only languages that it has words in. */
static int next_greeting(const struct model *model)
{
    const struct entry *alert = alert_of(model);
    int n = model->site.n_langs;
    for (int step = 1; step < n; step++) {
        int next = (model->greeting + step) % n;
        if (!alert || alert_has_words(alert, model->site.langs[next]))
            return next;
    }
    return model->greeting;
}

static void tick_at_rest(struct model *model, bool idle, struct effects *effects)
{
    if (idle && !is_fresh(model))
        visit_end(model, effects);
    if (!preference_get(&model->session, PREFER_STILL) && model->mono_ms - model->greeted_ms >= GREETING_MS) {
        model->greeting = next_greeting(model);
        model->greeted_ms = model->mono_ms;
    }
}

/* What is on today, and how much of it is left, goes with the day. */
static bool home_is_old(const struct model *model)
{
    enum { HOME_MS = 5 * 60 * 1000 };
    int64_t age_ms = model->now_ms - model->home_asked_ms;
    struct date asked = moment_of_s(model->home_asked_ms / 1000, model->offset_min).date;
    return age_ms >= HOME_MS || age_ms < 0 || date_cmp(asked, model_today(model)) != 0;
}

void idle_tick(struct model *model, struct effects *effects)
{
    struct session *session = &model->session;
    if (session->reading.id[0] && !session->still_there)
        model->touched_ms = model->mono_ms; /* who listens is there */
    bool idle = model->mono_ms - model->touched_ms >= model_idle_ms(model);
    if (home_is_old(model))
        visit_load_home(model, effects);
    if (model_visit(model)->screen == SCREEN_WELCOME) {
        tick_at_rest(model, idle, effects);
    } else if (session->still_there) {
        if (model->mono_ms - session->asked_ms >= (int64_t)model->site.ask_s * 1000)
            visit_end(model, effects);
    } else if (idle) {
        session->still_there = true;
        session->asked_ms = model->mono_ms;
    }
}
