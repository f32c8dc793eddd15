// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/alert.h"

static uint64_t words_hash(const struct text_map *map, uint64_t hash)
{
    for (int i = 0; i < map->n; i++)
        hash = hash * 31 + str_hash(map->entries[i].text);
    return hash;
}

static uint64_t name_of(const struct item *item)
{
    return words_hash(&item->summary, words_hash(&item->title, str_hash(item->id)));
}

static bool is_seen(const struct session *session, const struct item *item)
{
    for (int i = 0; i < session->n_alerts_seen; i++)
        if (session->alerts_seen[i] == name_of(item))
            return true;
    return false;
}

/* The store gives those in force; this one may have run out since. */
static bool is_in_force(const struct model *model, const struct notice *notice)
{
    return !model->status.clock_trusted || moment_s(notice->ends) > model_now_s(model);
}

static bool is_help(enum screen screen)
{
    return screen == SCREEN_LANGUAGE || screen == SCREEN_HELP || screen == SCREEN_TEXTCOLOUR ||
           screen == SCREEN_STORES || screen == SCREEN_STAFF;
}

const struct entry *alert_of(const struct model *model)
{
    const struct load *home = model->home;
    if (!home || is_help(model_visit(model)->screen))
        return NULL;
    for (int i = 0; i < home->notices.n; i++) {
        const struct item *item = home->notices.items[i].item;
        if (item->notice.priority == NOTICE_ALERT && item->notice.full_screen &&
            is_in_force(model, &item->notice) && !is_seen(&model->session, item))
            return &home->notices.items[i];
    }
    return NULL;
}

void alert_go_on(struct model *model)
{
    struct session *session = &model->session;
    const struct entry *alert = alert_of(model);
    if (!alert)
        return;
    if (session->n_alerts_seen == ALERTS_SEEN_MAX) /* the oldest is forgotten */
        session->n_alerts_seen = 0;
    session->alerts_seen[session->n_alerts_seen++] = name_of(alert->item);
    session->alert_scroll_px = 0;
}

bool alert_has_words(const struct entry *alert, const char *lang)
{
    for (int i = 0; i < alert->item->title.n; i++)
        if (tag_same_language(alert->item->title.entries[i].tag, str_of(lang)))
            return true;
    return false;
}
