// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/preference.h"

#include <assert.h>

#include "kiosk/model.h"

enum { WORDS_MAX = 5 };
static const struct {
    const char *name;
    int max;
    const char *words[WORDS_MAX]; /* of 0, 1 …; none: numbers */
} rows[PREFER_COUNT] = {
    [PREFER_SCALE] = {"textsize", SCALE_COUNT - 1, {"standard", "large", "larger", "largest"}},
    [PREFER_THEME] = {"theme", THEME_COUNT - 1, {"light", "dark", "black-on-yellow", "yellow-on-black"}},
    [PREFER_LOW] = {"reach", 1, {"standard", "low"}},
    [PREFER_STILL] = {"motion", 1, {"on", "off"}},
    [PREFER_SPEECH] = {"speech", 1, {"off", "on"}},
    [PREFER_ALOUD] = {"aloud", 1, {"off", "on"}},
    [PREFER_RATE] = {"rate", RATE_MAX, {NULL}},
    [PREFER_VOLUME] = {"volume", VOLUME_MAX, {NULL}},
    [PREFER_TOUCH] = {"touch", TOUCH_MAX, {"standard", "calm", "steady", "firm"}},
    [PREFER_SCAN] = {"scan", SCAN_MAX, {"off", "slow", "medium", "quick"}},
    [PREFER_LONG_TIME] = {"time", 1, {"standard", "long"}},
};

int preference_max(enum preference preference)
{
    return rows[preference].max;
}

int preference_get(const struct session *session, enum preference preference)
{
    assert(preference >= 0 && preference < PREFER_COUNT);
    return session->preferences[preference];
}

void preference_set(struct session *session, enum preference preference, int number)
{
    assert(preference >= 0 && preference < PREFER_COUNT);
    int max = rows[preference].max;
    session->preferences[preference] = number < 0 ? 0 : number > max ? max : number;
}

int preference_words_a_minute(int rate)
{
    static const int words[RATE_MAX + 1] = {120, 155, 200, 250, 310};
    return words[rate < 0 ? 0 : rate > RATE_MAX ? RATE_MAX : rate];
}

int preference_scan_ms(int scan)
{
    static const int ms[SCAN_MAX + 1] = {0, 3000, 2000, 1000};
    return ms[scan < 0 ? 0 : scan > SCAN_MAX ? SCAN_MAX : scan];
}

const char *preference_name(enum preference preference)
{
    return rows[preference].name;
}

struct str preference_takes(enum preference preference, struct arena *arena)
{
    const char *const *words = rows[preference].words;
    if (!words[0])
        return arena_printf(arena, "0 to %d", rows[preference].max);
    struct str all = str_of(words[0]);
    for (int i = 1; i < WORDS_MAX && words[i]; i++) {
        bool last = i == WORDS_MAX - 1 || !words[i + 1];
        all = arena_printf(arena, "%.*s%s%s", STR_FMT(all), last ? " or " : ", ", words[i]);
    }
    return all;
}

int preference_find(struct str name)
{
    for (int i = 0; i < PREFER_COUNT; i++)
        if (str_is(name, rows[i].name))
            return i;
    return -1;
}

int preference_value(enum preference preference, struct str word)
{
    int64_t number;
    for (int i = 0; i < WORDS_MAX && rows[preference].words[i]; i++)
        if (str_is(word, rows[preference].words[i]))
            return i;
    if (rows[preference].words[0] || !str_int(word, &number) || number < 0 || number > rows[preference].max)
        return -1;
    return (int)number;
}
