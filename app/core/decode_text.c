// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>
#include <strings.h>

#include "core/field.h"
#include "text/lang.h"

static bool is_alpha(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_alnum(char c)
{
    return is_alpha(c) || (c >= '0' && c <= '9');
}

/* "<tag", "</", "<!", "&amp;", "&#38;": what a browser would take for markup. */
static bool starts_markup(struct str s, size_t i)
{
    char next = i + 1 < s.len ? s.ptr[i + 1] : 0;
    size_t end = i + 1;
    if (s.ptr[i] == '<')
        return is_alpha(next) || next == '/' || next == '!';
    if (next == '#')
        end++;
    while (end < s.len && end - i <= 32 && is_alnum(s.ptr[end]))
        end++;
    return (is_alpha(next) || next == '#') && end > i + 1 + (next == '#') && end < s.len && s.ptr[end] == ';';
}

/* C0, DEL, C1, line and paragraph separators, embeddings and overrides (they would reorder what follows), and
 * the byte order mark. Marks and isolates are fine: Arabic texts need them. */
static bool is_control(struct str s, size_t i, bool one_line)
{
    unsigned char c = (unsigned char)s.ptr[i], second = i + 1 < s.len ? (unsigned char)s.ptr[i + 1] : 0,
                  third = i + 2 < s.len ? (unsigned char)s.ptr[i + 2] : 0;
    return (c < 0x20 && (c != '\n' || one_line)) || c == 0x7f || (c == 0xc2 && second < 0xa0) ||
           (c == 0xe2 && second == 0x80 && third >= 0xa8 && third <= 0xae) ||
           (c == 0xef && second == 0xbb && third == 0xbf);
}

static const char *text_fault(struct str s, int max, bool one_line)
{
    int n = 0;
    bool blank = true;
    for (size_t i = 0; i < s.len; i++) {
        n += (s.ptr[i] & 0xc0) != 0x80; /* code points: the bytes that do not continue one */
        blank &= s.ptr[i] == ' ' || s.ptr[i] == '\n';
        if ((s.ptr[i] == '<' || s.ptr[i] == '&') && starts_markup(s, i))
            return "html";
        if (is_control(s, i, one_line))
            return "control-character";
    }
    return blank ? "missing" : n > max ? "limit" : NULL;
}

bool check_text(struct parse *parse, const struct at *at, struct str s, int max, bool one_line)
{
    if (parse->mode == PARSE_PUBLISHED) /* the hub has looked; what it signed is shown as plain text anyway */
        return true;
    const char *rule = text_fault(s, max, one_line);
    if (!rule)
        return true;
    if (strcmp(rule, "html") == 0)
        parse_error(parse, at, rule,
                    "this looks like HTML; write plain text, with an empty line between paragraphs");
    else if (strcmp(rule, "limit") == 0)
        parse_error(parse, at, rule, "longer than %d characters; say it in fewer words", max);
    else if (strcmp(rule, "missing") == 0)
        parse_error(parse, at, rule, "empty; write something or leave the member out");
    else
        parse_error(parse, at, rule,
                    one_line ? "holds a line break, a tab or another control character; write one line"
                             : "holds a control character (a tab, perhaps); only line breaks are allowed");
    return false;
}

static enum text_state state_of(const struct js *states, const char *tag)
{
    struct str name = js_get_str(states, tag);
    for (const struct word *word = text_state_words; word->name; word++)
        if (str_is(name, word->name))
            return (enum text_state)word->value;
    return TEXT_WRITTEN;
}

static bool check_tag(struct parse *parse, const struct at *at, const struct text_map *so_far, struct str tag)
{
    if (!lang_tag_ok(tag)) {
        parse_error(parse, at, "language",
                    "\"%.*s\" is no language tag; write one such as sv, sv-simple or ar",
                    STR_FMT(str_sub(tag, 0, 40)));
        return false;
    }
    for (int i = 0; i < so_far->n; i++)
        if (so_far->entries[i].tag.len == tag.len &&
            strncasecmp(so_far->entries[i].tag.ptr, tag.ptr, tag.len) == 0) {
            parse_error(parse, at, "duplicate", "this language stands here twice; keep one");
            return false;
        }
    return true;
}

void decode_text(struct parse *parse, const struct at *at, const struct field *field, const struct js *json,
                 int max, struct text_map *ret_map)
{
    size_t n = js_len(json);
    struct text_map map = {.n = 0};
    const struct js *states = at->up ? NULL : js_get(js_get(parse->json, "states"), field->name);
    if (n == 0 || n > TEXT_LANGUAGES_MAX) {
        parse_error(parse, at, n ? "limit" : "missing",
                    n ? "more than %d languages" : "no text; write at least one", TEXT_LANGUAGES_MAX);
        return;
    }
    map.entries = ARENA_ARRAY(parse->arena, struct text_entry, n);
    for (void *it = js_first(json); it; it = js_after(json, it)) {
        struct at here = {at, js_name(it), 0};
        struct str tag = str_of(js_name(it)), text = js_str(js_value(it));
        if (!check_tag(parse, &here, &map, tag))
            continue;
        if (!text.ptr)
            parse_error(parse, &here, "type", "must be a text in quotes");
        else if (check_text(parse, &here, text, max, field->flags & FIELD_ONE_LINE))
            map.entries[map.n++] = (struct text_entry){
                arena_str(parse->arena, tag), arena_str(parse->arena, text), state_of(states, tag.ptr)};
    }
    if (!js_get(json, "sv"))
        parse_warning(parse, at, "language",
                      "there is no Swedish text (\"sv\"); most visitors fall back to it");
    *ret_map = map;
}

void decode_texts(struct parse *parse, const struct at *at, const struct field *field, const struct js *json,
                  struct text_list *ret_list)
{
    struct text_list list = {ARENA_ARRAY(parse->arena, struct text_map, js_len(json)), (int)js_len(json)};
    for (int i = 0; i < list.n; i++) {
        struct at here = {at, NULL, (size_t)i};
        const struct js *text = js_at(json, (size_t)i);
        if (js_type(text) == JS_OBJECT)
            decode_text(parse, &here, field, text, field->each, &list.items[i]);
        else
            parse_error(parse, &here, "type",
                        "must be an object of texts by language, such as {\"sv\": \"…\"}");
    }
    *ret_list = list;
}

static void decode_state(struct parse *parse, const struct at *at, const struct js *json,
                         const struct js *text)
{
    if (js_type(json) != JS_OBJECT) {
        parse_error(parse, at, "type", "must be an object such as {\"ar\": \"machine\"}");
        return;
    }
    for (void *it = js_first(json); it; it = js_after(json, it)) {
        struct at here = {at, js_name(it), 0};
        struct str state = js_str(js_value(it));
        if (!lang_tag_ok(str_of(here.name)))
            parse_error(parse, &here, "language", "this is no language tag; write one such as ar");
        else if (!state.ptr)
            parse_error(parse, &here, "type", "must be a word in quotes");
        else if (state_of(json, here.name) == TEXT_WRITTEN && !str_is(state, "written"))
            parse_error(parse, &here, "enum", "must be written, checked, machine or stale");
        else if (!js_get(text, here.name))
            parse_warning(parse, &here, "reference",
                          "there is no text in this language; add it or leave this out");
    }
}

void decode_states(struct parse *parse, const struct at *at, const struct js *json)
{
    for (void *it = js_first(json); it; it = js_after(json, it)) {
        struct at here = {at, js_name(it), 0};
        const struct field *field = table_field(&common_table, here.name);
        if (!field)
            field = table_field(&kinds[parse->kind]->table, here.name);
        if (field && field->type == FIELD_TEXT)
            decode_state(parse, &here, js_value(it), js_get(parse->json, here.name));
        else if (parse->mode == PARSE_IMPORT)
            parse_error(parse, &here, "unknown-member",
                        "this kind has no text of this name; correct or remove it");
    }
}

static void decode_words(struct parse *parse, const struct at *at, const struct field *field,
                         const struct js *json, struct str_list *ret_words)
{
    size_t n = js_len(json);
    if (js_type(json) != JS_ARRAY || n == 0 || n > (size_t)field->max) {
        parse_error(parse, at, js_type(json) == JS_ARRAY ? "limit" : "type",
                    "must be a list of 1 to %d words", field->max);
        return;
    }
    struct str_list words = {ARENA_ARRAY(parse->arena, struct str, n), 0};
    for (size_t i = 0; i < n; i++) {
        struct at here = {at, NULL, i};
        struct str word = js_str(js_at(json, i));
        if (!word.ptr)
            parse_error(parse, &here, "type", "must be a word in quotes");
        else if (check_text(parse, &here, word, field->each, true))
            words.items[words.n++] = arena_str(parse->arena, word);
    }
    *ret_words = words;
}

void decode_synonyms(struct parse *parse, const struct at *at, const struct field *field,
                     const struct js *json, struct synonyms **ret_synonyms, int *ret_n)
{
    size_t n = js_len(json);
    if (n > TEXT_LANGUAGES_MAX) {
        parse_error(parse, at, "limit", "more than %d languages", TEXT_LANGUAGES_MAX);
        return;
    }
    struct synonyms *synonyms = ARENA_ARRAY(parse->arena, struct synonyms, n);
    int made = 0;
    for (void *it = js_first(json); it; it = js_after(json, it)) {
        struct at here = {at, js_name(it), 0};
        struct str tag = str_of(here.name);
        if (!lang_tag_ok(tag)) {
            parse_error(parse, &here, "language", "this is no language tag; write one such as sv or ar");
            continue;
        }
        synonyms[made].tag = arena_str(parse->arena, tag);
        decode_words(parse, &here, field, js_value(it), &synonyms[made++].words);
    }
    *ret_synonyms = synonyms;
    *ret_n = made;
}
