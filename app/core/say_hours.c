// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/say_hours.h"

#include "base/buf.h"
#include "core/freshness.h"

struct str say_holiday(const struct say *say, enum holiday holiday)
{
    static const char *const names[HOLIDAY_COUNT] = {
        [HOLIDAY_NEW_YEAR] = N_("holiday", "New Year's Day"),
        [HOLIDAY_EPIPHANY] = N_("holiday", "Epiphany"),
        [HOLIDAY_GOOD_FRIDAY] = N_("holiday", "Good Friday"),
        [HOLIDAY_EASTER] = N_("holiday", "Easter Sunday"),
        [HOLIDAY_EASTER_MONDAY] = N_("holiday", "Easter Monday"),
        [HOLIDAY_MAY_DAY] = N_("holiday", "May Day"),
        [HOLIDAY_ASCENSION] = N_("holiday", "Ascension Day"),
        [HOLIDAY_PENTECOST] = N_("holiday", "Whit Sunday"),
        [HOLIDAY_NATIONAL_DAY] = N_("holiday", "Sweden's National Day"),
        [HOLIDAY_MIDSUMMER_EVE] = N_("holiday", "Midsummer's Eve"),
        [HOLIDAY_MIDSUMMER] = N_("holiday", "Midsummer's Day"),
        [HOLIDAY_ALL_SAINTS] = N_("holiday", "All Saints' Day"),
        [HOLIDAY_CHRISTMAS_EVE] = N_("holiday", "Christmas Eve"),
        [HOLIDAY_CHRISTMAS] = N_("holiday", "Christmas Day"),
        [HOLIDAY_BOXING_DAY] = N_("holiday", "Boxing Day"),
        [HOLIDAY_NEW_YEARS_EVE] = N_("holiday", "New Year's Eve"),
    };
    return holiday == HOLIDAY_NONE ? STR("") : say_tr(say, "holiday", names[holiday]);
}

/* A time of the clock says when only where it comes within a day. */
static bool closes_soon(const struct opening *opening, const struct moment *now)
{
    int64_t days = date_days(opening->day) - date_days(now->date);
    return days * 1440 + opening->minutes <= now->hour * 60 + now->minute + 1440;
}

static struct str say_next(const struct say *say, const struct opening *opening, const struct moment *now)
{
    struct value values[] = {
        {"day", format_day(say->arena, say->words, opening->day, now->date), VALUE_TEXT},
        {"time", format_clock(say->arena, opening->minutes), VALUE_LTR},
    };
    switch (opening->state) {
    case OPEN_NOW:
        if (!closes_soon(opening, now))
            return say_tr(say, "chip", "Open now");
        return message_fill(say->arena, say_tr(say, "tell", "Open now, until {time}"), values, 2);
    case OPEN_LATER_TODAY:
        return message_fill(say->arena, say_tr(say, "tell", "Opens today at {time}"), values, 2);
    case OPEN_ON_DAY:
        return message_fill(say->arena, say_tr(say, "tell", "Opens {day} at {time}"), values, 2);
    case OPEN_NOT_SOON:
        return say_tr(say, "tell", "Closed for now");
    case OPEN_UNKNOWN:
    case OPEN_UNSURE:
        break;
    }
    return STR("");
}

static struct str say_why_closed(const struct say *say, const struct opening *opening)
{
    if (opening->state == OPEN_NOW || opening->opens_today)
        return STR("");
    if (opening->closed_by)
        return say_tr(say, "tell", "Closed today");
    return opening->holiday ? say_tr_1(say, "tell", "Closed today, {holiday}", "holiday",
                                       say_holiday(say, opening->holiday), VALUE_TEXT)
                            : STR("");
}

struct str say_opening(const struct say *say, const struct item *item, const struct say_time *time)
{
    struct opening opening = hours_at(&item->service, &item->occurrences, time->local);
    bool faded = freshness_of(item->checked_on, time->local.date).stage == FRESHNESS_FADED;
    if (!time->trusted || faded || opening.state == OPEN_UNKNOWN)
        return STR("");
    if (opening.state == OPEN_UNSURE)
        return say_tr_1(say, "tell", "Today is {holiday}: the hours may differ", "holiday",
                        say_holiday(say, opening.holiday), VALUE_TEXT);
    struct str parts[] = {say_why_closed(say, &opening), say_next(say, &opening, &time->local)};
    return format_parts(say->arena, say->words->lang, parts, 2);
}

struct str say_hours_row(const struct say *say, const struct hours_row *row, bool begins)
{
    if (row->opens_min == 0 && row->closes_min == 0)
        return STR(""); /* the days not named are the closed ones */
    struct str hours = format_clock_range(say->arena, row->opens_min, row->closes_min);
    if (row->days & HOURS_HOLIDAY)
        return say_tr_1(say, "tell", "On public holidays {hours}", "hours", hours, VALUE_LTR);
    struct str days = format_days(say->arena, say->words, row->days);
    struct value values[] = {
        {"days", begins ? format_sentence(say->arena, say->words->lang, days) : days, VALUE_TEXT},
        {"hours", hours, VALUE_LTR},
    };
    return message_fill(say->arena, say_tr(say, "tell", "{days} {hours}"), values, 2);
}

struct str say_hours(const struct say *say, const struct service *service, struct date today)
{
    struct hours_row *rows;
    int n = hours_rows(service, today, say->arena, &rows);
    struct buf buf;
    buf_init(&buf, 1024);
    for (int i = 0; i < n; i++) {
        struct str row = say_hours_row(say, &rows[i], buf.len == 0);
        if (row.len && buf.len)
            buf_z(&buf, " · ");
        buf_str(&buf, row);
    }
    struct str text = arena_str(say->arena, buf_view(&buf));
    buf_release(&buf);
    return text;
}

static const char *exception_pattern(const struct hours_exception *exception)
{
    switch (exception->kind) {
    case EXCEPTION_CLOSED:
        return date_cmp(exception->from, exception->until) == 0 ? N_("tell", "Closed {day}")
                                                                : N_("tell", "Closed from {day} to {until}");
    case EXCEPTION_HOLIDAY_CLOSED:
        return N_("tell", "{holiday}, {day}: closed");
    case EXCEPTION_HOLIDAY_HOURS:
        return N_("tell", "{holiday}, {day}: {hours}");
    case EXCEPTION_HOLIDAY_UNSURE:
        return N_("tell", "{holiday}, {day}: the hours may differ");
    case EXCEPTION_ALSO:
        break;
    }
    return N_("tell", "Also {day} {hours}");
}

struct str say_exception(const struct say *say, const struct hours_exception *exception)
{
    const struct lang *lang = say->words->lang;
    struct value values[] = {
        {"day", format_date(say->arena, lang, exception->from, DATE_LONG), VALUE_TEXT},
        {"until", format_date(say->arena, lang, exception->until, DATE_LONG), VALUE_TEXT},
        {"holiday", say_holiday(say, exception->holiday), VALUE_TEXT},
        {"hours", format_clock_range(say->arena, exception->opens_min, exception->closes_min), VALUE_LTR},
    };
    struct str text = message_fill(say->arena, say_tr(say, "tell", exception_pattern(exception)), values, 4);
    return format_sentence(say->arena, lang, text);
}

static const char *checked_pattern(enum freshness_stage stage, bool by_somebody)
{
    if (stage == FRESHNESS_FADING)
        return by_somebody ? N_("tell", "Last checked {age} by {who}: some of it may have changed")
                           : N_("tell", "Last checked {age}: some of it may have changed");
    return by_somebody ? N_("tell", "Checked {age} by {who}") : N_("tell", "Checked {age}");
}

struct str say_checked(const struct say *say, const struct item *item, const struct say_time *time)
{
    struct freshness freshness = freshness_of(item->checked_on, time->local.date);
    if (freshness.stage == FRESHNESS_NEVER)
        return item->kind == KIND_SERVICE
                   ? say_tr(say, "tell", "Nobody has said when this was checked. Ask before you go.")
                   : STR("");
    if (!time->trusted)
        return STR(""); /* an age needs a today */
    if (freshness.stage == FRESHNESS_FADED)
        return say_tr(say, "tell", "Not checked for two years. Ask before you go.");
    struct value values[] = {
        {"age", format_age(say->arena, say->words, item->checked_on, time->local.date), VALUE_TEXT},
        {"who", item->checked_by, VALUE_TEXT},
    };
    const char *pattern = checked_pattern(freshness.stage, item->checked_by.len > 0);
    return message_fill(say->arena, say_tr(say, "tell", pattern), values, 2);
}
