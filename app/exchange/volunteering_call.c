// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>

#include "base/utf8.h"
#include "exchange/import_value.h"
#include "exchange/volunteering.h"

enum { SUMMARY_MAX = 400, BODY_MAX = 8000, SKILLS_MAX = 8, EACH_MAX = 200, MANY = 100 };

static struct str id_of(const struct js *value)
{
    struct str s = js_str(value);
    return js_type(value) == JS_OBJECT ? node_id(value) : s.ptr ? str_trim(s) : STR("");
}

/* {"en": "First aid", "sv": "Första hjälpen"}; of what is not in the taxonomies, the words that there are. */
static struct js *label_of(struct writing *writing, const struct js *value)
{
    struct arena *arena = &writing->graph->import->arena;
    struct str id = id_of(value), name = node_name(graph_resolve(writing->graph, value));
    const struct concept *concept = concept_find(id, name);
    struct js *map = js_new_object();
    if (concept) {
        writing->settings |= concept->settings;
        js_put_z(map, "en", concept->en);
        js_put_z(map, "sv", concept->sv);
    } else if (name.len) {
        js_put_str(map, writing->graph->import->plan->lang,
                   import_fit(writing->graph->import, writing->record, STR("/label"), name, EACH_MAX, true));
    } else if (id.len) {
        js_put_str(map, "en", utf8_cut(concept_words(arena, id), EACH_MAX));
    }
    if (js_len(map))
        return map;
    js_free(map);
    return NULL;
}

/* Concepts may stand at the role, as the ontology has it, or at the activity, as the template has it. */
static const struct js *each_concept(const struct writing *writing, const char *name, size_t i)
{
    const struct js *from = js_get(writing->role, name) ? writing->role : writing->activity->json;
    return i < MANY ? node_each(from, name, i) : NULL;
}

static void put_skills(struct writing *writing)
{
    struct js *skills = js_new_array();
    const struct js *value;
    for (size_t i = 0; (value = each_concept(writing, "skill", i)); i++) {
        struct js *label = label_of(writing, value);
        if (label && js_len(skills) < SKILLS_MAX)
            js_push(skills, label);
        else
            js_free(label);
    }
    if (js_len(skills))
        js_put(writing->item, "skills", skills);
    else
        js_free(skills);
}

struct sentence { /* one language's list: "A, B, C" */
    struct str en, sv, own;
};

static void add_word(struct arena *arena, struct str *list, struct str word)
{
    if (word.len && list->len < BODY_MAX) /* what is longer is cut anyway */
        *list = arena_printf(arena, "%.*s%s%.*s", STR_FMT(*list), list->len ? ", " : "", STR_FMT(word));
}

/* All labels of these members, in each language. */
static void add_labels(struct writing *writing, const char *name, struct sentence *sentence)
{
    struct arena *arena = &writing->graph->import->arena;
    const char *lang = writing->graph->import->plan->lang;
    const struct js *value;
    for (size_t i = 0; (value = each_concept(writing, name, i)); i++) {
        struct js *label = label_of(writing, value);
        struct str en = js_get_str(label, "en"), sv = js_get_str(label, "sv"), own = js_get_str(label, lang);
        struct str any = en.len ? en : own;
        if (any.len) {
            add_word(arena, &sentence->en, any);
            add_word(arena, &sentence->sv, sv.len ? sv : any);
            add_word(arena, &sentence->own, any);
        }
        js_free(label);
    }
}

static void put_sentence(struct writing *writing, struct js *map, const char *tag, struct str text, int max)
{
    if (text.len)
        js_put_str(map, tag,
                   import_fit(writing->graph->import, writing->record, STR("/requirement"), text, max, true));
}

static void put_requirements(struct writing *writing)
{
    struct sentence all = {STR(""), STR(""), STR("")};
    const char *lang = writing->graph->import->plan->lang;
    add_labels(writing, "requirement", &all);
    struct js *map = js_new_object();
    if (strcmp(lang, "en") != 0 && strcmp(lang, "sv") != 0)
        put_sentence(writing, map, lang, all.own, SUMMARY_MAX);
    put_sentence(writing, map, "en", all.en, SUMMARY_MAX);
    put_sentence(writing, map, "sv", all.sv, SUMMARY_MAX);
    if (js_len(map))
        js_put(writing->item, "requirements", map);
    else
        js_free(map);
}

static void add_line(struct arena *arena, struct str *body, struct str line)
{
    if (line.len)
        *body = arena_printf(arena, "%.*s%s%.*s", STR_FMT(*body), body->len ? "\n\n" : "", STR_FMT(line));
}

/* MondayMorning and the like: when one may come, in words. */
static struct str periods(struct writing *writing)
{
    struct arena *arena = &writing->graph->import->arena;
    struct str all = STR("");
    const struct js *session, *time;
    for (size_t i = 0; i < MANY && (session = node_each(writing->activity->json, "session", i)); i++) {
        session = graph_resolve(writing->graph, session);
        for (size_t t = 0; t < MANY && (time = node_each(session, "time", t)); t++)
            if (!node_str(graph_resolve(writing->graph, time), "beginning").len && id_of(time).len)
                add_word(arena, &all, period_words(writing->graph->import, id_of(time)));
    }
    return all;
}

/* What the activity is, how much of one's time, when, what one gets, where one says yes. */
static void put_body(struct writing *writing)
{
    struct arena *arena = &writing->graph->import->arena;
    const struct js *activity = writing->activity->json, *role = writing->role;
    struct sentence extra = {STR(""), STR(""), STR("")};
    struct str body = STR(""), link = node_str(role, "applyLink");
    if (role)
        add_line(arena, &body, node_str(activity, "description"));
    add_line(arena, &body, node_str(role, "commitment"));
    add_line(arena, &body, periods(writing));
    add_labels(writing, "reward", &extra);
    add_labels(writing, "accessibility", &extra);
    const char *lang = writing->graph->import->plan->lang;
    add_line(arena, &body,
             strcmp(lang, "sv") == 0   ? extra.sv
             : strcmp(lang, "en") == 0 ? extra.en
                                       : extra.own);
    add_line(arena, &body, link.len ? link : node_str(activity, "applyLink"));
    if (body.len)
        import_put_text(
            writing->graph->import, writing->item, "body",
            import_fit(writing->graph->import, writing->record, STR("/description"), body, BODY_MAX, false));
}

static void put_settings(struct writing *writing)
{
    static const struct {
        unsigned bit;
        const char *word;
    } rows[] = {{SETTING_INDOORS, "indoors"},    {SETTING_OUTDOORS, "outdoors"},
                {SETTING_PEOPLE, "with-people"}, {SETTING_HANDS, "with-hands"},
                {SETTING_HOME, "from-home"},     {SETTING_TOGETHER, "with-someone"}};
    struct js *settings = js_new_array();
    if (node_true(writing->role, "allowsRemoteParticipation") ||
        node_true(writing->activity->json, "allowsRemoteParticipation"))
        writing->settings |= SETTING_HOME;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (writing->settings & rows[i].bit)
            js_push(settings, js_new_z(rows[i].word));
    if (js_len(settings))
        js_put(writing->item, "settings", settings);
    else
        js_free(settings);
}

static void put_swedish(struct writing *writing)
{
    js_put_z(writing->item, "swedish", "a little");
    if (!writing->graph->assumed_swedish)
        import_warn(writing->graph->import, writing->record, STR("/language"), "missing",
                    "how much Swedish is needed is not told: \"a little\" is assumed for all calls here");
    writing->graph->assumed_swedish = true;
}

static void put_day(struct writing *writing, const char *from, const char *member)
{
    struct str day = node_str(writing->activity->json, from);
    struct date date;
    if (date_parse(str_sub(day, 0, DATE_LEN), &date))
        js_put_str(writing->item, member, str_sub(day, 0, DATE_LEN));
}

static void put_place(struct writing *writing)
{
    const struct activity *activity = writing->activity;
    const struct js *session = graph_resolve(writing->graph, node_each(activity->json, "session", 0));
    struct str place = place_of(writing->graph, session, activity->pointer);
    if (!place.len)
        place = place_of(writing->graph, activity->json, activity->pointer);
    if (place.len)
        js_put_str(writing->item, "place", place);
}

static void put_age(struct writing *writing)
{
    double age;
    if (node_number(writing->role, "minimumAge", &age) && age > 0 && age <= 120)
        js_put_int(writing->item, "min_age", (int64_t)age);
}

static void put_all(struct writing *writing)
{
    const struct js *activity = writing->activity->json, *role = writing->role;
    struct graph *graph = writing->graph;
    struct js *title = node_title(graph, role, writing->record);
    put_json(writing->item, "title", title ? title : node_title(graph, activity, writing->record));
    put_json(writing->item, "summary",
             node_text(graph, role ? role : activity, "description", SUMMARY_MAX, false, writing->record));
    js_put_str(writing->item, "organization", writing->activity->organization);
    put_place(writing);
    put_shifts(writing); /* and how long it takes */
    put_swedish(writing);
    put_skills(writing);
    put_requirements(writing);
    put_body(writing);
    put_settings(writing);
    put_age(writing);
    put_contact(graph, writing->item, activity, false, writing->record);
    put_terms(graph, writing->item, activity);
    put_day(writing, "publishStartDate", "from");
    put_day(writing, "publishEndDate", "until");
}

/* {"activity": …, "role": …}; the activity is written once, however many roles it has. */
static struct str call_origin(struct graph *graph, const struct activity *activity, const struct js *role)
{
    struct arena *arena = &graph->import->arena;
    struct str whole = activity->origin, part = role ? origin_of(graph, role) : (struct str){0};
    if (!whole.ptr || (role && !part.ptr) || whole.len + part.len > ORIGIN_MAX_BYTES)
        return (struct str){0};
    return role ? arena_printf(arena, "{\"activity\":%.*s,\"role\":%.*s}", STR_FMT(whole), STR_FMT(part))
                : arena_printf(arena, "{\"activity\":%.*s}", STR_FMT(whole));
}

static struct str activity_origin(struct graph *graph, const struct js *json)
{
    struct js *bare = js_copy(json);
    js_drop(bare, "role");
    struct str origin = origin_of(graph, bare);
    js_free(bare);
    return origin;
}

static void take_role(struct graph *graph, const struct activity *activity, const struct js *role,
                      struct str uid)
{
    struct import_record record = {.file = graph->file,
                                   .record = arena_str(&graph->import->arena, utf8_cut(uid, 200))};
    if (import_is_over(graph->import))
        return;
    struct str id = import_id(graph->import, KIND_CALL, uid);
    if (import_find(graph->import, id)) {
        import_warn(graph->import, &record, activity->pointer, "duplicate",
                    "it stands elsewhere, too: the first is kept");
        return;
    }
    struct writing writing = {graph, activity, role, &record, js_new_object(), 0};
    js_put_str(writing.item, "id", id);
    js_put_z(writing.item, "kind", "call");
    put_all(&writing);
    record.origin = call_origin(graph, activity, role);
    record.origin_id = uid;
    import_stage(graph->import, writing.item, &record);
    js_free(writing.item);
}

static void take_roles(struct graph *graph, const struct activity *activity, struct str id)
{
    struct arena *arena = &graph->import->arena;
    struct import_record record = {.file = graph->file,
                                   .record = activity->pointer.len ? activity->pointer : STR("(all)")};
    const struct js *value;
    for (size_t i = 0; i < MANY && (value = node_each(activity->json, "role", i)); i++) {
        const struct js *role = graph_resolve(graph, value);
        struct str role_id = node_id(role).len ? node_id(role) : node_name(role);
        if (role)
            take_role(graph, activity, role, arena_printf(arena, "%.*s|%.*s", STR_FMT(id), STR_FMT(role_id)));
        else
            import_refuse(graph->import, &record,
                          arena_printf(arena, "%.*s/role/%zu", STR_FMT(activity->pointer), i), "reference",
                          "the role is neither here nor elsewhere in the graph");
    }
}

void take_activity(struct graph *graph, const struct activity *activity)
{
    struct activity with = *activity;
    struct arena *arena = &graph->import->arena;
    struct str id = node_id(activity->json), name = node_name(activity->json);
    struct import_record record = {.file = graph->file,
                                   .record = activity->pointer.len ? activity->pointer : STR("(all)")};
    if (!activity->organization.len) {
        import_refuse(graph->import, &record,
                      arena_printf(arena, "%.*s/organisation", STR_FMT(activity->pointer)), "missing",
                      "whose the activity is is not told; say it with --organization");
        return;
    }
    if (!id.len)
        id = arena_printf(arena, "%.*s|%.*s", STR_FMT(activity->uid), STR_FMT(name));
    with.origin = activity_origin(graph, activity->json);
    if (!js_len(js_get(activity->json, "role")))
        take_role(graph, &with, NULL, id);
    else
        take_roles(graph, &with, id);
}
