// SPDX-License-Identifier: GPL-3.0-or-later
/* JobPosting with employmentType VOLUNTEER to a call. What a call must say and a posting does not is refused
 * rather than made up: a person plans their day by it. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "exchange/import_jsonld.h"

static struct str get(struct ld_record *record, const char *name)
{
    return ld_get_str(record->node, name, &record->page->arena);
}

/* "PT2H", "2 timmar i veckan", "1,5 h", "45 minuter". */
static bool read_minutes(struct str s, struct arena *arena, int64_t *ret_minutes)
{
    static const struct {
        const char *unit;
        double minutes;
    } units[] = {{"tim", 60}, {"h", 60}, {"min", 1}};
    int64_t seconds;
    if (ld_duration_parse(s, &seconds)) {
        *ret_minutes = seconds / 60;
        return true;
    }
    char *text = (char *)arena_z(arena, s), *end;
    for (char *c = text; *c; c++)
        *c = *c == ',' ? '.' : *c;
    for (char *at = text; *at; at++) {
        if (*at < '0' || *at > '9')
            continue;
        double value = strtod(at, &end);
        while (*end == ' ')
            end++;
        for (size_t i = 0; i < sizeof units / sizeof *units; i++)
            if (value > 0 && value < 1440 && strncasecmp(end, units[i].unit, strlen(units[i].unit)) == 0) {
                *ret_minutes = (int64_t)(value * units[i].minutes + 0.5);
                return true;
            }
        at = end > at ? end - 1 : at;
    }
    return false;
}

static bool put_minutes(struct ld_record *record)
{
    int64_t minutes;
    if (read_minutes(get(record, "workHours"), &record->page->arena, &minutes) && minutes >= 5 &&
        minutes <= 1440) {
        js_put_int(record->item, "minutes", minutes);
        return true;
    }
    ld_refuse(record, "workHours", "missing",
              "it does not say how long it takes: workHours such as PT2H or \"2 timmar\"");
    return false;
}

static bool put_organization(struct ld_record *record)
{
    struct str id = ld_organization_of(record, ld_get(record->node, "hiringOrganization"));
    if (id.len)
        js_put_str(record->item, "organization", id);
    else
        ld_refuse(record, "hiringOrganization", "missing",
                  "it does not say who asks: name one, or give --organization");
    return id.len > 0;
}

static void put_until(struct ld_record *record)
{
    struct ld_time last;
    char day[DATE_LEN + 1];
    struct str text = get(record, "validThrough");
    if (!text.len)
        return;
    if (!ld_time_parse(text, STR(ZONE_DEFAULT), &last)) {
        ld_warn(record, "validThrough", "date", "left out: must be a day, such as 2026-12-31");
        return;
    }
    date_format(last.at.date, day);
    js_put_z(record->item, "until", day);
}

static void put_where(struct ld_record *record)
{
    struct str place = ld_place_of(record, ld_get(record->node, "jobLocation"));
    if (place.len)
        js_put_str(record->item, "place", place);
    if (str_is(ld_local(get(record, "jobLocationType")), "TELECOMMUTE")) {
        struct js *settings = js_new_array();
        js_push(settings, js_new_z("from-home"));
        js_put(record->item, "settings", settings);
    }
}

static void put_contact(struct ld_record *record)
{
    const struct js *contact = ld_node(&record->page->index, ld_get(record->node, "applicationContact"));
    ld_put_phone(record, ld_get(contact, "telephone"));
    ld_put_email(record, ld_get(contact, "email"));
}

static void put_swedish(struct ld_record *record)
{
    js_put_z(record->item, "swedish", "a little");
    ld_warn(record, "", "missing", "it does not say how much Swedish is needed: shown as a little");
}

void ld_take_job(struct ld_page *page, const struct ld_found *found)
{
    struct ld_record record = ld_begin(page, found, KIND_CALL, found->uid);
    const struct js *title = ld_get(found->node, "title");
    if (!put_minutes(&record) || !put_organization(&record)) {
        ld_drop(&record);
        return;
    }
    ld_put_text(&record, "title", title ? title : ld_get(found->node, "name"), 120, true);
    ld_put_description(&record, found->node);
    js_put_z(record.item, "every", "flexible");
    put_swedish(&record);
    put_until(&record);
    put_where(&record);
    put_contact(&record);
    ld_put_text(&record, "requirements", ld_get(found->node, "qualifications"), 400, false);
    ld_put_languages(&record);
    ld_put_terms(&record);
    ld_end(&record);
}
