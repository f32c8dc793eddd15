// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>

#include "kiosk/keyboard.h"

static bool has_tag(const struct keyboard_layout *layout, struct str tag)
{
    struct str rest = str_of(layout->tags), one;
    while (str_next(&rest, ' ', &one))
        if (str_eq(one, tag))
            return true;
    return false;
}

static const struct keyboard_layout *of_tag(struct str tag)
{
    for (int i = 0; i < keyboard_layouts_n; i++)
        if (has_tag(&keyboard_layouts[i], tag))
            return &keyboard_layouts[i];
    return NULL;
}

static const char *script_of(const struct keyboard_layout *layout)
{
    struct str rest = str_of(layout->tags), first = STR("");
    str_next(&rest, ' ', &first);
    const struct lang *lang = lang_find(first);
    return lang ? lang->iso_script : "";
}

const struct keyboard_layout *keyboard_find(const struct lang *lang)
{
    struct str tag = str_of(lang->tag);
    const struct keyboard_layout *own = of_tag(tag);
    if (!own)
        own = of_tag(str_sub(tag, 0, strcspn(lang->tag, "-")));
    return own && strcmp(script_of(own), lang->iso_script) == 0 ? own : &keyboard_layouts[0];
}

static bool is_there(const struct keyboard_other *others, int n, const struct keyboard_layout *layout,
                     bool same_script)
{
    for (int i = 0; i < n; i++)
        if (others[i].layout == layout ||
            (same_script && strcmp(script_of(others[i].layout), script_of(layout)) == 0))
            return true;
    return false;
}

int keyboard_others(const struct site *site, const struct lang *lang,
                    struct keyboard_other ret_others[KEYBOARD_OTHERS_MAX])
{
    int n = 0;
    ret_others[n++] = (struct keyboard_other){keyboard_find(lang), lang};
    for (int i = 0; i < site->n_langs && n < KEYBOARD_OTHERS_MAX; i++) {
        const struct lang *next = lang_find(str_of(site->langs[i]));
        const struct keyboard_layout *layout = next ? keyboard_find(next) : NULL;
        if (layout && !is_there(ret_others, n, layout, i > 0))
            ret_others[n++] = (struct keyboard_other){layout, next};
    }
    return n;
}
