// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/say.h"

#include "base/buf.h"

struct word {
    unsigned bit;
    const char *english;
};

/* The words of the set bits, with `between` between them, the first with a capital. */
static struct str words_of(const struct say *say, const struct word *table, size_t n, unsigned bits,
                           const char *between)
{
    struct buf buf;
    buf_init(&buf, 1024);
    for (size_t i = 0; i < n; i++) {
        if (!(bits & table[i].bit))
            continue;
        if (buf.len)
            buf_z(&buf, between);
        buf_str(&buf, say_tr(say, "tell", table[i].english));
    }
    struct str text = format_sentence(say->arena, say->words->lang, arena_str(say->arena, buf_view(&buf)));
    buf_release(&buf);
    return text;
}

#define WORDS(table) table, sizeof(table) / sizeof *(table)

struct str say_access(const struct say *say, unsigned features)
{
    static const struct word table[] = {
        {ACCESS_STEP_FREE, N_("tell", "no steps")},
        {ACCESS_LIFT, N_("tell", "lift")},
        {ACCESS_TOILET, N_("tell", "toilet with room for a wheelchair")},
        {ACCESS_HEARING_LOOP, N_("tell", "hearing loop")},
        {ACCESS_PARKING, N_("tell", "accessible parking")},
        {ACCESS_DOOR, N_("tell", "door opens by itself")},
        {ACCESS_QUIET_ROOM, N_("tell", "quiet room")},
        {ACCESS_GUIDE_DOGS, N_("tell", "guide dogs welcome")},
        {ACCESS_CHANGING_TABLE, N_("tell", "changing table")},
        {ACCESS_TACTILE_PAVING, N_("tell", "tactile paving")},
    };
    return words_of(say, WORDS(table), features, " · ");
}

struct str say_how(const struct say *say, unsigned how)
{
    static const struct word table[] = {
        {HOW_DROP_IN, N_("tell", "just come, no need to book")},
        {HOW_BOOK, N_("tell", "book a time first")},
        {HOW_PHONE, N_("tell", "by phone")},
        {HOW_EMAIL, N_("tell", "by e-mail")},
        {HOW_WEB, N_("tell", "on the web")},
        {HOW_REFERRAL, N_("tell", "somebody else refers you")},
        {HOW_OUTREACH, N_("tell", "they come to you")},
    };
    return words_of(say, WORDS(table), how, " · ");
}

struct str say_settings(const struct say *say, const struct call *call)
{
    enum { NO_SWEDISH = 1 << 16, LITTLE_SWEDISH = 1 << 17, GOOD_SWEDISH = 1 << 18 };
    static const struct word table[] = {
        {NO_SWEDISH, N_("tell", "no Swedish needed")},
        {LITTLE_SWEDISH, N_("tell", "a little Swedish is enough")},
        {GOOD_SWEDISH, N_("tell", "good Swedish needed")},
        {SETTING_INDOORS, N_("tell", "indoors")},
        {SETTING_OUTDOORS, N_("tell", "outdoors")},
        {SETTING_PEOPLE, N_("tell", "with people")},
        {SETTING_HANDS, N_("tell", "with your hands")},
        {SETTING_HOME, N_("tell", "from home")},
        {SETTING_TOGETHER, N_("tell", "together with somebody")},
    };
    unsigned bits = call->settings;
    bits |= call->swedish == SWEDISH_NOT_NEEDED ? NO_SWEDISH : 0;
    bits |= call->swedish == SWEDISH_A_LITTLE ? LITTLE_SWEDISH : 0;
    bits |= call->swedish == SWEDISH_GOOD ? GOOD_SWEDISH : 0;
    return words_of(say, WORDS(table), bits, " · ");
}
