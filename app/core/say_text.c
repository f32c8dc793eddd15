// SPDX-License-Identifier: GPL-3.0-or-later
/* A text of the content in the language there is, and what must be said with it. */
#include <string.h>

#include "core/say.h"

enum { NAMES_MAX = 8, NOTE_PARTS = 4 };

/* Of a text whose tag we have no row for: not the visitor's, and no voice reads it. */
static const struct lang some_language = {"und", "", "en-GB-u-nu-latn", "Latn", DIR_LTR, 1.0f, NULL, false};

static struct str wanted(const struct say *say)
{
    return str_of(say->words->lang->tag);
}

static bool is_easy(struct str tag)
{
    return str_is(tag, "sv-simple");
}

static unsigned bits_of(const struct say *say, const struct text_entry *entry)
{
    unsigned bits = 0;
    if (!tag_same_language(entry->tag, wanted(say)))
        bits |= TOLD_FOREIGN;
    else if (is_easy(wanted(say)) && !is_easy(entry->tag))
        bits |= TOLD_NOT_EASY;
    if (entry->state == TEXT_MACHINE)
        bits |= TOLD_MACHINE;
    if (entry->state == TEXT_STALE)
        bits |= TOLD_STALE;
    return bits;
}

struct told say_text(const struct say *say, const struct text_map *map)
{
    const struct text_entry *entry = text_map_pick(map, wanted(say), say->order);
    if (!entry)
        return (struct told){.text = STR(""), .map = map};
    const struct lang *lang = lang_find(entry->tag);
    return (struct told){entry->text, lang ? lang : &some_language, entry->tag, bits_of(say, entry), map};
}

/* What an organization or a place is called is the same in every language. */
struct told say_title_told(const struct say *say, const struct item *item)
{
    struct told told = say_text(say, &item->title);
    if (item->kind == KIND_ORGANIZATION || item->kind == KIND_PLACE)
        told.bits &= ~(unsigned)(TOLD_FOREIGN | TOLD_NOT_EASY);
    return told;
}

static struct str name_of(const struct say *say, struct str tag)
{
    return lang_name(say->arena, tag_same_language(tag, STR("sv")) ? STR("sv") : tag, say->words->lang);
}

static bool is_offered(const struct say *say, struct str tag)
{
    for (int i = 0; say->order && i < say->order->n; i++)
        if (tag_same_language(say->order->items[i], tag))
            return true;
    return false;
}

/* The other languages it can be read in here, each once; *ret_more: there is one at all. */
static int others(const struct say *say, const struct told *told, struct str names[NAMES_MAX], bool *ret_more)
{
    int n = 0;
    *ret_more = false;
    for (int i = 0; i < told->map->n && n < NAMES_MAX; i++) {
        struct str tag = told->map->entries[i].tag;
        bool again = tag_same_language(tag, told->tag);
        *ret_more |= !again;
        for (int before = 0; before < i; before++)
            again |= tag_same_language(tag, told->map->entries[before].tag);
        if (!again && is_offered(say, tag))
            names[n++] = name_of(say, tag);
    }
    return n;
}

struct str say_in_language(const struct say *say, struct str tag)
{
    return say_tr_1(say, "tell", "In {language}", "language", name_of(say, tag), VALUE_TEXT);
}

static struct str foreign_note(const struct say *say, const struct told *told)
{
    struct str names[NAMES_MAX];
    bool more;
    int n = others(say, told, names, &more);
    struct value values[] = {
        {"language", name_of(say, told->tag), VALUE_TEXT},
        {"languages", format_list(say->arena, say->words->lang, names, n), VALUE_TEXT},
    };
    if (more && n == 0)
        return say_in_language(say, told->tag);
    const char *pattern =
        n ? N_("tell", "In {language}, also in {languages}") : N_("tell", "Only in {language}");
    return message_fill(say->arena, say_tr(say, "tell", pattern), values, 2);
}

/* What went out of date did so because the text it was made from changed: as a rule the Swedish one. */
static struct str stale_note(const struct say *say, const struct told *told)
{
    bool from_swedish = !str_is(told->tag, "sv") && text_map_get(told->map, "sv").len;
    return from_swedish ? say_tr(say, "tell", "May be out of date: the Swedish text has changed since")
                        : say_tr(say, "tell", "The translation may be out of date");
}

static struct str join(const struct say *say, const struct str *parts, int n)
{
    struct str text = STR("");
    for (int i = 0; i < n; i++)
        text =
            text.len ? arena_printf(say->arena, "%.*s · %.*s", STR_FMT(text), STR_FMT(parts[i])) : parts[i];
    return text;
}

static struct str note(const struct say *say, const struct told *told, bool brief)
{
    struct str parts[NOTE_PARTS];
    int n = 0;
    if (told->bits & TOLD_FOREIGN)
        parts[n++] = brief ? say_in_language(say, told->tag) : foreign_note(say, told);
    if (told->bits & TOLD_MACHINE)
        parts[n++] = say_tr(say, "tell", "Translated by machine, not checked");
    if (told->bits & TOLD_STALE)
        parts[n++] = stale_note(say, told);
    if (told->bits & TOLD_NOT_EASY)
        parts[n++] = say_tr(say, "tell", "Not in easy Swedish yet");
    return join(say, parts, n);
}

struct str say_note(const struct say *say, const struct told *told)
{
    return note(say, told, false);
}

static struct str partly_note(const struct say *say, unsigned bits)
{
    struct str parts[NOTE_PARTS];
    int n = 0;
    if (bits & TOLD_FOREIGN)
        parts[n++] = say_tr_1(say, "tell", "Not all of this is in {language}", "language",
                              name_of(say, wanted(say)), VALUE_TEXT);
    if (bits & TOLD_MACHINE)
        parts[n++] = say_tr(say, "tell", "Some of this is translated by machine, not checked");
    if (bits & TOLD_STALE)
        parts[n++] =
            say_tr(say, "tell", "Some of this may be out of date: the Swedish text has changed since");
    if (bits & TOLD_NOT_EASY)
        parts[n++] = say_tr(say, "tell", "Not all of this is in easy Swedish yet");
    return join(say, parts, n);
}

struct str say_translation(const struct say *say, const struct item *item)
{
    struct whole whole = say_whole(say, item);
    return whole.mixed ? partly_note(say, whole.bits) : say_note(say, &whole.first);
}

bool told_alike(const struct told *a, const struct told *b)
{
    return a->bits == b->bits && (!(a->bits & TOLD_FOREIGN) || str_eq(a->tag, b->tag));
}

struct str say_note_beside(const struct say *say, const struct whole *whole, const struct told *told,
                           bool brief)
{
    struct told here = *told;
    here.bits &= ~(whole->bits & TOLD_NOT_EASY); /* said once, at the top */
    bool said = !whole->mixed && told_alike(&whole->first, told);
    return said || !told->text.len ? STR("") : note(say, &here, brief);
}

struct str say_titles(const struct say *say, const struct entry_list *list, int n)
{
    struct str tag = STR("");
    bool all = true, alike = true;
    for (int i = 0; i < list->n && i < n; i++) {
        struct told told = say_title_told(say, list->items[i].item);
        bool foreign = told.bits & TOLD_FOREIGN;
        alike &= !foreign || !tag.len || str_eq(tag, told.tag);
        all &= foreign;
        tag = foreign ? told.tag : tag;
    }
    if (!tag.len)
        return STR("");
    return all && alike ? say_in_language(say, tag) : partly_note(say, TOLD_FOREIGN);
}
