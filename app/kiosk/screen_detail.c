// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/parts.h"

static struct str title(const struct model *model, const struct ui *ui)
{
    const struct item *item = model->page ? model->page->entry.item : NULL;
    return item ? tell_kind(ui, item->kind) : tr(ui, "detail", "Details");
}

static void organization_fact(const struct ui *ui, struct node *facts, const struct entry *entry,
                              enum color accent)
{
    if (entry->organization)
        ui_fact(ui, facts, "detail.organization", ICON_ORGANIZATION, accent,
                tell_name(ui, entry->organization), STR(""));
}

static void place_fact(const struct ui *ui, struct node *facts, const struct entry *entry, enum color accent)
{
    if (!entry->place)
        return;
    const struct place *place = &entry->place->place;
    struct str distance = tell_distance(ui, entry), where = in_order(ui, place->street);
    if (where.len && distance.len)
        where = arena_printf(ui->arena, "%.*s · %.*s", STR_FMT(where), STR_FMT(distance));
    ui_fact(ui, facts, "detail.place", ICON_PLACE, accent, tell_name(ui, entry->place),
            where.len ? where : distance);
}

static void cost_fact(const struct ui *ui, struct node *facts, const struct price *price, struct str how,
                      enum color accent)
{
    struct str cost = tell_price(ui, price), note = text_in(ui, &price->note, NULL);
    if (!note.len)
        note = how;
    if (cost.len || note.len)
        ui_fact(ui, facts, "detail.cost", ICON_COST, accent, cost.len ? cost : note,
                cost.len ? note : STR(""));
}

static void languages_fact(const struct ui *ui, struct node *facts, const struct str_list *languages,
                           const struct text_map *note, enum color accent)
{
    struct str spoken = tell_languages(ui, languages), more = text_in(ui, note, NULL);
    if (spoken.len || more.len)
        ui_fact(ui, facts, "detail.languages", ICON_SPOKEN, accent, spoken.len ? spoken : more,
                spoken.len ? more : STR(""));
}

/* One line each. */
static void bring_fact(const struct ui *ui, struct node *facts, const struct text_list *list,
                       const char *english, enum color accent)
{
    struct str lines = STR("");
    for (int i = 0; i < list->n; i++)
        lines = arena_printf(ui->arena, "%.*s%s%.*s", STR_FMT(lines), i ? "\n" : "",
                             STR_FMT(text_in(ui, &list->items[i], NULL)));
    if (list->n)
        ui_fact(ui, facts, "detail.bring", ICON_BRING, accent, tr(ui, "detail", english), lines);
}

static void service_facts(const struct model *model, const struct ui *ui, struct node *facts,
                          const struct entry *entry)
{
    const struct service *service = &entry->item->service;
    struct str opening = tell_opening(ui, model, service), hours = tell_hours(ui, model, service);
    if (opening.len || hours.len)
        ui_fact(ui, facts, "detail.hours", ICON_CLOCK, COLOR_HELP, opening.len ? opening : hours,
                opening.len ? hours : STR(""));
    place_fact(ui, facts, entry, COLOR_HELP);
    languages_fact(ui, facts, &service->languages, &service->language_note, COLOR_HELP);
    parts_access(ui, facts, "detail.", entry->place, 0, COLOR_HELP);
    cost_fact(ui, facts, &service->price, tell_how(ui, service->how), COLOR_HELP);
    struct str whom = text_in(ui, &service->for_whom, NULL);
    if (whom.len)
        ui_fact(ui, facts, "detail.whom", ICON_PERSON, COLOR_HELP, tr(ui, "detail", "For whom"), whom);
    bring_fact(ui, facts, &service->documents, N_("detail", "Bring"), COLOR_HELP);
    parts_contact(ui, facts, "detail.", &service->contact, COLOR_HELP);
    organization_fact(ui, facts, entry, COLOR_HELP);
}

static void event_facts(const struct model *model, const struct ui *ui, struct node *facts,
                        const struct entry *entry)
{
    const struct event *event = &entry->item->event;
    bool cancelled = event->status == EVENT_CANCELLED;
    struct str when = tell_when(ui, model, entry);
    struct str state = cancelled  ? tr(ui, "tell", "Cancelled")
                       : when.len ? when
                                  : tr(ui, "detail", "This is over");
    ui_fact(ui, facts, "detail.when", cancelled ? ICON_WARNING : ICON_CALENDAR_CLOCK, COLOR_EVENTS, state,
            cancelled ? when : STR(""));
    place_fact(ui, facts, entry, COLOR_EVENTS);
    languages_fact(ui, facts, &event->languages, &event->language_note, COLOR_EVENTS);
    parts_access(ui, facts, "detail.", entry->place, event->access, COLOR_EVENTS);
    cost_fact(ui, facts, &event->price,
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
    ui_fact(ui, facts, "detail.settings", ICON_LEND_HAND, COLOR_CALLS, tell_settings(ui, call),
            text_in(ui, &call->requirements, NULL));
    languages_fact(ui, facts, &call->languages, &(struct text_map){0}, COLOR_CALLS);
    parts_access(ui, facts, "detail.", entry->place, 0, COLOR_CALLS);
    bring_fact(ui, facts, &call->skills, N_("detail", "Good to know how to"), COLOR_CALLS);
    parts_contact(ui, facts, "detail.", &call->contact, COLOR_CALLS);
    organization_fact(ui, facts, entry, COLOR_CALLS);
}

static void commitment_facts(const struct ui *ui, struct node *facts, const struct commitment *commitment)
{
    static const char *const states[] = {"", N_("detail", "Planned"), N_("detail", "Under way"),
                                         N_("detail", "Done"), N_("detail", "Stopped")};
    const struct {
        const char *id, *english;
        const struct text_map *text;
        enum icon icon;
    } rows[] = {
        {"detail.how", N_("detail", "How"), &commitment->how, ICON_INFO},
        {"detail.when", N_("detail", "When"), &commitment->when, ICON_CALENDAR},
        {"detail.who", N_("detail", "Who"), &commitment->who, ICON_PEOPLE},
        {"detail.measure", N_("detail", "How we know that it worked"), &commitment->measure, ICON_CHECKED},
        {"detail.agreement", N_("detail", "Part of"), &commitment->agreement, ICON_TERM_PAPERS},
    };
    ui_fact(ui, facts, "detail.state", ICON_FLAG, COLOR_SAY, tr(ui, "detail", states[commitment->state]),
            STR(""));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str text = text_in(ui, rows[i].text, NULL);
        if (text.len)
            ui_fact(ui, facts, rows[i].id, rows[i].icon, COLOR_SAY, tr(ui, "detail", rows[i].english), text);
    }
}

static void facts_of(const struct model *model, const struct ui *ui, struct node *scroll,
                     const struct entry *entry)
{
    if (entry->item->kind == KIND_NOTICE || entry->item->kind == KIND_TERM)
        return;
    struct node *facts = ui_facts(ui, scroll, "detail.facts");
    if (entry->item->kind == KIND_SERVICE)
        service_facts(model, ui, facts, entry);
    else if (entry->item->kind == KIND_EVENT)
        event_facts(model, ui, facts, entry);
    else if (entry->item->kind == KIND_CALL)
        call_facts(model, ui, facts, entry);
    else if (entry->item->kind == KIND_COMMITMENT)
        commitment_facts(ui, facts, &entry->item->commitment);
}

static void buttons(const struct ui *ui, struct node *scroll, const struct entry *entry)
{
    if (entry->item->kind == KIND_CALL)
        ui_primary(ui, scroll, "detail.signup", ICON_LEND_HAND, tr(ui, "detail", "I want to help"),
                   COLOR_CALLS, ACT(ACT_GO, .number = SCREEN_SIGNUP, .arg = entry->item->id));
    struct node *row = ui_box(ui, scroll, BOX_FLOW, 4);
    if (entry->organization)
        ui_button(ui, row, "detail.about", ICON_ORGANIZATION, tr(ui, "detail", "Who they are"),
                  ACT(ACT_GO, .number = SCREEN_ORGANIZATION, .arg = entry->organization->id));
    if (entry->place)
        ui_button(ui, row, "detail.where", ICON_PLACE, tr(ui, "detail", "How to get there"),
                  ACT(ACT_GO, .number = SCREEN_PLACE, .arg = entry->place->id));
}

static void build(const struct model *model, const struct ui *ui, struct node *body)
{
    const struct load *page = model->page;
    struct node *scroll =
        ui_scroll(ui, body, "detail.scroll", model_visit(model)->scroll_px, ACT(ACT_SCROLL), ACT(ACT_SCROLL));
    if (!parts_top(model, ui, scroll, "detail."))
        return;
    facts_of(model, ui, scroll, &page->entry);
    buttons(ui, scroll, &page->entry);
    parts_body(ui, scroll, page->entry.item);
    parts_cards(model, ui, scroll, "detail.event.", tr(ui, "detail", "Next time"), &page->events, 3);
    parts_cards(model, ui, scroll, "detail.call.", tr(ui, "detail", "Do you want to lend a hand here?"),
                &page->calls, 3);
    parts_cards(model, ui, scroll, "detail.service.", tr(ui, "detail", "They also do this"), &page->services,
                4);
    parts_take_along(model, ui, scroll, "detail.");
}

const struct screen_type screen_detail = {
    .name = "detail", .loads = LOAD_ITEM, .title = title, .build = build};
