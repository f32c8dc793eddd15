// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>

#include "hub/reminder.h"

/* English, which is also the key in the catalogues, and Swedish: a hub without catalogues can speak these
 * two. */
static const struct {
    const char *english, *swedish;
} texts[REMINDER_TEXTS] = {
    [REMINDER_SUBJECT] = {N_("reminder", "Does this still hold? {organization}"),
                          "Stämmer det här fortfarande? {organization}"},
    [REMINDER_HELLO] = {N_("reminder", "Hello {organization}!"), "Hej {organization}!"},
    [REMINDER_WHY] =
        {N_("reminder", "{hub} shows this about you, on public screens and on the web. It is a while since "
                        "anybody made sure that it still holds. The screens say so, or soon will."),
         "{hub} visar det här om er, på skärmar för allmänheten och på webben. Det är ett tag sedan någon "
         "såg efter att det stämmer. Skärmarna berättar det, eller gör det snart."},
    [REMINDER_DO] =
        {N_("reminder", "Open this page, look through it, and press the button at each that still holds:"),
         "Öppna den här sidan, se igenom den och tryck på knappen vid det som fortfarande stämmer:"},
    [REMINDER_ALSO] =
        {N_("reminder", "There you can also write what is wrong. No password is needed. The link is yours "
                        "alone and works for 60 days."),
         "Där kan ni också skriva vad som är fel. Inget lösenord behövs. Länken är bara er och gäller i "
         "60 dagar."},
    [REMINDER_FOOT] =
        {N_("reminder", "You get this mail, at most one a week, because this address stands among your "
                        "facts."),
         "Ni får det här brevet, högst ett i veckan, för att adressen står bland era uppgifter."},
    [REMINDER_CHECKED] = {N_("reminder", "last checked {date}"), "senast kontrollerat {date}"},
    [REMINDER_NEVER] = {N_("reminder", "nobody has said when it was checked"),
                        "ingen har sagt när det kontrollerades"},
    [REMINDER_TITLE] = {N_("reminder", "Does this still hold?"), "Stämmer det här fortfarande?"},
    [REMINDER_INTRO] =
        {N_("reminder", "This is what {hub} shows about {organization}. Press the button at each that "
                        "still holds, or write what is wrong."),
         "Det här visar {hub} om {organization}. Tryck på knappen vid det som fortfarande stämmer, "
         "eller skriv vad som är fel."},
    [REMINDER_HOLDS] = {N_("reminder", "All of this still holds"), "Allt det här stämmer fortfarande"},
    [REMINDER_WRONG] = {N_("reminder", "Something is wrong"), "Något är fel"},
    [REMINDER_WRITE] = {N_("reminder", "What is wrong? At most 500 characters. The editors read it."),
                        "Vad är fel? Högst 500 tecken. Redaktionen läser det."},
    [REMINDER_SEND] = {N_("reminder", "Send"), "Skicka"},
    [REMINDER_THANKS] = {N_("reminder", "Checked today. Thank you!"), "Kontrollerat i dag. Tack!"},
    [REMINDER_HEARD] = {N_("reminder", "What you wrote has reached the editors."),
                        "Redaktionen har fått det ni skrev."},
    [REMINDER_NOTHING] = {N_("reminder", "There is nothing to check right now. Thank you!"),
                          "Det finns inget att kontrollera just nu. Tack!"},
    [REMINDER_GONE_TITLE] = {N_("reminder", "This link no longer works"), "Länken gäller inte längre"},
    [REMINDER_GONE] =
        {N_("reminder", "It has expired, or it was not copied whole. If there is something to check, a "
                        "new one will come."),
         "Den har gått ut, eller så blev den inte hel när den kopierades. Finns det något att kontrollera "
         "kommer en ny."},
};

/* Whether the catalogue has these texts: one speaks for all. */
static bool has_texts(const struct words *words)
{
    const char *english = texts[REMINDER_HOLDS].english;
    return words && words->catalog && !str_is(catalog_get(words->catalog, "reminder", english), english);
}

static bool choose(const struct pages *pages, struct str tag, struct reminder_words *ret_words)
{
    struct str base = str_sub(tag, 0, str_find(tag, '-', 0));
    const struct words *words = pages ? pages_find_words(pages, tag) : NULL;
    bool built_in = str_is(base, "sv") || str_is(base, "en");
    if (!built_in && !has_texts(words))
        return false;
    *ret_words = (struct reminder_words){built_in ? lang_find(base) : words->lang, words};
    return true;
}

struct reminder_words reminder_words_of(const struct pages *pages, const struct str_list *languages)
{
    struct reminder_words words;
    for (int i = 0; i < languages->n; i++)
        if (choose(pages, languages->items[i], &words))
            return words;
    choose(pages, STR("sv"), &words);
    return words;
}

static const char *pattern_of(const struct reminder_words *words, enum reminder_text text)
{
    const char *english = texts[text].english;
    struct str found = words->words && words->words->catalog
                           ? catalog_get(words->words->catalog, "reminder", english)
                           : STR("");
    if (found.len && !str_is(found, english))
        return found.ptr;
    return strcmp(words->lang->tag, "sv") == 0 ? texts[text].swedish : english;
}

/* Without the isolates of message_fill: mail programs show them as boxes. */
struct str reminder_say(struct arena *arena, const struct reminder_words *words, enum reminder_text text,
                        const struct reminder_names *names)
{
    const struct {
        const char *name;
        struct str value;
    } values[] = {{"{organization}", names->organization}, {"{hub}", names->hub}, {"{date}", names->date}};
    struct str rest = str_of(pattern_of(words, text));
    struct buf out;
    buf_init(&out, 4096);
    while (rest.len) {
        size_t n = 1, i = 0;
        for (; i < 3 && !str_starts(rest, values[i].name); i++)
            continue;
        if (i < 3) {
            n = strlen(values[i].name);
            buf_str(&out, str_sub(values[i].value, 0, 500));
        } else {
            buf_char(&out, rest.ptr[0]);
        }
        rest = str_sub(rest, n, rest.len);
    }
    struct str said = arena_str(arena, buf_view(&out));
    buf_release(&out);
    return said;
}

struct str reminder_text_of(const struct reminder_words *words, const struct text_map *map)
{
    const struct text_entry *entry = text_map_pick(map, str_of(words->lang->tag), NULL);
    return entry ? entry->text : STR("");
}
