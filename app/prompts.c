// SPDX-License-Identifier: GPL-3.0-or-later
#include "prompts.h"

#include "base/buf.h"
#include "base/file.h"

enum { KEY_TEXT_MAX = 60, KEY_BYTES = 200 };

static void add_slug(struct buf *buf, struct str s, size_t most)
{
    size_t start = buf->len;
    for (size_t i = 0; i < s.len && buf->len - start < most; i++) {
        char c = s.ptr[i];
        c = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
        bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (plain)
            buf_char(buf, c);
        else if (buf->len > start && buf->ptr[buf->len - 1] != '-')
            buf_char(buf, '-');
    }
    while (buf->len > start && buf->ptr[buf->len - 1] == '-')
        buf->len--;
}

struct str prompt_key(struct arena *arena, struct str context, struct str english)
{
    struct buf buf;
    buf_init(&buf, KEY_BYTES);
    add_slug(&buf, context, KEY_TEXT_MAX);
    buf_char(&buf, '.');
    add_slug(&buf, english, KEY_TEXT_MAX);
    struct str key = arena_str(arena, buf_view(&buf));
    buf_release(&buf);
    return key;
}

/* NULL when there is none. */
static const char *recording(struct arena *arena, const char *folder, struct str key)
{
    static const char *const endings[] = {"opus", "wav"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        const char *path = arena_printf(arena, "%s/%.*s.%s", folder, STR_FMT(key), endings[i]).ptr;
        if (file_exists(path))
            return path;
    }
    return NULL;
}

struct prompts prompts_open(struct arena *arena, const char *folder, const struct catalog *catalog)
{
    struct prompts prompts = {NULL, 0};
    struct str context, english, text;
    struct arena scratch;
    if (!file_exists(folder))
        return prompts;
    arena_init(&scratch);
    prompts.items = ARENA_ARRAY(arena, struct prompt, PROMPTS_MAX);
    for (size_t i = 0; prompts.n < PROMPTS_MAX && catalog_at(catalog, i, &context, &english, &text); i++) {
        arena_reset(&scratch);
        const char *path = recording(&scratch, folder, prompt_key(&scratch, context, english));
        if (path && text.len)
            prompts.items[prompts.n++] = (struct prompt){text, arena_z(arena, str_of(path))};
    }
    arena_release(&scratch);
    return prompts;
}

const char *prompts_find(const struct prompts *prompts, struct str text)
{
    for (int i = 0; i < prompts->n; i++)
        if (str_eq(prompts->items[i].text, text))
            return prompts->items[i].path;
    return NULL;
}
