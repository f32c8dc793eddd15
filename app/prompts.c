// SPDX-License-Identifier: GPL-3.0-or-later
#include "prompts.h"

#include <dirent.h>
#include <string.h>

#include "base/buf.h"

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

/* "bar.start-over.opus" -> "bar.start-over"; empty when it is no recording. */
static struct str key_of_file(const char *name)
{
    struct str s = str_of(name);
    static const char *const endings[] = {".opus", ".wav"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t len = strlen(endings[i]);
        if (s.len > len && strcmp(name + s.len - len, endings[i]) == 0)
            return str_sub(s, 0, s.len - len);
    }
    return STR("");
}

static struct str text_of(const struct catalog *catalog, struct str key, struct arena *arena)
{
    struct str context, english, text;
    for (size_t i = 0; catalog_at(catalog, i, &context, &english, &text); i++)
        if (str_eq(prompt_key(arena, context, english), key))
            return text;
    return STR("");
}

struct prompts prompts_open(struct arena *arena, const char *folder, const struct catalog *catalog)
{
    struct prompts prompts = {NULL, 0};
    struct dirent *entry;
    struct arena scratch;
    DIR *dir = opendir(folder);
    if (!dir)
        return prompts;
    arena_init(&scratch);
    prompts.items = ARENA_ARRAY(arena, struct prompt, PROMPTS_MAX);
    while ((entry = readdir(dir)) && prompts.n < PROMPTS_MAX) {
        arena_reset(&scratch);
        struct str key = key_of_file(entry->d_name);
        struct str text = key.len ? text_of(catalog, key, &scratch) : key;
        if (text.len)
            prompts.items[prompts.n++] =
                (struct prompt){text, arena_printf(arena, "%s/%s", folder, entry->d_name).ptr};
    }
    closedir(dir);
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
