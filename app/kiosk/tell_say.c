// SPDX-License-Identifier: GPL-3.0-or-later
/* What core/say.h says of an item, in the words of this visit. */
#include "kiosk/tell.h"
#include "text/zone.h"

static struct say saying(const struct ui *ui)
{
    return (struct say){ui->arena, ui->words, ui->order};
}

struct told tell_text(const struct ui *ui, const struct text_map *map)
{
    struct say say = saying(ui);
    return say_text(&say, map);
}

struct told tell_title_told(const struct ui *ui, const struct item *item)
{
    struct say say = saying(ui);
    return say_title_told(&say, item);
}

struct str tell_note(const struct ui *ui, const struct told *told)
{
    struct say say = saying(ui);
    return say_note(&say, told);
}

struct str tell_in_language(const struct ui *ui, struct str tag)
{
    struct say say = saying(ui);
    return say_in_language(&say, tag);
}

struct whole tell_whole(const struct ui *ui, const struct item *item)
{
    struct say say = saying(ui);
    return say_whole(&say, item);
}

struct str tell_translation(const struct ui *ui, const struct item *item)
{
    struct say say = saying(ui);
    return say_translation(&say, item);
}

struct str tell_note_beside(const struct ui *ui, const struct whole *whole, const struct told *told,
                            bool brief)
{
    struct say say = saying(ui);
    return say_note_beside(&say, whole, told, brief);
}

struct str tell_titles(const struct ui *ui, const struct entry_list *list, int n)
{
    struct say say = saying(ui);
    return say_titles(&say, list, n);
}

struct str tell_access(const struct ui *ui, unsigned features)
{
    struct say say = saying(ui);
    return say_access(&say, features);
}

struct str tell_how(const struct ui *ui, unsigned how)
{
    struct say say = saying(ui);
    return say_how(&say, how);
}

struct str tell_settings(const struct ui *ui, const struct call *call)
{
    struct say say = saying(ui);
    return say_settings(&say, call);
}

/* The clock where the item is, which need not be the one on this wall. */
static struct say_time time_of(const struct model *model, const struct item *item)
{
    const struct zone *zone = zone_find(item_zone(item));
    int64_t now_s = model_now_s(model);
    struct moment local = zone ? moment_of_s(now_s, zone_offset_min(zone, now_s)) : model_local(model);
    return (struct say_time){local, model->status.clock_trusted};
}

struct str tell_opening(const struct ui *ui, const struct model *model, const struct item *item)
{
    struct say say = saying(ui);
    struct say_time time = time_of(model, item);
    return say_opening(&say, item, &time);
}

struct str tell_hours(const struct ui *ui, const struct model *model, const struct service *service)
{
    struct say say = saying(ui);
    return say_hours(&say, service, model_today(model));
}

struct str tell_hours_row(const struct ui *ui, const struct hours_row *row, bool begins)
{
    struct say say = saying(ui);
    return say_hours_row(&say, row, begins);
}

struct str tell_exception(const struct ui *ui, const struct hours_exception *exception)
{
    struct say say = saying(ui);
    return say_exception(&say, exception);
}

struct str tell_checked(const struct ui *ui, const struct model *model, const struct item *item)
{
    struct say say = saying(ui);
    struct say_time time = time_of(model, item);
    return say_checked(&say, item, &time);
}
