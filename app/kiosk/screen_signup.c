// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/parts.h"

static struct str title(const struct model *model, const struct ui *ui)
{
    (void)model;
    return tr(ui, "home", "Lend a hand");
}

static void build(const struct model *model, const struct ui *ui, struct node *body)
{
    const struct load *page = model->page;
    struct node *scroll =
        ui_scroll(ui, body, "signup.scroll", model_visit(model)->scroll_px, ACT(ACT_SCROLL), ACT(ACT_SCROLL));
    if (!parts_top(model, ui, scroll, "signup.") || page->entry.item->kind != KIND_CALL)
        return;
    parts_coming(
        ui, scroll, "signup.coming",
        tr(ui, "signup",
           "Saying yes on this screen is coming. Until then, call or write to them, or ask at the desk."));
    struct node *facts = ui_facts(ui, scroll, "signup.facts");
    const struct contact *own = &page->entry.item->call.contact;
    bool has_own = own->phone.len || own->email.len;
    const struct item *organization = page->entry.organization;
    if (organization)
        parts_name(ui, facts, "signup.organization", ICON_ORGANIZATION, COLOR_CALLS, organization, STR(""));
    if (has_own || organization)
        parts_contact(ui, facts, "signup.", has_own ? own : &organization->organization.contact, COLOR_CALLS);
    parts_take_along(model, ui, scroll, "signup.");
}

const struct screen_type screen_signup = {
    .name = "signup", .loads = LOAD_ITEM, .title = title, .build = build};
