// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/facts.h"

void facts_commitment(const struct model *model, const struct ui *ui, struct node *facts,
                      const struct item *item)
{
    const struct commitment *commitment = &item->commitment;
    const struct {
        const char *id, *english;
        const struct text_map *text;
        enum icon icon;
    } rows[] = {
        {"detail.how", N_("detail", "How"), &commitment->how, ICON_INFO},
        {"detail.when", N_("detail", "When"), &commitment->when, ICON_CALENDAR},
        {"detail.who", N_("detail", "Who"), &commitment->who, ICON_PEOPLE},
        {"detail.measure", N_("detail", "How we know that it worked"), &commitment->measure, ICON_TICK},
        {"detail.agreement", N_("detail", "Part of"), &commitment->agreement, ICON_TERM_PAPERS},
    };
    (void)model;
    struct str due =
        commitment->due.year
            ? tr_1(ui, "tell", "By {month}", "month",
                   format_date(ui->arena, ui->words->lang, commitment->due, DATE_MONTH), VALUE_TEXT)
            : STR("");
    ui_fact(ui, facts, "detail.state", tell_state_icon(commitment->state), COLOR_SAY,
            tell_state(ui, commitment->state), due);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].text->n)
            parts_fact(ui, facts, item, rows[i].id, rows[i].icon, COLOR_SAY,
                       tr(ui, "detail", rows[i].english), rows[i].text);
}

/* The newest of those that are not told yet; −1: all are. */
static int newest(const struct commitment *commitment, const bool *told)
{
    int best = -1;
    for (int i = 0; i < commitment->n_follow_ups; i++)
        if (!told[i] &&
            (best < 0 || date_cmp(commitment->follow_ups[i].date, commitment->follow_ups[best].date) > 0))
            best = i;
    return best;
}

void facts_follow_ups(const struct model *model, const struct ui *ui, struct node *scroll,
                      const struct item *item)
{
    const struct commitment *commitment = &item->commitment;
    int i, n = 0;
    if (!commitment->n_follow_ups)
        return;
    bool *told = ARENA_ARRAY(ui->arena, bool, (size_t)commitment->n_follow_ups);
    ui_heading(ui, scroll, "detail.follow_ups", tr(ui, "detail", "What has happened since"), 2);
    struct node *facts = ui_facts(ui, scroll, "detail.history");
    while ((i = newest(commitment, told)) >= 0) {
        const struct follow_up *follow_up = &commitment->follow_ups[i];
        struct str parts[] = {tell_day(ui, model, follow_up->date), tell_state(ui, follow_up->state)};
        parts_fact(ui, facts, item, arena_printf(ui->arena, "detail.follow_up.%d", ++n).ptr,
                   tell_state_icon(follow_up->state), COLOR_SAY,
                   format_parts(ui->arena, ui->words->lang, parts, 2), &follow_up->text);
        told[i] = true;
    }
}
