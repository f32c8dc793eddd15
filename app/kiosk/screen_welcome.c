// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/facts.h"

enum { EVENT_ROWS = 4, EVENT_ROWS_SMALL = 2, NOTICES_MAX = 2 };
static const float ICON_MM = 7;

static struct str no_title(const struct model *model, const struct ui *ui)
{
    (void)model;
    return tr(ui, "welcome", "Welcome");
}

static bool has_room(const struct ui *ui)
{
    return !is_wide(ui) && !is_small(ui) && ui->theme->scale == SCALE_STANDARD;
}

static void event_row(const struct ui *ui, struct node *card, const struct entry *entry)
{
    struct moment start = moment_of_s(entry->when.start_s, entry->when.offset_min);
    const struct lang *lang;
    struct str title = tell_title(ui, entry->item, &lang);
    enum text_size size = ui->theme->scale == SCALE_STANDARD && !is_wide(ui) ? SIZE_TITLE : SIZE_BODY;
    struct node *row = ui_box(ui, card, BOX_ROW, 4);
    ui_text(ui, row, format_clock(ui->arena, start.hour * 60 + start.minute), size, true, COLOR_ON_WELCOME);
    struct node *words = ui_text(ui, row, title, size, false, COLOR_ON_WELCOME);
    words->lang = lang;
    words->grow = 1;
}

static struct node *card_of(const struct ui *ui, struct node *parent, const char *id, enum icon icon,
                            struct str words)
{
    struct node *card = ui_box(ui, parent, BOX_COLUMN, 3);
    card->bg = COLOR_WELCOME_CARD;
    card->radius_mm = 3;
    card->id = id;
    card->role = ROLE_GROUP;
    for (int i = 0; i < 4; i++)
        card->pad_mm[i] = 8;
    struct node *head = ui_box(ui, card, BOX_ROW, 3);
    head->align = ALIGN_CENTER;
    ui_icon(ui, head, icon, ICON_MM, COLOR_ON_WELCOME);
    ui_text(ui, head, words, SIZE_BODY, true, COLOR_ON_WELCOME);
    return card;
}

static void language_note(const struct ui *ui, struct node *card, struct str note)
{
    if (note.len)
        ui_text(ui, card, note, SIZE_SMALL, false, COLOR_ON_WELCOME);
}

/* One a day, in turn. */
static void story(const struct model *model, const struct ui *ui, struct node *parent)
{
    const struct load *home = model->home;
    if (!home || !home->stories.n || !has_room(ui))
        return;
    const struct item *item = home->stories.items[date_days(model_today(model)) % home->stories.n].item;
    const struct lang *lang;
    struct str title = tell_title(ui, item, &lang);
    struct node *card =
        card_of(ui, parent, "welcome.story", ICON_PEOPLE, tr(ui, "welcome", "From here and elsewhere"));
    parts_picture(ui, card, "welcome.", item, 0, PICTURE_WELCOME);
    ui_text(ui, card, title, SIZE_TITLE, true, COLOR_ON_WELCOME)->lang = lang;
    struct str summary = text_in(ui, &item->summary, &lang);
    if (summary.len)
        ui_text(ui, card, summary, SIZE_BODY, false, COLOR_ON_WELCOME)->lang = lang;
    language_note(ui, card, tell_translation(ui, item));
}

/* What is still on today, else on the next day that has something. */
static struct node *next_events(const struct model *model, const struct ui *ui, struct node *parent)
{
    const struct load *home = model->home;
    if (!home || !home->events.n || ui_tight(ui))
        return NULL;
    const struct interval *first = &home->events.items[0].when;
    struct date day = moment_of_s(first->start_s, first->offset_min).date;
    struct str words = format_day(ui->arena, ui->words, day, model_today(model));
    struct node *card = card_of(ui, parent, "welcome.today", ICON_CALENDAR,
                                format_sentence(ui->arena, ui->words->lang, words));
    int rows = is_small(ui) ? EVENT_ROWS_SMALL : EVENT_ROWS;
    for (int i = 0; i < home->events.n && i < rows; i++)
        event_row(ui, card, &home->events.items[i]);
    language_note(ui, card, tell_titles(ui, &home->events, rows));
    return card;
}

static struct node *language_button(const struct ui *ui, struct node *grid, const char *id, enum icon icon,
                                    struct str words, struct action action)
{
    struct node *button = ui_button(ui, grid, id, icon, words, action);
    button->border = button->fg = COLOR_ON_WELCOME;
    button->bg = COLOR_WELCOME;
    return button;
}

/* The language that greets is filled. Where there is no room for all, the last button leads to the others. */
static void languages(const struct model *model, const struct ui *ui, struct node *parent)
{
    struct node *grid = ui_box(ui, parent, BOX_GRID, 4);
    grid->columns = is_wide(ui) ? 4 : 3;
    grid->id = "welcome.languages";
    grid->role = ROLE_GROUP;
    grid->push_end = true;
    static const int rooms[2][SCALE_COUNT] = {{12, 4, 3, 3},
                                              {12, 3, 2, 2}}; /* in low reach, all must be low */
    const struct lang *offered[LANGS_MAX];
    int n = model_offers(model, offered);
    int room = rooms[preference_get(&model->session, PREFER_LOW)][ui->theme->scale];
    for (int i = 0; i < n && (n <= room || i < room - 1); i++) {
        const struct lang *lang = offered[i];
        bool greets = str_is(str_of(lang->tag), model_lang(model));
        struct node *button =
            language_button(ui, grid, ui_id(ui, "welcome.language.", str_of(lang->tag)), ICON_NONE,
                            str_of(lang->own_name), ACT(ACT_LANGUAGE, .arg = str_of(lang->tag)));
        button->lang = lang;
        if (greets) {
            button->bg = COLOR_ON_WELCOME;
            button->fg = COLOR_WELCOME;
        }
    }
    if (n > room)
        language_button(ui, grid, "welcome.language.more", ICON_LANGUAGE, tr(ui, "welcome", "More languages"),
                        ACT(ACT_GO, .number = SCREEN_LANGUAGE));
}

static void banner(const struct ui *ui, struct node *parent, const struct item *item)
{
    struct told told = tell_title_told(ui, item);
    struct node *banner = ui_box(ui, parent, BOX_ROW, 4);
    banner->bg = COLOR_NOTICE;
    banner->fg = COLOR_INK;
    banner->radius_mm = 3;
    banner->align = ALIGN_CENTER;
    banner->id = ui_id(ui, "welcome.notice.", item->id);
    for (int side = 0; side < 4; side++)
        banner->pad_mm[side] = has_room(ui) ? 4 : 2;
    float em_mm = ui->theme->em_px[SIZE_BODY] / ui->theme->px_per_mm;
    ui_icon(ui, banner, notice_icon(item), 1.4f * em_mm, COLOR_INK);
    struct node *words = ui_text(ui, banner, told.text, SIZE_BODY, true, COLOR_INK);
    words->lang = told.lang;
    words->grow = 1;
}

/* What is pressing; more of it stands on the next screen. Where room is dear, only that: how many there are.
 */
static int notices(const struct model *model, const struct ui *ui, struct node *parent)
{
    const struct load *home = model->home;
    int most = has_room(ui) ? NOTICES_MAX : 1, n = 0;
    for (int i = 0; home && i < home->notices.n && n < most; i++) {
        const struct item *item = home->notices.items[i].item;
        if (!has_room(ui) && item->notice.priority == NOTICE_INFO)
            continue;
        banner(ui, parent, item);
        n++;
    }
    return n;
}

/* Where room is dear a notice takes the place of what the screen is for. */
static void greeting(const struct model *model, const struct ui *ui, struct node *parent)
{
    struct node *greeting =
        ui_heading(ui, parent, "welcome.greeting", tr(ui, "welcome", "Welcome to the square."), 1);
    greeting->size = SIZE_GREETING;
    greeting->fg = COLOR_ON_WELCOME;
    if (!has_room(ui) && notices(model, ui, parent))
        return;
    ui_text(ui, parent,
            tr(ui, "welcome", "Find help, see what is on and lend a hand. Here, among those who live here."),
            SIZE_TITLE, false, COLOR_ON_WELCOME);
    if (has_room(ui))
        notices(model, ui, parent);
}

static void touch_line(const struct ui *ui, struct node *parent)
{
    struct node *row = ui_box(ui, parent, BOX_ROW, 4);
    row->center = true;
    row->align = ALIGN_CENTER;
    ui_icon(ui, row, ICON_TOUCH, 9, COLOR_ON_WELCOME);
    struct node *words =
        ui_text(ui, row, tr(ui, "welcome", "Touch anywhere to begin"), SIZE_BODY, true, COLOR_ON_WELCOME);
    words->hidden_from_reader = true; /* the screen itself is called that */
}

/* Standing: one below the other. Lying: the day beside the greeting. */
static void build(const struct model *model, const struct ui *ui, struct node *body)
{
    body->action = ACT(ACT_WAKE);
    body->id = "welcome.begin";
    body->role = ROLE_BUTTON;
    body->focusable = true;
    body->label = tr(ui, "welcome", "Touch anywhere to begin");
    struct node *scroll = ui_scroll(ui, body, "welcome.scroll", model_visit(model)->scroll_px,
                                    ACT(ACT_SCROLL), ACT(ACT_SCROLL));
    scroll->gap_mm = 7;
    bool beside = is_wide(ui) && ui->theme->scale == SCALE_STANDARD;
    struct node *top = ui_box(ui, scroll, beside ? BOX_ROW : BOX_COLUMN, beside ? 14 : 8);
    top->pad_mm[0] = is_small(ui) ? 0 : 8;
    struct node *words = ui_box(ui, top, BOX_COLUMN, 5);
    greeting(model, ui, words);
    struct node *card = next_events(model, ui, top);
    story(model, ui, top);
    words->grow = beside ? 3 : 0;
    if (card)
        card->grow = beside ? 2 : 0;
    languages(model, ui, scroll);
    touch_line(ui, scroll);
}

const struct screen_type screen_welcome = {.name = "welcome",
                                           .loads = LOAD_HOME,
                                           .title = no_title,
                                           .bare = true,
                                           .ground = COLOR_WELCOME,
                                           .build = build};
