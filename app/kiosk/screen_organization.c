// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/asked.h"
#include "kiosk/parts.h"

enum { SAYS_MAX = 4 };

static struct str title(const struct model *model, const struct ui *ui)
{
    (void)model;
    return tr(ui, "organization", "Who they are");
}

/* What it and its networks ask, what came of that, what it has promised, who is in it. */
static void civic(const struct model *model, const struct ui *ui, struct node *scroll)
{
    const struct load *page = model->page;
    struct entry_list open = asked_some(ui, model, &page->says, true),
                      closed = asked_some(ui, model, &page->says, false);
    parts_cards(model, ui, scroll, "organization.say.",
                tr(ui, "organization", "They want to know what you think"), &open, SAYS_MAX);
    parts_cards(model, ui, scroll, "organization.outcome.",
                tr(ui, "commitments", "What came of earlier questions"), &closed, SAYS_MAX);
    parts_cards(model, ui, scroll, "organization.commitment.",
                tr(ui, "organization", "What they have promised"), &page->commitments, page->commitments.n);
    parts_cards(model, ui, scroll, "organization.member.", tr(ui, "organization", "Members"), &page->members,
                page->members.n);
}

static void build(const struct model *model, const struct ui *ui, struct node *body)
{
    const struct load *page = model->page;
    struct node *scroll = ui_scroll(ui, body, "organization.scroll", model_visit(model)->scroll_px,
                                    ACT(ACT_SCROLL), ACT(ACT_SCROLL));
    if (!parts_top(model, ui, scroll, "organization."))
        return;
    parts_picture(ui, scroll, "organization.", page->entry.item, 0, PICTURE_TOP);
    const struct item *item = page->entry.item;
    const struct organization *organization = &item->organization;
    parts_body(ui, scroll, item);
    parts_more_pictures(ui, scroll, "organization.", item);
    struct node *facts = ui_facts(ui, scroll, "organization.facts");
    struct str since = organization->founded
                           ? tr_1(ui, "organization", "Since {year}", "year",
                                  arena_printf(ui->arena, "%d", organization->founded), VALUE_LTR)
                           : STR("");
    ui_fact(ui, facts, "organization.form", ICON_ORGANIZATION, COLOR_HELP,
            tell_legal_form(ui, organization->legal_form), since);
    if (page->entry.place)
        parts_name(ui, facts, "organization.place", ICON_PLACE, COLOR_HELP, page->entry.place,
                   in_order(ui, page->entry.place->place.street));
    struct str languages = tell_languages(ui, &organization->languages);
    if (languages.len)
        ui_fact(ui, facts, "organization.languages", ICON_SPOKEN, COLOR_HELP, languages, STR(""));
    parts_contact(ui, facts, "organization.", &organization->contact, COLOR_HELP);
    parts_cards(model, ui, scroll, "organization.service.", tr(ui, "tell", "Help and services"),
                &page->services, 20);
    parts_cards(model, ui, scroll, "organization.event.", tr(ui, "tell", "What's on"), &page->events, 6);
    parts_cards(model, ui, scroll, "organization.call.", tr(ui, "tell", "Lend a hand"), &page->calls, 6);
    civic(model, ui, scroll);
    parts_take_along(model, ui, scroll, "organization.");
}

const struct screen_type screen_organization = {
    .name = "organization", .loads = LOAD_ITEM, .title = title, .build = build};
