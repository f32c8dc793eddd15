// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>
#include <strings.h>

#include "calendar/ics_value.h"
#include "core/format.h"
#include "exchange/import_ics.h"
#include "exchange/import_names.h"
#include "exchange/import_value.h"
#include "text/lang.h"
#include "text/zone.h"

enum {
    TITLE_MAX = 120,
    SUMMARY_MAX = 400,
    BODY_MAX = 8000,
    NOTE_MAX = 400,
    TERMS_MAX = 12,
    LIST_MAX = 200,
    ORIGIN_MAX_BYTES = 64 * 1024,
    VALUE_MAX = 2000
};

/* ---- addresses ---- */

static bool is_http(struct str s)
{
    return (s.len > 8 && strncasecmp(s.ptr, "https://", 8) == 0) ||
           (s.len > 7 && strncasecmp(s.ptr, "http://", 7) == 0);
}

/* Letters beyond ASCII and blanks are written with %. */
struct str ics_address(struct arena *arena, struct str value)
{
    struct buf out;
    struct str s = str_trim(value);
    if (!is_http(s) || s.len > URL_MAX)
        return (struct str){0};
    size_t scheme = str_find(s, ':', 0);
    buf_init(&out, 3 * URL_MAX);
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        if (i < scheme)
            buf_char(&out, (char)(c | 0x20));
        else if (c <= ' ' || c >= 0x7f || strchr("\"<>\\^`{|}", c))
            buf_printf(&out, "%%%02X", c);
        else
            buf_char(&out, (char)c);
    }
    struct str url = arena_str(arena, buf_view(&out));
    buf_release(&out);
    return url_ok(url) ? url : (struct str){0};
}

/* ---- texts ---- */

struct making {
    struct import *import;
    const struct ics_event *event;
    struct import_record *record;
    struct arena *arena;
    struct js *item, *origin;
};

static struct str tag_of(const struct making *making, const struct ics_property *property)
{
    struct str given = ics_param(property, "LANGUAGE");
    const struct lang *lang = given.len ? lang_find(given) : NULL;
    if (lang)
        return str_of(lang->tag);
    return given.len && lang_tag_ok(given) ? given : str_of(making->import->plan->lang);
}

/* All languages in which a component has the property. NULL: none, or all empty. */
static struct js *texts_of(struct making *making, const struct ics_component *component, const char *name,
                           int max, bool one_line)
{
    struct js *map = js_new_object();
    struct str pointer = arena_printf(making->arena, "/%s", name);
    for (const struct ics_property *p = ics_property(component, name); p; p = ics_again(p)) {
        const char *tag = arena_z(making->arena, tag_of(making, p));
        struct str text =
            one_line ? ics_line_text(making->arena, p->value) : ics_text(making->arena, p->value);
        if (text.len && !js_get(map, tag))
            js_put_str(map, tag, import_fit(making->import, making->record, pointer, text, max, one_line));
    }
    if (js_len(map))
        return map;
    js_free(map);
    return NULL;
}

static bool is_long(const struct ics_component *component)
{
    for (const struct ics_property *p = ics_property(component, "DESCRIPTION"); p; p = ics_again(p))
        if (p->value.len > SUMMARY_MAX)
            return true;
    return false;
}

static bool put_texts(struct making *making)
{
    const struct ics_component *component = making->event->component;
    struct js *title = texts_of(making, component, "SUMMARY", TITLE_MAX, true), *text;
    if (!title) {
        import_refuse(making->import, making->record, STR("/SUMMARY"), "missing",
                      "SUMMARY is missing: there is nothing to call it");
        return false;
    }
    js_put(making->item, "title", title);
    bool long_text = is_long(component);
    text = texts_of(making, component, "DESCRIPTION", long_text ? BODY_MAX : SUMMARY_MAX, false);
    if (text)
        js_put(making->item, long_text ? "body" : "summary", text);
    return true;
}

/* ---- times ---- */

static void put_moment(struct js *item, const char *name, struct moment moment)
{
    char text[MOMENT_LEN + 1];
    moment_format(moment, text);
    js_put_z(item, name, text);
}

/* What happens once and is told in UTC is as well told by the clock of the house. */
static struct moment at_home(const struct making *making, struct moment moment)
{
    const struct zone *zone = zone_find(STR(ZONE_DEFAULT));
    const struct series *series = &making->event->series;
    int64_t s = moment_s(moment);
    return zone && str_is(series->zone, "UTC") && !series->rrule.len
               ? moment_of_s(s, zone_offset_min(zone, s))
               : moment;
}

/* Those that are long past are left out when there are too many. False: still too many. */
static bool put_moments(struct making *making, const char *name, const char *field,
                        const struct moment *moments, int n)
{
    struct js *list = js_new_array();
    int64_t old_s = making->import->plan->now_s - ICS_KEPT_S;
    char text[MOMENT_LEN + 1];
    for (int i = 0; i < n; i++) {
        if (n > LIST_MAX && moment_s(moments[i]) < old_s)
            continue;
        moment_format(at_home(making, moments[i]), text);
        js_push(list, js_new_z(text));
    }
    size_t kept = js_len(list);
    if (kept && kept <= LIST_MAX)
        js_put(making->item, name, list);
    else
        js_free(list);
    if (kept > LIST_MAX)
        import_refuse(making->import, making->record, arena_printf(making->arena, "/%s", field), "limit",
                      "more than %d dates in the months ahead", LIST_MAX);
    return kept <= LIST_MAX;
}

static bool put_times(struct making *making)
{
    const struct series *series = &making->event->series;
    bool by_utc = str_is(series->zone, "UTC") && !series->rrule.len;
    put_moment(making->item, "start", at_home(making, series->start));
    put_moment(making->item, "end", at_home(making, series->end));
    if (series->all_day)
        js_put_bool(making->item, "all_day", true);
    if (!by_utc && !str_is(series->zone, ZONE_DEFAULT))
        js_put_str(making->item, "zone", series->zone);
    if (series->rrule.len)
        js_put_str(making->item, "rrule", series->rrule);
    if (making->event->cancelled)
        js_put_z(making->item, "status", "cancelled");
    return put_moments(making, "exdates", "EXDATE", series->exdates, series->n_exdates) &&
           put_moments(making, "rdates", "RDATE", series->rdates, series->n_rdates);
}

/* ---- changes ---- */

static bool is_over(const struct making *making, const struct event_change *change)
{
    int64_t old_s = making->import->plan->now_s - ICS_KEPT_S;
    return !change->future && moment_s(change->at) < old_s &&
           (!change->start.date.year || moment_s(change->end) < old_s);
}

/* What an instance says otherwise than the series: its title as a note, its place. */
static void put_otherwise(struct making *making, struct js *json, const struct ics_component *override)
{
    const struct ics_component *component = making->event->component;
    struct str title = ics_value(override, "SUMMARY"), place = ics_value(override, "LOCATION");
    if (title.len && !str_eq(title, ics_value(component, "SUMMARY"))) {
        struct js *note = texts_of(making, override, "SUMMARY", NOTE_MAX, false);
        if (note)
            js_put(json, "note", note);
    }
    if (place.len && !str_eq(place, ics_value(component, "LOCATION"))) {
        struct str id = ics_place(making->import, override, making->record);
        if (id.len)
            js_put_str(json, "place", id);
    }
}

static struct js *change_json(struct making *making, const struct event_change *change,
                              const struct ics_component *override)
{
    struct js *json = js_new_object();
    put_moment(json, "at", at_home(making, change->at));
    if (change->start.date.year) {
        put_moment(json, "start", at_home(making, change->start));
        put_moment(json, "end", at_home(making, change->end));
    }
    if (change->cancelled)
        js_put_z(json, "status", "cancelled");
    if (change->future)
        js_put_bool(json, "future", true);
    if (override)
        put_otherwise(making, json, override);
    return json;
}

static bool put_changes(struct making *making)
{
    const struct series *series = &making->event->series;
    struct js *list = js_new_array();
    for (int i = 0; i < series->n_changes; i++)
        if (series->n_changes <= LIST_MAX || !is_over(making, &series->changes[i]))
            js_push(list, change_json(making, &series->changes[i], making->event->overrides[i]));
    size_t n = js_len(list);
    if (n && n <= LIST_MAX)
        js_put(making->item, "changes", list);
    else
        js_free(list);
    if (n > LIST_MAX)
        import_refuse(making->import, making->record, STR("/RECURRENCE-ID"), "limit",
                      "more than %d changed instances", LIST_MAX);
    return n <= LIST_MAX;
}

/* ---- what it refers to ---- */

/* By its address first, "mailto:info@example.org", then by its name. */
static struct str organization_of(struct making *making)
{
    const struct ics_property *organizer = ics_property(making->event->component, "ORGANIZER"),
                              *contact = ics_property(making->event->component, "CONTACT");
    struct str id = STR("");
    if (organizer) {
        struct str address = str_trim(organizer->value);
        if (address.len > 7 && strncasecmp(address.ptr, "mailto:", 7) == 0)
            address = str_sub(address, 7, address.len);
        id = import_organization(making->import, ics_param(organizer, "CN"), address);
    }
    if (!id.len && contact)
        id = import_organization(making->import, ics_line_text(making->arena, contact->value), STR(""));
    return id;
}

static bool put_organization(struct making *making)
{
    const char *given = making->import->plan->organization;
    struct str id = organization_of(making);
    if (!id.len && given)
        id = str_of(given);
    if (id.len)
        js_put_str(making->item, "organization", id);
    else
        import_refuse(making->import, making->record, STR("/ORGANIZER"), "reference",
                      "it names no organization that is known here: say whose the events are with "
                      "--organization");
    return id.len > 0;
}

static void put_terms(struct making *making)
{
    struct js *terms = js_new_array(), *others = js_new_array();
    for (const struct ics_property *p = ics_property(making->event->component, "CATEGORIES"); p;
         p = ics_again(p)) {
        struct str_list names = ics_text_list(making->arena, p->value);
        for (int i = 0; i < names.n; i++) {
            struct str id = import_term(making->import, names.items[i]);
            bool twice = false;
            for (size_t k = 0; k < js_len(terms); k++)
                twice |= str_eq(js_str(js_at(terms, k)), id);
            if (!id.len)
                js_push(others, js_new_str(names.items[i]));
            else if (!twice && js_len(terms) < TERMS_MAX)
                js_push(terms, js_new_str(id));
        }
    }
    if (js_len(terms))
        js_put(making->item, "terms", terms);
    else
        js_free(terms);
    js_put(making->origin, "categories", others);
}

static void put_addresses(struct making *making)
{
    static const char *const online[] = {"CONFERENCE", "X-GOOGLE-CONFERENCE",
                                         "X-MICROSOFT-SKYPETEAMSMEETINGURL", "LOCATION", NULL};
    const struct ics_component *component = making->event->component;
    struct str url = ics_address(making->arena, ics_value(component, "URL"));
    if (url.len)
        js_put_str(making->item, "url", url);
    for (const char *const *name = online; *name; name++)
        for (const struct ics_property *p = ics_property(component, *name); p; p = ics_again(p)) {
            url = ics_address(making->arena, p->value);
            if (url.len) {
                js_put_str(making->item, "online", url);
                return;
            }
        }
}

/* ---- the record ---- */

static void keep_value(struct making *making, const char *name, const char *property)
{
    struct str value = ics_value(making->event->component, property);
    if (value.len)
        js_put_str(making->origin, name, ics_line_text(making->arena, str_sub(value, 0, VALUE_MAX)));
}

static void keep_record(struct making *making)
{
    struct buf buf;
    js_put_str(making->origin, "uid", making->event->uid);
    js_put_int(making->origin, "sequence", making->event->sequence);
    keep_value(making, "last_modified", "LAST-MODIFIED");
    keep_value(making, "created", "CREATED");
    keep_value(making, "organizer", "ORGANIZER");
    keep_value(making, "location", "LOCATION");
    keep_value(making, "geo", "GEO");
    keep_value(making, "image", "IMAGE");
    keep_value(making, "conference", "CONFERENCE");
    buf_init(&buf, ORIGIN_MAX_BYTES);
    if (js_write(making->origin, JS_SORTED, &buf)) {
        making->record->origin = arena_str(making->arena, buf_view(&buf));
        making->record->origin_id = making->event->uid;
    }
    buf_release(&buf);
}

struct js *ics_item(struct import *import, const struct ics_event *event, struct import_record *record)
{
    struct making making = {import, event, record, &import->arena, js_new_object(), js_new_object()};
    js_put_str(making.item, "id", import_id(import, KIND_EVENT, event->uid));
    js_put_z(making.item, "kind", "event");
    bool ok = put_texts(&making) && put_organization(&making) && put_times(&making);
    if (ok) {
        struct str place = ics_place(import, event->component, record);
        if (place.len)
            js_put_str(making.item, "place", place);
        put_terms(&making);
        put_addresses(&making);
        ok = put_changes(&making);
    }
    if (ok)
        keep_record(&making);
    else
        js_free(making.item);
    js_free(making.origin);
    return ok ? making.item : NULL;
}
