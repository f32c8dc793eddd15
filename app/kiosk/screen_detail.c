// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hours.h"
#include "kiosk/facts.h"

static struct str title(const struct model *model, const struct ui *ui)
{
    const struct item *item = model->page ? model->page->entry.item : NULL;
    return item ? tell_kind(ui, item->kind) : tr(ui, "detail", "Details");
}

static void organization_fact(const struct ui *ui, struct node *facts, const struct entry *entry,
                              enum color accent)
{
    if (entry->organization)
        parts_name(ui, facts, "detail.organization", ICON_ORGANIZATION, accent, entry->organization, STR(""));
}

static void place_fact(const struct ui *ui, struct node *facts, const struct entry *entry, enum color accent)
{
    if (!entry->place)
        return;
    const struct place *place = &entry->place->place;
    struct str distance = tell_distance(ui, entry), where = in_order(ui, place->street);
    if (where.len && distance.len)
        where = arena_printf(ui->arena, "%.*s · %.*s", STR_FMT(where), STR_FMT(distance));
    parts_name(ui, facts, "detail.place", ICON_PLACE, accent, entry->place, where.len ? where : distance);
}

static void cost_fact(const struct ui *ui, struct node *facts, const struct item *item,
                      const struct price *price, struct str how, enum color accent)
{
    struct str cost = tell_price(ui, price);
    if (price->note.n)
        parts_fact(ui, facts, item, "detail.cost", ICON_COST, accent, cost, &price->note);
    else if (cost.len || how.len)
        ui_fact(ui, facts, "detail.cost", ICON_COST, accent, cost.len ? cost : how, cost.len ? how : STR(""));
}

/* What is spoken there, with its conditions; not the languages of the texts. */
static void languages_fact(const struct ui *ui, struct node *facts, const struct item *item,
                           const struct str_list *languages, const struct text_map *note, enum color accent)
{
    parts_fact(ui, facts, item, "detail.languages", ICON_SPOKEN, accent, tell_languages(ui, languages), note);
}

/* One line each. */
static void bring_fact(const struct ui *ui, struct node *facts, const struct item *item,
                       const struct text_list *list, const char *english, enum color accent)
{
    if (!list->n)
        return;
    struct told told = {.text = STR("")};
    struct parts_row row = {
        ui, ui_fact(ui, facts, "detail.bring", ICON_BRING, accent, tr(ui, "detail", english), STR("")), item};
    for (int i = 0; i < list->n; i++)
        parts_line(&row, &list->items[i], &told);
    parts_line_end(&row, &told);
}

/* The conditions of some hours, with the times they are of. */
static void hours_notes(const struct parts_row *row, const struct hours_row *hours, int n, bool all)
{
    struct told told = {.text = STR("")};
    for (int i = 0; i < n; i++) {
        struct str times = tell_hours_row(row->ui, &hours[i], true);
        if (times.len && (all || hours[i].note))
            ui_fact_line(row->ui, row->row, times, SIZE_BODY)->fg = COLOR_INK;
        if (hours[i].note)
            parts_line(row, hours[i].note, &told);
    }
    parts_line_end(row, &told);
}

/* Closed days, holidays, and what is on only now and then. */
static void exceptions_fact(const struct model *model, const struct ui *ui, struct node *facts,
                            const struct item *item)
{
    struct hours_exception exceptions[EXCEPTIONS_MAX];
    struct told told = {.text = STR("")};
    int n = hours_exceptions(&item->service, &item->occurrences, model_today(model), exceptions);
    if (!n || !model->status.clock_trusted)
        return;
    struct parts_row row = {ui,
                            ui_fact(ui, facts, "detail.exceptions", ICON_EVENTS, COLOR_HELP,
                                    tr(ui, "detail", "Other hours"), STR("")),
                            item};
    for (int i = 0; i < n; i++) {
        ui_fact_line(ui, row.row, tell_exception(ui, &exceptions[i]), SIZE_BODY)->fg = COLOR_INK;
        if (exceptions[i].reason)
            parts_line(&row, exceptions[i].reason, &told);
    }
    parts_line_end(&row, &told);
}

/* The week in one line; where some hours have conditions of their own, a line each. */
static void hours_fact(const struct model *model, const struct ui *ui, struct node *facts,
                       const struct item *item)
{
    struct str opening = tell_opening(ui, model, item);
    struct str hours = tell_hours(ui, model, &item->service);
    struct hours_row *rows;
    int n = hours_rows(&item->service, model_today(model), ui->arena, &rows);
    bool notes = false;
    for (int i = 0; i < n; i++)
        notes |= rows[i].note != NULL;
    struct str bold = opening.len ? opening : hours, quiet = opening.len && !notes ? hours : STR("");
    if (!bold.len)
        return;
    struct node *fact = ui_fact(ui, facts, "detail.hours", ICON_CLOCK, COLOR_HELP, bold, quiet);
    if (notes)
        hours_notes(&(struct parts_row){ui, fact, item}, rows, n, opening.len > 0);
}

static void service_facts(const struct model *model, const struct ui *ui, struct node *facts,
                          const struct entry *entry)
{
    const struct item *item = entry->item;
    const struct service *service = &item->service;
    hours_fact(model, ui, facts, item);
    exceptions_fact(model, ui, facts, item);
    place_fact(ui, facts, entry, COLOR_HELP);
    languages_fact(ui, facts, item, &service->languages, &service->language_note, COLOR_HELP);
    parts_access(ui, facts, "detail.", item, entry->place, 0, COLOR_HELP);
    cost_fact(ui, facts, item, &service->price, tell_how(ui, service->how), COLOR_HELP);
    if (service->for_whom.n)
        parts_fact(ui, facts, item, "detail.whom", ICON_PERSON, COLOR_HELP, tr(ui, "detail", "For whom"),
                   &service->for_whom);
    bring_fact(ui, facts, item, &service->documents, N_("detail", "Bring"), COLOR_HELP);
    parts_contact(ui, facts, "detail.", &service->contact, COLOR_HELP);
    organization_fact(ui, facts, entry, COLOR_HELP);
}

static void event_facts(const struct model *model, const struct ui *ui, struct node *facts,
                        const struct entry *entry)
{
    const struct event *event = &entry->item->event;
    facts_when(model, ui, facts, entry);
    facts_meeting(model, ui, facts, entry);
    place_fact(ui, facts, entry, COLOR_EVENTS);
    languages_fact(ui, facts, entry->item, &event->languages, &event->language_note, COLOR_EVENTS);
    parts_access(ui, facts, "detail.", entry->item, entry->place, event->access, COLOR_EVENTS);
    cost_fact(ui, facts, entry->item, &event->price,
              event->places
                  ? tr_n(ui, "detail", "{count} place to book", "{count} places to book", event->places)
                  : STR(""),
              COLOR_EVENTS);
    parts_contact(ui, facts, "detail.", &event->contact, COLOR_EVENTS);
    organization_fact(ui, facts, entry, COLOR_EVENTS);
}

static void call_facts(const struct model *model, const struct ui *ui, struct node *facts,
                       const struct entry *entry)
{
    const struct call *call = &entry->item->call;
    struct str when = tell_when(ui, model, entry), every = tell_every(ui, call);
    ui_fact(ui, facts, "detail.when", ICON_CALENDAR_CLOCK, COLOR_CALLS, when.len ? when : every,
            when.len ? every : STR(""));
    struct str places = tell_places(ui, entry);
    if (places.len)
        ui_fact(ui, facts, "detail.places", ICON_PEOPLE, COLOR_CALLS, places, STR(""));
    place_fact(ui, facts, entry, COLOR_CALLS);
    parts_fact(ui, facts, entry->item, "detail.settings", ICON_LEND_HAND, COLOR_CALLS,
               tell_settings(ui, call), &call->requirements);
    languages_fact(ui, facts, entry->item, &call->languages, &(struct text_map){0}, COLOR_CALLS);
    parts_access(ui, facts, "detail.", entry->item, entry->place, 0, COLOR_CALLS);
    bring_fact(ui, facts, entry->item, &call->skills, N_("detail", "Good to know how to"), COLOR_CALLS);
    parts_contact(ui, facts, "detail.", &call->contact, COLOR_CALLS);
    organization_fact(ui, facts, entry, COLOR_CALLS);
}

static void notice_facts(const struct model *model, const struct ui *ui, struct node *facts,
                         const struct entry *entry)
{
    ui_fact(ui, facts, "detail.priority", notice_icon(entry->item), COLOR_INK, notice_word(ui, entry->item),
            STR(""));
    facts_notice(model, ui, facts, "detail.", entry);
}

static void facts_of(const struct model *model, const struct ui *ui, struct node *scroll,
                     const struct entry *entry)
{
    if (entry->item->kind == KIND_TERM)
        return;
    struct node *facts = ui_facts(ui, scroll, "detail.facts");
    if (entry->item->kind == KIND_SERVICE)
        service_facts(model, ui, facts, entry);
    else if (entry->item->kind == KIND_EVENT)
        event_facts(model, ui, facts, entry);
    else if (entry->item->kind == KIND_CALL)
        call_facts(model, ui, facts, entry);
    else if (entry->item->kind == KIND_COMMITMENT)
        facts_commitment(model, ui, facts, entry->item);
    else if (entry->item->kind == KIND_NOTICE)
        notice_facts(model, ui, facts, entry);
}

static void buttons(const struct model *model, const struct ui *ui, struct node *scroll,
                    const struct entry *entry)
{
    const struct item *about = model->page->about;
    if (entry->item->kind == KIND_CALL)
        ui_primary(ui, scroll, "detail.signup", ICON_LEND_HAND, tr(ui, "detail", "I want to help"),
                   COLOR_CALLS, ACT(ACT_GO, .number = SCREEN_SIGNUP, .arg = entry->item->id));
    struct node *row = ui_box(ui, scroll, BOX_FLOW, 4);
    if (about)
        ui_button(ui, row, "detail.talk", ICON_SAY, tr(ui, "detail", "What it is about"),
                  ACT(ACT_GO, .number = tell_screen(about->kind), .arg = about->id));
    if (entry->organization)
        ui_button(ui, row, "detail.about", ICON_ORGANIZATION, tr(ui, "detail", "Who they are"),
                  ACT(ACT_GO, .number = SCREEN_ORGANIZATION, .arg = entry->organization->id));
    if (entry->place)
        ui_button(ui, row, "detail.where", ICON_PLACE, tr(ui, "detail", "How to get there"),
                  ACT(ACT_GO, .number = SCREEN_PLACE, .arg = entry->place->id));
}

/* A row of an agreement: what has happened, the meetings on it, who takes part. */
static void rest_of_commitment(const struct model *model, const struct ui *ui, struct node *scroll)
{
    const struct load *page = model->page;
    facts_follow_ups(model, ui, scroll, page->entry.item);
    parts_body(ui, scroll, page->entry.item);
    parts_cards(model, ui, scroll, "detail.event.", tr(ui, "asked", "Come and talk about it"), &page->events,
                3);
    parts_cards(model, ui, scroll, "detail.organization.", tr(ui, "detail", "They take part"), &page->named,
                20);
    parts_source(model, ui, scroll, "detail.", page->entry.item->commitment.source);
}

/* What belongs to a service is its next time; what else its organization does is not. */
static struct str events_heading(const struct model *model, const struct ui *ui)
{
    const struct load *page = model->page;
    bool own = page->events.n > 0 && str_eq(item_service(page->events.items[0].item), page->entry.item->id);
    return own ? tr(ui, "detail", "Next time") : tell_kind(ui, KIND_EVENT);
}

static void rest(const struct model *model, const struct ui *ui, struct node *scroll)
{
    const struct load *page = model->page;
    parts_body(ui, scroll, page->entry.item);
    parts_cards(model, ui, scroll, "detail.event.", events_heading(model, ui), &page->events, 3);
    parts_cards(model, ui, scroll, "detail.call.", tr(ui, "detail", "Do you want to lend a hand here?"),
                &page->calls, 3);
    parts_cards(model, ui, scroll, "detail.service.", tr(ui, "detail", "They also do this"), &page->services,
                4);
    parts_take_along(model, ui, scroll, "detail.");
}

static void build(const struct model *model, const struct ui *ui, struct node *body)
{
    const struct load *page = model->page;
    struct node *scroll =
        ui_scroll(ui, body, "detail.scroll", model_visit(model)->scroll_px, ACT(ACT_SCROLL), ACT(ACT_SCROLL));
    if (!parts_top(model, ui, scroll, "detail."))
        return;
    parts_picture(ui, scroll, "detail.", page->entry.item, 0, PICTURE_TOP);
    facts_of(model, ui, scroll, &page->entry);
    buttons(model, ui, scroll, &page->entry);
    parts_more_pictures(ui, scroll, "detail.", page->entry.item);
    if (page->entry.item->kind == KIND_COMMITMENT)
        rest_of_commitment(model, ui, scroll);
    else
        rest(model, ui, scroll);
}

const struct screen_type screen_detail = {
    .name = "detail", .loads = LOAD_ITEM, .title = title, .build = build};
