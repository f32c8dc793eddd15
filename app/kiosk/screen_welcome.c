// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/tell.h"

enum { TODAY_ROWS = 3, LANGUAGE_BUTTONS = 12 };

static struct str no_title(const struct model *model, const struct ui *ui)
{
    (void)model;
    return tr(ui, "welcome", "Welcome");
}

static void today(const struct model *model, const struct ui *ui, struct node *body)
{
    const struct load *home = model->home;
    if (!home || !home->events.n)
        return;
    struct node *card = ui_box(ui, body, BOX_COLUMN, 3);
    card->bg = COLOR_WELCOME_CARD;
    card->radius_mm = 3;
    card->id = "welcome.today";
    card->role = ROLE_GROUP;
    for (int i = 0; i < 4; i++)
        card->pad_mm[i] = 7;
    ui_text(ui, card, tr(ui, "welcome", "Today"), SIZE_BODY, true, COLOR_ON_WELCOME);
    for (int i = 0; i < home->events.n && i < TODAY_ROWS; i++) {
        const struct entry *entry = &home->events.items[i];
        struct moment start = moment_of_s(entry->when.start_s, entry->when.offset_min);
        const struct lang *lang;
        struct str title = tell_title(ui, entry->item, &lang);
        struct node *row = ui_box(ui, card, BOX_ROW, 4);
        ui_text(ui, row, format_clock(ui->arena, start.hour * 60 + start.minute), SIZE_BODY, true, COLOR_ON_WELCOME);
        struct node *words = ui_text(ui, row, title, SIZE_BODY, false, COLOR_ON_WELCOME);
        words->lang = lang;
        words->grow = 1;
    }
}

static void languages(const struct model *model, const struct ui *ui, struct node *body)
{
    struct node *grid = ui_box(ui, body, BOX_GRID, 4);
    grid->columns = 3;
    grid->id = "welcome.languages";
    grid->role = ROLE_GROUP;
    for (int i = 0; i < model->site.n_langs && i < LANGUAGE_BUTTONS; i++) {
        const struct lang *lang = lang_find(str_of(model->site.langs[i]));
        struct node *button = ui_button(ui, grid, ui_id(ui, "welcome.language.", str_of(lang->tag)), ICON_NONE,
                                        str_of(lang->own_name), ACT(ACT_LANGUAGE, .arg = str_of(lang->tag)));
        button->lang = lang;
        button->border = COLOR_ON_WELCOME;
        button->bg = COLOR_NONE;
        button->fg = COLOR_ON_WELCOME;
    }
}

static void build(const struct model *model, const struct ui *ui, struct node *body)
{
    body->action = ACT(ACT_WAKE);
    body->id = "welcome.begin";
    body->role = ROLE_BUTTON;
    body->focusable = true;
    body->label = tr(ui, "welcome", "Touch anywhere to begin");
    body->pad_mm[0] = 14;
    struct node *greeting = ui_heading(ui, body, "welcome.greeting", tr(ui, "welcome", "Welcome to the square."), 1);
    greeting->size = SIZE_GREETING;
    greeting->fg = COLOR_ON_WELCOME;
    struct node *line = ui_text(ui, body, tr(ui, "welcome", "Find help, see what is on and lend a hand. Here, among those who live here."),
                                SIZE_TITLE, false, COLOR_ON_WELCOME);
    line->bold = false;
    today(model, ui, body);
    ui_space(ui, body, 1);
    languages(model, ui, body);
    struct node *touch = ui_box(ui, body, BOX_ROW, 4);
    touch->hug = true;
    touch->align = ALIGN_CENTER;
    ui_icon(ui, touch, ICON_TOUCH, 9, COLOR_ON_WELCOME);
    struct node *words = ui_text(ui, touch, tr(ui, "welcome", "Touch anywhere to begin"), SIZE_BODY, true, COLOR_ON_WELCOME);
    words->hidden_from_reader = true; /* the screen itself is called that */
}

const struct screen_type screen_welcome = {
    .name = "welcome", .loads = LOAD_HOME, .title = no_title, .bare = true, .ground = COLOR_WELCOME, .build = build};
