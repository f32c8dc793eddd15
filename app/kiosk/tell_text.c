// SPDX-License-Identifier: GPL-3.0-or-later
/* A text of the content in the language there is, and what must be said with it. */
#include <string.h>

#include "kiosk/tell.h"

enum { NAMES_MAX = 8, NOTE_PARTS = 4 };

/* Of a text whose tag we have no row for: not the visitor's, and no voice reads it. */
static const struct lang some_language = {"und", "", "en-GB-u-nu-latn", "Latn", DIR_LTR, 1.0f, NULL, false};

static struct str wanted(const struct ui *ui)
{
    return str_of(ui->words->lang->tag);
}

static bool is_easy(struct str tag)
{
    return str_is(tag, "sv-simple");
}

static unsigned bits_of(const struct ui *ui, const struct text_entry *entry)
{
    unsigned bits = 0;
    if (!tag_same_language(entry->tag, wanted(ui)))
        bits |= TOLD_FOREIGN;
    else if (is_easy(wanted(ui)) && !is_easy(entry->tag))
        bits |= TOLD_NOT_EASY;
    if (entry->state == TEXT_MACHINE)
        bits |= TOLD_MACHINE;
    if (entry->state == TEXT_STALE)
        bits |= TOLD_STALE;
    return bits;
}

struct told tell_text(const struct ui *ui, const struct text_map *map)
{
    const struct text_entry *entry = text_map_pick(map, wanted(ui), ui->order);
    if (!entry)
        return (struct told){.text = STR(""), .map = map};
    const struct lang *lang = lang_find(entry->tag);
    return (struct told){entry->text, lang ? lang : &some_language, entry->tag, bits_of(ui, entry), map};
}

/* What an organization or a place is called is the same in every language. */
struct told tell_title_told(const struct ui *ui, const struct item *item)
{
    struct told told = tell_text(ui, &item->title);
    if (item->kind == KIND_ORGANIZATION || item->kind == KIND_PLACE)
        told.bits &= ~(unsigned)(TOLD_FOREIGN | TOLD_NOT_EASY);
    return told;
}

static struct str name_of(const struct ui *ui, struct str tag)
{
    return lang_name(ui->arena, tag_same_language(tag, STR("sv")) ? STR("sv") : tag, ui->words->lang);
}

static bool is_offered(const struct ui *ui, struct str tag)
{
    for (int i = 0; ui->order && i < ui->order->n; i++)
        if (tag_same_language(ui->order->items[i], tag))
            return true;
    return false;
}

/* The other languages it can be read in here, each once; *ret_more: there is one at all. */
static int others(const struct ui *ui, const struct told *told, struct str names[NAMES_MAX], bool *ret_more)
{
    int n = 0;
    *ret_more = false;
    for (int i = 0; i < told->map->n && n < NAMES_MAX; i++) {
        struct str tag = told->map->entries[i].tag;
        bool again = tag_same_language(tag, told->tag);
        *ret_more |= !again;
        for (int before = 0; before < i; before++)
            again |= tag_same_language(tag, told->map->entries[before].tag);
        if (!again && is_offered(ui, tag))
            names[n++] = name_of(ui, tag);
    }
    return n;
}

struct str tell_in_language(const struct ui *ui, struct str tag)
{
    return tr_1(ui, "tell", "In {language}", "language", name_of(ui, tag), VALUE_TEXT);
}

static struct str foreign_note(const struct ui *ui, const struct told *told)
{
    struct str names[NAMES_MAX];
    bool more;
    int n = others(ui, told, names, &more);
    struct value values[] = {
        {"language", name_of(ui, told->tag), VALUE_TEXT},
        {"languages", format_list(ui->arena, ui->words->lang, names, n), VALUE_TEXT},
    };
    if (more && n == 0)
        return tell_in_language(ui, told->tag);
    const char *pattern =
        n ? N_("tell", "In {language}, also in {languages}") : N_("tell", "Only in {language}");
    return message_fill(ui->arena, tr(ui, "tell", pattern), values, 2);
}

/* What went out of date did so because the text it was made from changed: as a rule the Swedish one. */
static struct str stale_note(const struct ui *ui, const struct told *told)
{
    bool from_swedish = !str_is(told->tag, "sv") && text_map_get(told->map, "sv").len;
    return from_swedish ? tr(ui, "tell", "May be out of date: the Swedish text has changed since")
                        : tr(ui, "tell", "The translation may be out of date");
}

static struct str join(const struct ui *ui, const struct str *parts, int n)
{
    struct str text = STR("");
    for (int i = 0; i < n; i++)
        text = text.len ? arena_printf(ui->arena, "%.*s · %.*s", STR_FMT(text), STR_FMT(parts[i])) : parts[i];
    return text;
}

static struct str note(const struct ui *ui, const struct told *told, bool brief)
{
    struct str parts[NOTE_PARTS];
    int n = 0;
    if (told->bits & TOLD_FOREIGN)
        parts[n++] = brief ? tell_in_language(ui, told->tag) : foreign_note(ui, told);
    if (told->bits & TOLD_MACHINE)
        parts[n++] = tr(ui, "tell", "Translated by machine, not checked");
    if (told->bits & TOLD_STALE)
        parts[n++] = stale_note(ui, told);
    if (told->bits & TOLD_NOT_EASY)
        parts[n++] = tr(ui, "tell", "Not in easy Swedish yet");
    return join(ui, parts, n);
}

struct str tell_note(const struct ui *ui, const struct told *told)
{
    return note(ui, told, false);
}

static struct str partly_note(const struct ui *ui, unsigned bits)
{
    struct str parts[NOTE_PARTS];
    int n = 0;
    if (bits & TOLD_FOREIGN)
        parts[n++] = tr_1(ui, "tell", "Not all of this is in {language}", "language", name_of(ui, wanted(ui)),
                          VALUE_TEXT);
    if (bits & TOLD_MACHINE)
        parts[n++] = tr(ui, "tell", "Some of this is translated by machine, not checked");
    if (bits & TOLD_STALE)
        parts[n++] = tr(ui, "tell", "Some of this may be out of date: the Swedish text has changed since");
    if (bits & TOLD_NOT_EASY)
        parts[n++] = tr(ui, "tell", "Not all of this is in easy Swedish yet");
    return join(ui, parts, n);
}

struct str tell_translation(const struct ui *ui, const struct item *item)
{
    struct whole whole = tell_whole(ui, item);
    return whole.mixed ? partly_note(ui, whole.bits) : tell_note(ui, &whole.first);
}

bool told_alike(const struct told *a, const struct told *b)
{
    return a->bits == b->bits && (!(a->bits & TOLD_FOREIGN) || str_eq(a->tag, b->tag));
}

struct str tell_note_beside(const struct ui *ui, const struct whole *whole, const struct told *told,
                            bool brief)
{
    struct told here = *told;
    here.bits &= ~(whole->bits & TOLD_NOT_EASY); /* said once, at the top */
    bool said = !whole->mixed && told_alike(&whole->first, told);
    return said || !told->text.len ? STR("") : note(ui, &here, brief);
}

struct str tell_titles(const struct ui *ui, const struct entry_list *list, int n)
{
    struct str tag = STR("");
    bool all = true, alike = true;
    for (int i = 0; i < list->n && i < n; i++) {
        struct told told = tell_title_told(ui, list->items[i].item);
        bool foreign = told.bits & TOLD_FOREIGN;
        alike &= !foreign || !tag.len || str_eq(tag, told.tag);
        all &= foreign;
        tag = foreign ? told.tag : tag;
    }
    if (!tag.len)
        return STR("");
    return all && alike ? tell_in_language(ui, tag) : partly_note(ui, TOLD_FOREIGN);
}
