// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/asked.h"

enum { WEEK_DAYS = 7, DAYS_UNTIL = 14, MONTH_DAYS = 30, WEEKS_UNTIL = 63 };

bool is_asked(const struct item *item)
{
    return item->kind == KIND_SURVEY || item->kind == KIND_CONSULTATION;
}

struct asked asked_of(const struct item *item)
{
    const struct survey *survey = &item->survey;
    const struct consultation *consultation = &item->consultation;
    if (item->kind == KIND_SURVEY)
        return (struct asked){survey->opens,    survey->closes,     survey->questions, survey->n_questions,
                              &survey->outcome, survey->outcome_on, survey->network};
    return (struct asked){consultation->opens,       consultation->closes,   consultation->questions,
                          consultation->n_questions, &consultation->outcome, consultation->outcome_on,
                          consultation->network};
}

static int64_t days_left(const struct model *model, const struct asked *asked)
{
    return date_days(asked->closes) - date_days(model_today(model));
}

bool asked_is_open(const struct model *model, const struct asked *asked)
{
    bool knows = model->status.clock_trusted && asked->closes.year;
    return !asked->outcome->n && !(knows && days_left(model, asked) < 0);
}

/* From the day after tomorrow on: until then the day itself says it. */
static struct str left(const struct ui *ui, int64_t days)
{
    if (days < 2)
        return STR("");
    if (days < DAYS_UNTIL)
        return tr_n(ui, "asked", "{count} day left", "{count} days left", days);
    if (days < WEEKS_UNTIL)
        return tr_n(ui, "asked", "{count} week left", "{count} weeks left",
                    (days + WEEK_DAYS / 2) / WEEK_DAYS);
    return tr_n(ui, "asked", "{count} month left", "{count} months left",
                (days + MONTH_DAYS / 2) / MONTH_DAYS);
}

static struct str open_until(const struct ui *ui, const struct model *model, const struct asked *asked)
{
    if (!asked->closes.year)
        return tr(ui, "asked", "Open for now");
    if (!model->status.clock_trusted)
        return tr_1(ui, "asked", "Open until {day}", "day",
                    format_date(ui->arena, ui->words->lang, asked->closes, DATE_FULL), VALUE_TEXT);
    if (days_left(model, asked) == 0)
        return tr(ui, "asked", "Today is the last day");
    struct str day = format_day(ui->arena, ui->words, asked->closes, model_today(model));
    struct str parts[] = {tr_1(ui, "asked", "Open until {day}", "day", day, VALUE_TEXT),
                          left(ui, days_left(model, asked))};
    return format_parts(ui->arena, ui->words->lang, parts, 2);
}

struct str asked_until(const struct ui *ui, const struct model *model, const struct asked *asked)
{
    if (asked_is_open(model, asked))
        return open_until(ui, model, asked);
    struct str day = tell_day(ui, model, asked->outcome_on);
    if (asked->outcome->n)
        return day.len ? day : tr(ui, "asked", "What came of it");
    return tr_1(ui, "asked", "Closed {age}", "age",
                format_age(ui->arena, ui->words, asked->closes, model_today(model)), VALUE_TEXT);
}

enum icon asked_icon(const struct model *model, const struct asked *asked)
{
    return asked_is_open(model, asked) ? ICON_CALENDAR_CLOCK : asked->outcome->n ? ICON_CHECKED : ICON_LOCK;
}

struct entry_list asked_some(const struct ui *ui, const struct model *model, const struct entry_list *list,
                             bool open)
{
    struct entry_list some = {.items = ARENA_ARRAY(ui->arena, struct entry, (size_t)list->n + 1)};
    for (int i = 0; i < list->n; i++) {
        const struct entry *entry = &list->items[open ? i : list->n - 1 - i];
        struct asked asked = asked_of(entry->item);
        if (asked_is_open(model, &asked) == open && (open || asked.outcome->n))
            some.items[some.n++] = *entry;
    }
    some.total = some.n;
    return some;
}
