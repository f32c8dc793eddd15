// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings.h"

#include <stdio.h>
#include <string.h>

#include "base/log.h"
#include "panel.h"
#include "script_words.h"
#include "text/lang.h"
#include "text/zone.h"

static const char *value_or(const struct config *config, const char *name, const char *otherwise)
{
    const char *value = config_get(config, name);
    return value ? value : otherwise;
}

static bool wrong(const char *option, const char *value, const char *wanted)
{
    log_error("--%s %s: %s", option, value, wanted);
    return false;
}

bool settings_panel(const struct config *config, struct panel *panel)
{
    const char *size = value_or(config, "size", "1080x1920"), *mm = config_get(config, "panel-mm");
    int64_t distance;
    if (!script_size(str_of(size), &panel->w_px, &panel->h_px) || panel->w_px < 320 || panel->h_px < 320 ||
        panel->w_px > 8192 || panel->h_px > 8192)
        return wrong("size", size, "write pixels like 1080x1920, 320 to 8192 a side");
    panel_guess(panel->w_px, panel->h_px, panel);
    if (mm) {
        int w, h;
        if (!script_size(str_of(mm), &w, &h) || w < 80 || h < 80)
            return wrong("panel-mm", mm, "write millimetres like 268x476");
        panel->w_mm = (float)w;
        panel->h_mm = (float)h;
    }
    const char *given = value_or(config, "distance-mm", "600");
    if (!str_int(str_of(given), &distance) || distance < 300 || distance > 2000)
        return wrong("distance-mm", given, "write millimetres, 300 to 2000");
    panel->distance_mm = (float)distance;
    const char *mount = value_or(config, "mount-mm", "800");
    int64_t mount_mm;
    if (!str_int(str_of(mount), &mount_mm) || mount_mm < 380 || mount_mm > 800)
        return wrong("mount-mm", mount, "write millimetres, 380 to 800: above, too little can be reached");
    panel->mount_mm = (float)mount_mm;
    return true;
}

static bool add_lang(struct site *site, struct str tag)
{
    const struct lang *lang = lang_find(tag);
    if (!lang || !str_is(tag, lang->tag) || site->n_langs == LANGS_MAX)
        return false;
    if (site_lang(site, tag) >= 0)
        return true;
    snprintf(site->langs[site->n_langs++], sizeof site->langs[0], "%s", lang->tag);
    return true;
}

static bool read_langs(const struct config *config, struct site *site)
{
    struct str rest = str_of(value_or(config, "langs", "sv,sv-simple,en,ar")), tag;
    const char *first = config_get(config, "lang");
    if (first && !add_lang(site, str_of(first)))
        return wrong("lang", first, "not a language that this program speaks");
    while (rest.len && str_next(&rest, ',', &tag))
        if (!add_lang(site, str_trim(tag)))
            return wrong("langs", config_get(config, "langs"),
                         "holds something that is no language of this program");
    return site->n_langs > 0 || wrong("langs", "", "name one language at least");
}

static bool read_preferences(struct config *config, struct site *site)
{
    for (int i = 0; i < PREFER_COUNT; i++) {
        const char *name = preference_name((enum preference)i), *word = config_get(config, name);
        int value = word ? preference_value((enum preference)i, str_of(word)) : site->preferences[i];
        if (value < 0)
            return wrong(name, word, preference_takes((enum preference)i, &config->arena).ptr);
        site->preferences[i] = value;
    }
    return true;
}

bool settings_keys(const struct config *config, struct keymap *keymap)
{
    const char *given = config_get(config, "keys");
    struct str part;
    keymap_init(keymap);
    if (!given || keymap_change(keymap, str_of(given), &part))
        return true;
    log_error("--keys %s: %.*s: write KEY=ACTION like F15=headphones-in, with an action of %s", given,
              STR_FMT(part), KEYMAP_ACTIONS);
    return false;
}

bool settings_site(struct config *config, struct site *site)
{
    const char *zone = value_or(config, "zone", "Europe/Stockholm"), *idle = value_or(config, "idle", "90");
    int64_t idle_s;
    *site = (struct site){.ask_s = 45,
                          .preferences = {[PREFER_RATE] = RATE_USUAL, [PREFER_VOLUME] = VOLUME_USUAL}};
    if (!zone_find(str_of(zone)))
        return wrong("zone", zone, "not a time zone; write one like Europe/Stockholm");
    snprintf(site->zone, sizeof site->zone, "%s", zone);
    if (!str_int(str_of(idle), &idle_s) || idle_s < 10 || idle_s > 3600)
        return wrong("idle", idle, "write seconds, 10 to 3600");
    site->idle_s = (int)idle_s;
    site->idle_form_s = site->idle_s * 2;
    return read_langs(config, site) && read_preferences(config, site);
}
