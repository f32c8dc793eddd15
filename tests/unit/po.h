/* SPDX-License-Identifier: GPL-3.0-or-later
 * For tests: reads a .po file and writes it as .mo, so that no test needs gettext's tools or the build
 * folder. */
#ifndef TESTS_PO_H
#define TESTS_PO_H

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"

enum { PO_ENTRIES_MAX = 5000, PO_FORMS_MAX = 6 };
struct po_entry {
    struct str key;        /* "context\4message" */
    struct str id, plural; /* plural.ptr NULL: none */
    struct str forms[PO_FORMS_MAX];
    int n_forms;
    bool fuzzy;
};
struct po {
    struct po_entry entries[PO_ENTRIES_MAX];
    int n;
};

/* Appends the unescaped content of the "…" in line to *text. */
static void po_append(struct arena *arena, struct str *text, struct str line)
{
    struct buf buf;
    buf_init(&buf, 1 << 20);
    buf_str(&buf, *text);
    size_t from = str_find(line, '"', 0) + 1;
    assert(from < line.len && line.ptr[line.len - 1] == '"');
    for (size_t i = from; i < line.len - 1; i++) {
        char c = line.ptr[i];
        if (c == '\\') {
            c = line.ptr[++i];
            c = c == 'n' ? '\n' : c == 't' ? '\t' : c;
        }
        buf_char(&buf, c);
    }
    *text = arena_str(arena, buf_view(&buf));
    buf_release(&buf);
}

static struct str *po_field(struct po_entry *entry, struct str *context, struct str line)
{
    if (str_starts(line, "msgctxt "))
        return context;
    if (str_starts(line, "msgid_plural "))
        return &entry->plural;
    if (str_starts(line, "msgid "))
        return &entry->id;
    int form = str_starts(line, "msgstr[") ? line.ptr[7] - '0' : 0;
    assert(str_starts(line, "msgstr") && form >= 0 && form < PO_FORMS_MAX && form == entry->n_forms);
    return &entry->forms[entry->n_forms++];
}

static void po_finish(struct arena *arena, struct po *po, struct po_entry *entry, struct str *context)
{
    if (entry->n_forms == 0)
        return;
    entry->key =
        context->ptr ? arena_printf(arena, "%.*s\4%.*s", STR_FMT(*context), STR_FMT(entry->id)) : entry->id;
    assert(po->n < PO_ENTRIES_MAX);
    po->entries[po->n++] = *entry;
    *entry = (struct po_entry){0};
    *context = (struct str){NULL, 0};
}

static int po_order(const void *a, const void *b)
{
    return str_cmp(((const struct po_entry *)a)->key, ((const struct po_entry *)b)->key);
}

static inline struct po *po_read(struct arena *arena, const char *path)
{
    struct po *po = ARENA_NEW(arena, struct po);
    struct po_entry entry = {0};
    struct str rest, line, context = {NULL, 0}, *field = NULL;
    enum err err = file_read(path, 2 << 20, arena, &rest);
    assert(err == ERR_OK);
    while (str_next(&rest, '\n', &line)) {
        bool starts = str_starts(line, "msgctxt ") || str_starts(line, "msgid ") || str_starts(line, "#");
        if (starts && entry.n_forms)
            po_finish(arena, po, &entry, &context);
        if (str_starts(line, "#, ") && str_contains(line, STR("fuzzy")))
            entry.fuzzy = true;
        if (str_starts(line, "msg"))
            field = po_field(&entry, &context, line);
        if (str_starts(line, "msg") || str_starts(line, "\""))
            po_append(arena, field, line);
    }
    po_finish(arena, po, &entry, &context);
    qsort(po->entries, (size_t)po->n, sizeof *po->entries, po_order);
    return po;
}

static void po_word(struct buf *out, uint32_t value)
{
    buf_add(out, &value, sizeof value);
}

/* What msgfmt would make of it. */
static inline struct str po_mo(struct arena *arena, const struct po *po)
{
    struct buf tables, texts, whole;
    uint32_t n = (uint32_t)po->n, texts_at = 28 + 16 * n;
    buf_init(&tables, 2 << 20);
    buf_init(&texts, 2 << 20);
    buf_init(&whole, 2 << 20);
    for (int side = 0; side < 2; side++)
        for (int i = 0; i < po->n; i++) {
            const struct po_entry *entry = &po->entries[i];
            size_t from = texts.len;
            buf_str(&texts, side ? entry->forms[0] : entry->key);
            if (!side && entry->plural.ptr) {
                buf_char(&texts, 0);
                buf_str(&texts, entry->plural);
            }
            for (int f = 1; side && f < entry->n_forms; f++) {
                buf_char(&texts, 0);
                buf_str(&texts, entry->forms[f]);
            }
            po_word(&tables, (uint32_t)(texts.len - from));
            po_word(&tables, texts_at + (uint32_t)from);
            buf_char(&texts, 0);
        }
    const uint32_t header[7] = {0x950412de, 0, n, 28, 28 + 8 * n, 0, texts_at};
    for (int i = 0; i < 7; i++)
        po_word(&whole, header[i]);
    buf_str(&whole, buf_view(&tables));
    buf_str(&whole, buf_view(&texts));
    struct str mo = arena_str(arena, buf_view(&whole));
    buf_release(&tables);
    buf_release(&texts);
    buf_release(&whole);
    return mo;
}

#endif
