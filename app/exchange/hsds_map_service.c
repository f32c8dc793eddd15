// SPDX-License-Identifier: GPL-3.0-or-later
#include <stdio.h>
#include <string.h>

#include "exchange/hsds.h"
#include "exchange/import_value.h"
#include "text/fold.h"

enum { TITLE_MAX = 120, DOCUMENTS_MAX = 10 };
#define LONG_AGO "2000-01-01"

/* The day of "2023-03-15" or "2023-03-15T10:30:45.123Z"; empty when it is none. */
static struct str day_of(struct str s)
{
    struct date date;
    struct str day = str_sub(s, 0, DATE_LEN);
    return date_parse(day, &date) ? day : STR("");
}

static struct str newest_action(const struct js *metadata)
{
    struct str newest = STR("");
    for (size_t i = 0; i < js_len(metadata); i++) {
        struct str day = day_of(js_get_str(js_at(metadata, i), "last_action_date"));
        newest = str_cmp(day, newest) > 0 ? day : newest;
    }
    return newest;
}

static void put_checked(struct js *item, const struct js *record)
{
    struct str day = day_of(js_get_str(record, "assured_date"));
    if (!day.len)
        day = newest_action(js_get(record, "metadata"));
    if (day.len)
        js_put_str(item, "checked_on", day);
}

static void put_closure(const struct hsds_map *map, struct js *item, const struct js *record, struct str day)
{
    struct date from;
    char until[DATE_LEN + 1];
    struct js *closure = js_new_object(), *list = js_new_array();
    date_parse(day, &from);
    date_format(date_of_days(date_days(from) + 365), until);
    js_put_str(closure, "from", day);
    js_put_z(closure, "until", until);
    import_put_text(map->import, closure, "reason",
                    hsds_fit(map, "/alert", js_get_str(record, "alert"), 200, false));
    js_push(list, closure);
    js_put(item, "closures", list);
}

/* What is no longer given stays in the hub, so that it can be given again, but ended on the day that it was
 * changed. */
static void put_status(const struct hsds_map *map, struct js *item, const struct js *record)
{
    struct str status = js_get_str(record, "status"), day = day_of(js_get_str(record, "last_modified"));
    if (!day.len)
        day = day_of(js_get_str(record, "assured_date"));
    if (!day.len)
        day = STR(LONG_AGO);
    if (str_is(status, "inactive") || str_is(status, "defunct"))
        js_put_str(item, "until", day);
    else if (str_is(status, "temporarily closed"))
        put_closure(map, item, record, day);
    else if (status.len && !str_is(status, "active"))
        hsds_warn(map, "/status", "enum", "must be active, inactive, defunct or temporarily closed");
}

static void put_for_whom(const struct hsds_map *map, struct js *item, const struct js *record)
{
    const struct js *least = js_get(record, "minimum_age"), *most = js_get(record, "maximum_age");
    struct str text = js_get_str(record, "eligibility_description");
    char ages[60] = "";
    bool sv = str_starts(str_of(map->import->plan->lang), "sv");
    const char *years = sv ? " \xC3\xA5r" : str_starts(str_of(map->import->plan->lang), "en") ? " years" : "";
    if (least && most)
        snprintf(ages, sizeof ages, "%.0f\xE2\x80\x93%.0f%s", hsds_number(least), hsds_number(most), years);
    else if (least || most)
        snprintf(ages, sizeof ages, "%s%.0f%s", least ? "\xE2\x89\xA5 " : "\xE2\x89\xA4 ",
                 hsds_number(least ? least : most), years);
    import_put_text(map->import, item, "for_whom",
                    hsds_fit(map, "/eligibility_description", text.len ? text : str_of(ages), 400, false));
}

static void put_documents(const struct hsds_map *map, struct js *item, const struct js *record)
{
    const struct js *documents = js_get(record, "required_documents");
    struct js *list = js_new_array();
    for (size_t i = 0; i < js_len(documents); i++) {
        struct str text =
            hsds_fit(map, "/required_documents", js_get_str(js_at(documents, i), "document"), 200, false);
        struct js *map_of = js_new_object();
        js_put_str(map_of, map->import->plan->lang, text);
        if (text.len && js_len(list) < DOCUMENTS_MAX)
            js_push(list, map_of);
        else
            js_free(map_of);
    }
    if (js_len(documents) > DOCUMENTS_MAX)
        hsds_warn(map, "/required_documents", "limit", "more than %d: the rest is not shown", DOCUMENTS_MAX);
    if (js_len(list))
        js_put(item, "documents", list);
    else
        js_free(list);
}

static void add_part(struct buf *out, const char *gap, struct str text)
{
    if (text.len && out->len)
        buf_z(out, gap);
    buf_str(out, text);
}

/* "Under 18s and Over 60s: 35 GBP per 1 hour session" */
static void add_option(struct buf *note, const struct js *option)
{
    struct buf line;
    const struct js *amount = js_get(option, "amount");
    struct str currency = js_get_str(option, "currency");
    buf_init(&line, 8000);
    buf_str(&line, js_get_str(option, "option"));
    if (amount)
        buf_printf(&line, "%s%.10g", line.len ? ": " : "", hsds_number(amount));
    for (size_t i = 0; amount && i < currency.len && i < 8; i++)
        buf_printf(&line, "%s%c", i ? "" : " ",
                   currency.ptr[i] >= 'a' && currency.ptr[i] <= 'z' ? currency.ptr[i] - 32 : currency.ptr[i]);
    add_part(&line, " ", js_get_str(option, "amount_description"));
    if (line.len)
        add_part(note, "\n", buf_view(&line));
    buf_release(&line);
}

static bool says_free(struct str text)
{
    static const char *const words[] = {"free",          "free of charge", "gratis",    "kostnadsfri",
                                        "kostnadsfritt", "kostar inget",   "no charge", "no cost",
                                        "avgiftsfri",    "avgiftsfritt"};
    struct buf out;
    bool free_of = false;
    buf_init(&out, 8000);
    fold_text(str_sub(text, 0, 200), &out);
    for (size_t i = 0; i < sizeof words / sizeof *words && out.ptr; i++)
        free_of = free_of || str_is(buf_view(&out), words[i]);
    buf_release(&out);
    return free_of;
}

void hsds_put_cost(const struct hsds_map *map, struct js *item, const struct js *record)
{
    const struct js *options = js_get(record, "cost_options");
    struct str fees = js_get_str(record, "fees_description"), short_fees = js_get_str(record, "fees");
    struct buf note;
    bool any = false, dear = false;
    buf_init(&note, 64 * 1024);
    for (size_t i = 0; i < js_len(options); i++) {
        const struct js *amount = js_get(js_at(options, i), "amount");
        any = any || amount || says_free(js_get_str(js_at(options, i), "option"));
        dear = dear || hsds_number(amount) > 0;
        if (hsds_number(amount) > 0 || js_get(js_at(options, i), "amount_description"))
            add_option(&note, js_at(options, i));
    }
    fees = fees.len ? fees : short_fees;
    if (any || says_free(fees))
        js_put_z(item, "cost", dear ? "fee" : "free");
    if (!says_free(fees))
        add_part(&note, "\n", fees);
    if (note.len)
        import_put_text(map->import, item, "cost_note",
                        hsds_fit(map, "/cost_options", buf_view(&note), 200, false));
    buf_release(&note);
}

static void push_text(struct js *list, struct str text)
{
    if (text.len)
        js_push(list, js_new_str(text));
}

static void put_place(const struct hsds_map *map, struct js *item, const struct js *record,
                      const struct js *at_location)
{
    struct str organization = hsds_ref(record, "organization", "organization_id");
    struct str location = hsds_ref(at_location, "location", "location_id");
    if (organization.len)
        js_put_str(item, "organization", hsds_map_id(map, HSDS_ORGANIZATION, organization));
    else
        js_put_z(item, "organization", map->import->plan->organization);
    if (location.len)
        js_put_str(item, "place", hsds_map_id(map, HSDS_LOCATION, location));
}

static struct str service_id(const struct hsds_map *map, const struct js *record,
                             const struct js *at_location, size_t which)
{
    return which ? hsds_map_id(map, HSDS_AT_LOCATION, js_get_str(at_location, "id"))
                 : hsds_map_id(map, HSDS_SERVICE, js_get_str(record, "id"));
}

struct js *hsds_map_service(const struct hsds_map *map, const struct js *record, size_t which)
{
    const struct js *at_location = js_at(js_get(record, "service_at_locations"), which);
    const struct js *own_hours = js_get(at_location, "schedules");
    const struct js *holders[] = {at_location, record};
    struct js *item = js_new_object(), *paragraphs = js_new_array();
    js_put_str(item, "id", service_id(map, record, at_location, which));
    js_put_z(item, "kind", "service");
    import_put_text(map->import, item, "title",
                    hsds_fit(map, "/name", js_get_str(record, "name"), TITLE_MAX, true));
    push_text(paragraphs, js_get_str(record, "alert"));
    push_text(paragraphs, js_get_str(record, "application_process"));
    if (which || js_len(js_get(record, "service_at_locations")) > 1)
        push_text(paragraphs, js_get_str(at_location, "description"));
    put_place(map, item, record, at_location);
    hsds_put_hours(map, item, js_len(own_hours) ? own_hours : js_get(record, "schedules"), paragraphs);
    hsds_put_texts(map, item, js_get_str(record, "description"), paragraphs);
    put_for_whom(map, item, record);
    hsds_put_languages(map, item, record);
    hsds_put_cost(map, item, record);
    put_documents(map, item, record);
    hsds_put_contact(map, item, holders, 2, js_get_str(record, "url"));
    hsds_put_terms(map, item, record);
    put_status(map, item, record);
    put_checked(item, record);
    js_free(paragraphs);
    return item;
}
