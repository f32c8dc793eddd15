// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/asked.h"
#include "kiosk/list.h"
#include "kiosk/parts.h"

enum { CLOSED_MAX = 4 };

static struct str title(const struct model *model, const struct ui *ui)
{
    (void)model;
    return tr(ui, "home", "Have your say");
}

static bool query(const struct model *model, const struct visit *visit, struct load_request *request)
{
    (void)model;
    (void)visit;
    request->query.kinds = 1u << KIND_COMMITMENT;
    request->query.sort = SORT_RANK;
    return true;
}

static void asked_now(const struct model *model, const struct ui *ui, struct node *scroll)
{
    struct entry_list open = asked_some(ui, model, &model->page->says, true);
    ui_heading(ui, scroll, "commitments.open", tr(ui, "commitments", "Asked right now"), 2);
    if (!open.n)
        ui_text(ui, scroll, tr(ui, "commitments", "Nothing is asked just now."), SIZE_BODY, false,
                COLOR_QUIET);
    parts_cards(model, ui, scroll, "commitments.item.", STR(""), &open, open.n);
}

static void came_of_it(const struct model *model, const struct ui *ui, struct node *scroll)
{
    struct entry_list closed = asked_some(ui, model, &model->page->says, false);
    if (!closed.n)
        return;
    ui_heading(ui, scroll, "commitments.closed", tr(ui, "commitments", "What came of earlier questions"), 2);
    parts_cards(model, ui, scroll, "commitments.item.", STR(""), &closed, CLOSED_MAX);
}

/* "2 under way · 11 planned" */
static struct str states(const struct model *model, const struct ui *ui)
{
    static const enum commitment_state order[] = {COMMITMENT_DONE, COMMITMENT_UNDER_WAY, COMMITMENT_PLANNED,
                                                  COMMITMENT_STOPPED};
    struct str parts[4];
    int n = 0;
    for (int s = 0; s < 4; s++) {
        int count = 0;
        for (int i = 0; i < model->page->list.n; i++)
            count += model->page->list.items[i].item->commitment.state == order[s];
        struct value values[] = {{"state", tell_state(ui, order[s]), VALUE_TEXT},
                                 {"count", format_number(ui->arena, ui->words->lang, count), VALUE_LTR}};
        if (count)
            parts[n++] = message_fill(ui->arena, tr(ui, "commitments", "{state}: {count}"), values, 2);
    }
    return format_parts(ui->arena, ui->words->lang, parts, n);
}

/* Each agreement's rows under its name. */
static void agreements(const struct model *model, const struct ui *ui, struct node *scroll)
{
    const struct entry_list *list = &model->page->list;
    if (!list->n)
        return;
    ui_heading(ui, scroll, "commitments.agreements", tell_kind(ui, KIND_COMMITMENT), 2);
    if (list->n == list->total)
        ui_text(ui, scroll, states(model, ui), SIZE_BODY, false, COLOR_QUIET);
    bool *shown = ARENA_ARRAY(ui->arena, bool, (size_t)list->n);
    for (int i = 0; i < list->n; i++) {
        if (shown[i])
            continue;
        struct told name = tell_text(ui, &list->items[i].item->commitment.agreement);
        struct entry_list same = {.items = ARENA_ARRAY(ui->arena, struct entry, (size_t)list->n)};
        for (int j = i; j < list->n; j++)
            if (str_eq(tell_text(ui, &list->items[j].item->commitment.agreement).text, name.text)) {
                same.items[same.n++] = list->items[j];
                shown[j] = true;
            }
        const char *id = arena_printf(ui->arena, "commitments.agreement.%d", i + 1).ptr;
        ui_heading(ui, scroll, id, name.text, 3)->lang = name.lang;
        parts_cards(model, ui, scroll, "commitments.item.", STR(""), &same, same.n);
    }
    list_more(ui, scroll, "commitments.item.", list);
}

static void build(const struct model *model, const struct ui *ui, struct node *body)
{
    struct node *scroll = ui_scroll(ui, body, "commitments.scroll", model_visit(model)->scroll_px,
                                    ACT(ACT_SCROLL), ACT(ACT_SCROLL));
    ui_heading(ui, scroll, "commitments.question",
               tr(ui, "commitments", "What was promised, and what you think"), 1);
    if (!model->page)
        return;
    asked_now(model, ui, scroll);
    parts_coming(ui, scroll, "commitments.missing",
                 tr(ui, "commitments",
                    "Telling that something is missing in town, on this screen, is coming. Until then tell "
                    "somebody at the desk."));
    came_of_it(model, ui, scroll);
    agreements(model, ui, scroll);
}

const struct screen_type screen_commitments = {
    .name = "commitments", .loads = LOAD_SAY, .query = query, .title = title, .build = build};
