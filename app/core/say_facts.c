// SPDX-License-Identifier: GPL-3.0-or-later
/* The facts of services, events and calls; what kinds are called. */
#include "core/say.h"

struct str say_time_of(const struct say *say, const struct interval *when, struct str zone, struct date today)
{
    if (!when->start_s)
        return STR("");
    struct moment start = moment_of_s(when->start_s, when->offset_min), end = {0};
    if (when->end_s > when->start_s)
        end = interval_end(when, zone);
    return format_when(say->arena, say->words, start, end, today);
}

struct str say_when(const struct say *say, const struct interval *when, struct str zone, struct date today)
{
    return format_sentence(say->arena, say->words->lang, say_time_of(say, when, zone, today));
}

struct str say_languages(const struct say *say, const struct str_list *tags)
{
    if (!tags->n)
        return STR("");
    struct str *names = ARENA_ARRAY(say->arena, struct str, (size_t)tags->n);
    for (int i = 0; i < tags->n; i++)
        names[i] = lang_name(say->arena, tags->items[i], say->words->lang);
    struct str list = format_list(say->arena, say->words->lang, names, tags->n);
    return say_tr_1(say, "tell", "Speaks {languages}", "languages", list, VALUE_TEXT);
}

struct str say_price(const struct say *say, const struct price *price)
{
    switch (price->cost) {
    case COST_FREE:
        return say_tr(say, "tell", "Costs nothing");
    case COST_FEE:
        return say_tr(say, "tell", "Costs something");
    case COST_MEMBER:
        return say_tr(say, "tell", "Costs nothing for members");
    case COST_ASK:
        return say_tr(say, "tell", "Ask what it costs");
    case COST_NONE:
        break;
    }
    return STR("");
}

struct str say_places(const struct say *say, const struct entry *entry)
{
    const struct item *item = entry->item;
    int places = item->kind == KIND_EVENT ? item->event.places : 0;
    if (item->kind == KIND_CALL)
        for (int i = 0; i < item->call.n_shifts; i++)
            if (str_eq(item->call.shifts[i].id, entry->shift))
                places = item->call.shifts[i].places;
    return places ? say_tr_n(say, "tell", "{count} place", "{count} places", places) : STR("");
}

struct str say_every(const struct say *say, const struct call *call)
{
    struct str minutes = format_minutes(say->arena, say->words, call->minutes);
    const char *pattern = N_("tell", "{time}, once");
    if (call->every == EVERY_WEEKLY)
        pattern = N_("tell", "{time}, every week");
    if (call->every == EVERY_MONTHLY)
        pattern = N_("tell", "{time}, every month");
    if (call->every == EVERY_FLEXIBLE)
        pattern = N_("tell", "{time}, when it suits you");
    struct str text = say_tr_1(say, "tell", pattern, "time", minutes, VALUE_TEXT);
    return format_sentence(say->arena, say->words->lang, text);
}

struct str say_kind(const struct say *say, enum item_kind kind)
{
    static const char *const names[KIND_COUNT] = {
        [KIND_ORGANIZATION] = N_("tell", "Organizations"),
        [KIND_PLACE] = N_("tell", "Places"),
        [KIND_SERVICE] = N_("tell", "Help and services"),
        [KIND_EVENT] = N_("tell", "What's on"),
        [KIND_CALL] = N_("tell", "Lend a hand"),
        [KIND_GUIDE] = N_("tell", "Guides"),
        [KIND_STORY] = N_("tell", "Stories"),
        [KIND_SURVEY] = N_("tell", "Surveys"),
        [KIND_COMMITMENT] = N_("tell", "Agreements and plans"),
        [KIND_NOTICE] = N_("tell", "Notices"),
        [KIND_TERM] = N_("tell", "Needs"),
        [KIND_CONSULTATION] = N_("tell", "Consultations"),
    };
    return say_tr(say, "tell", names[kind]);
}

struct str say_legal_form(const struct say *say, enum legal_form form)
{
    static const char *const names[] = {
        "",
        N_("organization", "Association"),
        N_("organization", "Cooperative"),
        N_("organization", "Foundation"),
        N_("organization", "Work-integrating social enterprise"),
        N_("organization", "Study association"),
        N_("organization", "Network"),
        N_("organization", "Public body"),
        N_("organization", "Organization"),
    };
    return form ? say_tr(say, "organization", names[form]) : STR("");
}
