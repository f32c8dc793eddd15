// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/visit.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "kiosk/listen.h"
#include "kiosk/page.h"

struct visit *visit_current(struct model *model)
{
    return &model->session.visits[model->session.depth - 1];
}

/* Every question has a number of its own, so that late answers to older ones are known as such. */
static unsigned ask(struct model *model, struct load_request *request, struct effects *effects)
{
    assert(effects->n < EFFECTS_MAX);
    request->seq = ++model->seq;
    effects->items[effects->n++] = (struct effect){.type = EFFECT_LOAD, .request = *request};
    return request->seq;
}

void visit_load_home(struct model *model, struct effects *effects)
{
    struct load_request request;
    page_home_request(model, &request);
    model->home_asked_ms = model->now_ms;
    model->home_seq = ask(model, &request, effects);
}

void visit_load(struct model *model, bool keep, struct effects *effects)
{
    struct load_request request;
    bool needed = page_request(model, &request);
    if (!keep || !needed) {
        load_free(model->page);
        model->page = NULL;
    }
    model->waiting = needed;
    model->waiting_since_ms = model->mono_ms;
    model->page_seq = needed ? ask(model, &request, effects) : 0;
}

void visit_reload(struct model *model, struct effects *effects)
{
    visit_load_home(model, effects);
    visit_load(model, true, effects);
    model->waiting = false;
}

static void push(struct session *session, enum screen screen)
{
    if (session->depth == HISTORY_MAX) { /* forget the oldest but welcome and home */
        memmove(&session->visits[2], &session->visits[3], (HISTORY_MAX - 3) * sizeof session->visits[0]);
        session->depth--;
    }
    session->visits[session->depth++] = (struct visit){.screen = screen};
}

void visit_go(struct model *model, enum screen screen, struct str key, struct effects *effects)
{
    struct session *session = &model->session;
    if (session->depth == 1 && screen != SCREEN_HOME)
        push(session, SCREEN_HOME); /* the way back from everywhere leads home */
    push(session, screen);
    snprintf(visit_current(model)->key, KEY_MAX, "%.*s", STR_FMT(key));
    if (screen == SCREEN_EVENTS && model->home && model->home->counts.events_today == 0)
        visit_current(model)->period = PERIOD_WEEK; /* nothing more today: begin with what there is */
    session->focus[0] = 0;
    visit_load(model, false, effects);
}

void visit_back(struct model *model, struct effects *effects)
{
    struct session *session = &model->session;
    if (session->depth <= 2)
        return;
    bool searched = visit_current(model)->screen == SCREEN_SEARCH;
    session->depth--;
    if (searched && visit_current(model)->screen != SCREEN_SEARCH)
        explicit_bzero(session->typed, sizeof session->typed);
    session->focus[0] = 0;
    visit_load(model, false, effects);
}

void visit_end(struct model *model, struct effects *effects)
{
    load_free(model->page);
    model->page = NULL;
    model->waiting = false;
    if (preference_get(&model->session, PREFER_SPEECH))
        listen_hush(&model->session, effects);
    model_fresh_session(model, &model->session);
    model->greeting = 0;
    model->greeted_ms = model->mono_ms;
    visit_load_home(model, effects);
}

void visit_language(struct model *model, struct str tag, struct effects *effects)
{
    int i = site_lang(&model->site, tag);
    if (i < 0)
        return;
    snprintf(model->session.lang, sizeof model->session.lang, "%s", model->site.langs[i]);
    keyboard_home(&model->session.keyboard);
    visit_load_home(model, effects);
    visit_load(model, true, effects); /* sorted and searched in the new language */
}
