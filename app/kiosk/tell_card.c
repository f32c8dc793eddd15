// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/change.h"
#include "kiosk/asked.h"
#include "kiosk/found.h"

enum { FACTS_MAX = 4, GIST_BYTES = 320 };
static const float THUMB_MM = 32;

struct facts {
    struct fact items[FACTS_MAX];
    int n;
};

static void add(struct facts *facts, enum icon icon, struct str text)
{
    if (text.len && facts->n < FACTS_MAX)
        facts->items[facts->n++] = (struct fact){.icon = icon, .text = text};
}

static void add_place(const struct ui *ui, struct facts *facts, const struct entry *entry,
                      struct str distance)
{
    struct fact fact = {.icon = ICON_PLACE, .after = distance};
    fact.text = tell_title(ui, entry->place, &fact.lang);
    if (!fact.text.len)
        fact = (struct fact){.icon = ICON_PLACE, .text = distance};
    if (fact.text.len && facts->n < FACTS_MAX)
        facts->items[facts->n++] = fact;
}

static struct str joined(const struct ui *ui, struct str a, struct str b)
{
    if (!a.len || !b.len)
        return a.len ? a : b;
    return arena_printf(ui->arena, "%.*s · %.*s", STR_FMT(a), STR_FMT(b));
}

static void service_card(const struct ui *ui, const struct model *model, const struct entry *entry,
                         struct card *card, struct facts *facts)
{
    const struct service *service = &entry->item->service;
    struct str opening = tell_opening(ui, model, entry->item);
    add(facts, ICON_CLOCK, opening.len ? opening : tell_hours(ui, model, service));
    add_place(ui, facts, entry, tell_distance(ui, entry));
    card->last = joined(ui, tell_languages(ui, &service->languages), tell_price(ui, &service->price));
}

static void event_card(const struct ui *ui, const struct model *model, const struct entry *entry,
                       struct card *card, struct facts *facts)
{
    const struct event *event = &entry->item->event;
    const struct event_change *change = change_of(entry->item, entry->when.start_s);
    bool moved = change && change_moves(change);
    if (change_cancels(entry->item, entry->when.start_s))
        add(facts, ICON_WARNING, tr(ui, "tell", "Cancelled"));
    else if (moved)
        add(facts, ICON_SYNC, tr(ui, "tell", "Moved"));
    add(facts, ICON_CALENDAR_CLOCK, tell_when(ui, model, entry));
    add_place(ui, facts, entry, tell_distance(ui, entry));
    card->last = joined(ui, tell_price(ui, &event->price), tell_languages(ui, &event->languages));
}

static void call_card(const struct ui *ui, const struct model *model, const struct entry *entry,
                      struct card *card, struct facts *facts)
{
    const struct call *call = &entry->item->call;
    struct str when = tell_when(ui, model, entry);
    add(facts, ICON_CALENDAR_CLOCK, when.len ? when : tell_every(ui, call));
    add(facts, ICON_CLOCK, when.len ? format_minutes(ui->arena, ui->words, call->minutes) : STR(""));
    add(facts, ICON_PEOPLE, tell_places(ui, entry));
    add_place(ui, facts, entry, tell_distance(ui, entry));
    card->last = tell_settings(ui, call);
}

/* Its state, and by when. */
static void commitment_card(const struct ui *ui, const struct commitment *commitment, struct facts *facts)
{
    add(facts, tell_state_icon(commitment->state), tell_state(ui, commitment->state));
    if (commitment->due.year)
        add(facts, ICON_CALENDAR,
            tr_1(ui, "tell", "By {month}", "month",
                 format_date(ui->arena, ui->words->lang, commitment->due, DATE_MONTH), VALUE_TEXT));
}

static struct str foreign(const struct ui *ui, const struct told *told)
{
    return told->bits & TOLD_FOREIGN ? tell_in_language(ui, told->tag) : STR("");
}

static void titles(const struct ui *ui, const struct entry *entry, struct card *card)
{
    struct told title = tell_title_told(ui, entry->item);
    card->title = title.text;
    card->title_lang = title.lang;
    card->title_note = foreign(ui, &title);
    card->under = tell_title(ui, entry->organization, &card->under_lang);
}

/* What came of it, where it is told briefly; else its summary. */
static struct told gist(const struct ui *ui, const struct item *item)
{
    struct told summary = tell_text(ui, &item->summary), outcome = {0};
    if (is_asked(item))
        outcome = tell_text(ui, asked_of(item).outcome);
    outcome.text = str_sub(outcome.text, 0, str_find(outcome.text, '\n', 0));
    return outcome.text.len && outcome.text.len <= GIST_BYTES ? outcome : summary;
}

/* Where its language is the title's it has been said. */
static void summary(const struct ui *ui, const struct item *item, struct card *card)
{
    struct told told = gist(ui, item);
    card->last = told.text;
    card->last_lang = told.lang;
    card->last_note = card->title_note.len && told.lang == card->title_lang ? STR("") : foreign(ui, &told);
}

static void other_card(const struct ui *ui, const struct model *model, const struct item *item,
                       struct card *card, struct facts *facts)
{
    if (item->kind == KIND_COMMITMENT)
        commitment_card(ui, &item->commitment, facts);
    if (is_asked(item)) {
        struct asked asked = asked_of(item);
        add(facts, asked_icon(model, &asked), asked_until(ui, model, &asked));
    }
    if (item->kind == KIND_GUIDE && item->guide.n_steps)
        add(facts, ICON_NONE, tr_n(ui, "tell", "{count} step", "{count} steps", item->guide.n_steps));
    summary(ui, item, card);
    if (item->kind == KIND_STORY)
        card->image = tell_image(ui, item, 0, 1, THUMB_MM);
}

struct node *tell_card(const struct ui *ui, const struct model *model, struct node *parent,
                       const char *prefix, const struct entry *entry)
{
    const struct item *item = entry->item;
    struct facts facts = {0};
    struct card card = {.accent = tell_accent(item->kind)};
    titles(ui, entry, &card);
    if (item->kind == KIND_SERVICE)
        service_card(ui, model, entry, &card, &facts);
    else if (item->kind == KIND_EVENT)
        event_card(ui, model, entry, &card, &facts);
    else if (item->kind == KIND_CALL)
        call_card(ui, model, entry, &card, &facts);
    else
        other_card(ui, model, item, &card, &facts);
    card.facts = facts.items;
    card.n_facts = facts.n;
    found_card(ui, model, entry, &card);
    const char *id = ui_id(ui, prefix, item->id);
    if (entry->when.start_s &&
        model_visit(model)->screen == SCREEN_EVENTS) /* one event can stand there twice */
        id = arena_printf(ui->arena, "%s%.*s@%lld", prefix, STR_FMT(item->id), (long long)entry->when.start_s)
                 .ptr;
    struct action action = ACT(ACT_GO, .number = tell_screen(item->kind), .arg = item->id);
    return ui_card(ui, parent, id, &card, action);
}
