// SPDX-License-Identifier: GPL-3.0-or-later
#include <stdio.h>
#include <string.h>

#include "kiosk/alert.h"
#include "kiosk/idle.h"
#include "kiosk/listen.h"
#include "kiosk/page.h"
#include "kiosk/typing.h"
#include "kiosk/visit.h"

static void take_status(struct model *model, const struct status *status, struct effects *effects)
{
    bool other = status->clock_trusted != model->status.clock_trusted ||
                 strcmp(status->place, model->status.place) != 0;
    model->status = *status;
    if (other)
        visit_reload(model, effects); /* what is open, and how far it is */
}

static void next_language(struct model *model, struct effects *effects)
{
    int i = site_lang(&model->site, str_of(model->session.lang));
    visit_language(model, str_of(model->site.langs[(i + 1) % model->site.n_langs]), effects);
}

static void choose_time(struct model *model, enum spare_time time, struct effects *effects)
{
    if (model_visit(model)->screen != SCREEN_CALLS)
        visit_go(model, SCREEN_CALLS, STR(""), effects);
    visit_current(model)->time = time;
    visit_current(model)->scroll_px = 0;
    visit_load(model, true, effects);
}

static void choose_day(struct model *model, enum period period, int day, struct effects *effects)
{
    visit_current(model)->period = period;
    visit_current(model)->day = day;
    visit_current(model)->scroll_px = 0;
    visit_load(model, true, effects);
}

static void step(struct session *session, enum preference preference)
{
    preference_set(session, preference,
                   (preference_get(session, preference) + 1) % (preference_max(preference) + 1));
}

/* At rest it is the touch that begins. */
static void go_on(struct model *model, struct effects *effects)
{
    alert_go_on(model);
    if (model->session.depth == 1)
        visit_go(model, SCREEN_HOME, STR(""), effects);
}

/* From what stands over everything to what is below it. */
static void back(struct model *model, struct effects *effects)
{
    if (model_screen(model) == SCREEN_NOTICE)
        go_on(model, effects);
    else
        visit_back(model, effects);
}

static void scroll(struct model *model, float offset_px)
{
    if (model_screen(model) == SCREEN_NOTICE)
        model->session.alert_scroll_px = offset_px;
    else
        visit_current(model)->scroll_px = offset_px;
}

static void act(struct model *model, const struct message *message, struct effects *effects)
{
    struct session *session = &model->session;
    int number = message->act.number;
    session->told_no_voice = session->told_mute = false;
    if (message->act.code >= ACT_PREFER && message->act.code < ACT_PREFER + PREFER_COUNT) {
        preference_set(session, (enum preference)(message->act.code - ACT_PREFER), number);
        return;
    }
    switch ((enum act)message->act.code) {
    case ACT_NONE:
        break;
    case ACT_GO_ON:
        go_on(model, effects);
        break;
    case ACT_WAKE:
        visit_go(model, SCREEN_HOME, STR(""), effects);
        break;
    case ACT_BACK:
        back(model, effects);
        break;
    case ACT_GO:
        if (number >= 0 && number < SCREEN_COUNT)
            visit_go(model, (enum screen)number, message->act.arg, effects);
        break;
    case ACT_LANGUAGE:
        visit_language(model, message->act.arg, effects);
        if (model_visit(model)->screen == SCREEN_LANGUAGE)
            visit_back(model, effects);
        else if (session->depth == 1)
            visit_go(model, SCREEN_HOME, STR(""), effects);
        break;
    case ACT_TEXT_SIZE:
        step(session, PREFER_SCALE);
        break;
    case ACT_COLOUR:
        step(session, PREFER_THEME);
        break;
    case ACT_LOW:
        step(session, PREFER_LOW);
        break;
    case ACT_LISTEN:
        if (strcmp(session->lang, model_lang(model)) != 0) /* the one that greets is the one that was read */
            visit_language(model, str_of(model_lang(model)), effects);
        listen_set(model, !preference_get(session, PREFER_SPEECH));
        break;
    case ACT_AGAIN:
        listen_again(effects);
        break;
    case ACT_HUSH: /* any press has done so already */
        break;
    case ACT_LOUDER:
        listen_turn_volume(session, 1, effects);
        break;
    case ACT_QUIETER:
        listen_turn_volume(session, -1, effects);
        break;
    case ACT_START_OVER:
        visit_end(model, effects);
        break;
    case ACT_CHIP:
        visit_current(model)->chips ^= (unsigned)number;
        visit_current(model)->scroll_px = 0;
        visit_load(model, true, effects);
        break;
    case ACT_PERIOD:
        choose_day(model, (enum period)number, 0, effects);
        break;
    case ACT_DAY:
        choose_day(model, visit_current(model)->period, number, effects);
        break;
    case ACT_TIME:
        choose_time(model, (enum spare_time)number, effects);
        break;
    case ACT_TAKE:
        visit_current(model)->take_form = number;
        visit_current(model)->take_part = 0;
        break;
    case ACT_TAKE_PART:
        visit_current(model)->take_part = number > 0 ? number : 0;
        break;
    case ACT_MORE_ROWS:
        visit_current(model)->limit =
            (visit_current(model)->limit ? visit_current(model)->limit : ROWS_FIRST) + ROWS_MORE;
        visit_load(model, true, effects);
        break;
    case ACT_SCROLL:
        scroll(model, (float)(number > 0 ? number : 0));
        break;
    case ACT_TYPE:
        typing_add(model, message->act.arg, effects);
        keyboard_typed(&session->keyboard);
        break;
    case ACT_BACKSPACE:
        typing_erase(model, effects);
        break;
    case ACT_CLEAR:
        typing_clear(model, effects);
        break;
    case ACT_WRITE:
        typing_write(model, message->act.arg, effects);
        break;
    case ACT_KEYBOARD:
        keyboard_press(&session->keyboard, number);
        break;
    case ACT_STILL_HERE:
        break; /* any touch already was the answer */
    case ACT_PREFER:
        break; /* above */
    }
}

/* There is nowhere to go: who listens hears where they are. */
static void stay(struct model *model, struct effects *effects)
{
    if (preference_get(&model->session, PREFER_SPEECH))
        listen_again(effects);
}

static void key(struct model *model, enum message_key key, struct effects *effects)
{
    switch (key) {
    case MESSAGE_KEY_BACK:
        if (model->session.depth > 2 || model_screen(model) == SCREEN_NOTICE)
            back(model, effects);
        else
            stay(model, effects);
        break;
    case MESSAGE_KEY_HELP:
        if (model_visit(model)->screen != SCREEN_HELP)
            visit_go(model, SCREEN_HELP, STR(""), effects);
        else
            stay(model, effects);
        break;
    case MESSAGE_KEY_NEXT_LANGUAGE:
        next_language(model, effects);
        break;
    case MESSAGE_KEY_BACKSPACE:
        typing_erase(model, effects);
        break;
    case MESSAGE_KEY_AGAIN:
        listen_again(effects);
        break;
    case MESSAGE_KEY_HUSH:
        break;
    case MESSAGE_KEY_LOUDER:
        listen_turn_volume(&model->session, 1, effects);
        break;
    case MESSAGE_KEY_QUIETER:
        listen_turn_volume(&model->session, -1, effects);
        break;
    }
}

/* Who listened until now was there until now. */
static void reads(struct model *model, const struct reading *reading)
{
    if (model->session.reading.id[0] && !model->session.still_there)
        model->touched_ms = model->mono_ms;
    model->session.reading = *reading;
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
    bool spoke = preference_get(session, PREFER_SPEECH);
    ret_effects->n = 0;
    model->now_ms = message->now_ms;
    model->mono_ms = message->mono_ms;
    model->offset_min = message->offset_min;
    if (!message->by_itself &&
        (message->type == MSG_TOUCH || message->type == MSG_ACT || message->type == MSG_KEY ||
         message->type == MSG_TEXT || message->type == MSG_FOCUS)) {
        model->touched_ms = model->mono_ms;
        if (spoke && (session->still_there || !listen_goes_on(session, message)))
            listen_hush(session, ret_effects);
        if (session->still_there) { /* the answer: yes; and nothing else is pressed by it */
            session->still_there = false;
            return;
        }
    }
    switch (message->type) {
    case MSG_TICK:
        idle_tick(model, ret_effects);
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
        if (model_screen(model) != SCREEN_NOTICE)
            typing_add(model, message->text, ret_effects);
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
        visit_reload(model, ret_effects);
        break;
    case MSG_HEADPHONES:
        listen_headphones(model, message->number, ret_effects);
        break;
    case MSG_MUTE:
        listen_mute(model);
        break;
    case MSG_READING:
        reads(model, message->reading);
        break;
    case MSG_LANGUAGE:
        visit_language(model, message->text, ret_effects);
        break;
    case MSG_PREFER:
        preference_set(session, message->preference, message->number);
        break;
    }
    listen_hold_voice(model, spoke, ret_effects);
}
