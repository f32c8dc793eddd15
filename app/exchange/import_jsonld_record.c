// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>

#include "base/buf.h"
#include "exchange/import_jsonld.h"
#include "text/lang.h"

enum { ORIGIN_MAX_BYTES = 64 * 1024, SUMMARY_MAX = 400, BODY_MAX = 8000, UID_MAX = 400 };

/* The node as it came; one that is larger than anybody writes is not kept. */
static struct str origin_of(struct ld_page *page, const struct js *node)
{
    struct buf text;
    struct str origin = {0};
    buf_init(&text, ORIGIN_MAX_BYTES);
    if (js_write(node, JS_SORTED, &text))
        origin = arena_str(&page->arena, buf_view(&text));
    buf_release(&text);
    return origin;
}

static struct str context_lang(const struct js *root, struct arena *arena)
{
    const struct js *context = js_get(root, "@context");
    for (size_t i = 0; i < ld_len(context); i++) {
        struct str tag = js_get_str(ld_at(context, i), "@language");
        if (tag.len)
            return ld_tag(tag, arena);
    }
    return STR("");
}

struct ld_record ld_begin(struct ld_page *page, const struct ld_found *found, enum item_kind kind,
                          struct str uid)
{
    struct str lang = context_lang(found->root, &page->arena);
    struct ld_record record = {
        .page = page,
        .node = found->node,
        .lang = lang.len ? lang : str_of(page->import->plan->lang),
        .item = js_new_object(),
    };
    uid = arena_str(&page->import->arena, uid);
    uid = str_sub(uid, 0, UID_MAX);
    record.record = (struct import_record){.file = page->file,
                                           .line = found->line,
                                           .record = uid,
                                           .origin = origin_of(page, found->node),
                                           .origin_id = uid};
    js_put_str(record.item, "id", import_id(page->import, kind, uid));
    js_put_z(record.item, "kind", item_kind_name(kind));
    return record;
}

void ld_end(struct ld_record *record)
{
    struct str id = js_get_str(record->item, "id");
    if (import_find(record->page->import, id))
        import_warn(record->page->import, &record->record, STR(""), "duplicate",
                    "it was in an earlier file, too");
    else
        import_stage(record->page->import, record->item, &record->record);
    ld_drop(record);
}

void ld_drop(struct ld_record *record)
{
    js_free(record->item);
    record->item = NULL;
}

static struct str pointer_of(struct ld_record *record, const char *member)
{
    return *member ? arena_printf(&record->page->import->arena, "/%s", member) : STR("");
}

void ld_refuse(struct ld_record *record, const char *member, const char *rule, const char *why)
{
    import_refuse(record->page->import, &record->record, pointer_of(record, member), rule, "%s", why);
}

void ld_warn(struct ld_record *record, const char *member, const char *rule, const char *why)
{
    import_warn(record->page->import, &record->record, pointer_of(record, member), rule, "%s", why);
}

struct text {
    struct str lang, text;
};
enum { TEXTS_MAX = 40 };
struct texts {
    struct text items[TEXTS_MAX];
    int n;
};

static void add_text(struct ld_record *record, struct texts *texts, struct str lang, struct str text)
{
    struct arena *arena = &record->page->arena;
    text = str_trim(ld_plain(text, arena));
    lang = lang.len ? lang : record->lang;
    if (!text.len || texts->n == TEXTS_MAX)
        return;
    for (int i = 0; i < texts->n; i++)
        if (str_eq(texts->items[i].lang, lang)) /* the first counts */
            return;
    texts->items[texts->n++] = (struct text){lang, text};
}

static void add_value(struct ld_record *record, struct texts *texts, const struct js *value)
{
    struct arena *arena = &record->page->arena;
    if (js_type(value) == JS_STRING) {
        add_text(record, texts, STR(""), js_str(value));
    } else if (js_get(value, "@value")) {
        add_text(record, texts, ld_tag(js_get_str(value, "@language"), arena), js_get_str(value, "@value"));
    } else {
        for (void *it = js_first(value); it; it = js_after(value, it)) { /* a map of languages */
            struct str tag = ld_tag(str_of(js_name(it)), arena);
            if (tag.len && js_type(js_value(it)) == JS_STRING)
                add_text(record, texts, tag, js_str(js_value(it)));
        }
    }
}

static struct texts texts_of(struct ld_record *record, const struct js *value)
{
    struct texts texts = {.n = 0};
    for (size_t i = 0; i < ld_len(value); i++)
        add_value(record, &texts, ld_at(value, i));
    return texts;
}

static void put(struct js *map, struct str lang, struct str text)
{
    char tag[40];
    if (text.len && lang.len < sizeof tag) {
        memcpy(tag, lang.ptr, lang.len);
        tag[lang.len] = 0;
        js_put_str(map, tag, text);
    }
}

static void put_map(struct ld_record *record, const char *name, struct js *map)
{
    if (js_len(map))
        js_put(record->item, name, map);
    else
        js_free(map);
}

void ld_put_text(struct ld_record *record, const char *name, const struct js *value, int max, bool one_line)
{
    struct texts texts = texts_of(record, value);
    struct js *map = js_new_object();
    for (int i = 0; i < texts.n; i++)
        put(map, texts.items[i].lang,
            import_fit(record->page->import, &record->record, pointer_of(record, name), texts.items[i].text,
                       max, one_line));
    put_map(record, name, map);
}

/* Bytes of the first `max` characters. */
static size_t prefix(struct str s, int max)
{
    size_t i = 0;
    for (; i < s.len; i++)
        if ((s.ptr[i] & 0xc0) != 0x80 && max-- == 0)
            break;
    return i;
}

/* Where the summary ends: all of it, the first paragraph, or the last whole sentence that fits. */
static size_t summary_end(struct str text)
{
    size_t most = prefix(text, SUMMARY_MAX), sentence = 0;
    if (most == text.len)
        return most;
    for (size_t i = 0; i + 1 < most; i++) {
        if (text.ptr[i] == '\n' && text.ptr[i + 1] == '\n')
            return i;
        if (strchr(".!?", text.ptr[i]) && text.ptr[i] && (text.ptr[i + 1] == ' ' || text.ptr[i + 1] == '\n'))
            sentence = i + 1;
    }
    return sentence;
}

static void put_split(struct ld_record *record, const struct texts *texts)
{
    struct js *summary = js_new_object(), *body = js_new_object();
    for (int i = 0; i < texts->n; i++) {
        struct str text = import_fit(record->page->import, &record->record, STR("/description"),
                                     texts->items[i].text, BODY_MAX, false);
        size_t end = summary_end(text);
        put(summary, texts->items[i].lang, str_trim(str_sub(text, 0, end)));
        put(body, texts->items[i].lang, str_trim(str_sub(text, end, text.len)));
    }
    put_map(record, "summary", summary);
    put_map(record, "body", body);
}

void ld_put_description(struct ld_record *record, const struct js *node)
{
    const struct js *brief = ld_get(node, "disambiguatingDescription"), *whole = ld_get(node, "description");
    if (brief && whole) {
        ld_put_text(record, "summary", brief, SUMMARY_MAX, false);
        ld_put_text(record, "body", whole, BODY_MAX, false);
        return;
    }
    struct texts texts = texts_of(record, whole ? whole : brief);
    put_split(record, &texts);
}

void ld_put_url(struct ld_record *record, const char *name, const struct js *value)
{
    struct str url = ld_str(value, &record->page->arena);
    if (str_starts(url, "https://"))
        js_put_str(record->item, name, url);
    else if (url.len)
        ld_warn(record, name, "url", "left out: only addresses that begin with https:// are shown");
}

/* "0512-310 00" in Sweden is "+4651231000". */
void ld_put_phone(struct ld_record *record, const struct js *value)
{
    char digits[24];
    size_t n = 0;
    struct str s = ld_str(value, &record->page->arena);
    bool is_plain = s.len > 0;
    for (size_t i = 0; i < s.len && is_plain; i++) {
        if (s.ptr[i] >= '0' && s.ptr[i] <= '9' && n < 20)
            digits[n++] = s.ptr[i];
        else
            is_plain = (s.ptr[i] == '+' && i == 0) || strchr(" -()/.", s.ptr[i]);
    }
    struct str number = {digits, n};
    bool is_whole = str_starts(s, "+"), is_abroad = str_starts(number, "00");
    struct str rest = str_sub(number, is_whole ? 0 : is_abroad ? 2 : 1, n);
    bool is_good = is_plain && rest.len >= 6 && rest.len <= 15 && (is_whole || str_starts(number, "0"));
    if (is_good)
        js_put_str(
            record->item, "phone",
            arena_printf(&record->page->arena, "+%s%.*s", is_whole || is_abroad ? "" : "46", STR_FMT(rest)));
    else if (s.len)
        ld_warn(record, "telephone", "phone", "left out: not a telephone number that can be dialled");
}

void ld_put_email(struct ld_record *record, const struct js *value)
{
    struct str email = ld_str(value, &record->page->arena);
    if (str_starts(email, "mailto:"))
        email = str_sub(email, strlen("mailto:"), email.len);
    if (email.len)
        js_put_str(record->item, "email", email);
}

void ld_put_moment(struct js *json, const char *name, struct moment moment)
{
    char text[MOMENT_LEN + 1];
    moment_format(moment, text);
    js_put_z(json, name, text);
}
