// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/tell.h"

extern const struct screen_type screen_welcome, screen_language, screen_home, screen_needs, screen_services,
    screen_events, screen_time, screen_calls, screen_detail, screen_organization, screen_place, screen_story,
    screen_take, screen_guides, screen_guide, screen_survey, screen_commitments, screen_search, screen_signup,
    screen_mycode, screen_textcolour, screen_help, screen_stores, screen_stillthere, screen_staff,
    screen_unpaired, screen_empty, screen_outofservice, screen_consultation, screen_notice;

const struct screen_type *const screens[SCREEN_COUNT] = {
    [SCREEN_WELCOME] = &screen_welcome,
    [SCREEN_LANGUAGE] = &screen_language,
    [SCREEN_HOME] = &screen_home,
    [SCREEN_NEEDS] = &screen_needs,
    [SCREEN_SERVICES] = &screen_services,
    [SCREEN_EVENTS] = &screen_events,
    [SCREEN_TIME] = &screen_time,
    [SCREEN_CALLS] = &screen_calls,
    [SCREEN_DETAIL] = &screen_detail,
    [SCREEN_ORGANIZATION] = &screen_organization,
    [SCREEN_PLACE] = &screen_place,
    [SCREEN_STORY] = &screen_story,
    [SCREEN_GUIDES] = &screen_guides,
    [SCREEN_GUIDE] = &screen_guide,
    [SCREEN_SURVEY] = &screen_survey,
    [SCREEN_COMMITMENTS] = &screen_commitments,
    [SCREEN_TAKE] = &screen_take,
    [SCREEN_SEARCH] = &screen_search,
    [SCREEN_SIGNUP] = &screen_signup,
    [SCREEN_MYCODE] = &screen_mycode,
    [SCREEN_TEXTCOLOUR] = &screen_textcolour,
    [SCREEN_HELP] = &screen_help,
    [SCREEN_STORES] = &screen_stores,
    [SCREEN_STILLTHERE] = &screen_stillthere,
    [SCREEN_STAFF] = &screen_staff,
    [SCREEN_UNPAIRED] = &screen_unpaired,
    [SCREEN_EMPTY] = &screen_empty,
    [SCREEN_OUTOFSERVICE] = &screen_outofservice,
    [SCREEN_CONSULTATION] = &screen_consultation,
    [SCREEN_NOTICE] = &screen_notice,
};

struct str tr(const struct ui *ui, const char *context, const char *english)
{
    return catalog_get(ui->words->catalog, context, english);
}

struct str tr_n(const struct ui *ui, const char *context, const char *one, const char *many, int64_t n)
{
    struct value count = {"count", format_number(ui->arena, ui->words->lang, n), VALUE_LTR};
    return message_fill(ui->arena, catalog_plural(ui->words->catalog, context, one, many, n), &count, 1);
}

struct str tr_1(const struct ui *ui, const char *context, const char *english, const char *name,
                struct str value, enum value_kind kind)
{
    struct value values[] = {{name, value, kind}};
    return message_fill(ui->arena, tr(ui, context, english), values, 1);
}

struct str in_order(const struct ui *ui, struct str value)
{
    struct value values[] = {{"value", value, VALUE_LTR}};
    return value.len ? message_fill(ui->arena, STR("{value}"), values, 1) : value;
}

struct str text_in(const struct ui *ui, const struct text_map *map, const struct lang **ret_lang)
{
    struct told told = tell_text(ui, map);
    bool turns = told.lang && told.lang->dir != ui->words->lang->dir;
    if (ret_lang)
        *ret_lang = told.lang;
    else if (turns) /* within words of the other direction: its full stops stay at its own end */
        return arena_printf(ui->arena, "\u2068%.*s\u2069", STR_FMT(told.text));
    return told.text;
}

bool is_small(const struct ui *ui)
{
    const struct panel *panel = &ui->theme->panel;
    return panel->w_mm < 160 || panel->h_mm < 160;
}

bool is_wide(const struct ui *ui)
{
    return ui->theme->panel.w_px > ui->theme->panel.h_px;
}
