// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/model.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "kiosk/alert.h"

enum { MINUTE_MS = 60000, WAIT_MS = 150 };

void session_init(struct session *session, const struct site *site)
{
    explicit_bzero(session, sizeof *session);
    snprintf(session->lang, sizeof session->lang, "%s", site->langs[0]);
    memcpy(session->preferences, site->preferences, sizeof session->preferences);
    session->depth = 1;
    session->visits[0].screen = SCREEN_WELCOME;
}

void model_fresh_session(const struct model *model, struct session *ret_session)
{
    session_init(ret_session, &model->site);
    bool speaks = model->headphones || preference_get(ret_session, PREFER_SPEECH);
    preference_set(ret_session, PREFER_SPEECH, speaks && model->site.voices[0]);
    ret_session->wants_voice = speaks && !model->site.voices[0];
}

void model_init(struct model *model, const struct site *site, int64_t now_ms, int64_t mono_ms)
{
    assert(site->n_langs > 0);
    *model = (struct model){
        .site = *site, .now_ms = now_ms, .mono_ms = mono_ms, .touched_ms = mono_ms, .greeted_ms = mono_ms};
    model_fresh_session(model, &model->session);
}

void model_release(struct model *model)
{
    load_free(model->home);
    load_free(model->page);
    explicit_bzero(&model->session, sizeof model->session);
    model->home = model->page = NULL;
}

const struct visit *model_visit(const struct model *model)
{
    return &model->session.visits[model->session.depth - 1];
}

enum screen model_screen(const struct model *model)
{
    const struct status *status = &model->status;
    enum screen screen = model_visit(model)->screen;
    if (model->session.still_there)
        return SCREEN_STILLTHERE;
    if (alert_of(model))
        return SCREEN_NOTICE;
    if ((screen != SCREEN_WELCOME && screen != SCREEN_HOME) || !status->content_known || status->items > 0)
        return screen;
    if (status->storage_fault)
        return SCREEN_OUTOFSERVICE;
    return status->paired ? SCREEN_EMPTY : SCREEN_UNPAIRED;
}

const char *model_lang(const struct model *model)
{
    bool chosen = strcmp(model->session.lang, model->site.langs[0]) != 0;
    enum screen screen = model_screen(model);
    bool rests =
        screen == SCREEN_WELCOME || (screen == SCREEN_NOTICE && model_visit(model)->screen == SCREEN_WELCOME);
    bool resting = rests && !chosen && !preference_get(&model->session, PREFER_SPEECH);
    return resting ? model->site.langs[model->greeting] : model->session.lang;
}

int64_t model_now_s(const struct model *model)
{
    return model->now_ms / 1000;
}

struct moment model_local(const struct model *model)
{
    return moment_of_s(model_now_s(model), model->offset_min);
}

struct date model_today(const struct model *model)
{
    return model_local(model).date;
}

static int64_t sooner(int64_t a, int64_t b)
{
    return a < 0 ? b : b < 0 || a < b ? a : b;
}

int64_t model_idle_ms(const struct model *model)
{
    const struct session *session = &model->session;
    bool slow = preference_get(session, PREFER_SCALE) != SCALE_STANDARD || /* who reads large letters */
                preference_get(session, PREFER_SCAN);                      /* or waits for the frame */
    int64_t ms = (int64_t)(slow ? model->site.idle_form_s : model->site.idle_s) * 1000;
    return preference_get(session, PREFER_LONG_TIME) ? 10 * ms : ms;
}

int site_lang(const struct site *site, struct str tag)
{
    for (int i = 0; i < site->n_langs; i++)
        if (str_is(tag, site->langs[i]))
            return i;
    return -1;
}

int model_offers(const struct model *model, const struct lang *ret_langs[LANGS_MAX])
{
    bool listens = preference_get(&model->session, PREFER_SPEECH);
    int n = 0;
    for (int i = 0; i < model->site.n_langs; i++)
        if (model->site.voices[i] || !listens)
            ret_langs[n++] = lang_find(str_of(model->site.langs[i]));
    return n;
}

bool model_has_voice(const struct model *model)
{
    int i = site_lang(&model->site, str_of(model->session.lang));
    return i >= 0 && model->site.voices[i];
}

bool model_awaits_page(const struct model *model)
{
    return model->waiting && model->mono_ms - model->waiting_since_ms < WAIT_MS;
}

static int64_t session_tick_ms(const struct model *model)
{
    const struct session *session = &model->session;
    if (session->still_there)
        return 1000 - (model->mono_ms - session->asked_ms) % 1000; /* its counter */
    int64_t idle = model_idle_ms(model) - (model->mono_ms - model->touched_ms);
    return idle > 0 ? idle : 0;
}

/* Over since something else happened just then: at once. */
static int64_t greeting_left_ms(const struct model *model)
{
    int64_t left_ms = GREETING_MS - (model->mono_ms - model->greeted_ms);
    return left_ms > 0 ? left_ms : 0;
}

int64_t model_next_tick_ms(const struct model *model)
{
    int64_t next = MINUTE_MS - model->now_ms % MINUTE_MS; /* the clock in the title row */
    bool resting = model_visit(model)->screen == SCREEN_WELCOME;
    if (!resting || model->session.still_there)
        next = sooner(next, session_tick_ms(model));
    else if (!preference_get(&model->session, PREFER_STILL))
        next = sooner(next, greeting_left_ms(model));
    if (model->waiting)
        next = sooner(next, WAIT_MS - (model->mono_ms - model->waiting_since_ms));
    return next < 0 ? 0 : next;
}
