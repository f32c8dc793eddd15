/* SPDX-License-Identifier: GPL-3.0-or-later
 * For tests: a language with its catalogue from assets/i18n, without msgfmt; isolates made readable. */
#ifndef TESTS_WORDS_H
#define TESTS_WORDS_H

#include <unistd.h>

#include "tests/unit/po.h"
#include "text/format.h"

/* NULL when the language has no catalogue. */
static inline struct po *words_po(struct arena *arena, const char *tag)
{
    const char *path = arena_printf(arena, "assets/i18n/%s.po", tag).ptr;
    return access(path, R_OK) == 0 ? po_read(arena, path) : NULL;
}

/* The language with the texts of `po`. */
static inline bool words_of_po(struct arena *arena, const char *tag, const struct po *po,
                               struct words *ret_words)
{
    char folder[] = "/tmp/torget-words-XXXXXX";
    *ret_words = (struct words){NULL, lang_find(str_of(tag))};
    if (!po || !mkdtemp(folder))
        return false;
    const char *path = arena_printf(arena, "%s/%s.mo", folder, tag).ptr;
    enum err err = file_write(path, po_mo(arena, po), 0600);
    if (err == ERR_OK)
        err = catalog_open(folder, ret_words->lang, arena, &ret_words->catalog);
    file_remove(path);
    rmdir(folder);
    return err == ERR_OK;
}

/* False when the language has no catalogue. */
static inline bool words_open(struct arena *arena, const char *tag, struct words *ret_words)
{
    return words_of_po(arena, tag, words_po(arena, tag), ret_words);
}

/* Isolates as <…>, so that rows can be read. */
static inline const char *words_plain(struct arena *arena, struct str s)
{
    struct buf buf;
    buf_init(&buf, 4096);
    buf_z(&buf, "");
    for (size_t i = 0; i < s.len; i++) {
        bool isolate = i + 2 < s.len && (unsigned char)s.ptr[i] == 0xe2 &&
                       (unsigned char)s.ptr[i + 1] == 0x81 && (unsigned char)s.ptr[i + 2] >= 0xa6 &&
                       (unsigned char)s.ptr[i + 2] <= 0xa9;
        if (isolate)
            buf_char(&buf, (unsigned char)s.ptr[i + 2] == 0xa9 ? '>' : '<');
        else
            buf_char(&buf, s.ptr[i]);
        i += isolate ? 2 : 0;
    }
    const char *text = arena_z(arena, buf_view(&buf));
    buf_release(&buf);
    return text;
}

#endif
