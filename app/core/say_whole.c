// SPDX-License-Identifier: GPL-3.0-or-later
/* All the texts of an item that its screen shows, taken together: whether one note can speak for all. */
#include "core/say.h"

struct looking {
    const struct say *say;
    struct whole whole;
    int n;
};

static void take(struct looking *looking, struct told told)
{
    struct whole *whole = &looking->whole;
    if (!told.text.len)
        return;
    if (looking->n++ == 0)
        whole->first = told;
    bool same = told_alike(&told, &whole->first);
    if (same && told.map->n < whole->first.map->n)
        whole->first = told; /* what else it can be read in holds for the others too */
    whole->mixed |= !same;
    whole->bits |= told.bits;
}

static void look(struct looking *looking, const struct text_map *map)
{
    take(looking, say_text(looking->say, map));
}

static void look_list(struct looking *looking, const struct text_list *list)
{
    for (int i = 0; i < list->n; i++)
        look(looking, &list->items[i]);
}

static void look_service(struct looking *looking, const struct service *service)
{
    look(looking, &service->for_whom);
    look(looking, &service->language_note);
    look(looking, &service->price.note);
    look_list(looking, &service->documents);
    for (int i = 0; i < service->n_hours; i++)
        look(looking, &service->hours[i].note);
}

static void look_guide(struct looking *looking, const struct guide *guide)
{
    for (int i = 0; i < guide->n_steps; i++) {
        look(looking, &guide->steps[i].title);
        look(looking, &guide->steps[i].text);
        look_list(looking, &guide->steps[i].bring);
    }
    for (int i = 0; i < guide->n_questions; i++) {
        look(looking, &guide->questions[i].question);
        look(looking, &guide->questions[i].answer);
    }
}

static void look_commitment(struct looking *looking, const struct commitment *commitment)
{
    look(looking, &commitment->how);
    look(looking, &commitment->when);
    look(looking, &commitment->who);
    look(looking, &commitment->measure);
    look(looking, &commitment->agreement);
    for (int i = 0; i < commitment->n_follow_ups; i++)
        look(looking, &commitment->follow_ups[i].text);
}

static void look_kind(struct looking *looking, const struct item *item)
{
    switch (item->kind) {
    case KIND_PLACE:
        look(looking, &item->place.directions);
        look(looking, &item->place.access_note);
        break;
    case KIND_SERVICE:
        look_service(looking, &item->service);
        break;
    case KIND_EVENT:
        look(looking, &item->event.language_note);
        look(looking, &item->event.price.note);
        for (int i = 0; i < item->event.n_changes; i++)
            look(looking, &item->event.changes[i].note);
        break;
    case KIND_CALL:
        look(looking, &item->call.requirements);
        look_list(looking, &item->call.skills);
        break;
    case KIND_GUIDE:
        look_guide(looking, &item->guide);
        break;
    case KIND_STORY:
        look(looking, &item->story.quote);
        break;
    case KIND_SURVEY:
        for (int i = 0; i < item->survey.n_questions; i++)
            look(looking, &item->survey.questions[i].question);
        look(looking, &item->survey.outcome);
        break;
    case KIND_CONSULTATION:
        look(looking, &item->consultation.draft);
        look(looking, &item->consultation.outcome);
        for (int i = 0; i < item->consultation.n_questions; i++)
            look(looking, &item->consultation.questions[i].question);
        break;
    case KIND_COMMITMENT:
        look_commitment(looking, &item->commitment);
        break;
    case KIND_ORGANIZATION:
    case KIND_NOTICE:
    case KIND_TERM:
    case KIND_COUNT:
        break;
    }
}

static bool is_name(const struct item *item)
{
    return item->kind == KIND_ORGANIZATION || item->kind == KIND_PLACE;
}

/* A name says nothing of the texts below it, unless there are none. */
struct whole say_whole(const struct say *say, const struct item *item)
{
    struct looking looking = {.say = say};
    if (!is_name(item))
        take(&looking, say_title_told(say, item));
    look(&looking, &item->summary);
    look(&looking, &item->body);
    look_kind(&looking, item);
    if (looking.n == 0)
        take(&looking, say_title_told(say, item));
    return looking.whole;
}
