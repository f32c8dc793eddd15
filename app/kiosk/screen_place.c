// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/parts.h"

static struct str title(const struct model *model, const struct ui *ui)
{
    (void)model;
    return tr(ui, "place", "How to get there");
}

static void build(const struct model *model, const struct ui *ui, struct node *body)
{
    const struct load *page = model->page;
    struct node *scroll =
        ui_scroll(ui, body, "place.scroll", model_visit(model)->scroll_px, ACT(ACT_SCROLL), ACT(ACT_SCROLL));
    if (!parts_top(model, ui, scroll, "place."))
        return;
    parts_picture(ui, scroll, "place.", page->entry.item, 0, PICTURE_TOP);
    const struct item *item = page->entry.item;
    const struct place *place = &item->place;
    struct node *facts = ui_facts(ui, scroll, "place.facts");
    struct str town = place->postcode.len ? arena_printf(ui->arena, "%.*s %.*s", STR_FMT(place->postcode),
                                                         STR_FMT(place->city))
                                          : place->city;
    if (place->street.len)
        ui_fact(ui, facts, "place.street", ICON_PLACE, COLOR_HELP, in_order(ui, place->street),
                in_order(ui, town));
    struct str distance = tell_distance(ui, &page->entry);
    if (distance.len)
        ui_fact(ui, facts, "place.distance", ICON_WALK, COLOR_HELP,
                format_sentence(ui->arena, ui->words->lang, distance), STR(""));
    if (place->directions.n)
        parts_fact(ui, facts, item, "place.directions", ICON_DOOR, COLOR_HELP,
                   tr(ui, "place", "How to get in"), &place->directions);
    parts_access(ui, facts, "place.", item, item, 0, COLOR_HELP);
    parts_body(ui, scroll, item);
    parts_more_pictures(ui, scroll, "place.", item);
    parts_cards(model, ui, scroll, "place.service.", tr(ui, "tell", "Help and services"), &page->services,
                20);
    parts_cards(model, ui, scroll, "place.event.", tr(ui, "tell", "What's on"), &page->events, 6);
    parts_cards(model, ui, scroll, "place.call.", tr(ui, "tell", "Lend a hand"), &page->calls, 6);
    parts_take_along(model, ui, scroll, "place.");
}

const struct screen_type screen_place = {.name = "place", .loads = LOAD_ITEM, .title = title, .build = build};
