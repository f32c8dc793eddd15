// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import_value.h"

#include "base/buf.h"
#include "base/hex.h"
#include "base/utf8.h"
#include "trust/hash.h"

enum { UUID_LEN = 36, SOURCE_MAX = 40, ID_BYTES = 6, TEXT_MAX_BYTES = 64 * 1024 };

static bool is_uuid(struct str s)
{
    for (size_t i = 0; i < s.len; i++) {
        char c = (char)(s.ptr[i] | 0x20);
        bool hyphen = i == 8 || i == 13 || i == 18 || i == 23;
        if (hyphen ? s.ptr[i] != '-' : !((c >= 'a' && c <= 'f') || (s.ptr[i] >= '0' && s.ptr[i] <= '9')))
            return false;
    }
    return s.len == UUID_LEN;
}

static void add_slug(struct buf *out, struct str s, size_t max)
{
    for (size_t i = 0; i < s.len && i < max; i++) {
        char c = s.ptr[i];
        c = c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
        buf_char(out, (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? c : '-');
    }
}

static void add_hash(struct buf *out, struct str source, struct str uid)
{
    unsigned char hash[HASH_BYTES];
    char hex[2 * ID_BYTES + 1];
    struct buf both;
    buf_init(&both, TEXT_MAX_BYTES);
    buf_str(&both, source);
    buf_char(&both, '\n');
    buf_str(&both, str_sub(uid, 0, TEXT_MAX_BYTES / 2));
    sha256(buf_view(&both), hash);
    buf_release(&both);
    hex_write(hash, ID_BYTES, hex);
    buf_z(out, hex);
}

struct str import_id_of(struct arena *arena, const char *source_name, enum item_kind kind, struct str uid)
{
    struct str source = str_of(source_name);
    struct buf id;
    buf_init(&id, 160);
    buf_printf(&id, "%s/", item_kind_prefix(kind));
    if (is_uuid(uid)) {
        add_slug(&id, uid, UUID_LEN);
    } else {
        add_slug(&id, source, SOURCE_MAX);
        buf_char(&id, '-');
        add_hash(&id, source, uid);
    }
    struct str kept = arena_str(arena, buf_view(&id));
    buf_release(&id);
    return kept;
}

struct str import_id(struct import *import, enum item_kind kind, struct str uid)
{
    return import_id_of(&import->arena, import->plan->source, kind, uid);
}

static struct str trimmed(struct str s)
{
    while (s.len && (s.ptr[0] == ' ' || s.ptr[0] == '\n'))
        s = str_sub(s, 1, s.len);
    while (s.len && (s.ptr[s.len - 1] == ' ' || s.ptr[s.len - 1] == '\n'))
        s.len--;
    return s;
}

/* Blanks and line ends in one way. A carriage return alone is a line end too. */
static void add_plain(struct buf *out, struct str text, bool one_line)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == '\r' && i + 1 < text.len && text.ptr[i + 1] == '\n')
            continue;
        c = c == '\r' ? '\n' : c == '\t' ? ' ' : c;
        buf_char(out, one_line && c == '\n' ? ' ' : c);
    }
}

static size_t byte_of(struct str s, int characters)
{
    size_t i = 0;
    for (; i < s.len; i++)
        if ((s.ptr[i] & 0xc0) != 0x80 && characters-- == 0)
            break;
    return i;
}

static struct str cut(struct arena *arena, struct str text, int max)
{
    struct str kept = str_sub(text, 0, byte_of(text, max - 1));
    size_t at = kept.len;
    while (at > 0 && kept.ptr[at - 1] != ' ' && kept.ptr[at - 1] != '\n')
        at--;
    kept = trimmed(at > kept.len / 2 ? str_sub(kept, 0, at) : kept);
    return arena_printf(arena, "%.*s…", STR_FMT(kept));
}

struct str import_cut(struct arena *arena, struct str text, int max, bool one_line, bool *ret_was_cut)
{
    struct buf plain;
    buf_init(&plain, TEXT_MAX_BYTES);
    add_plain(&plain, utf8_cut(text, TEXT_MAX_BYTES), one_line);
    struct str fit = trimmed(utf8_cut(buf_view(&plain), TEXT_MAX_BYTES));
    bool fits = byte_of(fit, max) == fit.len;
    fit = fits ? arena_str(arena, fit) : cut(arena, fit, max);
    buf_release(&plain);
    *ret_was_cut = !fits;
    return fit;
}

struct str import_fit(struct import *import, const struct import_record *record, struct str pointer,
                      struct str text, int max, bool one_line)
{
    bool was_cut;
    struct str fit = import_cut(&import->arena, text, max, one_line, &was_cut);
    if (was_cut)
        import_warn(import, record, pointer, "limit", "longer than %d characters: cut", max);
    return fit;
}

void import_put_text(struct import *import, struct js *item, const char *name, struct str text)
{
    if (!text.len)
        return;
    struct js *map = js_new_object();
    js_put_str(map, import->plan->lang, text);
    js_put(item, name, map);
}
