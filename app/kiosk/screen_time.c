// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screen.h"

static struct str title(const struct model *model, const struct ui *ui)
{
    (void)model;
    return tr(ui, "home", "Lend a hand");
}

static void build(const struct model *model, const struct ui *ui, struct node *body)
{
    static const struct {
        const char *id, *english, *line;
    } rows[TIME_COUNT] = {
        {"halfhour", N_("time", "Half an hour"), N_("time", "Once, close by")},
        {"hours", N_("time", "An hour or two"), N_("time", "One afternoon or evening")},
        {"day", N_("time", "A day"), N_("time", "A market, a move, a feast")},
        {"weekly", N_("time", "Every week"), N_("time", "The same people, again and again")},
        {"curious", N_("time", "Just curious"), N_("time", "Show me everything")},
    };
    (void)model;
    struct node *scroll =
        ui_scroll(ui, body, "time.scroll", model_visit(model)->scroll_px, ACT(ACT_SCROLL), ACT(ACT_SCROLL));
    ui_heading(ui, scroll, "time.question", tr(ui, "time", "How much time do you have?"), 1);
    struct node *grid = ui_box(ui, scroll, BOX_GRID, 6);
    grid->columns = is_wide(ui) ? 3 : 1;
    grid->grow = 1;
    grid->role = ROLE_LIST;
    for (int i = 0; i < TIME_COUNT; i++) {
        struct node *tile = ui_tile(ui, grid, ui_id(ui, "time.item.", str_of(rows[i].id)), ICON_NONE,
                                    tr(ui, "time", rows[i].english), tr(ui, "time", rows[i].line),
                                    COLOR_CALLS, ACT(ACT_TIME, .number = i));
        tile->min_h_mm = 30;
        tile->position = i + 1;
        tile->count = TIME_COUNT;
    }
    ui_button(ui, scroll, "time.mycode", ICON_CHECKED, tr(ui, "time", "I have a code: check or cancel"),
              ACT(ACT_GO, .number = SCREEN_MYCODE));
}

const struct screen_type screen_time = {.name = "time", .title = title, .build = build};
