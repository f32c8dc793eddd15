// SPDX-License-Identifier: GPL-3.0-or-later
#include "keymap.h"

static const char *const words[DOES_COUNT] = {
    [DOES_NOTHING] = "none",
    [DOES_NEXT] = "next",
    [DOES_PREVIOUS] = "previous",
    [DOES_ACT] = "act",
    [DOES_BACK] = "back",
    [DOES_HELP] = "help",
    [DOES_AGAIN] = "again",
    [DOES_HUSH] = "hush",
    [DOES_LANGUAGE] = "language",
    [DOES_LOUDER] = "louder",
    [DOES_QUIETER] = "quieter",
    [DOES_PAGE_DOWN] = "page-down",
    [DOES_PAGE_UP] = "page-up",
    [DOES_ERASE] = "erase",
    [DOES_SWITCH] = "switch",
    [DOES_HEADPHONES_IN] = "headphones-in",
    [DOES_HEADPHONES_OUT] = "headphones-out",
};

/* A keypad of the Storm AudioNav kind is a USB keyboard of F13 to F24, so that it meets no key of an ordinary
 * one. Its manual (Storm Interface, 1400 Series AudioNav Technical Manual, rev. 1.5, p. 28: key press report)
 * has the topmost key, "<<", as usage 0x72 of the keyboard page, which is F23; the volume keys are the volume
 * controls of the consumer page (AudioNav EF, Config Utility & API). F15 and F16 for the jack and F17 to F20
 * for help, up, down and the round key are how such keypads (EZ Access) are usually set; what a keypad at
 * hand really sends is said with --verbose, and the option `keys` changes it. */
static const struct {
    enum input_key key;
    enum key_does does;
} usual[] = {
    {KEY_TAB, DOES_NEXT},
    {KEY_DOWN, DOES_NEXT},
    {KEY_RIGHT, DOES_NEXT},
    {KEY_BACKTAB, DOES_PREVIOUS},
    {KEY_UP, DOES_PREVIOUS},
    {KEY_LEFT, DOES_PREVIOUS},
    {KEY_ENTER, DOES_ACT},
    {KEY_SPACE, DOES_ACT},
    {KEY_ESC, DOES_BACK},
    {KEY_F1, DOES_HELP},
    {KEY_F2, DOES_AGAIN},
    {KEY_F3, DOES_HUSH},
    {KEY_F4, DOES_LANGUAGE},
    {KEY_F8, DOES_SWITCH},
    {KEY_PLUS, DOES_LOUDER},
    {KEY_VOLUME_UP, DOES_LOUDER},
    {KEY_MINUS, DOES_QUIETER},
    {KEY_VOLUME_DOWN, DOES_QUIETER},
    {KEY_PAGE_DOWN, DOES_PAGE_DOWN},
    {KEY_PAGE_UP, DOES_PAGE_UP},
    {KEY_BACKSPACE, DOES_ERASE},
    {KEY_F15, DOES_HEADPHONES_IN},
    {KEY_F16, DOES_HEADPHONES_OUT},
    {KEY_F17, DOES_HELP},
    {KEY_F18, DOES_PREVIOUS},
    {KEY_F19, DOES_NEXT},
    {KEY_F20, DOES_ACT},
    {KEY_F23, DOES_BACK},
};

void keymap_init(struct keymap *keymap)
{
    *keymap = (struct keymap){{DOES_NOTHING}};
    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
        keymap->does[usual[i].key] = (unsigned char)usual[i].does;
}

const char *keymap_word(enum key_does does)
{
    return words[does];
}

static bool change_one(struct keymap *keymap, struct str part)
{
    size_t equals = str_find(part, '=', 0);
    struct str word = str_trim(str_sub(part, equals < part.len ? equals + 1 : equals, part.len));
    enum input_key key;
    if (!input_key_find(str_trim(str_sub(part, 0, equals)), &key))
        return false;
    for (int i = 0; i < DOES_COUNT; i++)
        if (str_is(word, words[i])) {
            keymap->does[key] = (unsigned char)i;
            return true;
        }
    return false;
}

bool keymap_change(struct keymap *keymap, struct str text, struct str *ret_wrong)
{
    struct keymap changed = *keymap;
    struct str part;
    while (text.len && str_next(&text, ',', &part)) {
        part = str_trim(part);
        if (part.len == 0)
            continue;
        if (!change_one(&changed, part)) {
            *ret_wrong = part;
            return false;
        }
    }
    *keymap = changed;
    return true;
}
