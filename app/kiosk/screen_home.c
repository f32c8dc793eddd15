// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/facts.h"
#include "ui/speak.h"

enum { NOTICES_MAX = 3, TODAY_ROWS = 3 };

static struct str title(const struct model *model, const struct ui *ui)
{
    const struct item *here = model->home ? model->home->here : NULL;
    return here ? tell_name(ui, here) : tr(ui, "home", "The square");
}

static struct node *notice(const struct ui *ui, struct node *parent, const struct item *item, bool brief)
{
    struct told title = tell_title_told(ui, item), summary = tell_text(ui, &item->summary);
    struct node *notice =
        ui_notice(ui, parent, ui_id(ui, "home.notice.", item->id), notice_icon(item), title.text,
                  brief ? STR("") : summary.text, ACT(ACT_GO, .number = SCREEN_DETAIL, .arg = item->id));
    struct node *words = speak_leaf(notice, 0), *below = speak_leaf(notice, 1);
    const struct told *foreign = title.bits & TOLD_FOREIGN ? &title : below ? &summary : NULL;
    words->lang = title.lang;
    if (below)
        below->lang = summary.lang;
    if (foreign && foreign->bits & TOLD_FOREIGN)
        ui_text(ui, words->parent, tell_in_language(ui, foreign->tag), SIZE_SMALL, false, COLOR_INK);
    return notice;
}

/* From the `from`th on, the most pressing first. */
static void notices(const struct model *model, const struct ui *ui, struct node *parent, int from)
{
    const struct load *home = model->home;
    for (int i = from; home && i < home->notices.n && i < NOTICES_MAX; i++)
        notice(ui, parent, home->notices.items[i].item, false);
}

static void search(const struct ui *ui, struct node *parent)
{
    struct str words = tr(ui, "home", "Search: food, Swedish, bicycle …");
    struct node *field = ui_field(ui, parent, "home.search", ICON_SEARCH, STR(""), STR(""), words,
                                  ACT(ACT_GO, .number = SCREEN_SEARCH));
    field->label = words;
    field->role = ROLE_BUTTON; /* it opens the search; nothing is typed here */
    field->grow = 1;
}

static struct str events_line(const struct ui *ui, const struct counts *counts)
{
    struct str today = counts->events_today
                           ? tr_n(ui, "home", "{count} today", "{count} today", counts->events_today)
                           : tr(ui, "home", "Nothing more today");
    struct str week = tr_n(ui, "home", "{count} this week", "{count} this week", counts->events_week);
    return arena_printf(ui->arena, "%.*s · %.*s", STR_FMT(today), STR_FMT(week));
}

/* "3 open, the first until Friday" */
static struct str says_line(const struct ui *ui, const struct model *model, const struct counts *counts)
{
    if (!counts->says_open)
        return tr(ui, "home", "Agreements and what came of them");
    if (!model->status.clock_trusted || !counts->says_close.year)
        return tr_n(ui, "home", "{count} open now", "{count} open now", counts->says_open);
    struct value values[] = {
        {"count", format_number(ui->arena, ui->words->lang, counts->says_open), VALUE_LTR},
        {"day", format_day(ui->arena, ui->words, counts->says_close, model_today(model)), VALUE_TEXT},
    };
    struct str pattern = catalog_plural(ui->words->catalog, "home", "{count} open, until {day}",
                                        "{count} open, the first until {day}", counts->says_open);
    return message_fill(ui->arena, pattern, values, 2);
}

static bool has_width(const struct ui *ui)
{
    return is_wide(ui) && !ui_tight(ui);
}

static void tile(const struct ui *ui, struct node *row, const char *id, enum icon icon, const char *word,
                 struct str line, enum color accent, enum screen screen)
{
    if (has_width(ui) && is_small(ui))
        line = STR(""); /* on a panel as low as that all five fit only without */
    struct node *node =
        ui_tile(ui, row, id, icon, tr(ui, "home", word), line, accent, ACT(ACT_GO, .number = (int)screen));
    node->grow = 1;
}

/* Upright: two, one, two. Lying: three, two. Where it is tight: each a row of its own. */
static void tiles(const struct model *model, const struct ui *ui, struct node *body)
{
    const struct counts *counts = model->home ? &model->home->counts : NULL;
    bool knows_day = model->status.clock_trusted; /* without, nothing is said of today and this week */
    struct str services = STR(""), calls = STR(""), says = STR("");
    struct node *box = ui_box(ui, body, BOX_COLUMN, 5), *rows[5] = {NULL};
    int last = -1;
    box->grow = 1;
    for (int i = 0; i < 5; i++) {
        bool begins = i == 0 || ui_tight(ui) || i == 3 || (i == 2 && !has_width(ui));
        rows[i] = begins ? ui_box(ui, box, BOX_ROW, 6) : rows[last];
        rows[i]->grow = 1;
        last = i;
    }
    if (counts) {
        services =
            tr_n(ui, "home", "{count} service near you", "{count} services near you", counts->services);
        if (knows_day)
            calls = tr_n(ui, "home", "{count} needs someone this week", "{count} need someone this week",
                         counts->calls_week);
        says = says_line(ui, model, counts);
    }
    tile(ui, rows[0], "home.needs", ICON_FIND_HELP, N_("home", "Find help"), services, COLOR_HELP,
         SCREEN_NEEDS);
    tile(ui, rows[1], "home.events", ICON_EVENTS, N_("home", "What's on"),
         counts && knows_day ? events_line(ui, counts) : STR(""), COLOR_EVENTS, SCREEN_EVENTS);
    tile(ui, rows[2], "home.calls", ICON_LEND_HAND, N_("home", "Lend a hand"), calls, COLOR_CALLS,
         SCREEN_TIME);
    tile(ui, rows[3], "home.start", ICON_START, N_("home", "Start something"),
         tr(ui, "home", "Association, cooperative, social enterprise"), COLOR_START, SCREEN_GUIDES);
    tile(ui, rows[4], "home.say", ICON_SAY, N_("home", "Have your say"), says, COLOR_SAY, SCREEN_COMMITMENTS);
}

static void age_line(const struct model *model, const struct ui *ui, struct node *body)
{
    const struct status *status = &model->status;
    if (status->connected || !status->issued_s || !status->clock_trusted)
        return;
    struct date then = moment_of_s(status->issued_s, model->offset_min).date;
    if (date_days(model_today(model)) - date_days(then) < 1)
        return;
    struct str age = format_age(ui->arena, ui->words, then, model_today(model));
    struct node *line =
        ui_text(ui, body,
                tr_1(ui, "home", "This screen has no contact right now. What it shows is from {age}.", "age",
                     age, VALUE_TEXT),
                SIZE_SMALL, false, COLOR_QUIET);
    line->role = ROLE_STATUS;
    line->id = "home.age";
}

/* In low reach: what is only read, for the part of the panel that is out of reach. */
static void today(const struct model *model, const struct ui *ui, struct node *parent)
{
    const struct load *home = model->home;
    if (!preference_get(&model->session, PREFER_LOW) || has_width(ui) || ui_tight(ui) || !home ||
        !home->events.n)
        return;
    ui_heading(ui, parent, "home.today", tr(ui, "welcome", "Today"), 1);
    for (int i = 0; i < home->events.n && i < TODAY_ROWS; i++) {
        const struct entry *entry = &home->events.items[i];
        struct moment start = moment_of_s(entry->when.start_s, entry->when.offset_min);
        const struct lang *lang;
        struct value values[] = {
            {"time", format_clock(ui->arena, start.hour * 60 + start.minute), VALUE_LTR},
            {"title", tell_title(ui, entry->item, &lang), VALUE_TEXT},
        };
        ui_text(ui, parent, message_fill(ui->arena, STR("{time}  {title}"), values, 2), SIZE_TITLE, false,
                COLOR_INK)
            ->lang = lang;
    }
    struct str note = tell_titles(ui, &home->events, TODAY_ROWS);
    if (note.len)
        ui_language_note(ui, parent, "home.today.language", note);
}

/* Where height is dear the first notice is brief, beside the search or above it, and further ones stand at
 * the end. */
static void build(const struct model *model, const struct ui *ui, struct node *body)
{
    bool brief = has_width(ui) || is_small(ui);
    const struct load *home = model->home;
    struct node *scroll =
        ui_scroll(ui, body, "home.scroll", model_visit(model)->scroll_px, ACT(ACT_SCROLL), ACT(ACT_SCROLL));
    today(model, ui, scroll);
    if (!brief)
        notices(model, ui, scroll, 0);
    struct node *row = ui_box(ui, scroll, has_width(ui) ? BOX_ROW : BOX_COLUMN, 5);
    search(ui, row);
    if (brief && home && home->notices.n)
        notice(ui, row, home->notices.items[0].item, true)->grow = 1;
    tiles(model, ui, scroll);
    if (brief)
        notices(model, ui, scroll, 1);
    age_line(model, ui, scroll);
}

const struct screen_type screen_home = {.name = "home", .loads = LOAD_HOME, .title = title, .build = build};
