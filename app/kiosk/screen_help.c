// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screen.h"

static struct str title(const struct model *model, const struct ui *ui)
{
    (void)model;
    return tr(ui, "bar", "Help");
}

static void build(const struct model *model, const struct ui *ui, struct node *body)
{
    static const struct {
        enum icon icon;
        const char *id, *english, *line;
    } rows[] = {
        {ICON_TOUCH, "help.touch", N_("help", "Touch what you want to see"),
         N_("help", "Slide your finger off it if it was wrong: then nothing happens.")},
        {ICON_LANGUAGE, "help.language", N_("help", "Language changes all the words"),
         N_("help", "It is always at the lower edge.")},
        {ICON_TEXT_SIZE, "help.text", N_("help", "Text makes the letters larger"),
         N_("help", "Press it again for larger still.")},
        {ICON_CONTRAST, "help.colour", N_("help", "Colour changes light and dark"),
         N_("help", "There are four to choose from.")},
        {ICON_LOW, "help.low", N_("help", "Low moves everything down"),
         N_("help", "For those who sit, or are not so tall.")},
        {ICON_LISTEN, "help.listen", N_("help", "Listen reads the screen aloud"),
         N_("help", "Touch something to hear it, and once more to choose it.")},
        {ICON_KEYBOARD, "help.keys", N_("help", "Keys work too"),
         N_("help", "Tab goes on, Enter chooses, Esc goes back.")},
        {ICON_RESTART, "help.restart", N_("help", "Start over forgets what you did"),
         N_("help", "The screen also does that by itself when nobody touches it.")},
    };
    struct node *scroll =
        ui_scroll(ui, body, "help.scroll", model_visit(model)->scroll_px, ACT(ACT_SCROLL), ACT(ACT_SCROLL));
    ui_heading(ui, scroll, "help.heading", tr(ui, "help", "How this screen works"), 1);
    struct node *row = ui_box(ui, scroll, BOX_FLOW, 4);
    ui_button(ui, row, "help.textcolour", ICON_ACCESS, tr(ui, "textcolour", "Make it easier"),
              ACT(ACT_GO, .number = SCREEN_TEXTCOLOUR));
    ui_button(ui, row, "help.stores", ICON_LOCK, tr(ui, "stores", "What this screen stores"),
              ACT(ACT_GO, .number = SCREEN_STORES));
    struct node *facts = ui_facts(ui, scroll, "help.facts");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        ui_fact(ui, facts, rows[i].id, rows[i].icon, COLOR_HELP, tr(ui, "help", rows[i].english),
                tr(ui, "help", rows[i].line));
    ui_text(ui, scroll, tr(ui, "help", "Is something wrong with the screen? Tell somebody at the desk."),
            SIZE_BODY, false, COLOR_QUIET);
}

const struct screen_type screen_help = {.name = "help", .title = title, .build = build};
