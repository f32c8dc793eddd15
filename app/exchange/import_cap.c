// SPDX-License-Identifier: GPL-3.0-or-later
/* --format cap: one CAP 1.2 message a file (.xml, .cap) becomes notices. An Update replaces, a Cancel
 * withdraws what its references name, where that came from the same sender and the same import source.
 * Signatures are not checked: who imports from an address trusts the way there (https). */
#include <string.h>

#include "base/utf8.h"
#include "exchange/cap.h"
#include "exchange/import_file.h"
#include "text/lang.h"

#define CAP_SPACE "urn:oasis:names:tc:emergency:cap:1."

static bool refuse_word(struct import *import, const struct import_record *record, const char *name,
                        struct str word, const char *wanted, const char *why)
{
    if (str_is(word, wanted))
        return false;
    struct str pointer = arena_printf(&import->arena, "/%s", name);
    if (!word.len)
        import_refuse(import, record, pointer, "missing", "there is no <%s>", name);
    else
        import_refuse(import, record, pointer, name, "<%s> is \"%.*s\": %s", name, STR_FMT(word), why);
    return true;
}

/* Without what separates them in <references> (CAP 3.2.1). */
static bool name_ok(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if ((unsigned char)s.ptr[i] <= ' ' || strchr(",<&", s.ptr[i]))
            return false;
    return s.len > 0 && s.len <= 300;
}

static bool read_head(struct import *import, struct cap_alert *alert, const struct import_record *record)
{
    const struct xml_node *node = alert->node;
    struct str sent = xml_child_text(node, "sent");
    if (refuse_word(import, record, "status", xml_child_text(node, "status"), "Actual",
                    "only what is Actual is shown to people") ||
        refuse_word(import, record, "scope", xml_child_text(node, "scope"), "Public",
                    "only what is Public is shown to people"))
        return false;
    if (!name_ok(alert->identifier) || !name_ok(alert->sender)) {
        import_refuse(import, record, STR("/identifier"), "missing",
                      "<identifier> and <sender> must be there, without blanks and commas");
        return false;
    }
    if (!moment_parse(sent, &alert->sent)) {
        import_refuse(import, record, STR("/sent"), "date",
                      "<sent> must be a time with its offset, not \"%.*s\"", STR_FMT(sent));
        return false;
    }
    return true;
}

/* "sv-SE" and "SV" are sv; a script stays ("sr-Latn"). CAP's default is en-US. */
static struct str language_of(struct import *import, const struct xml_node *info)
{
    struct str tag = xml_child_text(info, "language"), rest = tag, part;
    struct str kept = STR("");
    if (!tag.len)
        return STR("en");
    while (str_next(&rest, '-', &part)) {
        char low[9] = "";
        for (size_t i = 0; i < part.len && i < 8; i++)
            low[i] = part.ptr[i] >= 'A' && part.ptr[i] <= 'Z' && (kept.len == 0) ? (char)(part.ptr[i] | 0x20)
                                                                                 : part.ptr[i];
        bool is_region = kept.len && (part.len == 2 || (part.len == 3 && part.ptr[0] <= '9'));
        if (!is_region)
            kept = arena_printf(&import->arena, "%.*s%s%s", STR_FMT(kept), kept.len ? "-" : "", low);
    }
    return kept;
}

static bool has_tag(const struct cap_segment *segment, struct str tag)
{
    for (int i = 0; i < segment->n; i++)
        if (str_eq(segment->tags[i], tag))
            return true;
    return false;
}

/* The first segment that has no text in this language yet. */
static bool add_info(struct cap_alert *alert, const struct xml_node *info, struct str tag)
{
    int i = 0;
    while (i < alert->n_segments && has_tag(&alert->segments[i], tag))
        i++;
    if (i == CAP_SEGMENTS_MAX || alert->segments[i].n == CAP_LANGUAGES_MAX)
        return false;
    struct cap_segment *segment = &alert->segments[i];
    segment->infos[segment->n] = info;
    segment->tags[segment->n++] = tag;
    alert->n_segments = i == alert->n_segments ? i + 1 : alert->n_segments;
    return true;
}

static bool read_info(struct import *import, struct cap_alert *alert, const struct xml_node *info,
                      const struct import_record *record)
{
    struct str written = xml_child_text(info, "language");
    if (written.len && !lang_tag_ok(written))
        import_refuse(import, record, STR("/info/language"), "language", "\"%.*s\" is no language tag",
                      STR_FMT(utf8_cut(written, 40)));
    else if (!add_info(alert, info, language_of(import, info)))
        import_refuse(import, record, STR("/info"), "limit", "more than %d times <info> in a language",
                      CAP_SEGMENTS_MAX);
    else
        return true;
    return false;
}

static bool read_infos(struct import *import, struct cap_alert *alert, const struct import_record *record)
{
    for (const struct xml_node *info = xml_child(alert->node, "info"); info; info = xml_next(info))
        if (!read_info(import, alert, info, record))
            return false;
    if (!alert->n_segments)
        import_refuse(import, record, STR("/info"), "missing", "there is no <info>: nothing to show");
    return alert->n_segments > 0;
}

static void stage(struct import *import, const struct cap_alert *alert, const struct import_record *record)
{
    struct buf origin;
    struct js *json = cap_origin(alert->node);
    struct import_record with = *record;
    buf_init(&origin, 2 * XML_BYTES_MAX);
    if (js_write(json, JS_COMPACT, &origin)) {
        with.origin = buf_view(&origin);
        with.origin_id = alert->identifier;
    }
    for (int i = 0; i < alert->n_segments; i++) {
        struct js *notice = cap_notice(import, alert, i, record);
        if (notice)
            import_stage(import, notice, &with);
        js_free(notice);
    }
    js_free(json);
    buf_release(&origin);
}

/* <references>: "sender,identifier,sent" for each message, blanks between them. */
static void withdraw_references(struct import *import, const struct cap_alert *alert, struct str references,
                                const struct import_record *record)
{
    enum { MOST = 200 };
    struct str rest = references, triple;
    for (int n = 0; n < MOST && str_next(&rest, ' ', &triple);) {
        struct str of = triple, sender, identifier;
        if (!triple.len || !str_next(&of, ',', &sender) || !str_next(&of, ',', &identifier))
            continue;
        n++;
        if (!str_eq(sender, alert->sender)) {
            import_warn(import, record, STR("/references"), "references",
                        "\"%.*s\" is another sender's message: it stays", STR_FMT(triple));
            continue;
        }
        for (int i = 0; i < CAP_SEGMENTS_MAX; i++)
            import_gone(import, cap_id(import, sender, identifier, i));
    }
}

/* An Update that says nothing itself must not take away what still holds. */
static bool is_taken(struct import *import, const struct cap_alert *alert)
{
    for (int i = 0; i < alert->n_segments; i++) {
        const struct staged *staged =
            import_find(import, cap_id(import, alert->sender, alert->identifier, i));
        if (staged && !staged->refused)
            return true;
    }
    return false;
}

static struct str one_line(struct import *import, struct str s)
{
    char *copy = arena_alloc(&import->arena, s.len + 1);
    for (size_t i = 0; i < s.len; i++)
        copy[i] = (unsigned char)s.ptr[i] <= ' ' ? ' ' : s.ptr[i];
    return (struct str){copy, s.len};
}

static void take_message(struct import *import, struct cap_alert *alert, const struct import_record *record)
{
    struct str type = xml_child_text(alert->node, "msgType");
    struct str references = xml_child_text(alert->node, "references");
    bool is_update = str_is(type, "Update"), is_cancel = str_is(type, "Cancel");
    if (!is_update && !is_cancel &&
        refuse_word(import, record, "msgType", type, "Alert", "that is said between systems, not to people"))
        return;
    if (is_cancel && !references.len) {
        import_refuse(import, record, STR("/references"), "missing",
                      "<references> must say what is cancelled");
        return;
    }
    if (!is_cancel && !read_infos(import, alert, record))
        return;
    if (!is_cancel)
        stage(import, alert, record);
    if (is_cancel || (is_update && is_taken(import, alert)))
        withdraw_references(import, alert, one_line(import, references), record);
}

void cap_take(struct import *import, const char *file, struct str bytes)
{
    struct arena arena;
    struct xml_fault fault;
    struct cap_alert alert = {0};
    struct import_record record = {.file = file};
    arena_init(&arena);
    enum err err = xml_parse(bytes, &arena, &alert.node, &fault);
    if (err != ERR_OK) {
        record.line = fault.line;
        import_refuse(import, &record, STR(""), err == ERR_LIMIT ? "limit" : "syntax", "%s", fault.reason);
    } else if (!str_is(alert.node->name, "alert") || !str_starts(alert.node->space, CAP_SPACE)) {
        record.line = alert.node->line;
        import_refuse(import, &record, STR(""), "format", "this is no CAP message: <%.*s> of \"%.*s\"",
                      STR_FMT(utf8_cut(alert.node->name, 80)), STR_FMT(utf8_cut(alert.node->space, 200)));
    } else {
        alert.identifier = xml_child_text(alert.node, "identifier");
        alert.sender = xml_child_text(alert.node, "sender");
        record.line = alert.node->line;
        record.record = arena_str(&import->arena, utf8_cut(alert.identifier, 300));
        if (read_head(import, &alert, &record))
            take_message(import, &alert, &record);
    }
    arena_release(&arena);
}

enum err import_cap(struct import *import, const char *path)
{
    static const char *const suffixes[] = {".xml", ".cap", NULL};
    static const struct import_source source = {suffixes, XML_BYTES_MAX, cap_take};
    return import_source_read(import, path, &source);
}
