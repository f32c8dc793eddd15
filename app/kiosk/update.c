// SPDX-License-Identifier: GPL-3.0-or-later
#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "kiosk/message.h"
#include "kiosk/page.h"

static struct visit *current(struct model *model)
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

static void load_home(struct model *model, struct effects *effects)
{
    struct load_request request;
    page_home_request(model, &request);
    model->home_asked_ms = model->now_ms;
    model->home_seq = ask(model, &request, effects);
}

/* Asks for what the screen shows. `keep`: what is there stays on the screen until the answer comes. */
static void load_page(struct model *model, bool keep, struct effects *effects)
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

/* The same screen with newer content: what is shown stays until the answer is there. */
static void reload(struct model *model, struct effects *effects)
{
    load_home(model, effects);
    load_page(model, true, effects);
    model->waiting = false;
}

static void take_status(struct model *model, const struct status *status, struct effects *effects)
{
    bool other = status->clock_trusted != model->status.clock_trusted ||
                 strcmp(status->place, model->status.place) != 0;
    model->status = *status;
    if (other)
        reload(model, effects); /* what is open, and how far it is */
}

static void push(struct session *session, enum screen screen)
{
    if (session->depth == HISTORY_MAX) { /* forget the oldest but welcome and home */
        memmove(&session->visits[2], &session->visits[3], (HISTORY_MAX - 3) * sizeof session->visits[0]);
        session->depth--;
    }
    session->visits[session->depth++] = (struct visit){.screen = screen};
}

static void go(struct model *model, enum screen screen, struct str key, struct effects *effects)
{
    struct session *session = &model->session;
    if (session->depth == 1 && screen != SCREEN_HOME)
        push(session, SCREEN_HOME); /* the way back from everywhere leads home */
    push(session, screen);
    snprintf(current(model)->key, KEY_MAX, "%.*s", STR_FMT(key));
    if (screen == SCREEN_EVENTS && model->home && model->home->counts.events_today == 0)
        current(model)->period = PERIOD_WEEK; /* nothing more today: begin with what there is */
    session->focus[0] = 0;
    load_page(model, false, effects);
}

static void back(struct model *model, struct effects *effects)
{
    struct session *session = &model->session;
    if (session->depth <= 2)
        return;
    if (current(model)->screen == SCREEN_SEARCH)
        explicit_bzero(session->typed, sizeof session->typed);
    session->depth--;
    session->focus[0] = 0;
    load_page(model, false, effects);
}

static void end_session(struct model *model, struct effects *effects)
{
    load_free(model->page);
    model->page = NULL;
    model->waiting = false;
    session_init(&model->session, &model->site);
    model->greeting = 0;
    model->greeted_ms = model->mono_ms;
    load_home(model, effects);
}

static void set_language(struct model *model, struct str tag, struct effects *effects)
{
    for (int i = 0; i < model->site.n_langs; i++)
        if (str_is(tag, model->site.langs[i])) {
            snprintf(model->session.lang, sizeof model->session.lang, "%s", model->site.langs[i]);
            load_home(model, effects);
            load_page(model, true, effects); /* sorted and searched in the new language */
            return;
        }
}

static void next_language(struct model *model, struct effects *effects)
{
    int i = 0;
    while (i < model->site.n_langs && strcmp(model->site.langs[i], model->session.lang) != 0)
        i++;
    set_language(model, str_of(model->site.langs[(i + 1) % model->site.n_langs]), effects);
}

static void search_changed(struct model *model, struct effects *effects)
{
    current(model)->scroll_px = 0;
    load_page(model, true, effects);
}

static void type(struct model *model, struct str text, struct effects *effects)
{
    char *typed = model->session.typed;
    size_t len = strlen(typed);
    if (model_visit(model)->screen != SCREEN_SEARCH || len + text.len >= TYPED_MAX || !utf8_valid(text))
        return;
    memcpy(typed + len, text.ptr, text.len);
    typed[len + text.len] = 0;
    search_changed(model, effects);
}

static void backspace(struct model *model, struct effects *effects)
{
    char *typed = model->session.typed;
    size_t len = strlen(typed);
    if (model_visit(model)->screen != SCREEN_SEARCH || len == 0)
        return;
    while (len > 1 && ((unsigned char)typed[len - 1] & 0xc0) == 0x80)
        typed[--len] = 0; /* the whole character, not its last byte */
    typed[len - 1] = 0;
    search_changed(model, effects);
}

static void choose_time(struct model *model, enum spare_time time, struct effects *effects)
{
    if (model_visit(model)->screen != SCREEN_CALLS)
        go(model, SCREEN_CALLS, STR(""), effects);
    current(model)->time = time;
    current(model)->scroll_px = 0;
    load_page(model, true, effects);
}

static void choose_day(struct model *model, enum period period, int day, struct effects *effects)
{
    current(model)->period = period;
    current(model)->day = day;
    current(model)->scroll_px = 0;
    load_page(model, true, effects);
}

static void act(struct model *model, const struct message *message, struct effects *effects)
{
    struct session *session = &model->session;
    int number = message->act.number;
    session->told_no_speech = false;
    switch ((enum act)message->act.code) {
    case ACT_NONE:
        break;
    case ACT_WAKE:
        go(model, SCREEN_HOME, STR(""), effects);
        break;
    case ACT_BACK:
        back(model, effects);
        break;
    case ACT_GO:
        if (number >= 0 && number < SCREEN_COUNT)
            go(model, (enum screen)number, message->act.arg, effects);
        break;
    case ACT_LANGUAGE:
        set_language(model, message->act.arg, effects);
        if (model_visit(model)->screen == SCREEN_LANGUAGE)
            back(model, effects);
        else if (session->depth == 1)
            go(model, SCREEN_HOME, STR(""), effects);
        break;
    case ACT_TEXT_SIZE:
        session->scale = (session->scale + 1) % SCALE_COUNT;
        break;
    case ACT_COLOUR:
        session->theme = (session->theme + 1) % THEME_COUNT;
        break;
    case ACT_LOW:
        session->low_reach = !session->low_reach;
        break;
    case ACT_LISTEN:
        session->told_no_speech = true;
        break;
    case ACT_START_OVER:
        end_session(model, effects);
        break;
    case ACT_CHIP:
        current(model)->chips ^= (unsigned)number;
        current(model)->scroll_px = 0;
        load_page(model, true, effects);
        break;
    case ACT_PERIOD:
        choose_day(model, (enum period)number, 0, effects);
        break;
    case ACT_DAY:
        choose_day(model, current(model)->period, number, effects);
        break;
    case ACT_TIME:
        choose_time(model, (enum spare_time)number, effects);
        break;
    case ACT_MORE_ROWS:
        current(model)->limit = (current(model)->limit ? current(model)->limit : ROWS_FIRST) + ROWS_MORE;
        load_page(model, true, effects);
        break;
    case ACT_SCROLL:
        current(model)->scroll_px = (float)(number > 0 ? number : 0);
        break;
    case ACT_TYPE:
        type(model, message->act.arg, effects);
        break;
    case ACT_BACKSPACE:
        backspace(model, effects);
        break;
    case ACT_CLEAR:
        explicit_bzero(session->typed, sizeof session->typed);
        search_changed(model, effects);
        break;
    case ACT_KEYBOARD:
        session->keyboard_page = number;
        break;
    case ACT_STILL_HERE:
        break; /* any touch already was the answer */
    }
}

static void key(struct model *model, enum message_key key, struct effects *effects)
{
    switch (key) {
    case MESSAGE_KEY_BACK:
        back(model, effects);
        break;
    case MESSAGE_KEY_HELP:
        if (model_visit(model)->screen != SCREEN_HELP)
            go(model, SCREEN_HELP, STR(""), effects);
        break;
    case MESSAGE_KEY_NEXT_LANGUAGE:
        next_language(model, effects);
        break;
    case MESSAGE_KEY_BACKSPACE:
        backspace(model, effects);
        break;
    }
}

/* Somebody chose a language or a size on the welcome screen and left. */
static bool is_fresh(const struct model *model)
{
    const struct session *session = &model->session;
    return session->depth == 1 && strcmp(session->lang, model->site.langs[0]) == 0 &&
           session->theme == model->site.theme && session->scale == SCALE_STANDARD && !session->low_reach &&
           !session->speech && !session->told_no_speech;
}

static void tick_at_rest(struct model *model, bool idle, struct effects *effects)
{
    enum { GREETING_MS = 10000 };
    if (idle && !is_fresh(model))
        end_session(model, effects);
    if (!model->session.motion_off && model->mono_ms - model->greeted_ms >= GREETING_MS) {
        model->greeting = (model->greeting + 1) % model->site.n_langs;
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

static void tick(struct model *model, struct effects *effects)
{
    struct session *session = &model->session;
    /* who reads large letters reads more slowly */
    int64_t idle_s = session->scale == SCALE_STANDARD ? model->site.idle_s : model->site.idle_form_s;
    bool idle = model->mono_ms - model->touched_ms >= idle_s * 1000;
    if (home_is_old(model))
        load_home(model, effects);
    if (model_visit(model)->screen == SCREEN_WELCOME) {
        tick_at_rest(model, idle, effects);
    } else if (session->still_there) {
        if (model->mono_ms - session->asked_ms >= (int64_t)model->site.ask_s * 1000)
            end_session(model, effects);
    } else if (idle) {
        session->still_there = true;
        session->asked_ms = model->mono_ms;
    }
}

static void loaded(struct model *model, const struct load *load)
{
    if (load->seq == model->home_seq) {
        load_free(model->home);
        model->home = load;
    } else if (load->seq == model->page_seq) {
        load_free(model->page);
        model->page = load;
        model->waiting = false;
    } else {
        load_free(load); /* an answer to an older question */
    }
}

void update(struct model *model, const struct message *message, struct effects *ret_effects)
{
    struct session *session = &model->session;
    ret_effects->n = 0;
    model->now_ms = message->now_ms;
    model->mono_ms = message->mono_ms;
    model->offset_min = message->offset_min;
    if (message->type == MSG_TOUCH || message->type == MSG_ACT || message->type == MSG_KEY ||
        message->type == MSG_TEXT || message->type == MSG_FOCUS) {
        model->touched_ms = model->mono_ms;
        if (session->still_there) { /* the answer: yes; and nothing else is pressed by it */
            session->still_there = false;
            return;
        }
    }
    switch (message->type) {
    case MSG_TICK:
        tick(model, ret_effects);
        break;
    case MSG_TOUCH:
        break;
    case MSG_ACT:
        act(model, message, ret_effects);
        break;
    case MSG_KEY:
        key(model, message->key, ret_effects);
        break;
    case MSG_TEXT:
        type(model, message->text, ret_effects);
        break;
    case MSG_FOCUS:
        snprintf(session->focus, sizeof session->focus, "%.*s", STR_FMT(message->text));
        break;
    case MSG_LOADED:
        loaded(model, message->load);
        break;
    case MSG_STATUS:
        take_status(model, message->status, ret_effects);
        break;
    case MSG_RELEASE:
        reload(model, ret_effects);
        break;
    case MSG_SET_LANGUAGE:
        set_language(model, message->text, ret_effects);
        break;
    case MSG_SET_SCALE:
        session->scale = (enum text_scale)message->number;
        break;
    case MSG_SET_THEME:
        session->theme = (enum theme_name)message->number;
        break;
    case MSG_SET_LOW:
        session->low_reach = message->number;
        break;
    case MSG_SET_MOTION:
        session->motion_off = !message->number;
        break;
    case MSG_SET_SPEECH:
        session->speech = message->number;
        break;
    }
}
