// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/tell.h"

enum { YEAR_DAYS = 365 };

static struct say saying(const struct ui *ui)
{
    return (struct say){ui->arena, ui->words, ui->order};
}

struct str tell_title(const struct ui *ui, const struct item *item, const struct lang **ret_lang)
{
    if (ret_lang)
        *ret_lang = NULL;
    return item ? text_in(ui, &item->title, ret_lang) : STR("");
}

struct str tell_name(const struct ui *ui, const struct item *item)
{
    return tell_title(ui, item, NULL);
}

/* Who cannot believe the clock names dates in full: no day is then near enough to be called today or Tuesday.
 */
static struct date known_today(const struct model *model)
{
    return model->status.clock_trusted ? model_today(model) : (struct date){1970, 1, 1};
}

struct str tell_time(const struct ui *ui, const struct model *model, const struct item *item,
                     const struct interval *when)
{
    struct say say = saying(ui);
    return say_time_of(&say, when, item_zone(item), known_today(model));
}

struct str tell_when(const struct ui *ui, const struct model *model, const struct entry *entry)
{
    struct say say = saying(ui);
    return say_when(&say, &entry->when, item_zone(entry->item), known_today(model));
}

struct str tell_distance(const struct ui *ui, const struct entry *entry)
{
    return format_distance(ui->arena, ui->words, entry->distance_m);
}

struct str tell_languages(const struct ui *ui, const struct str_list *tags)
{
    struct say say = saying(ui);
    return say_languages(&say, tags);
}

struct str tell_price(const struct ui *ui, const struct price *price)
{
    struct say say = saying(ui);
    return say_price(&say, price);
}

struct str tell_places(const struct ui *ui, const struct entry *entry)
{
    struct say say = saying(ui);
    return say_places(&say, entry);
}

struct str tell_every(const struct ui *ui, const struct call *call)
{
    struct say say = saying(ui);
    return say_every(&say, call);
}

struct str tell_day(const struct ui *ui, const struct model *model, struct date date)
{
    if (!date.year)
        return STR("");
    int64_t days = date_days(model_today(model)) - date_days(date);
    struct str day = model->status.clock_trusted && days >= 0 && days < YEAR_DAYS
                         ? format_age(ui->arena, ui->words, date, model_today(model))
                         : format_date(ui->arena, ui->words->lang, date, DATE_MONTH);
    return format_sentence(ui->arena, ui->words->lang, day);
}

struct str tell_state(const struct ui *ui, enum commitment_state state)
{
    static const char *const states[] = {"", N_("detail", "Planned"), N_("detail", "Under way"),
                                         N_("detail", "Done"), N_("detail", "Stopped")};
    return state ? tr(ui, "detail", states[state]) : STR("");
}

enum icon tell_state_icon(enum commitment_state state)
{
    static const enum icon icons[] = {ICON_FLAG, ICON_CALENDAR, ICON_SYNC, ICON_CHECKED, ICON_STOP};
    return icons[state];
}

struct str tell_kind(const struct ui *ui, enum item_kind kind)
{
    struct say say = saying(ui);
    return say_kind(&say, kind);
}

struct str tell_legal_form(const struct ui *ui, enum legal_form form)
{
    struct say say = saying(ui);
    return say_legal_form(&say, form);
}

enum screen tell_screen(enum item_kind kind)
{
    static const enum screen table[KIND_COUNT] = {
        [KIND_ORGANIZATION] = SCREEN_ORGANIZATION,
        [KIND_PLACE] = SCREEN_PLACE,
        [KIND_SERVICE] = SCREEN_DETAIL,
        [KIND_EVENT] = SCREEN_DETAIL,
        [KIND_CALL] = SCREEN_DETAIL,
        [KIND_GUIDE] = SCREEN_GUIDE,
        [KIND_STORY] = SCREEN_STORY,
        [KIND_SURVEY] = SCREEN_SURVEY,
        [KIND_COMMITMENT] = SCREEN_DETAIL,
        [KIND_NOTICE] = SCREEN_DETAIL,
        [KIND_TERM] = SCREEN_SERVICES,
        [KIND_CONSULTATION] = SCREEN_CONSULTATION,
    };
    return table[kind];
}

enum color tell_accent(enum item_kind kind)
{
    static const enum color table[KIND_COUNT] = {
        [KIND_ORGANIZATION] = COLOR_HELP, [KIND_PLACE] = COLOR_HELP, [KIND_SERVICE] = COLOR_HELP,
        [KIND_EVENT] = COLOR_EVENTS,      [KIND_CALL] = COLOR_CALLS, [KIND_GUIDE] = COLOR_START,
        [KIND_STORY] = COLOR_START,       [KIND_SURVEY] = COLOR_SAY, [KIND_COMMITMENT] = COLOR_SAY,
        [KIND_NOTICE] = COLOR_INK,        [KIND_TERM] = COLOR_HELP,  [KIND_CONSULTATION] = COLOR_SAY,
    };
    return table[kind];
}
