// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/input.h"

static const struct {
    const char *name;
    enum input_key key;
} keys[] = {
    {"Tab", KEY_TAB},
    {"Shift+Tab", KEY_BACKTAB},
    {"Enter", KEY_ENTER},
    {"Return", KEY_ENTER},
    {"Space", KEY_SPACE},
    {"Esc", KEY_ESC},
    {"Escape", KEY_ESC},
    {"Up", KEY_UP},
    {"Down", KEY_DOWN},
    {"Left", KEY_LEFT},
    {"Right", KEY_RIGHT},
    {"Backspace", KEY_BACKSPACE},
    {"Delete", KEY_DELETE},
    {"Home", KEY_HOME},
    {"End", KEY_END},
    {"PageUp", KEY_PAGE_UP},
    {"PageDown", KEY_PAGE_DOWN},
    {"+", KEY_PLUS},
    {"-", KEY_MINUS},
    {"VolumeUp", KEY_VOLUME_UP},
    {"VolumeDown", KEY_VOLUME_DOWN},
};

static bool function_key(struct str name, enum input_key *ret_key)
{
    int64_t n;
    if (!str_starts(name, "F") || !str_int(str_sub(name, 1, name.len), &n) || n < 1 || n > 24)
        return false;
    *ret_key = KEY_F1 + (enum input_key)(n - 1);
    return true;
}

bool input_key_find(struct str name, enum input_key *ret_key)
{
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (str_is(name, keys[i].name)) {
            *ret_key = keys[i].key;
            return true;
        }
    return function_key(name, ret_key);
}

const char *input_key_name(enum input_key key)
{
    static const char *const functions[] = {"F1",  "F2",  "F3",  "F4",  "F5",  "F6",  "F7",  "F8",
                                            "F9",  "F10", "F11", "F12", "F13", "F14", "F15", "F16",
                                            "F17", "F18", "F19", "F20", "F21", "F22", "F23", "F24"};
    if (key >= KEY_F1 && key <= KEY_F24)
        return functions[key - KEY_F1];
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (keys[i].key == key)
            return keys[i].name;
    return "";
}
