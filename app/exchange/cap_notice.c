// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/utf8.h"
#include "exchange/cap.h"
#include "exchange/import_value.h"

enum { TITLE_MAX = 120, SUMMARY_MAX = 400, BODY_MAX = 8000, CHECKED_BY_MAX = 80, DAY_S = 86400 };

struct str cap_id(struct import *import, struct str sender, struct str identifier, int segment)
{
    struct str uid = arena_printf(&import->arena, "%.*s,%.*s", STR_FMT(sender), STR_FMT(identifier));
    if (segment)
        uid = arena_printf(&import->arena, "%.*s,%d", STR_FMT(uid), segment);
    return import_id(import, KIND_NOTICE, uid);
}

static bool is_one_of(struct str word, const char *const *words)
{
    for (; *words; words++)
        if (str_is(word, *words))
            return true;
    return false;
}
#define IS_ONE_OF(word, ...) is_one_of((word), (const char *const[]){__VA_ARGS__, NULL})

static bool says_all_clear(const struct xml_node *info)
{
    for (const struct xml_node *type = xml_child(info, "responseType"); type; type = xml_next(type))
        if (str_is(xml_text(type), "AllClear"))
            return true;
    return false;
}

static enum notice_priority priority_of(const struct xml_node *info)
{
    struct str severity = xml_child_text(info, "severity"), urgency = xml_child_text(info, "urgency"),
               certainty = xml_child_text(info, "certainty");
    if (says_all_clear(info))
        return NOTICE_INFO;
    if (IS_ONE_OF(severity, "Extreme", "Severe") && IS_ONE_OF(urgency, "Immediate", "Expected") &&
        IS_ONE_OF(certainty, "Observed", "Likely"))
        return NOTICE_ALERT;
    if (IS_ONE_OF(severity, "Extreme", "Severe", "Moderate") && !str_is(urgency, "Past") &&
        !str_is(certainty, "Unlikely"))
        return NOTICE_WARNING;
    return NOTICE_INFO;
}

/* Languages of one message may differ by mistake: the most urgent holds. */
static void put_priority(struct js *notice, const struct cap_segment *segment)
{
    static const char *const words[] = {[NOTICE_NONE] = "info",
                                        [NOTICE_INFO] = "info",
                                        [NOTICE_WARNING] = "warning",
                                        [NOTICE_ALERT] = "alert"};
    enum notice_priority most = NOTICE_NONE;
    for (int i = 0; i < segment->n; i++) {
        enum notice_priority priority = priority_of(segment->infos[i]);
        most = priority > most ? priority : most;
    }
    js_put_z(notice, "priority", words[most]);
    js_put_bool(notice, "full_screen", most == NOTICE_ALERT);
}

struct writing { /* of one notice */
    struct import *import;
    const struct cap_segment *segment;
    const struct import_record *record;
    struct js *notice;
};

typedef struct str (*told_text)(struct import *import, const struct xml_node *info);

static struct str title_of(struct import *import, const struct xml_node *info)
{
    struct str headline = xml_child_text(info, "headline");
    (void)import;
    return headline.len ? headline : xml_child_text(info, "event");
}

static struct str join(struct import *import, struct str a, const char *between, struct str b)
{
    if (!a.len || !b.len)
        return a.len ? a : b;
    return arena_printf(&import->arena, "%.*s%s%.*s", STR_FMT(a), between, STR_FMT(b));
}

static struct str areas_of(struct import *import, const struct xml_node *info)
{
    struct str all = STR("");
    for (const struct xml_node *area = xml_child(info, "area"); area; area = xml_next(area))
        if (all.len <= SUMMARY_MAX * 4)
            all = join(import, all, ", ", xml_child_text(area, "areaDesc"));
    return all;
}

static struct str body_of(struct import *import, const struct xml_node *info)
{
    static const char *const parts[] = {"description", "instruction", "contact", "web"};
    struct str all = STR("");
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        all = join(import, all, "\n\n", xml_child_text(info, parts[i]));
    return all;
}

static void put_texts(const struct writing *writing, const char *member, told_text tell, int max,
                      bool one_line)
{
    struct js *map = js_new_object();
    struct import *import = writing->import;
    for (int i = 0; i < writing->segment->n; i++) {
        struct str tag = writing->segment->tags[i], text = tell(import, writing->segment->infos[i]);
        struct str pointer = arena_printf(&import->arena, "/%s/%.*s", member, STR_FMT(tag));
        text = import_fit(import, writing->record, pointer, text, max, one_line);
        if (text.len)
            js_put_str(map, arena_z(&import->arena, tag), text);
    }
    if (js_len(map))
        js_put(writing->notice, member, map);
    else
        js_free(map);
}

static void put_moment(struct js *notice, const char *member, struct moment moment)
{
    char text[MOMENT_LEN + 1];
    moment_format(moment, text);
    js_put_z(notice, member, text);
}

/* The first language that tells it. False, and reported, when what it tells is no time. */
static bool find_moment(const struct writing *writing, const char *name, struct moment *ret_moment)
{
    for (int i = 0; i < writing->segment->n; i++) {
        struct str text = xml_child_text(writing->segment->infos[i], name);
        if (!text.len)
            continue;
        if (moment_parse(text, ret_moment))
            return true;
        import_refuse(writing->import, writing->record,
                      arena_printf(&writing->import->arena, "/info/%d/%s", i, name), "date",
                      "<%s> must be a time with its offset, not \"%.*s\"", name, STR_FMT(utf8_cut(text, 60)));
        return false;
    }
    return true;
}

static bool put_times(const struct writing *writing, struct moment sent)
{
    struct moment starts = sent, ends = {0};
    if (!find_moment(writing, "effective", &starts) || !find_moment(writing, "expires", &ends))
        return false;
    if (!ends.date.year) {
        ends = moment_of_s(moment_s(sent) + DAY_S, sent.offset_min);
        import_warn(writing->import, writing->record, STR("/info/expires"), "missing",
                    "there is no <expires>: it ends a day after it was sent");
    }
    if (moment_s(ends) <= writing->import->plan->now_s)
        import_warn(writing->import, writing->record, STR("/info/expires"), "date",
                    "it is over: no screen will show it");
    put_moment(writing->notice, "starts", starts);
    put_moment(writing->notice, "ends", ends);
    return true;
}

static void put_source(const struct writing *writing, struct moment sent)
{
    char day[DATE_LEN + 1];
    const struct import_plan *plan = writing->import->plan;
    struct str name = xml_child_text(writing->segment->infos[0], "senderName");
    date_format(sent.date, day);
    js_put_z(writing->notice, "checked_on", day);
    if (name.len)
        js_put_str(writing->notice, "checked_by",
                   import_fit(writing->import, writing->record, STR("/info/senderName"), name, CHECKED_BY_MAX,
                              true));
    js_put_z(writing->notice, "organization", plan->organization);
}

struct js *cap_notice(struct import *import, const struct cap_alert *alert, int segment,
                      const struct import_record *record)
{
    struct js *notice = js_new_object();
    struct writing writing = {import, &alert->segments[segment], record, notice};
    js_put_str(notice, "id", cap_id(import, alert->sender, alert->identifier, segment));
    js_put_z(notice, "kind", "notice");
    put_texts(&writing, "title", title_of, TITLE_MAX, true);
    put_texts(&writing, "summary", areas_of, SUMMARY_MAX, true);
    put_texts(&writing, "body", body_of, BODY_MAX, false);
    put_priority(notice, writing.segment);
    put_source(&writing, alert->sent);
    if (put_times(&writing, alert->sent))
        return notice;
    js_free(notice);
    return NULL;
}

static bool is_list(struct str name)
{
    return IS_ONE_OF(name, "info", "area", "polygon", "circle", "geocode", "parameter", "eventCode",
                     "category", "responseType", "resource", "code");
}

static struct js *json_of(const struct xml_node *node);

static void add_member(struct js *object, const struct xml_node *node)
{
    char name[40];
    if (node->name.len >= sizeof name || str_is(node->name, "derefUri")) /* a whole file, in base64 */
        return;
    for (size_t i = 0; i <= node->name.len; i++)
        name[i] = i < node->name.len ? node->name.ptr[i] : 0;
    const struct js *there = js_get(object, name);
    if (is_list(node->name) && !there) {
        js_put(object, name, js_new_array());
        there = js_get(object, name);
    }
    if (js_type(there) == JS_ARRAY)
        js_push((struct js *)there, json_of(node));
    else if (!there)
        js_put(object, name, json_of(node));
}

/* Depth is bounded by the parser. What is of another namespace (a signature) stays out. */
static struct js *json_of(const struct xml_node *node)
{
    if (!node->first)
        return js_new_str(xml_text(node));
    struct js *object = js_new_object();
    for (const struct xml_node *in = node->first; in; in = in->next)
        if (str_eq(in->space, node->space))
            add_member(object, in);
    return object;
}

struct js *cap_origin(const struct xml_node *alert)
{
    return json_of(alert);
}
