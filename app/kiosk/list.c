// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/list.h"

void list_chips(const struct model *model, const struct ui *ui, struct node *scroll, const char *prefix,
                const struct list_chip *chips, int n, enum color accent)
{
    struct node *flow = ui_box(ui, scroll, BOX_FLOW, 3);
    flow->role = ROLE_GROUP;
    flow->label = tr(ui, "chip", "Narrow the list");
    unsigned on = model_visit(model)->chips;
    for (int i = 0; i < n; i++) {
        if (chips[i].chip == CHIP_OPEN && !model->status.clock_trusted)
            continue; /* who does not know the time cannot know who is open */
        ui_chip(ui, flow, ui_id(ui, prefix, str_of(chips[i].id)), tr(ui, "chip", chips[i].english),
                on & chips[i].chip, accent, ACT(ACT_CHIP, .number = chips[i].chip));
    }
}

void list_count(const struct ui *ui, struct node *scroll, struct str words)
{
    ui_text(ui, scroll, words, SIZE_BODY, false, COLOR_QUIET)->role = ROLE_STATUS;
}

void list_nothing(const struct model *model, const struct ui *ui, struct node *scroll, const char *id)
{
    struct node *words =
        ui_text(ui, scroll, tr(ui, "list", "Nothing here right now."), SIZE_TITLE, true, COLOR_INK);
    words->id = id;
    words->role = ROLE_STATUS;
    if (model_visit(model)->chips)
        ui_text(ui, scroll, tr(ui, "list", "Try again with fewer choices above."), SIZE_BODY, false,
                COLOR_QUIET);
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
