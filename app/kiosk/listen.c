// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/listen.h"

#include <assert.h>

static void effect(struct effects *effects, enum effect_type type)
{
    assert(effects->n < EFFECTS_MAX);
    effects->items[effects->n++] = (struct effect){.type = type};
}

void listen_hush(struct session *session, struct effects *effects)
{
    session->reading = (struct reading){.leaf = 0};
    effect(effects, EFFECT_HUSH);
}

void listen_again(struct effects *effects)
{
    effect(effects, EFFECT_AGAIN);
}

void listen_turn_volume(struct session *session, int steps, struct effects *effects)
{
    preference_set(session, PREFER_VOLUME, preference_get(session, PREFER_VOLUME) + steps);
    if (preference_get(session, PREFER_SPEECH) && !session->reading.id[0])
        listen_again(effects);
}

static bool turns_volume(const struct message *message)
{
    if (message->type == MSG_KEY)
        return message->key == MESSAGE_KEY_LOUDER || message->key == MESSAGE_KEY_QUIETER;
    return message->type == MSG_ACT && (message->act.code == ACT_LOUDER || message->act.code == ACT_QUIETER);
}

bool listen_goes_on(const struct session *session, const struct message *message)
{
    return session->reading.id[0] && turns_volume(message);
}

void listen_set(struct model *model, bool on)
{
    preference_set(&model->session, PREFER_SPEECH, on);
    model->session.told_no_voice = model->session.wants_voice = false;
}

void listen_mute(struct model *model)
{
    if (!preference_get(&model->session, PREFER_SPEECH))
        return;
    listen_set(model, false);
    model->session.told_mute = true;
}

void listen_hold_voice(struct model *model, bool spoke, struct effects *effects)
{
    struct session *session = &model->session;
    bool speaks = preference_get(session, PREFER_SPEECH), can = model_has_voice(model);
    if (speaks && !can) {
        preference_set(session, PREFER_SPEECH, 0);
        session->told_no_voice = session->wants_voice = true;
    } else if (session->wants_voice && can) {
        listen_set(model, true);
    }
    if (spoke && !preference_get(session, PREFER_SPEECH))
        listen_hush(session, effects);
}

void listen_headphones(struct model *model, bool in, struct effects *effects)
{
    bool speaks = preference_get(&model->session, PREFER_SPEECH);
    model->headphones = in;
    model->touched_ms = model->mono_ms;
    model->session.still_there = false; /* that was an answer, too */
    listen_set(model, in);
    if (speaks)
        listen_hush(&model->session, effects);
    if (speaks && in)
        listen_again(effects);
}
