// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/change.h"
#include "kiosk/facts.h"

enum { LATER_MAX = 4 };

static struct str usual(const struct ui *ui, const struct model *model, const struct item *item,
                        const struct event_change *change)
{
    struct interval at = {moment_s(change->at), 0, change->at.offset_min};
    struct str when = tell_time(ui, model, item, &at);
    return tr_1(ui, "tell", "It was to be {when}", "when", when, VALUE_TEXT);
}

static struct interval moved_to(const struct event_change *change)
{
    return (struct interval){moment_s(change->start), moment_s(change->end), change->start.offset_min};
}

/* The next time that it does take place; start_s 0: none. */
static struct interval next_held(const struct model *model, const struct item *item)
{
    for (int i = 0; i < item->occurrences.n; i++) {
        const struct interval *when = &item->occurrences.items[i];
        bool ahead = !model->status.clock_trusted || when->end_s > model_now_s(model);
        if (ahead && !change_cancels(item, when->start_s))
            return *when;
    }
    return (struct interval){0};
}

static void changed_row(const struct ui *ui, struct node *facts, const struct item *item, const char *id,
                        enum icon icon, struct str bold, struct str quiet, const struct text_map *note)
{
    struct node *row = ui_fact(ui, facts, id, icon, COLOR_EVENTS, bold, quiet);
    struct told told = {.text = STR("")};
    struct parts_row lines = {ui, row, item};
    if (note) {
        parts_line(&lines, note, &told);
        parts_line_end(&lines, &told);
    }
}

/* Further ones, that are not as usual either. */
static void later(const struct model *model, const struct ui *ui, struct node *facts,
                  const struct entry *entry)
{
    const struct event *event = &entry->item->event;
    int n = 0;
    for (int i = 0; i < event->n_changes && n < LATER_MAX && entry->when.start_s; i++) {
        const struct event_change *change = &event->changes[i];
        bool moves = change_moves(change);
        struct interval at = {moment_s(change->at), 0, change->at.offset_min},
                        to = moves ? moved_to(change) : at;
        if (to.start_s <= entry->when.start_s || (!moves && !change->cancelled))
            continue;
        const char *id = arena_printf(ui->arena, "detail.change.%d", ++n).ptr;
        struct str when = tell_time(ui, model, entry->item, &to);
        if (change->cancelled)
            changed_row(ui, facts, entry->item, id, ICON_WARNING,
                        tr_1(ui, "tell", "Cancelled: {when}", "when", when, VALUE_TEXT), STR(""),
                        &change->note);
        else
            changed_row(ui, facts, entry->item, id, ICON_SYNC,
                        tr_1(ui, "tell", "Moved: {when}", "when", when, VALUE_TEXT),
                        usual(ui, model, entry->item, change), &change->note);
    }
}

static void cancelled(const struct model *model, const struct ui *ui, struct node *facts,
                      const struct entry *entry, const struct event_change *change)
{
    struct str when = tell_when(ui, model, entry);
    changed_row(ui, facts, entry->item, "detail.when", ICON_WARNING, tr(ui, "tell", "Cancelled"), when,
                change ? &change->note : NULL);
    struct interval next = change ? next_held(model, entry->item) : (struct interval){0};
    if (next.start_s)
        ui_fact(ui, facts, "detail.next", ICON_CALENDAR_CLOCK, COLOR_EVENTS,
                format_sentence(ui->arena, ui->words->lang, tell_time(ui, model, entry->item, &next)),
                tr(ui, "detail", "Next time"));
}

void facts_when(const struct model *model, const struct ui *ui, struct node *facts, const struct entry *entry)
{
    const struct item *item = entry->item;
    const struct event_change *change = change_of(item, entry->when.start_s);
    struct str when = tell_when(ui, model, entry);
    if (change_cancels(item, entry->when.start_s))
        cancelled(model, ui, facts, entry, change);
    else if (change && change_moves(change))
        changed_row(
            ui, facts, item, "detail.when", ICON_SYNC,
            tr_1(ui, "tell", "Moved: {when}", "when", tell_time(ui, model, item, &entry->when), VALUE_TEXT),
            usual(ui, model, item, change), &change->note);
    else
        changed_row(ui, facts, item, "detail.when", ICON_CALENDAR_CLOCK,
                    when.len ? when : tr(ui, "detail", "This is over"), STR(""),
                    change ? &change->note : NULL);
    later(model, ui, facts, entry);
}

void facts_meeting(const struct model *model, const struct ui *ui, struct node *facts,
                   const struct entry *entry)
{
    const struct item *about = model->page->about;
    if (about)
        parts_name(ui, facts, "detail.about_it", ICON_SAY, COLOR_EVENTS, about,
                   tr(ui, "detail", "That is what the meeting is about"));
    if (entry->item->event.online.len)
        ui_fact(ui, facts, "detail.online", ICON_WEB, COLOR_EVENTS,
                tr(ui, "detail", "Can also be joined from home"), in_order(ui, entry->item->event.online));
}
