// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/list.h"

static const struct {
    enum chip chip;
    const char *id, *english;
} chips[] = {
    {CHIP_OPEN, "open", N_("chip", "Open now")},
    {CHIP_FREE, "free", N_("chip", "Costs nothing")},
    {CHIP_CHILDREN, "children", N_("chip", "For children")},
    {CHIP_MY_LANGUAGE, "language", N_("chip", "In my language")},
    {CHIP_STEP_FREE, "stepfree", N_("chip", "No steps")},
    {CHIP_HEARING_LOOP, "loop", N_("chip", "Hearing loop")},
    {CHIP_NO_SWEDISH, "noswedish", N_("chip", "No Swedish needed")},
    {CHIP_INDOORS, "indoors", N_("chip", "Indoors")},
    {CHIP_PEOPLE, "people", N_("chip", "With people")},
    {CHIP_HANDS, "hands", N_("chip", "With my hands")},
    {CHIP_TOGETHER, "together", N_("chip", "Nobody alone")},
};
enum { CHIPS = sizeof chips / sizeof *chips };

void list_chips(const struct model *model, const struct ui *ui, struct node *scroll, const char *prefix,
                unsigned which, enum color accent)
{
    struct node *flow = ui_box(ui, scroll, BOX_FLOW, 3);
    flow->role = ROLE_GROUP;
    flow->label = tr(ui, "chip", "Narrow the list");
    unsigned on = model_visit(model)->chips;
    for (int i = 0; i < CHIPS; i++) {
        if (!(which & chips[i].chip) || (chips[i].chip == CHIP_OPEN && !model->status.clock_trusted))
            continue; /* who does not know the time cannot know who is open */
        ui_chip(ui, flow, ui_id(ui, prefix, str_of(chips[i].id)), tr(ui, "chip", chips[i].english),
                on & chips[i].chip, accent, ACT(ACT_CHIP, .number = (int)chips[i].chip));
    }
}

void list_count(const struct ui *ui, struct node *scroll, struct str words)
{
    ui_text(ui, scroll, words, SIZE_BODY, false, COLOR_QUIET)->role = ROLE_STATUS;
}

static struct str way_words(const struct ui *ui, const struct way_out *way)
{
    for (int i = 0; i < CHIPS && way->code == ACT_CHIP; i++)
        if (way->number == (int)chips[i].chip)
            return tr_1(ui, "list", "Without “{choice}”", "choice", tr(ui, "chip", chips[i].english),
                        VALUE_TEXT);
    if (way->code == ACT_CHIP)
        return tr(ui, "list", "Without any of these choices");
    if (way->code == ACT_PERIOD)
        return tr(ui, "events",
                  way->number == PERIOD_WEEK ? N_("events", "Seven days") : N_("events", "Later"));
    return way->code == ACT_TIME ? tr(ui, "time", "Just curious") : tr(ui, "needs", "Show all services");
}

/* One button for each choice that, made otherwise, leads to something; by itself where that is enough. */
static void ways_out(const struct model *model, const struct ui *ui, struct node *scroll, const char *id)
{
    const struct load *page = model->page;
    struct node *flow = NULL;
    for (int i = 0; i < page->n_ways; i++) {
        const struct way_out *way = &page->ways[i];
        if (!way->total)
            continue;
        if (!flow) {
            ui_text(ui, scroll, tr(ui, "list", "There is something if you choose otherwise:"), SIZE_BODY,
                    false, COLOR_QUIET);
            flow = ui_box(ui, scroll, BOX_FLOW, 4);
            flow->role = ROLE_GROUP;
        }
        ui_button(ui, flow, arena_printf(ui->arena, "%s.way.%d", id, i).ptr,
                  way->code == ACT_CHIP ? ICON_CLOSE : ICON_FORWARD, way_words(ui, way),
                  ACT(way->code, .number = way->number, .arg = STR("")));
    }
}

void list_nothing(const struct model *model, const struct ui *ui, struct node *scroll, const char *id)
{
    struct node *words =
        ui_text(ui, scroll, tr(ui, "list", "Nothing here right now."), SIZE_TITLE, true, COLOR_INK);
    words->id = id;
    words->role = ROLE_STATUS;
    if (model->page)
        ways_out(model, ui, scroll, id);
}

void list_more(const struct ui *ui, struct node *scroll, const char *prefix, const struct entry_list *list)
{
    int more = list->total - list->n;
    if (more > 0)
        ui_button(ui, scroll, ui_id(ui, prefix, STR("more")), ICON_DOWN,
                  tr_n(ui, "list", "Show more ({count} left)", "Show more ({count} left)", more),
                  ACT(ACT_MORE_ROWS));
}

void list_cards(const struct model *model, const struct ui *ui, struct node *scroll, const char *prefix)
{
    const struct load *page = model->page;
    if (!page)
        return;
    if (!page->list.n) {
        list_nothing(model, ui, scroll, ui_id(ui, prefix, STR("none")));
        return;
    }
    struct node *list = ui_box(ui, scroll, BOX_COLUMN, 5);
    list->role = ROLE_LIST;
    for (int i = 0; i < page->list.n; i++) {
        struct node *card = tell_card(ui, model, list, prefix, &page->list.items[i]);
        card->position = i + 1;
        card->count = page->list.total;
    }
    list_more(ui, scroll, prefix, &page->list);
}

static void group(const struct model *model, const struct ui *ui, struct node *scroll, const char *prefix,
                  enum item_kind kind)
{
    const struct entry_list *list = &model->page->list;
    struct node *box = NULL;
    int n = 0, count = 0;
    for (int i = 0; i < list->n; i++)
        count += list->items[i].item->kind == kind;
    for (int i = 0; i < list->n; i++) {
        if (list->items[i].item->kind != kind)
            continue;
        if (!box) {
            ui_heading(ui, scroll, ui_id(ui, prefix, str_of(item_kind_name(kind))), tell_kind(ui, kind), 2);
            box = ui_box(ui, scroll, BOX_COLUMN, 4);
            box->role = ROLE_LIST;
        }
        struct node *card = tell_card(ui, model, box, prefix, &list->items[i]);
        card->position = ++n;
        card->count = count;
    }
    if (list->kind_total[kind] > n && n && !model_visit(model)->key[0])
        ui_button(ui, scroll, ui_id(ui, prefix, arena_printf(ui->arena, "all.%s", item_kind_name(kind))),
                  ICON_DOWN, tr(ui, "search", "Show more of these"),
                  ACT(ACT_GO, .number = SCREEN_SEARCH, .arg = str_of(item_kind_name(kind))));
}

void list_groups(const struct model *model, const struct ui *ui, struct node *scroll, const char *prefix,
                 enum item_kind first)
{
    const struct entry_list *list = &model->page->list;
    unsigned shown = 0;
    if (first != KIND_COUNT) {
        group(model, ui, scroll, prefix, first);
        shown |= 1u << first;
    }
    for (int i = 0; i < list->n; i++) {
        enum item_kind kind = list->items[i].item->kind;
        if (!(shown & 1u << kind))
            group(model, ui, scroll, prefix, kind);
        shown |= 1u << kind;
    }
}
