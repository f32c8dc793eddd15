// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/view.h"

#include <math.h>

#include "base/utf8.h"
#include "kiosk/low.h"
#include "ui/speak.h"

enum { GREETING_BYTES = 60 }; /* what is shown in the largest letters */
static const float BAR_PAD_MM = 6, ROW_MM = 24, REACH_MM = 1100, MOUNT_MM = 800, LIFT_MM = 100, WIDE_MM = 220,
                   LISTEN_LINES = 16;

/* Small panels spare it for what stands between. */
static float edge_mm(const struct ui *ui)
{
    return is_small(ui) ? 6 : 10;
}

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

static struct node *back_button(const struct model *model, const struct ui *ui, struct node *row, bool in_bar)
{
    struct str word = tr(ui, "frame", "Back");
    struct node *back = in_bar ? ui_bar_button(ui, row, "frame.back", ICON_BACK, word, ACT(ACT_BACK))
                               : ui_button(ui, row, "frame.back", ICON_BACK, word, ACT(ACT_BACK));
    back->disabled = model->session.depth <= 2;
    if (!in_bar)
        ui_compact(ui, back);
    return back;
}

/* As high as the row and in the middle of it, however many lines the title has; Back stays where it is. */
static struct node *middle(const struct ui *ui, struct node *row)
{
    struct node *box = ui_box(ui, row, BOX_COLUMN, 0);
    box->center = true;
    return box;
}

/* More than a line of it on a small panel: it stands at the head of the list then, and scrolls away. */
static bool title_is_long(const struct model *model, const struct ui *ui, const struct screen_type *screen)
{
    static const float beside_mm = 78, letter_mm = 5.6f;
    float scale = ui->words->lang->scale;
    size_t letters = utf8_length(screen->title(model, ui));
    return ui_tight(ui) && (float)letters * letter_mm * scale > ui->theme->panel.w_mm - beside_mm;
}

static void title_in_list(const struct model *model, const struct ui *ui, struct node *body,
                          const struct screen_type *screen)
{
    struct node *list = body->first;
    while (list && list->box != BOX_SCROLL)
        list = (struct node *)node_next(body, list);
    list = list ? list : body;
    struct node *first = list->first, *before = list->last;
    struct node *title = ui_heading(ui, list, "frame.title", screen->title(model, ui), 2);
    title->size = SIZE_SMALL;
    if (!before)
        return;
    before->next = NULL; /* from the end of the list to its head */
    list->last = before;
    list->first = title;
    title->next = first;
}

static void title_row(const struct model *model, const struct ui *ui, struct node *root,
                      const struct screen_type *screen)
{
    struct node *row = ui_box(ui, root, BOX_ROW, 6);
    bool tight = ui_tight(ui);
    pad(row, tight ? 2 : 3, edge_mm(ui), tight ? 2 : 3, edge_mm(ui));
    row->min_h_mm = tight ? ROW_MM : 27;
    if (model->session.depth > 2 && !preference_get(&model->session, PREFER_LOW))
        back_button(model, ui, row, false)->hug = true;
    struct node *words = middle(ui, row);
    words->grow = 1;
    struct node *title = NULL;
    if (!title_is_long(model, ui, screen))
        title = ui_heading(ui, words, "frame.title", screen->title(model, ui), 2);
    if (title && (tight || (ui->theme->scale != SCALE_STANDARD && ui->theme->panel.w_mm < WIDE_MM)))
        title->size = SIZE_SMALL;
    struct moment now = model_local(model);
    bool room = ui->theme->scale == SCALE_STANDARD || ui->theme->panel.w_mm > 250;
    if (model->status.clock_trusted && room) {
        struct str time = format_clock(ui->arena, now.hour * 60 + now.minute);
        struct node *clock = ui_text(ui, middle(ui, row), time, SIZE_BODY, true, COLOR_QUIET);
        clock->id = "frame.clock";
        clock->on_request = true;
    }
    hairline(ui, root);
}

/* On the welcome screen the bar is part of the picture; what is switched on is filled. */
static void dress(struct node *button, bool welcome, bool on)
{
    if (welcome || on) {
        button->bg = on ? (welcome ? COLOR_ON_WELCOME : COLOR_INK) : COLOR_WELCOME_CARD;
        button->fg = on ? (welcome ? COLOR_WELCOME : COLOR_CARD) : COLOR_ON_WELCOME;
        button->border = welcome ? COLOR_ON_WELCOME : COLOR_INK;
    }
    button->selected = on;
}

/* While the screen reads aloud: what steers the voice, above the bar. Where it is tight keys do that, and any
 * touch is silence. */
static void listen_row(const struct model *model, const struct ui *ui, struct node *root, bool welcome)
{
    const struct {
        const char *id;
        enum icon icon;
        const char *word;
        struct action action;
    } buttons[] = {
        {"listen.again", ICON_AGAIN, N_("listen", "Again"), ACT(ACT_AGAIN)},
        {"listen.hush", ICON_STOP, N_("listen", "Silence"), ACT(ACT_HUSH)},
        {"listen.quieter", ICON_QUIETER, N_("listen", "Quieter"), ACT(ACT_QUIETER)},
        {"listen.louder", ICON_LOUDER, N_("listen", "Louder"), ACT(ACT_LOUDER)},
    };
    int volume = preference_get(&model->session, PREFER_VOLUME);
    struct node *row = ui_box(ui, root, BOX_GRID, 3);
    float side = ui_tight(ui) ? 4 : BAR_PAD_MM;
    pad(row, 3, side, 0, side);
    row->id = "listen";
    row->columns = 4;
    for (size_t i = 0; i < sizeof buttons / sizeof *buttons; i++) {
        struct node *button = ui_bar_button(ui, row, buttons[i].id, buttons[i].icon,
                                            tr(ui, "listen", buttons[i].word), buttons[i].action);
        dress(button, welcome, false);
        button->disabled = (buttons[i].action.code == ACT_QUIETER && volume == 0) ||
                           (buttons[i].action.code == ACT_LOUDER && volume == VOLUME_MAX);
    }
}

/* In low reach Back stands in the bar, on every screen. */
static void bar(const struct model *model, const struct ui *ui, struct node *root, bool welcome)
{
    const struct session *session = &model->session;
    bool low = preference_get(session, PREFER_LOW);
    const struct {
        const char *id;
        enum icon icon;
        const char *word;
        struct action action;
        bool on;
    } buttons[] = {
        {"bar.language", ICON_LANGUAGE, N_("bar", "Language"), ACT(ACT_GO, .number = SCREEN_LANGUAGE), false},
        {"bar.text", ICON_TEXT_SIZE, N_("bar", "Text"), ACT(ACT_TEXT_SIZE),
         preference_get(session, PREFER_SCALE) != SCALE_STANDARD},
        {"bar.colour", ICON_CONTRAST, N_("bar", "Colour"), ACT(ACT_COLOUR),
         preference_get(session, PREFER_THEME) != model->site.preferences[PREFER_THEME]},
        {"bar.low", ICON_LOW, N_("bar", "Low"), ACT(ACT_LOW), low},
        {"bar.listen", ICON_LISTEN, N_("bar", "Listen"), ACT(ACT_LISTEN),
         preference_get(session, PREFER_SPEECH)},
        {"bar.help", ICON_HELP, N_("bar", "Help"), ACT(ACT_GO, .number = SCREEN_HELP), false},
        {"bar.restart", ICON_RESTART, N_("bar", "Start over"), ACT(ACT_START_OVER), false},
    };
    struct node *ground = ui_box(ui, root, BOX_COLUMN, 0);
    ground->bg = welcome ? COLOR_WELCOME_CARD : COLOR_CARD;
    ground->fg = welcome ? COLOR_ON_WELCOME : COLOR_INK;
    if (!welcome)
        hairline(ui, ground);
    bool room = !ui_tight(ui) && ui_lines(ui) > LISTEN_LINES && !(low && is_small(ui)) &&
                !screens[model_screen(model)]->crowded;
    if (preference_get(session, PREFER_SPEECH) && room)
        listen_row(model, ui, ground, welcome);
    struct node *row = ui_box(ui, ground, BOX_GRID, 3);
    float side = ui_tight(ui) ? 4 : BAR_PAD_MM;
    pad(row, 3, side, 3, side);
    row->id = "bar";
    row->columns = 8;
    if (low)
        dress(back_button(model, ui, row, true), welcome, false);
    for (size_t i = 0; i < sizeof buttons / sizeof *buttons; i++)
        dress(ui_bar_button(ui, row, buttons[i].id, buttons[i].icon, tr(ui, "bar", buttons[i].word),
                            buttons[i].action),
              welcome, buttons[i].on);
}

/* A line above the bar: what was just asked for and is not there, or how old everything is. */
static void status_line(const struct model *model, const struct ui *ui, struct node *root)
{
    struct str text = STR("");
    if (model->session.told_no_voice)
        text = tr(ui, "frame",
                  "This screen has no voice for this language. Choose another one under Language to listen.");
    if (model->session.told_mute)
        text = tr(ui, "frame", "Reading aloud does not work just now. Tell somebody at the desk.");
    if (!text.len)
        return;
    struct node *row = ui_box(ui, root, BOX_ROW, 0);
    pad(row, 2, edge_mm(ui), 2, edge_mm(ui));
    struct node *words = ui_text(ui, row, text, SIZE_BODY, true, COLOR_INK);
    words->role = ROLE_STATUS;
    words->id = "frame.status";
    words->grow = 1;
}

/* A seated person reaches 1100 mm above the floor (EN 301 549 8.3.2). */
float view_low_top_mm(const struct panel *panel)
{
    float mount_mm = panel->mount_mm > 0 ? panel->mount_mm : MOUNT_MM;
    return fmaxf(0, panel->h_mm - (REACH_MM - mount_mm));
}

/* What is read has the part of a high panel that is out of reach; the body what is left. */
static void lower(const struct ui *ui, struct node *above, struct node *body)
{
    static const size_t most[SCALE_COUNT] = {500, 260, 150, 110};
    const struct panel *panel = &ui->theme->panel;
    if (view_low_top_mm(panel) > ROW_MM && !body->action.code) {
        struct node *words = ui_box(ui, above, BOX_COLUMN, 5);
        pad(words, 7, edge_mm(ui), 4, edge_mm(ui));
        words->grow = 1;
        words->center = true;
        above->min_h_mm = view_low_top_mm(panel);
        if (view_low_top_mm(panel) > LIFT_MM)
            low_lift(words, body, most[ui->theme->scale]);
        struct node *first = words->first;
        if (first && first->role == ROLE_HEADING && first->label.len <= GREETING_BYTES)
            first->size = SIZE_GREETING;
    }
    low_sink(body);
}

/* What is only read can be gone to by who listens: it has a name, too. */
static void name_texts(const struct ui *ui, struct node *root, const char *screen)
{
    int n = 0;
    for (const struct node *node = speak_next(root, NULL); node; node = speak_next(root, node))
        if (!node->id)
            ((struct node *)node)->id = arena_printf(ui->arena, "%s.text.%d", screen, ++n).ptr;
}

/* The site's languages, in the order it names them: in that order texts stand in for one another. */
static const struct str_list *site_order(const struct model *model, struct arena *arena)
{
    const struct site *site = &model->site;
    struct str_list *order = ARENA_NEW(arena, struct str_list);
    *order = (struct str_list){ARENA_ARRAY(arena, struct str, (size_t)site->n_langs), site->n_langs};
    for (int i = 0; i < site->n_langs; i++)
        order->items[i] = str_of(site->langs[i]);
    return order;
}

struct node *view(const struct model *model, const struct ui *given)
{
    struct ui here = *given;
    const struct ui *ui = &here;
    here.order = site_order(model, given->arena);
    const struct screen_type *screen = screens[model_screen(model)];
    bool welcome = screen->ground == COLOR_WELCOME;
    struct node *root = node_add(ui->arena, NULL, screen->dialog ? ROLE_DIALOG : ROLE_SCREEN, screen->name);
    root->box = BOX_COLUMN;
    root->bg = screen->ground ? screen->ground : COLOR_PAPER;
    root->fg = welcome ? COLOR_ON_WELCOME : COLOR_INK;
    root->lang = ui->words->lang;
    root->label = screen->title ? screen->title(model, ui) : STR("Torget");
    struct node *above = ui_box(ui, root, BOX_COLUMN, 0);
    if (!screen->bare && !screen->alone)
        title_row(model, ui, above, screen);
    struct node *body = ui_box(ui, root, BOX_COLUMN, 5);
    body->grow = 1;
    pad(body, ui_tight(ui) ? 4 : 7, edge_mm(ui), ui_tight(ui) ? 3 : 4, edge_mm(ui));
    screen->build(model, ui, body);
    if (!screen->bare && !screen->alone && title_is_long(model, ui, screen))
        title_in_list(model, ui, body, screen);
    if (preference_get(&model->session, PREFER_LOW) && !screen->alone)
        lower(ui, above, body);
    status_line(model, ui, root);
    if (!screen->alone)
        bar(model, ui, root, welcome);
    name_texts(ui, root, screen->name);
    return root;
}
