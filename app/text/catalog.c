// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/catalog.h"

#include <string.h>

#include "base/file.h"
#include "base/log.h"
#include "text/mo.h"

enum { CATALOG_BYTES_MAX = 2 << 20, KEY_MAX = 4000 };

struct catalog {
    const struct lang *lang;
    struct mo mo;
    const struct catalog *base; /* of the base language, where this one has no message; may be NULL */
    bool aloud;                 /* the speech variants come first */
};

static enum err read_one(const char *folder, struct str tag, struct arena *arena, struct mo *ret_mo)
{
    struct str bytes, path = arena_printf(arena, "%s/%.*s.mo", folder, STR_FMT(tag));
    enum err err = file_read(path.ptr, CATALOG_BYTES_MAX, arena, &bytes);
    if (err == ERR_OK)
        err = mo_parse(bytes, arena, ret_mo);
    if (err != ERR_OK && err != ERR_NOT_FOUND)
        log_error("%s: not a usable catalogue: %s", path.ptr, err_name(err));
    return err;
}

static const struct catalog *make(struct arena *arena, const struct lang *lang, struct mo mo,
                                  const struct catalog *base)
{
    struct catalog *catalog = ARENA_NEW(arena, struct catalog);
    *catalog = (struct catalog){.lang = lang, .mo = mo, .base = base};
    return catalog;
}

enum err catalog_open(const char *folder, const struct lang *lang, struct arena *arena,
                      const struct catalog **ret_catalog)
{
    struct mo mo;
    struct str tag = str_of(lang->tag), base_tag = str_sub(tag, 0, str_find(tag, '-', 0));
    const struct catalog *base = NULL;
    if (base_tag.len < tag.len && read_one(folder, base_tag, arena, &mo) == ERR_OK)
        base = make(arena, lang, mo, NULL);
    enum err err = read_one(folder, tag, arena, &mo);
    if (err == ERR_OK)
        *ret_catalog = make(arena, lang, mo, base);
    else if (err == ERR_NOT_FOUND && base) {
        *ret_catalog = base;
        err = ERR_OK;
    }
    return err;
}

const struct lang *catalog_lang(const struct catalog *catalog)
{
    return catalog->lang;
}

/* "context\4message", as msgfmt writes keys. Empty when it is longer than any key of ours. */
static struct str key_of(char out[KEY_MAX], const char *speech, const char *context, const char *english)
{
    size_t len = 0;
    const char *parts[] = {speech, context ? context : "", speech[0] || context ? "\4" : "", english};
    for (int i = 0; i < 4; i++) {
        size_t n = strlen(parts[i]);
        if (n >= KEY_MAX - len)
            return STR("");
        memcpy(out + len, parts[i], n);
        len += n;
    }
    return (struct str){out, len};
}

/* A message with an empty translation is a message without one. */
static const struct mo_entry *find_here(const struct catalog *catalog, struct str key)
{
    const struct mo_entry *entry = key.len ? mo_find(&catalog->mo, key) : NULL;
    return entry && entry->forms[0].len ? entry : NULL;
}

static const struct mo_entry *find(const struct catalog *catalog, const char *context, const char *english,
                                   const struct mo **ret_mo)
{
    char bytes[KEY_MAX], spoken_bytes[KEY_MAX];
    struct str key = key_of(bytes, "", context, english), spoken = STR("");
    if (catalog && catalog->aloud)
        spoken = key_of(spoken_bytes, "speech|", context, english);
    for (; catalog; catalog = catalog->base) {
        /* what is heard is a variant of what is shown, not of its base's text */
        const struct mo_entry *entry = find_here(catalog, spoken);
        if (!entry)
            entry = find_here(catalog, key);
        *ret_mo = &catalog->mo;
        if (entry)
            return entry;
    }
    return NULL;
}

struct str catalog_get(const struct catalog *catalog, const char *context, const char *english)
{
    const struct mo *mo;
    const struct mo_entry *entry = find(catalog, context, english, &mo);
    return entry ? entry->forms[0] : str_of(english);
}

struct str catalog_plural(const struct catalog *catalog, const char *context, const char *one,
                          const char *many, int64_t n)
{
    const struct mo *mo;
    const struct mo_entry *entry = find(catalog, context, one, &mo);
    if (!entry)
        return str_of(n == 1 ? one : many);
    return entry->forms[entry->n_forms == 1 ? 0 : plural_form(&mo->plural, n)];
}

const struct catalog *catalog_aloud(struct arena *arena, const struct catalog *catalog)
{
    struct catalog *aloud = ARENA_NEW(arena, struct catalog);
    *aloud = *catalog;
    aloud->aloud = true;
    aloud->base = catalog->base ? catalog_aloud(arena, catalog->base) : NULL;
    return aloud;
}

bool catalog_at(const struct catalog *catalog, size_t i, struct str *ret_context, struct str *ret_english,
                struct str *ret_text)
{
    if (!catalog || i >= catalog->mo.n)
        return false;
    const struct mo_entry *entry = &catalog->mo.entries[i];
    size_t split = str_find(entry->key, 4, 0);
    bool has_context = split < entry->key.len;
    *ret_context = str_sub(entry->key, 0, has_context ? split : 0);
    *ret_english = str_sub(entry->key, has_context ? split + 1 : 0, entry->key.len);
    *ret_text = entry->forms[0];
    return true;
}
