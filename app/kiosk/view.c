// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/view.h"

static const float EDGE_MM = 10, BAR_PAD_MM = 6;

static void pad(struct node *node, float top, float end, float bottom, float start)
{
    node->pad_mm[0] = top;
    node->pad_mm[1] = end;
    node->pad_mm[2] = bottom;
    node->pad_mm[3] = start;
}

static void hairline(const struct ui *ui, struct node *parent)
{
    struct node *line = ui_box(ui, parent, BOX_ROW, 0);
    line->min_h_mm = 0.3f;
    line->bg = COLOR_LINE;
}

static void title_row(const struct model *model, const struct ui *ui, struct node *root,
                      const struct screen_type *screen)
{
    struct node *row = ui_box(ui, root, BOX_ROW, 6);
    pad(row, 3, EDGE_MM, 3, EDGE_MM);
    row->min_h_mm = 27;
    row->align = ALIGN_CENTER;
    if (model->session.depth > 2)
        ui_button(ui, row, "frame.back", ICON_BACK, tr(ui, "frame", "Back"), ACT(ACT_BACK));
    struct str title = screen->title(model, ui);
    struct node *words = ui_heading(ui, row, "frame.title", title, 2);
    words->grow = 1;
    struct moment now = model_local(model);
    if (model->status.clock_trusted) {
        struct node *clock =
            ui_text(ui, row, format_clock(ui->arena, now.hour * 60 + now.minute), SIZE_BODY, true, COLOR_QUIET);
        clock->id = "frame.clock";
    }
    hairline(ui, root);
}

static void bar_button(const struct ui *ui, struct node *row, const char *id, enum icon icon, const char *word,
                       struct action action, bool on)
{
    struct node *button = ui_bar_button(ui, row, id, icon, tr(ui, "bar", word), action);
    button->selected = on;
}

static void bar(const struct model *model, const struct ui *ui, struct node *root)
{
    const struct session *session = &model->session;
    struct node *ground = ui_box(ui, root, BOX_COLUMN, 0);
    ground->bg = COLOR_CARD;
    ground->fg = COLOR_INK;
    hairline(ui, ground);
    struct node *row = ui_box(ui, ground, BOX_GRID, 3);
    pad(row, 3, BAR_PAD_MM, 3, BAR_PAD_MM);
    row->id = "bar";
    row->columns = 7;
    bar_button(ui, row, "bar.language", ICON_LANGUAGE, N_("bar", "Language"), ACT(ACT_GO, .number = SCREEN_LANGUAGE), false);
    bar_button(ui, row, "bar.text", ICON_TEXT_SIZE, N_("bar", "Text"), ACT(ACT_TEXT_SIZE), session->scale != SCALE_STANDARD);
    bar_button(ui, row, "bar.colour", ICON_CONTRAST, N_("bar", "Colour"), ACT(ACT_COLOUR), session->theme != model->site.theme);
    bar_button(ui, row, "bar.low", ICON_LOW, N_("bar", "Low"), ACT(ACT_LOW), session->low_reach);
    bar_button(ui, row, "bar.listen", ICON_LISTEN, N_("bar", "Listen"), ACT(ACT_LISTEN), session->speech);
    bar_button(ui, row, "bar.help", ICON_HELP, N_("bar", "Help"), ACT(ACT_GO, .number = SCREEN_HELP), false);
    bar_button(ui, row, "bar.restart", ICON_RESTART, N_("bar", "Start over"), ACT(ACT_START_OVER), false);
}

/* A line above the bar: what was just asked for and is not there, or how old everything is. */
static void status_line(const struct model *model, const struct ui *ui, struct node *root)
{
    struct str text = STR("");
    if (model->session.told_no_speech)
        text = tr(ui, "frame", "Reading aloud is not here yet. Press Text for larger letters.");
    if (!text.len)
        return;
    struct node *row = ui_box(ui, root, BOX_ROW, 0);
    pad(row, 2, EDGE_MM, 2, EDGE_MM);
    struct node *words = ui_text(ui, row, text, SIZE_BODY, true, COLOR_INK);
    words->role = ROLE_STATUS;
    words->id = "frame.status";
    words->grow = 1;
}

/* Low reach: what is read stands above, what is pressed comes down to where a seated person reaches (EN 301 549 8.3). */
static void low_space(const struct model *model, const struct ui *ui, struct node *root)
{
    const struct panel *panel = &ui->theme->panel;
    if (!model->session.low_reach || panel->h_mm < 300)
        return;
    struct node *space = ui_box(ui, root, BOX_ROW, 0);
    space->min_h_mm = panel->h_mm * 0.3f;
}

struct node *view(const struct model *model, const struct ui *ui)
{
    const struct screen_type *screen = screens[model_screen(model)];
    struct node *root = node_add(ui->arena, NULL, ROLE_SCREEN, screen->name);
    root->box = BOX_COLUMN;
    root->bg = screen->ground ? screen->ground : COLOR_PAPER;
    root->fg = screen->ground == COLOR_WELCOME ? COLOR_ON_WELCOME : COLOR_INK;
    root->lang = ui->words->lang;
    root->label = screen->title ? screen->title(model, ui) : STR("Torget");
    low_space(model, ui, root);
    if (!screen->bare && !screen->alone)
        title_row(model, ui, root, screen);
    struct node *body = ui_box(ui, root, BOX_COLUMN, 5);
    body->grow = 1;
    pad(body, 7, EDGE_MM, 4, EDGE_MM);
    screen->build(model, ui, body);
    status_line(model, ui, root);
    if (!screen->alone)
        bar(model, ui, root);
    return root;
}
