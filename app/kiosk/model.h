/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the kiosk knows, as plain data. Only update() writes it; screens read it. What a person chose or typed
 * is in `session` alone, so that ending a session is one assignment (and a wipe). */
#ifndef KIOSK_MODEL_H
#define KIOSK_MODEL_H

#include "core/entry.h"
#include "kiosk/keyboard_state.h"
#include "kiosk/load.h"
#include "kiosk/preference.h"
#include "text/lang.h"
#include "ui/theme.h"

enum screen {
    SCREEN_WELCOME,
    SCREEN_LANGUAGE,
    SCREEN_HOME,
    SCREEN_NEEDS,
    SCREEN_SERVICES,
    SCREEN_EVENTS,
    SCREEN_TIME,
    SCREEN_CALLS,
    SCREEN_DETAIL,
    SCREEN_ORGANIZATION,
    SCREEN_PLACE,
    SCREEN_STORY,
    SCREEN_GUIDES,
    SCREEN_GUIDE,
    SCREEN_SURVEY,
    SCREEN_COMMITMENTS,
    SCREEN_TAKE,
    SCREEN_SEARCH,
    SCREEN_SIGNUP,
    SCREEN_MYCODE,
    SCREEN_TEXTCOLOUR,
    SCREEN_HELP,
    SCREEN_STORES,
    SCREEN_STILLTHERE,
    SCREEN_STAFF,
    SCREEN_UNPAIRED,
    SCREEN_EMPTY,
    SCREEN_OUTOFSERVICE,
    SCREEN_CONSULTATION,
    SCREEN_NOTICE,
    SCREEN_COUNT
};

enum { KEY_MAX = 96, TYPED_MAX = 120, HISTORY_MAX = 16, LANGS_MAX = 32, ALERTS_SEEN_MAX = 8 };

enum period { PERIOD_TODAY, PERIOD_TOMORROW, PERIOD_WEEK, PERIOD_LATER, PERIOD_COUNT };
enum spare_time { TIME_HALF_HOUR, TIME_HOURS, TIME_DAY, TIME_WEEKLY, TIME_CURIOUS, TIME_COUNT };
enum chip { /* bits */
            CHIP_OPEN = 1,
            CHIP_FREE = 2,
            CHIP_MY_LANGUAGE = 4,
            CHIP_STEP_FREE = 8,
            CHIP_CHILDREN = 16,
            CHIP_HEARING_LOOP = 32,
            CHIP_NO_SWEDISH = 64,
            CHIP_INDOORS = 128,
            CHIP_PEOPLE = 256,
            CHIP_HANDS = 512,
            CHIP_TOGETHER = 1024
};

struct visit { /* one screen of the history, as it was left */
    enum screen screen;
    char key[KEY_MAX]; /* the item or term it shows */
    unsigned chips;
    enum period period;
    int day; /* events: 0 none, else that day of the strip, 1… from today */
    enum spare_time time;
    int limit;                /* rows asked for */
    int take_form, take_part; /* take: 0 the best form, else 1 + enum take_form; which square */
    float scroll_px;
};

struct session { /* one person's; gone when it ends */
    char lang[36];
    int preferences[PREFER_COUNT]; /* preference_get, preference_set */
    struct visit visits[HISTORY_MAX];
    int depth;             /* the last visit is the one shown */
    char typed[TYPED_MAX]; /* the search */
    struct keyboard_state keyboard;
    char focus[KEY_MAX + 32];
    bool still_there; /* the question is up */
    int64_t asked_ms;
    uint64_t alerts_seen[ALERTS_SEEN_MAX]; /* by their words */
    int n_alerts_seen;
    float alert_scroll_px;
    bool told_no_voice;        /* Listen was pressed, and there is no voice for the language shown */
    bool told_mute;            /* Listen was pressed, and nothing can be heard */
    bool wants_voice;          /* somebody listens, but this language has none; the next one may */
    struct reading {           /* what is being said aloud now */
        char id[KEY_MAX + 32]; /* of the node; empty: silence */
        int leaf;              /* which of its texts, from 0; −1: words about it */
        unsigned from, to;     /* bytes of that text; the same: all of it */
    } reading;
};

struct status { /* of the machine: what sync and store report */
    bool paired, connected, clock_trusted, storage_fault;
    bool offline; /* told not to use the network */
    int64_t version, items;
    int64_t issued_s, applied_s, contact_s; /* of the release; of taking it; of the last answer */
    char hub[160], channel[64], place[KEY_MAX], device[40];
    char verdict[64];     /* of the last sync, a word */
    char public_url[160]; /* where the hub's pages are for a phone; empty: nowhere */
    char pair_code[16], pair_text[200] /* for a phone's camera */;
    int64_t pair_expires_s;
    int outbox;
    int64_t outbox_oldest_s, storage_free_bytes;
    bool content_known; /* the store has answered since the start */
};

struct site { /* set by configuration; constant while the program runs */
    char langs[LANGS_MAX][36];
    int n_langs;
    char zone[64];
    bool voices[LANGS_MAX];         /* parallel to langs: it can be read aloud */
    int preferences[PREFER_COUNT];  /* what a session begins with */
    int idle_s, idle_form_s, ask_s; /* 90, 180, 45 */
};

struct model {
    struct site site;
    struct session session;
    struct status status;
    int64_t now_ms;     /* wall clock: what is on, what is open; it may jump */
    int64_t mono_ms;    /* never jumps: all times below */
    int offset_min;     /* of the site's zone at now_ms */
    int64_t touched_ms; /* last input */
    bool headphones;    /* are in: what is personal can be said */
    int greeting;       /* which language greets */
    int64_t greeted_ms;
    unsigned seq;                /* of the newest load asked for */
    unsigned page_seq, home_seq; /* of the loads that are still wanted */
    bool waiting;                /* for the page */
    int64_t waiting_since_ms;
    int64_t home_asked_ms;   /* when by the wall clock the newest home was asked for */
    const struct load *home; /* counts, notices, today; owned */
    const struct load *page; /* what the current screen shows; owned; NULL: nothing yet */
};

void model_init(struct model *model, const struct site *site, int64_t now_ms, int64_t mono_ms);
void model_release(struct model *model);
void session_init(struct session *session, const struct site *site);
/* As a person finds it: the site's defaults, and speech when there are headphones in. */
void model_fresh_session(const struct model *model, struct session *ret_session);
const struct visit *model_visit(const struct model *model); /* the one shown */
/* What is on the screen: the visit's, but SCREEN_STILLTHERE while that is asked, SCREEN_NOTICE while one is
 * to be seen (kiosk/alert.h), and in place of the welcome SCREEN_UNPAIRED, SCREEN_EMPTY or
 * SCREEN_OUTOFSERVICE while there is no content to welcome anybody to. */
enum screen model_screen(const struct model *model);
/* The tag of the language shown: the session's, or while the welcome screen rests the one that greets. */
const char *model_lang(const struct model *model);
struct moment model_local(const struct model *model); /* now, at the site */
struct date model_today(const struct model *model);
int64_t model_now_s(const struct model *model);
enum { GREETING_MS = 10000 }; /* each language greets so long */
/* Without a touch before it asks; twice that in large letters or with
 * a single switch, ten times with PREFER_LONG_TIME. */
int64_t model_idle_ms(const struct model *model);
int site_lang(const struct site *site, struct str tag); /* its index in site->langs; −1: not offered here */
/* The languages to choose from, in the site's order: to who listens only those that have a voice (A13). */
int model_offers(const struct model *model, const struct lang *ret_langs[LANGS_MAX]);
bool model_has_voice(const struct model *model); /* for the session's language */
/* The page was asked for a moment ago: the screen before it stays. */
bool model_awaits_page(const struct model *model);
/* When the model wants a tick, in ms from its now; -1: not by itself. */
int64_t model_next_tick_ms(const struct model *model);

#endif
